"""Two people typed two different things: both are shown, with what must happen now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.shown import AwaitingRow, SecondOutcome
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import Label, Picture, make_button, make_selectable
from ipdocket.ui.words import tr


class TwoEntries(QWidget):
    """Who typed what, under a sentence that cannot be taken for success."""

    def __init__(self, outcome: SecondOutcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = SmallTable(tr("The two entries"), (tr("Who"), tr("What was typed")), (240, 380))
        self.table.fill(list(outcome.entries))
        self.table.fit_height()
        head = QHBoxLayout()
        head.addWidget(Picture("alert", "late", 24))
        self.told = make_selectable(Label(outcome.message, "late", wrap=True))
        head.addWidget(self.told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addLayout(head)
        column.addWidget(self.table)


def show_difference(form: Form, fields: QWidget, outcome: SecondOutcome) -> None:
    """Puts both entries where the fields of the form were; what was typed is kept by the docket."""
    fields.hide()
    form.body.addWidget(TwoEntries(outcome))
    form.end_with(tr("Close"))


class Differing(Form):
    """A filing that came back: both entries, and the way to confirm it anew."""

    section = 5

    anew = Signal()

    def __init__(self, row: AwaitingRow, outcome: SecondOutcome, may_confirm: bool, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("The two entries differed"),
            tr("{reference}: {action}", reference=row.reference, action=row.action),
            tr("Close"),
            parent,
        )
        self.body.addWidget(TwoEntries(outcome))
        again = make_button(tr("&Confirm anew…"), self._confirm_anew, "check")
        again.setEnabled(may_confirm)
        self.buttons.insertWidget(1, again)
        self.cancel_button.hide()

    def send(self) -> None:
        """Nothing is sent: the dialog only shows."""
        self.accept()

    def _confirm_anew(self) -> None:
        self.accept()
        self.anew.emit()
