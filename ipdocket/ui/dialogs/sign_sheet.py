"""Signing a sheet of the day: whoever is signed in, or another person with their own name and password."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.formats import show_date
from ipdocket.ui.shown_controls import SignDraft
from ipdocket.ui.widgets.text import add_field, make_form, make_line
from ipdocket.ui.words import tr


class SignSheet(Form):
    """Nobody signs what they entered or closed; the docket itself refuses it."""

    section = 20

    def __init__(self, desk: Desk, draft: SignDraft, parent: QWidget | None = None) -> None:
        entry = draft.sheet == "entry"
        title = tr("Sign the entry control sheet") if entry else tr("Sign the evening exit check")
        day = show_date(draft.day)
        about = (
            tr("Every line of {day} that the signer did not enter. Control them against the papers first.", day=day)
            if entry
            else tr("What was due on {day} and is due next, closed ones too. The signer closed none of it.", day=day)
        )
        super().__init__(title, about, tr("Sign"), parent, (560, 0))
        self._desk = desk
        self._draft = draft
        self.person = make_line(tr("Sign-in name of the signer"), tr("empty: you sign yourself"))
        self.password = make_line(tr("Their password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        form = make_form()
        add_field(form, tr("Sign &as"), self.person)
        add_field(form, tr("&Password"), self.password)
        self.body.addLayout(form)
        self.person.textChanged.connect(self.check)
        self.password.textChanged.connect(self.check)
        self.check()
        self.person.setFocus()

    def find_missing(self) -> Iterator[str]:
        """A name needs its password."""
        if self.person.text().strip() and not self.password.text():
            yield tr("Type the password.")

    def send(self) -> None:
        """Signs."""
        self.wait()
        draft = replace(self._draft, person=self.person.text().strip(), password=self.password.text())
        self.password.clear()
        self._desk.tasks.change(
            self._desk.docket.controls.sign, draft, then=self._finish, refused=self.refuse, owner=self
        )

    def _finish(self, told: str) -> None:
        self._desk.tell(told)
        self.accept()
