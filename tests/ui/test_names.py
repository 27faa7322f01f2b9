"""Walks every page and dialog: no control without a name, none out of the keyboard's reach, no data read as markup."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QTabWidget,
    QToolButton,
    QWidget,
)

import ipdocket.ui
from ipdocket.ui.dialogs.import_wizard import ImportWizard

CONTROLS = (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QAbstractItemView,
    QTabWidget,
    QProgressBar,
    QAbstractScrollArea,
)
UI = Path(ipdocket.ui.__file__).parent
# Made by Qt inside a control that is named itself.
INNER = (
    "qt_scrollarea",
    "qt_spinbox",
    "qt_menubar_ext_button",
    "ScrollLeftButton",
    "ScrollRightButton",
    "_q_qlineeditclear",
)


def nameless(top: QWidget) -> list[str]:
    found = []
    for widget in top.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) or isinstance(widget, (QMenu, QHeaderView)):
            continue
        if _is_inner(widget):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name) if interface is not None else ""
        if not name.strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def _is_inner(widget: QWidget) -> bool:
    if widget.objectName().startswith(INNER) or type(widget).__name__ in ("QComboBoxListView", "QLineEditIconButton"):
        return True
    if (
        isinstance(widget, QAbstractItemView)
        and widget.parent() is not None
        and "ComboBox" in type(widget.parent()).__name__
    ):
        return True
    corner = isinstance(widget, QAbstractButton) and isinstance(widget.parent(), QAbstractItemView)
    return corner or (isinstance(widget, QToolButton) and isinstance(widget.parent(), (QTabWidget, QLineEdit)))


def rich_labels(top: QWidget) -> list[str]:
    return [label.text() for label in top.findChildren(QLabel) if label.textFormat() != Qt.TextFormat.PlainText]


def unreachable(top: QWidget) -> list[str]:
    fields = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
    return [
        widget.accessibleName()
        for widget in top.findChildren(QWidget)
        if isinstance(widget, fields)
        and not _is_inner(widget)
        and widget.isVisible()
        and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget.parent(), QComboBox)
    ]


def test_the_walk_refuses_a_nameless_control(qtbot):
    top = QWidget()
    qtbot.addWidget(top)
    QLineEdit(top)
    assert nameless(top)


def check(top: QWidget) -> None:
    assert nameless(top) == []
    assert rich_labels(top) == []
    assert unreachable(top) == []


@pytest.mark.parametrize("key", ["docket", "today", "matters", "intake", "confirm", "owners", "rules", "calculator", "reports", "audit"])
def test_pages(make_shown, settle, key):
    window = make_shown()
    window.go(key)
    settle()
    check(window)


def test_every_tab_of_the_rules(make_shown, settle):
    window = make_shown()
    page = window.go("rules")
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        settle()
        check(window)


def test_sign_in(make_shown):
    check(make_shown(sign_in=False))


def test_matter_page(make_shown, settle):
    window = make_shown()
    window.actions_["open_matter"].trigger()
    settle()
    for tab in range(window.page.tabs.count()):
        window.page.tabs.setCurrentIndex(tab)
        settle()
        check(window)


@pytest.mark.parametrize(
    "action", ["confirm_first", "assign", "typed_date", "record_event", "end_matter", "new_matter", "edit_matter", "find", "conventions", "title", "addresses", "playbooks", "absences", "owner_titles", "change_date", "changed_dates", "missed_cause", "extend", "take_back", "open_again", "undo", "mail", "evidence_demands", "new_paper"]
)
def test_dialogs(make_shown, settle, action):
    window = make_shown()
    window.actions_[action].trigger()
    settle()
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    assert dialog.accessibleName()
    check(dialog)


def test_second_confirmation(make_shown, settle):
    window = make_shown()
    window.go("confirm")
    settle()
    window.actions_["confirm_second"].trigger()
    settle()
    check(next(each for each in window.findChildren(QDialog) if each.isVisible()))


def test_import_wizard(make_shown, settle):
    window = make_shown()
    wizard = ImportWizard(window.desk, "x.csv", window)
    wizard.open()
    settle()
    check(wizard)
    wizard._next.click()
    settle()
    check(wizard)


def test_tab_goes_through_a_dialog_in_the_order_of_reading(make_shown, settle, qtbot):
    window = make_shown()
    window.actions_["typed_date"].trigger()
    settle()
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    seen, widget = [], dialog.title
    for _ in range(40):
        if (
            widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.accessibleName() not in seen
        ):
            seen.append(widget.accessibleName())
        widget = widget.nextInFocusChain()
    wanted = ["What must be done", "Due", "Final", "Reason", "Responsible"]
    assert [name for name in seen if name in wanted] == wanted


def test_no_label_and_no_tooltip_is_made_that_could_guess_markup():
    loose = []
    for path in UI.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for number, line in enumerate(text.splitlines(), 1):
            made = re.search(r"(?<![A-Za-z])QLabel\(", line) and "class " not in line
            if (made and path.name not in ("text.py", "page_preview.py")) or (
                ".setToolTip(" in line and path.name != "text.py"
            ):
                loose.append(f"{path.name}:{number}: {line.strip()}")
    assert loose == []


SHOWING = {"setText", "setWindowTitle", "setPlaceholderText", "setAccessibleName", "addTab", "addItem", "addAction"}


def test_every_text_goes_through_tr():
    loose = []
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name not in SHOWING | {"Label", "make_button", "make_line", "make_choice"}:
                continue
            loose += [
                f"{path.name}:{node.lineno}: {first.value}"
                for first in node.args[:1]
                if isinstance(first, ast.Constant)
                and isinstance(first.value, str)
                and re.search("[A-Za-z]{2}", first.value)
            ]
    assert [each for each in loose if not each.endswith(": ipdocket")] == []
