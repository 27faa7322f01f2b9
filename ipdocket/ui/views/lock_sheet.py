"""The sheet that covers a locked desk: whose it is, the password, or another person."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ipdocket.errors import Refused
from ipdocket.ui.desk import Desk
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import PersonShown
from ipdocket.ui.widgets.strip import MessageStrip
from ipdocket.ui.widgets.text import Label, Picture, add_field, make_button, make_form, make_line
from ipdocket.ui.words import count, tr


class LockSheet(QWidget):
    """Emits `opened` after the right password, `left` when another person wants to sign in."""

    opened = Signal()
    left = Signal()

    def __init__(self, desk: Desk, person: PersonShown, minutes: int, unsaved: int) -> None:
        super().__init__()
        self._desk, self._person, self._unsaved = desk, person, unsaved
        self.setAccessibleName(tr("Locked"))
        self.strip = MessageStrip()
        self.password = make_line(tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.button = make_button(tr("Unlock"), self._send, "key", chief=True)
        self.other = make_button(tr("Sign in as another person"), self._ask, "person")
        self._asking = QWidget()
        self._build(minutes)
        self.password.returnPressed.connect(self._send)
        self.setFocusProxy(self.password)
        desk.read(self, "people", desk.docket.accounts.people_shown, then=self._show_demonstration)

    def _build(self, minutes: int) -> None:
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(scaled(460))
        self._inner = QVBoxLayout(card)
        self._inner.setContentsMargins(28, 24, 28, 24)
        self._inner.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(Picture("lock", size=24))
        head.addWidget(Label(tr("Locked"), "title"), 1)
        self._inner.addLayout(head)
        self._inner.addWidget(Label(tr("This is {name}'s desk.", name=self._person.name), "head", wrap=True))
        time = count(minutes, tr("minute"), tr("minutes"))
        why = tr("Covered after {time} without keyboard or mouse.", time=time) if minutes else tr("Covered by hand.")
        kept = tr("Everything open and typed comes back with the password.")
        self._inner.addWidget(Label(f"{why} {kept}", "muted", wrap=True))
        self._inner.addWidget(self.strip)
        form = make_form()
        add_field(form, tr("&Password"), self.password)
        self._inner.addLayout(form)
        self._inner.addWidget(self.button)
        self._inner.addWidget(self.other)
        self._inner.addWidget(self._asking)
        self._fill_question()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)

    def _fill_question(self) -> None:
        inner = QVBoxLayout(self._asking)
        inner.setContentsMargins(0, 8, 0, 0)
        name = self._person.name
        windows = count(self._unsaved, tr("open window"), tr("open windows"))
        told = tr(
            "{name} left {windows}. What was typed there is not saved. It is kept in this program for {name} and comes"
            " back when {name} signs in here again; closing the program loses it.",
            name=name, windows=windows,
        )  # fmt: skip
        inner.addWidget(Label(told, "soon", wrap=True))
        self.keep = make_button(tr("Keep it and let another person sign in"), self._leave, "person")
        self.back = make_button(tr("Stay locked"), self._stay)
        inner.addWidget(self.keep)
        inner.addWidget(self.back)
        self._asking.hide()

    def _show_demonstration(self, people: Sequence[PersonShown]) -> None:
        for person in people:
            if person.id == self._person.id:
                self._inner.addWidget(Label(tr("Demonstration password: {password}", password=person.password), "muted"))

    def _send(self) -> None:
        if not self.password.text():
            self.password.setFocus()
            return
        self.button.setEnabled(False)
        self._desk.tasks.read(
            self._desk.docket.locking.unlock, self.password.text(),
            then=lambda _done: self.opened.emit(), refused=self.refuse, owner=self, key="unlock",
        )  # fmt: skip
        self.password.clear()

    def refuse(self, refusal: Refused) -> None:
        """Says why the desk stays locked."""
        self.button.setEnabled(True)
        self.strip.refuse(refusal)
        self.password.setFocus()

    def _ask(self) -> None:
        if not self._unsaved:
            self._leave()
            return
        self.other.hide()
        self._asking.show()
        self.back.setFocus()

    def _stay(self) -> None:
        self._asking.hide()
        self.other.show()
        self.password.setFocus()

    def _leave(self) -> None:
        self.keep.setEnabled(False)
        self._desk.tasks.read(
            self._desk.docket.accounts.sign_out,
            then=lambda _done: self.left.emit(), refused=self.refuse, owner=self, key="leave",
        )  # fmt: skip
