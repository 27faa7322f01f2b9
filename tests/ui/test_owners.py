"""The page of owners: found, decided with single keys, accepted by a second person, undone."""

import pytest
from PySide6.QtCore import Qt

from ipdocket.ui.dialogs.ask_text import AskText
from ipdocket.ui.shown_owners import AliasDraft, SplitDraft


@pytest.fixture
def page(make_shown, settle):
    window = make_shown()
    found = window.go("owners")
    settle()
    found.fake = window.fake.owner_work
    found.window_ = window
    return found


def turn(page, settle, place):
    page.tabs.setCurrentIndex(place)
    settle()


def test_the_owner_under_the_cursor_is_shown_with_all_its_names(page, settle):
    page.table.setCurrentIndex(page.model.index(0, 0))
    settle()
    assert "Acme Turbinen GmbH · EP · 7" in page.side.words and page.context() == {"list"}


def test_the_keys_decide_and_the_cursor_goes_on(page, settle, qtbot):
    turn(page, settle, 1)
    table = page.work.table
    assert table.rowCount() == 3 and "only here: Turbinnen" in page.work.right.words
    assert "only here: Turbinen" in page.work.left.words and page.context() == set()
    qtbot.keyClick(table, Qt.Key.Key_J)
    settle()
    qtbot.keyClick(table, Qt.Key.Key_L)
    settle()
    assert page.work.pair.other_name == "Acme Turbinen AG"
    page.work.reason.setText("two firms in the register")
    qtbot.keyClick(table, Qt.Key.Key_K)
    settle()
    assert page.fake.done == [("join", 1, 3, "one letter differs", 0.97), ("apart", 1, 5, "two firms in the register")]
    assert page.work.pair.into_name == "Ōsaka Denki K.K." and "read: osaka denki" in page.work.left.words
    assert page.work.progress.text() == "5 of 6 decided, 2 of them wait for a second person; 1 pair to look at"


def test_all_that_are_sure_enough_are_proposed_at_once(page, settle):
    turn(page, settle, 1)
    page.work.least.setCurrentIndex(page.work.least.findData("0.95"))
    page.work._join_sure()
    settle()
    assert page.fake.done == [("sure", 0.95)]


def test_a_second_person_accepts_at_the_same_desk_what_is_shown(page, settle):
    turn(page, settle, 2)
    waiting = page.waiting
    assert "(you)" in waiting.table.item(0, 2).text() and waiting.matters.item(0, 0).text() == "ACM-0002EP"
    assert page.tabs.tabText(2) == "&Waiting (1 proposal)"
    waiting.accept()
    settle()
    assert "yourself" in page.window_.strip.words and page.fake.done == []
    waiting.person.setText("ben")
    waiting.password.setText("secret")
    waiting.accept()
    settle()
    assert page.fake.done == [("accept", 1, "seen1", "ben", "secret")]
    assert waiting.password.text() == "" and waiting.table.rowCount() == 0 and page.tabs.tabText(2) == "&Waiting"


def test_a_proposal_is_refused(page, settle):
    turn(page, settle, 2)
    page.waiting.refuse()
    settle()
    assert page.fake.done == [("refuse", 1)]


def give_reason(page, settle):
    dialog = next(each for each in page.window_.findChildren(AskText) if each.isVisible())
    dialog.line.setText("wrong company")
    dialog.send()
    settle()


def test_what_was_decided_is_undone_with_a_reason(page, settle):
    turn(page, settle, 3)
    page.decided.undo()
    assert "Choose an accepted change first." in page.window_.strip.words
    page.decided.changes.setCurrentCell(0, 0)
    page.decided.undo()
    give_reason(page, settle)
    page.decided.apart.setCurrentCell(0, 0)
    page.decided.take_back()
    give_reason(page, settle)
    assert page.fake.done == [("undo", 7, "wrong company"), ("take back", 3, "wrong company")]
    page.decided.changes.setCurrentCell(1, 0)
    page.decided.undo()
    settle()
    assert len(page.fake.done) == 2


def test_some_matters_go_to_a_new_owner(page, settle):
    from ipdocket.ui.dialogs.split_owner import SplitOwner

    page.table.setCurrentIndex(page.model.index(0, 0))
    page.split_owner()
    settle()
    dialog = page.window_.findChild(SplitOwner)
    assert dialog.missing.text() == "Choose at least one matter."
    dialog.table.selectRow(1)
    dialog.name.setText("Acme Rotoren GmbH")
    dialog.reason.setText("sold in 2024")
    dialog.accept_button.click()
    settle()
    assert page.fake.done == [SplitDraft(1, (2,), "Acme Rotoren GmbH", "sold in 2024")]


def test_another_name_needs_its_source(page, settle):
    from ipdocket.ui.dialogs.other_name import OtherName

    page.table.setCurrentIndex(page.model.index(0, 0))
    page.add_name()
    settle()
    dialog = page.window_.findChild(OtherName)
    dialog.name.setText("Turbinen Acme AG")
    assert dialog.missing.text() == "Name the paper or register that says so."
    dialog.source.setText("register of 3 May 2021")
    dialog.accept_button.click()
    settle()
    assert page.fake.done == [AliasDraft(1, "Turbinen Acme AG", "former name", "register of 3 May 2021")]
