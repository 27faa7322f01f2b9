"""Name and password for a docket on a server, asked before anything of it is shown."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ipdocket.errors import Refused
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.widgets.text import add_field, make_form, make_line
from ipdocket.ui.words import tr


class ServerSignIn(Form):
    """Gives `entered` with name and password; neither is kept on this computer."""

    entered = Signal(str, str)

    def __init__(self, docket: str, login: str, wrong: Refused | None = None, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Sign in to {docket}", docket=docket),
            tr(
                "This docket is on your firm's server, and each person has a name and password there. The password goes to"
                " the server only and is not kept on this computer."
            ),
            tr("Sign in"),
            parent,
            (520, 0),
        )
        form = make_form()
        self.login, self.password = make_line(tr("Sign-in name")), make_line(tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.login.setText(login)
        for title, field in ((tr("Sign-in name"), self.login), (tr("Password"), self.password)):
            add_field(form, title, field)
            field.textChanged.connect(self.check)
        self.body.addLayout(form)
        if wrong is not None:
            self.strip.refuse(wrong)
        self.check()
        (self.password if login else self.login).setFocus()

    def find_missing(self) -> Iterator[str]:
        """A name and a password."""
        if not self.login.text().strip() or not self.password.text():
            yield tr("Type your name and your password.")

    def send(self) -> None:
        """Hands both over; a wrong one brings the dialog back with the reason."""
        self.entered.emit(self.login.text().strip().casefold(), self.password.text())
        self.accept()
