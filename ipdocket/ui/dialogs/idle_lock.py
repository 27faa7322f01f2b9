"""After how many minutes without keyboard or mouse this computer locks."""

from PySide6.QtWidgets import QSpinBox, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.widgets.text import add_field, make_form
from ipdocket.ui.words import tr

LONGEST = 480


class IdleLock(Form):
    """Asks for the minutes; 0 is never."""

    section = 2

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        about = tr(
            "When nobody has used keyboard or mouse for so long, the window is covered until the password is typed. It"
            " counts for this computer, whoever sits there, and the change is recorded."
        )
        super().__init__(tr("Lock when idle"), about, tr("Save"), parent, (460, 0))
        self._desk = desk
        self.minutes = QSpinBox()
        self.minutes.setAccessibleName(tr("Minutes"))
        self.minutes.setRange(0, LONGEST)
        self.minutes.setSpecialValueText(tr("never"))
        self.minutes.setSuffix(tr(" minutes"))
        form = make_form()
        add_field(form, tr("&After"), self.minutes)
        self.body.addLayout(form)
        desk.read(self, "minutes", desk.docket.locking.minutes, then=self.minutes.setValue)
        self.check()
        self.minutes.setFocus()

    def send(self) -> None:
        """Keeps the minutes on this computer."""
        self.wait()
        change = self._desk.docket.locking.change_minutes
        self._desk.tasks.change(change, self.minutes.value(), then=self._finish, refused=self.refuse, owner=self)

    def _finish(self, told: str) -> None:
        self._desk.tell(told)
        self.accept()
