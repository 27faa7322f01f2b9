"""Qt for the tests of the window: offscreen unless a screen is given, and a thread for the docket."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))  # the fakes beside the tests, under any import mode of pytest

from ipdocket.ui.tasks import Tasks  # noqa: E402  after the platform is chosen


@pytest.fixture
def tasks(qtbot: object) -> Iterator[Tasks]:
    """The doors to a docket's thread, closed again after the test."""
    made = Tasks()
    failures: list[BaseException] = []
    made.broke.connect(failures.append)
    yield made
    made.close()
    assert not failures
