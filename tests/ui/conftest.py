"""Qt for the tests of the window: offscreen unless a screen is given, and a thread for the docket."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))  # the fakes beside the tests, under any import mode of pytest

from ipdocket.ui.ports import Docket
from ipdocket.ui.tasks import Tasks


@pytest.fixture
def tasks(qtbot: object) -> Iterator[Tasks]:
    """The doors to a docket's thread, closed again after the test."""
    made = Tasks()
    failures: list[BaseException] = []
    made.broke.connect(failures.append)
    yield made
    made.close()
    assert not failures


@pytest.fixture
def settle(qtbot, tasks: Tasks) -> Callable[[], None]:  # type: ignore[no-untyped-def]
    """Waits until the docket has answered everything and the typing timers have run out."""

    def wait() -> None:
        for _ in range(40):
            qtbot.wait(15)
            qtbot.waitUntil(lambda: tasks.pending == 0, timeout=5000)
            qtbot.wait(15)
            if tasks.pending == 0:
                return

    return wait


@pytest.fixture
def make_shown(qtbot, tasks: Tasks, settle):  # type: ignore[no-untyped-def]
    """Makes a window on a fake docket whose ports refuse to run on the window's thread, signed in."""
    import fakes

    from ipdocket.ui.application import make_application
    from ipdocket.ui.commands import make_window
    from ipdocket.ui.watchdog import Guarded

    make_application(["test"], theme="light")

    class PersonalMemory(fakes.FakeMemory):
        def turn_to(self, person: int | None) -> None:
            self.person = person

    def make(docket: Docket | None = None, sign_in: bool = True, memory: object = None, clock: object = None):  # type: ignore[no-untyped-def]
        docket = docket or fakes.make_docket()
        guarded = Docket(**{each.name: Guarded(getattr(docket, each.name)) for each in fields(Docket)})
        window = make_window(guarded, tasks, clock or fakes.CLOCK, memory or PersonalMemory(), fakes.read_typed)
        qtbot.addWidget(window)
        window.fake = docket
        window.show()
        settle()
        if sign_in:
            window._sign_in.login.setText("rivera")
            window._sign_in.password.setText("secret")
            window._sign_in.button.click()
            settle()
        return window

    return make
