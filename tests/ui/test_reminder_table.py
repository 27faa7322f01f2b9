"""The table of reminders in the window: read by all, declared by whom may, every row checked before it is sent."""

import pytest

from ipdocket.ui.dialogs.reminder_table import ReminderTable, read_tiers
from ipdocket.ui.shown_reminders import ScheduleLine


@pytest.fixture
def opened(make_shown, settle):
    def open_table(may_change: bool = True):
        window = make_shown()
        window.fake.reminders.may_change = may_change
        page = window.go("today")
        page.tabs.setCurrentWidget(page.reminders)
        page.reminders.open_table()
        settle()
        return window, next(each for each in window.findChildren(ReminderTable) if each.isVisible())

    return open_table


def _type(field, text):
    field.setText(text)
    field.textEdited.emit(text)


def test_a_row_is_changed_another_added_and_all_declared(opened, settle):
    window, dialog = opened()
    dialog.table.selectRow(1)
    assert dialog.tiers.text() == "30, 14, 7, 1" and not dialog.remove.isEnabled()
    _type(dialog.tiers, "9 2; 2")
    _type(dialog.supervisor, "1")
    dialog.add.click()
    assert dialog.table.currentRow() == 2 and dialog.remove.isEnabled()
    _type(dialog.silent, "20")
    dialog.accept_button.click()
    settle()
    (declared,) = window.fake.reminders.done
    assert declared[1] == ScheduleLine("other", (9, 2), 14, 1, 5)
    assert declared[2] == ScheduleLine("annuity", (180, 90, 60, 30, 14, 7, 3, 1, 0), 14, 3, 20)
    assert "In force" in window.strip.words


def test_what_cannot_stand_is_told_before_it_is_sent(opened):
    _window, dialog = opened()
    for field, text in ((dialog.tiers, "soon"), (dialog.tiers, ""), (dialog.backup, "-1"), (dialog.silent, "9999")):
        before = field.text()
        _type(field, text)
        assert not dialog.accept_button.isEnabled() and dialog.missing.text()
        _type(field, before)
        assert dialog.accept_button.isEnabled()


def test_a_row_of_its_own_is_taken_away_again(opened):
    _window, dialog = opened()
    dialog.add.click()
    dialog.remove.click()
    assert [line.kind for line in dialog.lines] == ["rights end", "other"]


def test_who_may_not_change_it_reads_it(opened):
    _window, dialog = opened(may_change=False)
    assert dialog.table.rowCount() == 2 and not dialog.tiers.isEnabled() and not dialog.add.isEnabled()
    assert not dialog.accept_button.isEnabled() and "administrator or supervisor" in dialog.missing.text()


def test_tiers_as_people_type_them():
    assert [read_tiers(text) for text in ("7,3, 1", "1 3;7/7", "", "x", "-3", "1.5", "²")] == [(7, 3, 1), (7, 3, 1), (), (), (), (), ()]
