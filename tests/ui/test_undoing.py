"""Undo in the window: the last acts, what compensates each, the reason; and through the ports on a real file."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog
from test_wiring import matter, office_action, ports, receipt  # fixtures, used by name

from ipdocket.errors import Refused
from ipdocket.services.accounts import sign_in
from ipdocket.ui import shown
from ipdocket.ui.ports import Query
from ipdocket.ui.shown_absences import AssignTyped
from tests.services.conftest import PASSWORD, rules, secret
from tests.services.conftest import session_file as session

__all__ = ["matter", "ports", "receipt", "rules", "secret", "session"]
DAY = date(2026, 11, 20)


def open_undo(window, settle):
    window.actions_["undo"].trigger()
    settle()
    return next(each for each in window.findChildren(QDialog) if each.isVisible())


@pytest.fixture
def window(make_shown, settle):
    made = make_shown()
    made.go("docket")
    settle()
    return made


def test_the_first_act_that_can_be_undone_is_chosen_and_needs_a_reason(window, settle):
    dialog = open_undo(window, settle)
    assert dialog.table.currentRow() == 1 and dialog.missing.text() == "Say why."
    dialog.table.selectRow(0)
    assert "correct it where it stands" in dialog.missing.text() and not dialog.accept_button.isEnabled()
    dialog.table.selectRow(1)
    dialog.reason.setText("wrong paper")
    dialog.accept_button.click()
    settle()
    assert window.fake.undoing.done == [(40, "wrong paper")]
    assert window.strip.words == "Undone."


def test_nothing_done_is_said(window, settle):
    window.fake.undoing.lines = []
    dialog = open_undo(window, settle)
    assert dialog.missing.text() == "Nothing was done since you signed in." and not dialog.accept_button.isEnabled()


def newest(ports, what):
    return next(one for one in ports.undoing.acts() if one.what == what)


def test_an_event_is_struck_with_every_date_that_followed(ports, matter):
    row = office_action(ports, matter)
    line = newest(ports, "record event")
    assert line.able and line.how == "the event is struck"
    with pytest.raises(Refused, match="No reason"):
        ports.undoing.undo(line.number, " ")
    assert "struck" in ports.undoing.undo(line.number, "paper of another matter")
    (shown_row,) = ports.deadlines.rows([row.id], Query())
    assert shown_row.state == "superseded"


def test_a_first_entry_people_and_facts_go_back(ports, matter, receipt, session):
    row = office_action(ports, matter)
    ports.confirming.confirm_first(shown.ConfirmationDraft((row.id,), "replied", DAY, "R-17", None, "", receipt))
    assert "taken back" in ports.undoing.undo(newest(ports, "confirm first").number, "wrong receipt")
    (shown_row,) = ports.deadlines.rows([row.id], Query())
    assert shown_row.state == "open"
    ports.docketing.assign((row.id,), AssignTyped("3"))
    (shown_row,) = ports.deadlines.rows([row.id], Query())
    assert shown_row.responsible == "Carla Stein"
    assert "people" in ports.undoing.undo(newest(ports, "assign").number, "wrong row")
    (shown_row,) = ports.deadlines.rows([row.id], Query())
    assert shown_row.responsible != "Carla Stein"


def test_what_another_verified_is_only_proposed(ports, matter, session):
    office_action(ports, matter)
    line = newest(ports, "record event")
    event = next(one for one in ports.docketing.open_matter(matter).events if one.what == "Office action")
    from ipdocket.ui.shown_checks import CheckDraft

    assert ports.confirming.verify_event(CheckDraft(event.id, event.day, "ben", PASSWORD)).agreed
    assert "second person" in ports.undoing.undo(line.number, "paper of another matter")
    assert [one.what for one in ports.date_changes.waiting()] == ["entered in error"]


def test_a_matter_entered_twice_is_marked_and_of_others_nothing_is_offered(ports, matter, session):
    line = newest(ports, "enter matter")
    sign_in(session, "carla", PASSWORD)
    assert ports.undoing.acts() == ()
    with pytest.raises(Refused, match="not one of your acts"):
        ports.undoing.undo(line.number, "entered twice")
    assert [row.reference for row in ports.matters.first(Query(), 9)] == ["ACM-001US"]
