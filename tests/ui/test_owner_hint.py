"""The owner that a typed name probably is: said in the form of a new matter, taken only by the person."""

import pytest

from ipdocket.ui.dialogs.new_matter import NewMatter


@pytest.fixture
def dialog(make_shown, settle):
    window = make_shown()
    window.actions_["new_matter"].trigger()
    settle()
    return next(each for each in window.findChildren(NewMatter) if each.isVisible())


def type_owner(dialog, name, qtbot, settle):
    dialog._texts["owner"].setEditText(name)
    qtbot.wait(350)
    settle()


def test_a_likely_owner_is_taken_by_the_person_only(dialog, qtbot, settle):
    type_owner(dialog, "Acme Turbinnen GmbH", qtbot, settle)
    assert dialog.hint.told.text() == "Probably the same as Acme Turbinen GmbH (7 matters): one letter differs."
    assert dialog.draft().owner == "Acme Turbinnen GmbH"
    dialog.hint.take.click()
    assert dialog.draft().owner == "Acme Turbinen GmbH"
    qtbot.wait(350)
    settle()
    assert not dialog.hint.isVisible()


def test_what_the_docket_joins_by_itself_is_said(dialog, qtbot, settle):
    type_owner(dialog, "ACME TURBINEN GMBH", qtbot, settle)
    assert dialog.hint.told.text() == "Goes to Acme Turbinen GmbH (7 matters): only the writing differs."
    assert not dialog.hint.take.isVisible()
    type_owner(dialog, "Quarzwerk AG", qtbot, settle)
    assert not dialog.hint.isVisible()


def test_the_recordal_list_of_the_owner_under_the_cursor(make_shown, settle):
    window = make_shown()
    page = window.go("owners")
    settle()
    page.table.setCurrentIndex(page.model.index(1, 0))
    page.save_recordals("list.xlsx")
    settle()
    assert window.fake.owner_entry.done == [("recordals", 2, "list.xlsx")]
