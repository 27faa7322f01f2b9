"""An older docket is brought to the present format before the window, and the person sees how far it is."""

import sqlite3
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ipdocket import app
from ipdocket.clock import FixedClock
from ipdocket.domain.people import PROGRAM, Person, Role
from ipdocket.store.open import create_store
from ipdocket.store.people import add_person
from ipdocket.ui.dialogs.upgrading import Upgrading
from ipdocket.ui.widgets.text import Label
from tests.store.second import use_second

CLOCK = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))


def shown() -> Upgrading | None:
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, Upgrading) and one.isVisible()), None)


def make_old(path):
    with create_store(path, CLOCK) as store, store.work(PROGRAM, "people") as work:
        add_person(work, Person("Anna", frozenset({Role.DOCKETING})))


def test_it_says_what_is_done_and_cannot_be_closed(qtbot):
    dialog = Upgrading("firm.ipd")
    qtbot.addWidget(dialog)
    dialog.show()
    assert any("firm.ipd comes from an older ipdocket" in label.text() for label in dialog.findChildren(Label))
    for number, (step, words) in enumerate((("back up", "backup"), ("change", "format"), ("check", "guards"))):
        dialog.tell(step)
        assert (dialog.bar.value(), words in dialog.accessibleDescription()) == (number, True)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()
    assert dialog.isVisible()
    dialog.hide()


def test_the_window_follows_when_the_docket_has_the_present_format(qtbot, qapp, tmp_path, monkeypatch):
    path, told = tmp_path / "docket.ipd", []
    make_old(path)
    (tmp_path / "chain").mkdir()
    use_second(monkeypatch, tmp_path / "chain")
    tell = Upgrading.tell
    monkeypatch.setattr(Upgrading, "tell", lambda self, step: (told.append((step, self.isVisible())), tell(self, step)))
    program = app.Program(qapp, CLOCK, False, path)
    program.start()
    qtbot.waitUntil(lambda: program.window is not None and program.window.isVisible(), timeout=20_000)
    assert told == [("back up", True), ("change", True), ("check", True)]
    assert shown() is None
    qtbot.waitUntil(lambda: program.tasks.pending == 0, timeout=20_000)
    assert program.opened.session.store.read_only_because == ""
    program.window.close()
    program.close()
    driver = sqlite3.connect(path)
    assert driver.execute("PRAGMA user_version").fetchone() == (2,)
    driver.close()


def test_a_failed_upgrade_is_told_and_the_docket_is_as_it_was(qtbot, qapp, tmp_path, monkeypatch):
    path, told = tmp_path / "docket.ipd", []
    make_old(path)
    before = path.read_bytes()
    (tmp_path / "chain").mkdir()
    use_second(monkeypatch, tmp_path / "chain", "INSERT INTO nowhere VALUES (1)")
    program = app.Program(qapp, CLOCK, False, path)
    monkeypatch.setattr(program, "_give_up", told.append)
    program.start()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    program.close()
    assert "could not be brought from format 1 to format 2" in told[0].what
    assert shown() is None
    assert path.read_bytes() == before


def test_a_mistake_of_the_program_does_not_leave_the_dialog_standing(qtbot, qapp, tmp_path):
    program = app.Program(qapp, CLOCK, False, tmp_path / "docket.ipd")
    program.tasks.broke.disconnect()
    program.tasks.broke.connect(program._end_upgrade)
    program.upgrading.emit("change")
    assert shown() is not None
    program.tasks.broke.emit(RuntimeError("a mistake"))
    assert shown() is None
    program.close()
