"""The wizard that goes back to a backup: nothing happens before the loss was read."""

import fakes
import pytest
from PySide6.QtWidgets import QDialog


@pytest.fixture
def opened(make_shown, settle):
    docket = fakes.make_docket()
    docket.accounts.permissions |= {"change_settings"}
    window = make_shown(docket)
    window.actions_["restore"].trigger()
    settle()
    return window, next(each for each in window.findChildren(QDialog) if each.isVisible())


def test_the_loss_must_be_read_before_the_step(opened, settle):
    window, dialog = opened
    assert dialog.table.rowCount() == 2 and not dialog.accept_button.isEnabled()
    dialog.table.selectRow(1)
    settle()
    assert dialog.told.text() == "12 entries recorded since this backup would be lost: 8 × record event, 4 × confirm first."
    assert dialog.lost.rowCount() == 3 and not dialog.accept_button.isEnabled()
    dialog.read_box.setChecked(True)
    assert dialog.accept_button.isEnabled()
    dialog.table.selectRow(0)
    settle()
    assert "nothing would be lost" in dialog.told.text() and not dialog.read_box.isChecked()
    dialog.read_box.setChecked(True)
    dialog.accept_button.click()
    settle()
    assert window.fake.restoring.done == ["b1"]
    assert window.person is None and "Restored b1" in window.strip.words


def test_a_refusal_stays_in_the_wizard(opened, settle):
    window, dialog = opened
    window.fake.restoring.done.append("x")
    dialog.table.selectRow(0)
    settle()
    dialog.read_box.setChecked(True)
    dialog.accept_button.click()
    settle()
    assert dialog.isVisible() and "wrong" in dialog.strip.words and window.person is not None


def test_only_who_may_change_settings_is_offered_it(make_shown):
    assert not make_shown().actions_["restore"].isEnabled()
