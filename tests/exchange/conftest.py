"""The real records that come with the program (see resources/demo/NOTICE) are the readers' test data too."""

from collections.abc import Callable
from pathlib import Path

import pytest

DEMO = Path(__file__).parents[2] / "resources" / "demo"


@pytest.fixture
def real_record() -> Callable[[str], bytes]:
    """The content of one of the records by its name."""
    return lambda name: (DEMO / name).read_bytes()
