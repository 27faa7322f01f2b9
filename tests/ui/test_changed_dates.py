"""Dates that two persons change, in the real window: proposed, agreed unseen, refused, taken back."""

from dataclasses import replace
from datetime import date

import fakes
import pytest
from fake_changes import MINE, THEIRS
from PySide6.QtWidgets import QDialog, QLabel

from ipdocket.services.docketing import enter_matter
from ipdocket.ui import shown
from ipdocket.ui.shown_changes import ChangeDraft, DecideDraft
from ipdocket.ui.shown_checks import CheckDraft
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import PASSWORD, rules, secret, us_matter
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name


def shown_dialog(window):
    return next(each for each in window.findChildren(QDialog) if each.isVisible())


def type_day(edit, text):
    edit.line.setText(text)
    edit.line.textEdited.emit(text)


def words_of(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def docket():
    made = fakes.make_docket()
    made.accounts.permissions |= {"enter", "verify_event"}
    return made


@pytest.fixture
def window(make_shown, settle, docket):
    made = make_shown(docket)
    settle()
    return made


@pytest.fixture
def waiting(window, settle):
    window.actions_["changed_dates"].trigger()
    settle()
    return shown_dialog(window)


def test_the_second_person_types_both_dates_unseen(window, waiting, docket, settle):
    assert waiting.line == THEIRS
    assert not window._stack.isVisible()  # nothing of the docket is in view while a date is typed
    assert waiting.missing.text() == "Type the date that stands on the paper."
    type_day(waiting.day, "2027-03-01")
    assert "final date" in waiting.missing.text()
    type_day(waiting.last_day, "2027-03-01")
    waiting.accept_button.click()
    settle()
    assert docket.date_changes.done == [DecideDraft(2, date(2027, 3, 1), date(2027, 3, 1))]
    assert "the same" in waiting.strip.words
    assert waiting.line == MINE


def test_one_s_own_proposal_needs_somebody_else_or_is_taken_back(waiting, docket, settle):
    waiting.table.selectRow(1)
    assert (waiting.line, waiting.last_day.isVisible()) == (MINE, False)
    type_day(waiting.day, "2019-02-15")
    assert "second person" in waiting.missing.text()
    assert not waiting.back_button.isEnabled()
    waiting.reason.setText("misread")
    assert not waiting.refuse_button.isEnabled()
    waiting.back_button.click()
    settle()
    assert docket.date_changes.done == [("take back", 1, "misread")]


def test_refused_with_a_reason_by_whoever_confirms(waiting, docket, settle):
    assert not waiting.refuse_button.isEnabled()
    waiting.reason.setText("the letter is another file's")
    waiting.person.setText("ben")
    waiting.password.setText("secret")
    waiting.refuse_button.click()
    settle()
    assert docket.date_changes.done == [("refuse", 2, "the letter is another file's", "ben")]
    assert waiting.password.text() == ""


def test_different_dates_show_both_and_change_nothing(window, waiting, docket, settle):
    docket.date_changes.agrees = False
    type_day(waiting.day, "2027-03-02")
    type_day(waiting.last_day, "2027-03-02")
    waiting.accept_button.click()
    settle()
    assert "differ" in words_of(waiting)
    assert "differ" in window.strip.words


def test_the_page_confirm_says_that_changed_dates_wait(window, docket, settle):
    page = window.go("confirm")
    settle()
    assert page.changed.text() == "2 changed dates wait for a second person: show…"
    docket.date_changes.lines.clear()
    page.refresh()
    settle()
    assert not page.changed.isVisible()


@pytest.mark.parametrize("by_hand", [False, True])
def test_a_computed_date_is_set_by_hand(window, docket, settle, by_hand):
    docket.date_changes.by_hand = by_hand
    window.actions_["change_date"].trigger()
    settle()
    dialog = shown_dialog(window)
    assert dialog.what.count() == (2 if by_hand else 1)
    type_day(dialog.due, "2026-12-15")
    type_day(dialog.final, "2026-12-14")
    assert "before" in dialog.missing.text()
    type_day(dialog.final, "2026-12-15")
    assert "why" in dialog.missing.text()
    dialog.reason.setText("letter of the office")
    dialog.accept_button.click()
    settle()
    (draft,) = docket.date_changes.done
    assert (draft.what, draft.due, draft.final, draft.reason) == (
        "override", date(2026, 12, 15), date(2026, 12, 15), "letter of the office",
    )  # fmt: skip


def test_an_event_entered_in_error_shows_what_goes(window, docket, settle):
    window.go("matters")
    settle()
    window.actions_["open_matter"].trigger()
    settle()
    page = window.page
    assert not window.actions_["strike_event"].isEnabled()
    page.tabs.setCurrentWidget(page._events_tab)
    page._events.selectRow(1)
    settle()
    window.actions_["strike_event"].trigger()
    settle()
    dialog = shown_dialog(window)
    assert "1 deadline goes" in words_of(dialog)
    dialog.reason.setText("another matter's")
    dialog.accept_button.click()
    settle()
    assert docket.date_changes.done == [("strike", 2, "another matter's")]


def test_from_proposal_to_agreement_with_the_real_services(session):
    ports = open_ports(session)
    matter = enter_matter(session, us_matter())
    event = ports.docketing.open_matter(matter).events[0]
    ports.confirming.verify_event(CheckDraft(event.id, date(2023, 1, 31), "ben", PASSWORD))
    draft = shown.EventDraft(matter, event.kind, date(2023, 2, 28), note="misread", replaces=event.id)
    assert ports.docketing.record_event(draft).waits
    assert ports.docketing.open_matter(matter).events[0].waits
    (line,) = ports.date_changes.waiting()
    assert (line.mine, line.proposed, line.stands, line.two_days) == (True, "28 Feb 2023", "31 Jan 2023", False)
    done = ports.date_changes.decide(DecideDraft(line.id, date(2023, 2, 28), None, "ben", PASSWORD))
    assert done.agreed
    held = ports.docketing.open_matter(matter)
    assert (held.events[0].day, held.events[0].verified) == (date(2023, 2, 28), "verified")
    first = next(row for row in held.deadlines if row.state == "open")
    ports.date_changes.propose(ChangeDraft(first.id, "override", "letter", date(2026, 12, 15), date(2026, 12, 20)))
    (line,) = ports.date_changes.waiting()
    wrong = DecideDraft(line.id, date(2026, 12, 16), date(2026, 12, 20), "ben", PASSWORD)
    assert ports.date_changes.decide(wrong).entries == (
        ("Anna Rivera", "15 Dec 2026, final 20 Dec 2026"), ("Ben Okafor", "16 Dec 2026, final 20 Dec 2026"),
    )  # fmt: skip
    ports.date_changes.propose(ChangeDraft(first.id, "override", "letter", date(2026, 12, 15), date(2026, 12, 20)))
    (line,) = ports.date_changes.waiting()
    assert ports.date_changes.decide(replace(wrong, change=line.id, day=date(2026, 12, 15))).agreed
    told = ports.docketing.explain(first.id)
    assert (told.certainty, told.row.due) == ("typed", date(2026, 12, 15))
    assert any("set by hand by Anna Rivera, typed again by Ben Okafor" in line for line in told.record)
    assert told.steps
    start = ports.date_changes.start(first.id)
    assert (start.by_hand, start.typed) == (True, False)
    ports.date_changes.propose(ChangeDraft(first.id, "restore", "withdrawn"))
    (line,) = ports.date_changes.waiting()
    assert line.what == "the rule's date again"
    assert "Taken back" in ports.date_changes.take_back(line.id, "too early")


def test_the_cause_of_a_miss_is_kept(window, docket, settle):
    window.actions_["missed_cause"].trigger()
    settle()
    dialog = shown_dialog(window)
    assert dialog.missing.text() == "Say why."
    dialog.cause.setText("the letter was misfiled")
    dialog.accept_button.click()
    settle()
    ((what, _deadline, cause),) = docket.date_changes.done
    assert (what, cause) == ("missed", "the letter was misfiled")
