"""The real records kept beside these tests (see real_records/NOTICE)."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def real_record() -> Callable[[str], bytes]:
    """The content of one sample file by its name."""
    folder = Path(__file__).parent / "real_records"
    return lambda name: (folder / name).read_bytes()
