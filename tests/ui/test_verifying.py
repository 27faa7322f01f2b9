"""A date typed a second time from the paper, and filings that came back, in the real window."""

from dataclasses import replace
from datetime import date

import fakes
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from ipdocket.ui.dialogs.verify_date import name_events
from ipdocket.ui.shown import EventRow


def shown_dialog(window):
    return next(each for each in window.findChildren(QDialog) if each.isVisible())


@pytest.fixture
def verifying(make_shown, settle):
    docket = fakes.make_docket()
    docket.accounts.permissions |= {"verify_event"}
    window = make_shown(docket)
    window.go("matters")
    settle()
    window.actions_["open_matter"].trigger()
    settle()
    page = window.page
    page.tabs.setCurrentWidget(page._events_tab)
    page._events.selectRow(1)
    window.actions_["verify_date"].trigger()
    settle()
    return window, shown_dialog(window)


def type_day(edit, text):
    edit.line.setText(text)
    edit.line.textEdited.emit(text)


def words_of(widget):
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_the_second_person_sees_no_date_anywhere_while_typing(verifying):
    window, dialog = verifying
    assert dialog.event_choice.count() == 1  # the verified filing is not offered
    assert dialog.event_choice.currentText() == "office action"
    assert "2019" not in words_of(window)
    assert not window._stack.isVisible()
    dialog.reject()
    assert window._stack.isVisible()


def test_equal_dates_verify_and_say_so(verifying, settle):
    window, dialog = verifying
    assert dialog.missing.text() == "Type the date that stands on the paper."
    type_day(dialog.day, "2019-02-05")
    dialog.accept_button.click()
    settle()
    (draft,) = window.fake.confirming.checked
    assert (draft.event, draft.day, draft.person) == (2, date(2019, 2, 5), "")
    assert "Verified" in window.strip.words and window._stack.isVisible()


def test_unequal_dates_show_both_and_are_no_success(verifying, settle):
    window, dialog = verifying
    type_day(dialog.day, "2019-05-02")
    dialog.accept_button.click()
    settle()
    assert dialog.isVisible() and "differ" in words_of(dialog)
    assert "differ" in window.strip.words and not window.strip._leaving.isActive()
    dialog.accept_button.click()
    assert window._stack.isVisible()


def test_confirm_as_needs_the_other_persons_password(verifying, settle):
    window, dialog = verifying
    type_day(dialog.day, "2019-02-05")
    dialog.person.setText("okafor")
    assert dialog.missing.text() == "Type the password of the second person."
    dialog.password.setText("secret")
    dialog.accept_button.click()
    settle()
    assert (window.fake.confirming.checked[0].person, window.fake.confirming.checked[0].password) == ("okafor", "secret")


def test_whoever_entered_the_date_must_let_another_person_type(make_shown, settle):
    docket = fakes.make_docket()
    docket.accounts.permissions |= {"verify_event"}
    whole = docket.docketing.open_matter

    def mine(matter):
        page = whole(matter)
        return replace(page, events=tuple(replace(one, mine=True, typed_by="A. Rivera") for one in page.events))

    docket.docketing.open_matter = mine
    window = make_shown(docket)
    window.actions_["verify_date"].trigger()
    settle()
    dialog = shown_dialog(window)
    assert dialog.missing.text() == "Type the sign-in name of the second person."
    assert dialog.entered_by.text() == "Entered by A. Rivera."


def test_events_alike_are_told_apart_without_a_date():
    events = [EventRow(1, date(2020, 1, 1), "office action"), EventRow(2, date(2021, 1, 1), "grant"),
              EventRow(3, date(2022, 1, 1), "office action", note="final")]  # fmt: skip
    assert [one.text for one in name_events(events)] == [
        "office action (1 of 2, earliest first)", "grant", "office action (2 of 2, earliest first) – final",
    ]  # fmt: skip


def test_a_mismatch_shows_both_entries_and_stays(make_shown, settle):
    window = make_shown()
    window.go("confirm")
    settle()
    window.actions_["confirm_second"].trigger()
    settle()
    dialog = shown_dialog(window)
    dialog.person.setText("okafor")
    dialog.password.setText("secret")
    type_day(dialog.day, "2026-11-20")
    dialog.receipt.setText("R-2")
    dialog.accept_button.click()
    settle()
    assert dialog.isVisible() and not dialog.fields.isVisible()
    from ipdocket.ui.dialogs.differing import TwoEntries

    table = dialog.findChild(TwoEntries).table
    assert [table.item(line, 1).text()[-3:] for line in range(2)] == ["R-1", "R-2"]
    assert not window.strip._leaving.isActive()  # a warning does not leave by itself, as good news does


def test_enter_on_what_came_back_shows_both_entries_and_confirms_anew(make_shown, settle, qtbot):
    docket = fakes.make_docket()
    docket.awaiting.all.append(
        replace(docket.awaiting.all[0], id=-7, deadline=7, band="mismatch", first_by="A. Rivera, B. Okafor", may_confirm=False)
    )
    window = make_shown(docket)
    page = window.go("confirm")
    settle()
    page.table.setCurrentIndex(page.model.index_of(-7))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle()
    dialog = shown_dialog(window)
    assert "differ" in words_of(dialog)
    dialog._confirm_anew()
    settle()
    assert shown_dialog(window)._rows[0].id == 7
