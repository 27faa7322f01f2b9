"""The hand-off in the window: accepted by key or button, sent back with a reason, written from what the docket offers."""

from dataclasses import replace
from datetime import date

import pytest
from fake_hand_off import CLOCK
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from ipdocket.services import intake
from ipdocket.services.accounts import sign_in
from ipdocket.ui.shown_hand_off import DeskLine, HandOffsShown, ItemTyped, NoteTyped
from ipdocket.ui.views.today_hand_off import _choose_line, show_clocks
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import PASSWORD, rules, secret
from tests.services.conftest import session_file as session
from tests.services.test_handing_off import LETTER

__all__ = ["rules", "secret", "session"]  # fixtures, used by name


@pytest.fixture
def hand_off(make_shown, settle):
    window = make_shown()
    window.activateWindow()
    page = window.go("today")
    page.tabs.setCurrentWidget(page.hand_off)
    settle()
    return window, page, page.hand_off


def _column(table, place):
    return [table.item(line, place).text() for line in range(table.rowCount())]


def _dialog(settle):
    settle()
    return QApplication.activeModalWidget()


def test_what_waits_is_told_with_both_clocks(hand_off):
    _window, page, tab = hand_off
    assert page.tabs.tabText(page.tabs.indexOf(tab)) == "Hand-off (6)"
    assert "3 items handed on by B. Okafor, C. Lindqvist" in tab.told.text() and "3 items" in tab.told_lying.text()
    assert _column(tab.table, 1) == ["2 Dec 2026 24:00 New York", "", ""]
    assert _column(tab.table, 2) == ["3 Dec 2026 13:00 Manila", "25 Nov 2026 24:00 Manila", ""]
    assert _column(tab.table, 6) == ["waits for the client", "blocked", "open"]
    assert _column(tab.lying, 7) == ["no answer yet", "sent back by B. Okafor: not of our team, ask Carla", "no answer yet"]
    assert "handed" in page.context() and page.chosen_matter() == 1
    assert tab.whole.text() == "ACM-0003US Reply to office action <b>: waits for the client. “asked twice, calls on Tuesday”"
    _choose_line(tab.lying, 1)
    assert tab.whole_lying.text().endswith("open. Sent back by B. Okafor: not of our team, ask Carla")
    assert show_clocks(replace(CLOCK, receiver_zone="America/New_York")) == ("2 Dec 2026 24:00 New York",) * 2


def test_accepted_by_key_and_by_note(hand_off, settle, qtbot):
    window, page, tab = hand_off
    _choose_line(tab.table, 2)
    qtbot.keyClick(tab.table, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert window.fake.hand_offs.done == [("accept", [3])] and tab.table.rowCount() == 2
    tab.note_button.click()
    settle()
    assert window.fake.hand_offs.done[-1] == ("accept", [1, 2]) and tab.told.text() == "Nothing waits for you to accept."
    assert not tab.accept_button.isEnabled() and "handed" not in page.context()
    window.actions_["accept_items"].trigger()
    assert len(window.fake.hand_offs.done) == 2, "nothing is chosen, nothing is sent"


def test_sent_back_with_a_reason_and_taken_back(hand_off, settle):
    window, page, tab = hand_off
    tab.refuse_button.click()
    dialog = _dialog(settle)
    dialog.line.setText("no")
    assert not dialog.accept_button.isEnabled() and dialog.missing.text() == "Say why, in a few words."
    dialog.line.setText("not of this shift")
    dialog.accept_button.click()
    settle()
    tab.keep_button.click()
    settle()
    assert window.fake.hand_offs.done == [("refuse", [1], "not of this shift"), ("keep", [4])]
    _choose_line(tab.lying, 1)
    assert not tab.keep_button.isEnabled(), "another's item is not mine to keep"
    page.hand_off.show_board(HandOffsShown())
    assert not tab._lower.isVisible() and page.tabs.tabText(page.tabs.indexOf(tab)) == "Hand-off"


def test_a_row_opens_its_matter(hand_off, settle, qtbot):
    window, page, tab = hand_off
    tab.table.setFocus()
    _choose_line(tab.table, 1)
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert window.page is page, "that paper is about no matter yet"
    _choose_line(tab.table, 2)
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    settle()
    assert window.page is not page


def test_a_note_is_written_from_what_is_ticked(hand_off, settle, qtbot):
    window, _page, _tab = hand_off
    window.actions_["hand_off"].trigger()
    dialog = _dialog(settle)
    assert dialog.receiver.currentText() == "Desk Manila" and dialog.zone.currentText() == "Asia/Manila"
    assert dialog._ticked() == [0, 2, 4], "own rows, but none that lies in a note already"
    assert dialog.table.item(0, 4).text() == "3 Dec 2026 13:00 Manila" and dialog.table.item(3, 5).text() == "in note 5"
    _choose_line(dialog.table, 1)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    dialog.state.setCurrentIndex(1)
    assert "say what blocks it" in dialog.missing.text() and not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.sentence, "no number on it")
    _choose_line(dialog.table, 0)
    assert dialog.sentence.text() == "" and not dialog.waiting_for.isEnabled()
    dialog.state.setCurrentIndex(2)
    assert "say for whom it waits" in dialog.missing.text()
    qtbot.keyClicks(dialog.waiting_for, "the client")
    _choose_line(dialog.table, 3)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    _choose_line(dialog.table, 4)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    dialog.accept_button.click()
    settle()
    items = (ItemTyped("deadline", 3, "waiting", "the client"), ItemTyped("paper", 17, "blocked", "", "no number on it"), ItemTyped("second", 9))
    assert window.fake.hand_offs.done == [NoteTyped("dManila", "Asia/Manila", items)]
    assert QApplication.activeModalWidget() is None


def test_a_refusal_leaves_what_was_typed(hand_off, settle):
    _window, _page, tab = hand_off
    tab.write_button.click()
    dialog = _dialog(settle)
    dialog.receiver.setCurrentIndex(2)
    assert dialog.zone.currentText() == "Europe/Berlin" and dialog.table.item(2, 4).text() == "4 Dec 2026 24:00 Berlin"
    dialog.zone.setEditText("Nowhere")
    assert "time zone" in dialog.missing.text()
    dialog.zone.setCurrentIndex(dialog.zone.findData("UTC"))
    dialog.accept_button.click()
    settle()
    assert dialog.isVisible() and "ethical wall" in dialog.strip.words and dialog._ticked() == [0, 2, 4]
    dialog.receiver.setCurrentIndex(0)
    assert "Choose to whom" in dialog.missing.text()
    dialog.reject()


def test_nothing_to_hand_on_is_said(make_shown, settle):
    window = make_shown()
    window.fake.hand_offs.drawn = ()
    window.actions_["hand_off"].trigger()
    dialog = _dialog(settle)
    assert "Nothing of yours" in dialog.told.text() and dialog.missing.text() == "There is nothing to hand on."
    dialog.reject()


def test_a_note_as_pdf(hand_off, settle, monkeypatch, tmp_path):
    window, _page, tab = hand_off
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "note.pdf"), ""))
    tab.open_notes()
    dialog = _dialog(settle)
    assert _column(dialog.table, 6) == ["2", "0"]
    dialog.save_button.click()
    settle()
    assert window.fake.hand_offs.done == [(7, str(tmp_path / "note.pdf"))]
    dialog.reject()


def test_desks_are_declared(hand_off, settle, qtbot):
    window, _page, tab = hand_off
    tab.open_desks()
    dialog = _dialog(settle)
    assert _column(dialog.table, 2) == ["B. Okafor"]
    dialog.add.click()
    assert "Type a name" in dialog.missing.text()
    qtbot.keyClicks(dialog.name, "manila")
    assert "same name" in dialog.missing.text()
    qtbot.keyClicks(dialog.name, " night")
    assert "manila night: choose its time zone." in dialog.missing.text()
    dialog.zone.setCurrentIndex(dialog.zone.findData("Europe/Berlin"))
    dialog.people.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.accept_button.click()
    settle()
    lines = (DeskLine("Manila", "Asia/Manila", (2,)), DeskLine("manila night", "Europe/Berlin", (1,)))
    assert window.fake.hand_offs.done == [lines]
    window.fake.hand_offs.may_change = False
    tab.open_desks()
    dialog = _dialog(settle)
    assert not dialog.add.isEnabled() and not dialog.name.isEnabled() and "administrator" in dialog.missing.text()
    dialog.reject()


def test_from_one_desk_to_the_other(session, tmp_path):
    """The wiring on a real docket: written by Anna to the desk in Manila, accepted there by Ben."""
    paper = intake.log_paper(session, LETTER)
    ports = open_ports(session)
    ports.hand_offs.declare([DeskLine("Manila", "Asia/Manila", (2,))])
    drawn = ports.hand_offs.draw()
    assert [(row.about, row.what, row.day, row.own) for row in drawn.rows] == [
        ("paper", "Paper 2026/00001: Office action", date(2026, 11, 24), True)
    ]
    assert [one.code for one in drawn.receivers] == ["dManila", "p2", "p3"] and "Asia/Manila" in drawn.zones
    told = ports.hand_offs.write(NoteTyped("dManila", "Asia/Manila", (ItemTyped("paper", paper.id, "blocked", "", "no number"),)))
    assert told == "Hand-off note 1 is written: 1 item. They are yours until they are accepted."
    assert [row.who for row in ports.hand_offs.board().lying] == ["Manila"]
    assert dict(ports.looking.standing().counts)["today"] == 1 and ports.reminders.waiting() == (0, 0, 1)
    sign_in(session, "ben", PASSWORD)
    (row,) = ports.hand_offs.board().waiting
    assert (row.who, row.sentence, row.state) == ("Anna Rivera", "no number", "blocked")
    assert ports.hand_offs.accept([row.item]) == "Accepted: 1 item. Yours now."
    (line,) = ports.hand_offs.past()
    assert (line.items, line.accepted, line.left) == (1, 1, 0)
    assert "1 page" in ports.hand_offs.save(line.id, str(tmp_path / "n.pdf"))
    assert ports.hand_offs.desks().may_change is False
