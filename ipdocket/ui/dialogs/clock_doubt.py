"""The computer's clock may be wrong: nothing is changed in the docket until a person has looked."""

from PySide6.QtWidgets import QWidget

from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.words import tr


class ClockDoubt(Form):
    """Accepted: the clock is right. Rejected: it will be corrected first."""

    def __init__(self, doubt: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Is this computer's clock right?"),
            tr(
                "{doubt} A wrong clock shows an empty due list, or deadlines as passed. If the clock is right, say so:"
                " it is kept in the record. If not, correct the clock of this computer first; the docket stays as it is.",
                doubt=doubt,
            ),
            tr("The clock is right"),
            parent,
        )
        self.check()

    def send(self) -> None:
        """Takes the clock as right."""
        self.accept()
