"""Windows put aside: out of sight of screen and screen reader, back as they were."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from ipdocket.ui.aside import bring_back, put_aside


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    for each in QApplication.topLevelWidgets():
        each.hide()  # what an earlier test left open
    made.show()
    return made


@pytest.fixture
def drawer(qapp):
    return QWidget()


def dialog_over(parent, text):
    dialog = QDialog(parent)
    line = QLineEdit(text)
    QVBoxLayout(dialog).addWidget(line)
    return dialog, line


@pytest.mark.parametrize("modal", [True, False])
def test_a_window_comes_back_where_and_as_it_was(window, drawer, modal):
    dialog, line = dialog_over(window, "typed")
    if modal:
        dialog.open()
    else:
        dialog.show()
    dialog.setGeometry(40, 50, 300, 120)
    flags = dialog.windowFlags()
    held = put_aside(window, drawer)
    assert [each.widget for each in held] == [dialog]
    assert not dialog.isVisible() and not dialog.isWindow() and dialog.windowHandle() is None
    bring_back(held, window)
    assert dialog.isVisible() and dialog.parentWidget() is window and dialog.windowFlags() == flags
    assert dialog.isModal() is modal and line.text() == "typed"
    assert (dialog.width(), dialog.height()) == (300, 120)


def test_parents_stand_before_their_children(window, drawer):
    under, _ = dialog_over(window, "under")
    over, _ = dialog_over(under, "over")
    over.show()
    under.show()
    held = put_aside(window, drawer)
    assert [each.widget for each in held] == [under, over]
    bring_back(held, window)
    assert over.parentWidget() is under and over.isVisible()


def test_one_that_ended_stays_ended_and_one_that_is_gone_harms_nobody(window, drawer, qtbot):
    gone, _ = dialog_over(window, "gone")
    gone.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    ended, _ = dialog_over(window, "ended")
    gone.open()
    ended.open()
    held = put_aside(window, drawer)
    gone.accept()
    ended.reject()
    qtbot.waitUntil(lambda: not isValid(gone))
    bring_back(held, window)
    assert not ended.isVisible() and ended.parentWidget() is window
    ended.open()
    again = put_aside(window, drawer)
    bring_back(again, window)
    assert ended.isVisible()


def test_popups_are_closed_and_file_choosers_cancelled(window, drawer):
    popup = QWidget(window, Qt.WindowType.Popup)
    popup.show()
    chooser = QFileDialog(window)
    results = []
    chooser.finished.connect(results.append)
    chooser.open()
    assert put_aside(window, drawer) == []
    assert not popup.isVisible() and not chooser.isVisible() and results == [0]
