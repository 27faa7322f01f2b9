"""One person: name, roles, and for a new one sign-in name and first password."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.first_people import SHORTEST
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_people import PersonDraft, PersonLine
from ipdocket.ui.widgets.text import Label, add_field, chosen, fill_choice, make_choice, make_form, make_line
from ipdocket.ui.words import role_word, roles_explained, tr


class EditPerson(Form):
    """A new person (`person` None), or another name and other roles for one."""

    section = 9
    saved = Signal(str)

    def __init__(self, desk: Desk, person: PersonLine | None, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Add a person") if person is None else tr("Name and roles of {name}", name=person.name),
            "",
            tr("Add") if person is None else tr("Save"),
            parent,
        )
        self._desk = desk
        self._person = person
        self._parties: list[Choice] = []
        self.name = make_line(tr("Name"))
        self.email = make_line(tr("E-mail"), tr("for mail of reminders; may be empty"))
        self.login = make_line(tr("Sign-in name"))
        self.password = make_line(tr("First password"), tr("at least {n} characters", n=SHORTEST))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        form = make_form()
        add_field(form, tr("&Name"), self.name)
        if person is None:
            add_field(form, tr("&Sign-in name"), self.login)
            add_field(form, tr("First &password"), self.password)
        else:
            self.name.setText(person.name)
            self.email.setText(person.email)
        add_field(form, tr("&E-mail"), self.email)
        self.body.addLayout(form)
        self._lay_roles(desk)
        for line in (self.name, self.login, self.password):
            line.textChanged.connect(self.check)
        self.check()
        self.name.setFocus()

    def _lay_roles(self, desk: Desk) -> None:
        person = self._person
        self.body.addWidget(Label(tr("Roles"), "head"))
        self.roles: dict[str, QCheckBox] = {}
        for role, may in roles_explained():
            box = QCheckBox(tr("{role}: {may}", role=role_word(role), may=may))
            box.setChecked(person is not None and role in person.roles)
            box.toggled.connect(self.check)
            self.roles[role] = box
            self.body.addWidget(box)
        self.client = make_choice(tr("Client"), (), tr("choose the client"))
        self.client.currentIndexChanged.connect(lambda _index: self.check())
        row = make_form()
        add_field(row, tr("&Client that the client reader sees"), self.client)
        self.body.addLayout(row)
        for name in ("client", "owner"):
            desk.read(self, f"{name}s", desk.docket.looking.choices, name, then=self._offer)

    def _offer(self, parties: Sequence[Choice]) -> None:
        """Clients, and owners for matters that name no client."""
        self._parties = sorted({*self._parties, *parties}, key=lambda one: one.text.casefold())
        fill_choice(self.client, self._parties, tr("choose the client"))
        if self._person is not None and self._person.client and not chosen(self.client):
            self.client.setCurrentIndex(max(0, self.client.findData(str(self._person.client))))
        self.check()

    def check(self) -> None:
        """Asks for a client only where the person is a client reader."""
        if hasattr(self, "client"):
            self.client.setEnabled(self.roles["client_reader"].isChecked())
        super().check()

    def find_missing(self) -> Iterator[str]:
        """A name and a role; a new person also a sign-in name and a password that is long enough."""
        if not self.name.text().strip():
            yield tr("Type the person's name.")
        if self._person is None and not self.login.text().strip():
            yield tr("Type a sign-in name.")
        if self._person is None and len(self.password.text()) < SHORTEST:
            yield tr("The password needs at least {n} characters.", n=SHORTEST)
        if not any(box.isChecked() for box in self.roles.values()):
            yield tr("Choose at least one role.")
        if self.roles["client_reader"].isChecked():
            if sum(box.isChecked() for box in self.roles.values()) > 1:
                yield tr("A client reader holds no other role.")
            if not chosen(self.client):
                yield tr("Choose the client.")

    def send(self) -> None:
        """Saves the person."""
        self.wait()
        draft = PersonDraft(
            self._person.id if self._person else 0,
            self.name.text().strip(),
            tuple(role for role, box in self.roles.items() if box.isChecked()),
            self.login.text().strip(),
            self.password.text(),
            int(chosen(self.client) or 0) if self.roles["client_reader"].isChecked() else 0,
            self.email.text().strip(),
        )
        self._desk.tasks.change(
            self._desk.docket.people.save, draft, then=self._finish, refused=self.refuse, owner=self
        )

    def _finish(self, message: str) -> None:
        self.saved.emit(message)
        self.accept()


class ResetPassword(Form):
    """A new password for someone who forgot theirs; typed twice."""

    section = 9
    saved = Signal(str)

    def __init__(self, desk: Desk, person: PersonLine, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Reset the password of {name}", name=person.name),
            tr("Hand the new password over in person. The record says who reset it, never the password."),
            tr("Reset"),
            parent,
            (520, 0),
        )
        self._desk = desk
        self._person = person
        self.password = make_line(tr("New password"), tr("at least {n} characters", n=SHORTEST))
        self.again = make_line(tr("The same again"))
        form = make_form()
        for title, line in ((tr("New &password"), self.password), (tr("The same &again"), self.again)):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.textChanged.connect(self.check)
            add_field(form, title, line)
        self.body.addLayout(form)
        self.check()
        self.password.setFocus()

    def find_missing(self) -> Iterator[str]:
        """Long enough, and the same twice."""
        if len(self.password.text()) < SHORTEST:
            yield tr("The password needs at least {n} characters.", n=SHORTEST)
        if self.password.text() != self.again.text():
            yield tr("Type the same password twice.")

    def send(self) -> None:
        """Resets the password."""
        self.wait()
        self._desk.tasks.change(
            self._desk.docket.people.reset_password, self._person.id, self.password.text(),
            then=self._finish, refused=self.refuse, owner=self,
        )  # fmt: skip

    def _finish(self, message: str) -> None:
        self.saved.emit(message)
        self.accept()
