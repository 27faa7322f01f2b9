"""Someone at the desk: presses keys, types into fields by their names, reads what the window says."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLineEdit, QWidget

# A folder where each step of a play leaves a picture of the window; the manual's own are made so.
PICTURES = os.environ.get("IPDOCKET_PICTURES", "")


class Desk:
    """One window, played by whoever is signed in."""

    def __init__(self, window: Any, settle: Callable[[], None], passwords: dict[str, str]) -> None:
        self.window = window
        self._settle = settle
        self._passwords = passwords
        self.pictures = 0

    def settle(self) -> None:
        """Waits until the docket has answered."""
        self._settle()

    def sign_in(self, login: str) -> None:
        """Signs out whoever is there, and in."""
        if self.window.person is not None:
            self.window.actions_["sign_out"].trigger()
            self.settle()
        self.type("Name", login)
        self.type("Password", self._passwords[login])
        QTest.keyClick(self.field("Password"), Qt.Key.Key_Return)
        self.settle()
        assert self.window.person is not None and self.window.person.login == login

    def press(self, keys: str) -> None:
        """A key or shortcut, on what has the focus in front; an action by its shortcut must be usable now."""
        sequence = QKeySequence(keys)
        action = next((made for declared, made in self.window.actions_.usable() if sequence in made.shortcuts()), None)
        if action is not None and self.dialog is None:
            action.trigger()
        else:
            focus = QApplication.focusWidget()
            QTest.keySequence(focus if focus is not None and self.top.isAncestorOf(focus) else self.top, sequence)
        self.settle()

    def type(self, name: str, text: str) -> None:
        """Into the field of this accessible name, key by key, after what was there is selected."""
        field = self.field(name)
        field.setFocus()
        line = field.lineEdit() if isinstance(field, QComboBox) else field
        line.selectAll()
        QTest.keyClicks(line, text)
        QApplication.processEvents()

    def choose(self, name: str, text: str) -> None:
        """In the list of this accessible name, the entry that begins so."""
        box = self.field(name, (QComboBox,))
        place = next((place for place in range(box.count()) if box.itemText(place).casefold().startswith(text.casefold())), -1)
        assert place >= 0, f"{text} is not offered: {[box.itemText(one) for one in range(box.count())][:20]}"
        box.setCurrentIndex(place)
        self.settle()

    def click(self, words: str) -> None:
        """The button that says this."""
        QTest.mouseClick(self.wait_for(words), Qt.MouseButton.LeftButton)
        self.settle()

    def wait_for(self, words: str) -> QAbstractButton:
        """The button that says this, once it can be pressed: what was typed is looked up after a pause."""
        found = [
            one
            for one in self.top.findChildren(QAbstractButton)
            if one.isVisible() and one.text().replace("&", "").strip().startswith(words)
        ]
        assert found, f"no button says {words}"
        for _ in range(60):
            if found[0].isEnabled():
                break
            QTest.qWait(50)
        assert found[0].isEnabled(), f"{words} is grey: {self.missing}"
        return found[0]

    def field(self, name: str, kinds: Iterable[Any] = (QLineEdit, QComboBox)) -> Any:
        """The visible field of this accessible name."""
        found = [
            one
            for kind in kinds
            for one in self.top.findChildren(kind)
            if one.isVisible() and one.isEnabled() and one.accessibleName() == name
        ]
        assert found, f"no field is called {name}"
        return found[0]

    @property
    def top(self) -> QWidget:
        """The dialog in front, else the window."""
        dialog = self.dialog
        return self.window if dialog is None else dialog

    @property
    def dialog(self) -> Any:
        """The dialog in front."""
        found = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        return found[-1] if found else None

    @property
    def missing(self) -> str:
        """What the dialog in front says is missing."""
        return str(getattr(getattr(self.dialog, "missing", None), "text", str)())

    @property
    def told(self) -> str:
        """What the window's strip says."""
        return str(self.window.strip.words) if self.window.strip.isVisible() else ""

    def picture(self, name: str) -> None:
        """Keeps a picture of the window with its dialog, where a folder for them is named."""
        self.pictures += 1
        if not PICTURES:
            return
        whole = self.window.grab()
        if self.dialog is not None:
            part = self.dialog.grab()
            painter = QPainter(whole)
            painter.drawPixmap((whole.width() - part.width()) // 2, (whole.height() - part.height()) // 2, part)
            painter.end()
        whole.save(str(Path(PICTURES) / f"{self.pictures:02d}-{name}.png"))
