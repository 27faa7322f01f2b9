"""Campaign row 20: random use of the window, action after action; nothing warns, breaks, is nameless or leaks.

The window stands on the docket in memory, whose ports refuse to run on the window's thread. The counts of None, True and
False are watched apart (test_soundness): among other tests their garbage would be counted here.
"""

import gc
import sys
from random import Random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QTabWidget,
    QWidget,
)
from test_names import nameless, rich_labels

from tests.campaign.counts import pick_count

COUNT = pick_count(1000, 10_000)
SEED = 20
MOST_GROWTH = 50 << 20
TEXTS = ("", "a", "2026-11-23", "23.11.2026", "+3m", "31.02.2027", "<b>x</b>", "ACM-0001EP", "株式会社", "'; --", "9" * 60, "  ", "EUR 1,000.00")
KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space,
    Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Delete, Qt.Key.Key_J, Qt.Key.Key_L,
)  # fmt: skip
# What ends the program or starts another one.
LEFT_OUT = {"quit", "demonstration"}
PAGES = ("docket", "today", "matters", "confirm", "owners", "rules", "calculator", "reports", "audit")


class Player:
    """Does one random thing after another to a window, as a person could."""

    def __init__(self, window, random: Random) -> None:
        self.window = window
        self.random = random
        self.did: list[str] = []
        self.dialogs: set[str] = set()

    def play(self) -> None:
        """One thing."""
        kind = self.random.choices(
            (self.trigger, self.go, self.press, self.type, self.click, self.choose, self.turn), (30, 10, 25, 15, 12, 6, 4)
        )[0]
        kind()
        QApplication.processEvents()
        self.look()

    def top(self) -> QWidget:
        """The dialog in front, else the window."""
        open_ones = self.open_dialogs()
        return open_ones[-1] if open_ones else self.window

    def open_dialogs(self) -> list[QDialog]:
        return [one for one in self.window.findChildren(QDialog) if one.isVisible()]

    def trigger(self) -> None:
        actions = self.window.actions_
        usable = [action for declared, action in actions.usable() if declared.id not in LEFT_OUT]
        if usable and len(self.open_dialogs()) < 3:
            action = self.random.choice(usable)
            self.did.append(f"action {action.objectName()}")
            action.trigger()

    def go(self) -> None:
        if not self.open_dialogs() and self.window.person is not None:
            page = self.random.choice(PAGES)
            self.did.append(f"page {page}")
            self.window.go(page)

    def press(self) -> None:
        key = self.random.choice(KEYS)
        aim = QApplication.focusWidget() or self.top()
        self.did.append(f"key {key.name} on {type(aim).__name__} {aim.accessibleName()}")
        QTest.keyClick(aim, key)

    def type(self) -> None:
        lines = [one for one in self.top().findChildren(QLineEdit) if one.isVisible() and one.isEnabled()]
        if lines:
            line, text = self.random.choice(lines), self.random.choice(TEXTS)
            self.did.append(f"type {text!r} into {line.accessibleName()}")
            line.setText(text)
            line.textEdited.emit(text)

    def click(self) -> None:
        buttons = [one for one in self.top().findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
        if buttons:
            button = self.random.choice(buttons)
            self.did.append(f"click {button.accessibleName() or button.text()}")
            QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    def choose(self) -> None:
        boxes = [one for one in self.top().findChildren(QComboBox) if one.isVisible() and one.isEnabled() and one.count()]
        if boxes:
            box = self.random.choice(boxes)
            self.did.append(f"choose in {box.accessibleName()}")
            box.setCurrentIndex(self.random.randrange(box.count()))

    def turn(self) -> None:
        tabs = [one for one in self.top().findChildren(QTabWidget) if one.isVisible() and one.count()]
        if tabs:
            tab = self.random.choice(tabs)
            tab.setCurrentIndex(self.random.randrange(tab.count()))

    def look(self) -> None:
        """A dialog seen for the first time has names and plain text; menus are closed; whoever signed out is back."""
        for dialog in self.open_dialogs():
            name = type(dialog).__name__
            if name not in self.dialogs and type(dialog).__module__.startswith("ipdocket"):  # Qt's own are named by Qt
                self.dialogs.add(name)
                assert dialog.accessibleName(), name
                assert nameless(dialog) == [], name
                assert rich_labels(dialog) == [], name
        for menu in self.window.findChildren(QMenu):
            menu.close()
        if len(self.open_dialogs()) > 2 or self.random.random() < 0.05:
            for dialog in reversed(self.open_dialogs()):
                dialog.reject()
        if self.window.person is None:
            self.sign_in()

    def sign_in(self) -> None:
        for dialog in reversed(self.open_dialogs()):
            dialog.reject()
        sign_in = self.window._sign_in
        sign_in.login.setText("rivera")
        sign_in.password.setText("secret")
        sign_in.button.click()
        self.did.append("sign in")


@pytest.fixture
def quiet_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own dialogs would wait for a person for ever: here each is cancelled at once."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: ("", "")))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_, **__: ("", "")))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_, **__: ""))
    monkeypatch.setattr(QInputDialog, "getText", staticmethod(lambda *_, **__: ("", False)))
    monkeypatch.setattr(QInputDialog, "getItem", staticmethod(lambda *_, **__: ("", False)))
    monkeypatch.setattr(QMessageBox, "exec", lambda *_: QMessageBox.StandardButton.Cancel)
    for name in ("question", "warning", "information", "about"):
        monkeypatch.setattr(QMessageBox, name, staticmethod(lambda *_, **__: QMessageBox.StandardButton.Cancel))
    monkeypatch.setattr(QMenu, "exec", lambda *_: None)
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda _url: True))
    monkeypatch.setattr(QPrintDialog, "exec", lambda *_: QDialog.DialogCode.Rejected)


def memory() -> int:
    """The most memory that the process ever held, in bytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def test_random_use_breaks_nothing(make_shown, settle, qtbot, tasks, quiet_system, capsys):
    window = make_shown()
    player = Player(window, Random(SEED))
    half = 0
    for number in range(COUNT):
        player.play()
        qtbot.waitUntil(lambda: tasks.pending == 0, timeout=5000)  # so that the same seed is the same play
        if number == COUNT // 2:
            gc.collect()
            half = memory()
    for dialog in reversed(player.open_dialogs()):
        dialog.reject()
    settle()
    gc.collect()
    growth = memory() - half
    with capsys.disabled():
        print(f"\nsoak: {COUNT} actions, seed {SEED}, {len(player.dialogs)} kinds of dialogs, {growth >> 20} MiB more in the second half")
    assert growth < MOST_GROWTH, player.did[-20:]
    assert len(player.dialogs) > 12, "the play must reach the dialogs"
