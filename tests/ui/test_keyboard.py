"""The window without a mouse: Tab reaches everything, Esc goes back, a dialog begins where typing begins."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPushButton, QTabBar

from ipdocket.ui.widgets.table import Table


def ring(window, steps=30):
    """The widgets that Tab reaches, one after the other."""
    found = []
    for _ in range(steps):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        found.append(QApplication.focusWidget())
    return found


@pytest.fixture
def window(make_shown, settle, qtbot):
    made = make_shown()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("page", ["docket", "matters", "intake", "confirm", "owners", "reports", "audit"])
def test_tab_reaches_every_filter(window, settle, page):
    shown = window.go(page)
    settle()
    wanted = {each for each in shown.bar.findChildren(QComboBox) if each.isVisible()} | {shown.bar.line}
    assert wanted <= set(ring(window))


def test_tab_reaches_every_button_of_a_matter_and_esc_goes_back(window, settle, qtbot):
    window.go("matters")
    settle()
    qtbot.keyClick(window.page.table, Qt.Key.Key_Return)
    settle()
    assert isinstance(QApplication.focusWidget(), QTabBar)
    usable = {each for each in window.page.findChildren(QPushButton) if each.isVisible() and each.isEnabled()}
    assert usable <= set(ring(window))
    window.page.tabs.setFocus()
    qtbot.keyClick(window.page.tabs.tabBar(), Qt.Key.Key_Escape)
    settle()
    assert window.page is window.pages["matters"] and isinstance(QApplication.focusWidget(), Table)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_from_the_filter_to_the_first_row(window, settle, qtbot, key):
    window.actions_["filter"].trigger()
    qtbot.keyClicks(window.page.bar.line, "ACM")
    settle()
    qtbot.keyClick(window.page.bar.line, key)
    assert QApplication.focusWidget() is window.page.table
    assert window.page.table.current_row() is not None


def test_esc_clears_the_filter_and_then_leaves_it(window, settle, qtbot):
    line = window.page.bar.line
    line.setFocus()
    qtbot.keyClicks(line, "ACM")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "" and QApplication.focusWidget() is line
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.page.table


@pytest.mark.parametrize(
    "action",
    ["record_event", "typed_date", "assign", "confirm_first", "edit_matter", "end_matter", "new_matter", "verify_date"],
)
def test_a_dialog_begins_where_typing_begins_and_gives_the_cursor_back(window, settle, qtbot, action):
    window.actions_[action].trigger()
    settle()
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert isinstance(QApplication.focusWidget(), QLineEdit | QComboBox), action
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.page.table)


def test_folded_groups_open_and_fold_with_the_keyboard(make_shown, settle, qtbot):
    from array import array

    import fakes

    from ipdocket.ui.ports import ClosedBand, Order

    class LongRows(fakes.FakeRows):
        """Says, when grouped by country, only which groups there are."""

        def groups(self, counted):
            ids = {code: [row.id for row in self.all if row.country == code] for code in ("EP", "JP", "US")}
            return Order(array("q"), (), tuple(
                ClosedBand(code, len(some) if counted else None, code, lambda some=some: array("q", some))
                for code, some in ids.items()
            ))  # fmt: skip

        def first(self, query, limit):
            return self.groups(False) if query.group == "country" else super().first(query, limit)

        def order(self, query):
            return self.groups(True) if query.group == "country" else super().order(query)

    from dataclasses import replace

    docket = replace(fakes.make_docket(), deadlines=LongRows(fakes.make_deadlines(40)))
    window = make_shown(docket)
    bar, table = window.page.bar, window.page.table
    bar._group.setCurrentIndex(bar._group.findData("country"))
    settle()
    assert [table.model().index(line, 0).data() for line in range(3)] == ["EP (14)", "JP (13)", "US (13)"]
    assert bar._count.text() == "40 deadlines" and not window.page.nothing.isVisible()
    assert table.currentIndex().row() == 0  # the first group, so that the keyboard can begin
    qtbot.keyClick(table, Qt.Key.Key_Right)
    settle()
    assert table.model().rowCount() == 3 + 14
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.current_row().country == "EP"
    qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert table.model().rowCount() == 3
