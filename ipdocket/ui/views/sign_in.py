"""Sign-in: name and password; in the demonstration docket its people's passwords stand here."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ipdocket.errors import Refused
from ipdocket.ui.ports import Docket
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import PersonShown
from ipdocket.ui.tasks import Tasks
from ipdocket.ui.widgets.strip import MessageStrip
from ipdocket.ui.widgets.text import Label, add_field, make_button, make_form, make_line, plain_menu_text
from ipdocket.ui.words import tr


class SignInPage(QWidget):
    """Emits the person who signed in."""

    entered = Signal(object)

    def __init__(self, docket: Docket, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._docket = docket
        self._tasks = tasks
        self.strip = MessageStrip()
        self.login = make_line(tr("Name"))
        self.password = make_line(tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.button = make_button(tr("Sign in"), self._send, "key", chief=True)
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(scaled(460))
        inner = QVBoxLayout(card)
        inner.setContentsMargins(28, 24, 28, 24)
        inner.setSpacing(10)
        inner.addWidget(Label("ipdocket", "title"))
        inner.addWidget(Label(tr("Sign in to your docket"), "muted"))
        inner.addWidget(self.strip)
        form = make_form()
        add_field(form, tr("&Name"), self.login)
        add_field(form, tr("&Password"), self.password)
        inner.addLayout(form)
        inner.addWidget(self.button)
        self._people = QVBoxLayout()
        inner.addLayout(self._people)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        for line in (self.login, self.password):
            line.returnPressed.connect(self._send)
        self.setFocusProxy(self.login)
        tasks.read(docket.accounts.people_shown, then=self._show_people, refused=self.strip.refuse, owner=self)

    def _show_people(self, people: Sequence[PersonShown]) -> None:
        if not people:
            return
        self._people.addSpacing(8)
        self._people.addWidget(Label(tr("Demonstration people"), "head"))
        told = tr("They exist in this demonstration docket only. Choose one to fill in name and password:")
        self._people.addWidget(Label(told, "muted", wrap=True))
        for person in people:
            words = f"{person.name} ({', '.join(person.roles)})"
            told = f"{person.login} / {person.password}"
            button = make_button(plain_menu_text(words), partial(self._fill, person), "person")
            button.setAccessibleName(f"{words}: {told}")
            button.setProperty("demonstration", True)
            self._people.addWidget(button)
            self._people.addWidget(Label(told, "muted"), 0, Qt.AlignmentFlag.AlignHCenter)

    def _fill(self, person: PersonShown) -> None:
        self.login.setText(person.login)
        self.password.setText(person.password)
        self.button.setFocus()

    def _send(self) -> None:
        if not self.login.text().strip():
            self.login.setFocus()
            return
        if not self.password.text():
            self.password.setFocus()
            return
        self.button.setEnabled(False)
        self._tasks.read(
            self._docket.accounts.sign_in,
            self.login.text().strip(),
            self.password.text(),
            then=self._enter,
            refused=self._refuse,
            owner=self,
            key="sign in",
        )

    def _enter(self, person: PersonShown) -> None:
        self.button.setEnabled(True)
        self.password.clear()
        self.entered.emit(person)

    def _refuse(self, refusal: Refused) -> None:
        self.button.setEnabled(True)
        self.password.clear()
        self.password.setFocus()
        self.strip.refuse(refusal)
