"""A person's own code at sign-in: turned on with the first right code, turned off with a last one."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ipdocket.errors import Refused
from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.factor_ports import FactorShown
from ipdocket.ui.widgets.text import Label, add_field, make_form, make_line, make_selectable
from ipdocket.ui.words import tr


class OwnCode(Form):
    """Shows the secret once; without a right code it counts for nothing."""

    section = 23

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("My code at sign-in"), "", tr("Turn on"), parent, (600, 0))
        self._desk = desk
        self._shown: FactorShown | None = None
        self.told = Label("", "muted", wrap=True)
        self.secret = make_selectable(Label("", "head", wrap=True))
        self.address = make_line(tr("Address for the authenticator program"))
        self.address.setReadOnly(True)
        self.code = make_line(tr("Code"), tr("six digits"))
        self.code.textChanged.connect(self.check)
        self.body.addWidget(self.told)
        self.body.addWidget(self.secret)
        form = make_form()
        add_field(form, tr("&Address"), self.address)
        self._form = form
        add_field(form, tr("&Code"), self.code)
        self.body.addLayout(form)
        for widget in (self.secret, self.address):
            widget.hide()
        form.setRowVisible(self.address, False)
        desk.tasks.read(desk.docket.codes.show, then=self._show, refused=self._refuse_all, owner=self)
        self.check()
        self.code.setFocus()

    def _show(self, shown: FactorShown) -> None:
        self._shown = shown
        if shown.on:
            self.told.setText(
                tr(
                    "You sign in with a code. Type the present one to turn it off. An administrator can switch it off"
                    " when the telephone is lost."
                )
            )
            self.accept_button.setText(tr("Turn off"))
            self.accept_button.setAccessibleName(tr("Turn off"))
        else:
            self.told.setText(
                tr(
                    "Type this secret into an authenticator program (or hand it the address), then type the code that it"
                    " shows. From then on sign-in asks for a code after the password, and so does each confirmation"
                    " that you make at another desk. Close this without a code and nothing changes."
                )
            )
            self.secret.setText(shown.secret)
            self.secret.setAccessibleName(tr("Secret: {secret}", secret=shown.secret))
            self.address.setText(shown.address)
            self.address.setCursorPosition(0)
            self.secret.show()
            self._form.setRowVisible(self.address, True)
        self.check()

    def _refuse_all(self, refusal: Refused) -> None:
        self.strip.refuse(refusal)
        self.check()

    def find_missing(self) -> Iterator[str]:
        """Six digits, once it is known what they are for."""
        if self._shown is None or len("".join(self.code.text().split())) != 6:
            yield tr("Type the six digits of the code.")

    def send(self) -> None:
        """Turns the code on or off."""
        if self._shown is None:
            return
        self.wait()
        codes = self._desk.docket.codes
        act = codes.turn_off if self._shown.on else codes.turn_on
        self._desk.tasks.change(act, self.code.text(), then=self._finish, refused=self.refuse, owner=self)
        self.code.clear()

    def _finish(self, told: str) -> None:
        self._desk.tell(told)
        self.accept()
