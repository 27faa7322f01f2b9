"""The passphrase of an encrypted docket, asked before anything of it is shown."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ipdocket.errors import Refused
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.widgets.text import add_field, make_form, make_line
from ipdocket.ui.words import tr


class Passphrase(Form):
    """Gives `entered` with what was typed; it is kept nowhere."""

    entered = Signal(str)

    def __init__(self, docket: str, wrong: Refused | None = None, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Passphrase of {docket}", docket=docket),
            tr("This docket is encrypted. The passphrase is needed each time it is opened and is kept nowhere."),
            tr("Open"),
            parent,
            (520, 0),
        )
        form = make_form()
        self.passphrase = make_line(tr("Passphrase"))
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.textChanged.connect(self.check)
        add_field(form, tr("&Passphrase"), self.passphrase)
        self.body.addLayout(form)
        if wrong is not None:
            self.strip.refuse(wrong)
        self.check()
        self.passphrase.setFocus()

    def find_missing(self) -> Iterator[str]:
        """The passphrase."""
        if not self.passphrase.text():
            yield tr("Type the passphrase.")

    def send(self) -> None:
        """Hands it over; a wrong one brings the dialog back with the reason."""
        self.entered.emit(self.passphrase.text())
        self.accept()
