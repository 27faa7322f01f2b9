"""What a person sees while a docket of an older format is brought to the present one."""

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ipdocket.ui.widgets.text import Label, Picture
from ipdocket.ui.words import tr


class Upgrading(QDialog):
    """Shows how far it is; it cannot be closed, for it cannot be broken off: its maker hides it."""

    def __init__(self, docket: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("ipdocket"))
        self.setMinimumWidth(560)
        self._steps = {
            "back up": Label(tr("Make a backup and verify it"), wrap=True),
            "change": Label(tr("Change the format"), wrap=True),
            "check": Label(tr("Compare tables and guards, then save"), wrap=True),
        }
        self._pictures = {step: Picture("circle", "muted") for step in self._steps}
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        column.addWidget(Label(tr("{docket} comes from an older ipdocket.", docket=docket), "big", wrap=True))
        column.addWidget(
            Label(
                tr("It is brought to the format of this program. Where anything fails, it stays as it is now."), wrap=True
            )
        )
        for step, label in self._steps.items():
            line = QHBoxLayout()
            line.addWidget(self._pictures[step])
            line.addWidget(label, 1)
            column.addLayout(line)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("Steps done"))
        self.bar.setRange(0, len(self._steps))
        self.bar.setTextVisible(False)
        column.addWidget(self.bar)

    def tell(self, step: str) -> None:
        """Shows what is being done now: "back up", "change" or "check"."""
        done = list(self._steps).index(step)
        self.bar.setValue(done)
        for number, name in enumerate(self._steps):
            picture = ("check", "good") if number < done else ("hourglass", "accent") if number == done else ("circle", "muted")
            self._pictures[name].show_picture(*picture)
            self._steps[name].set_tone("muted" if number > done else "")
        self.setAccessibleDescription(self._steps[step].text())

    def reject(self) -> None:
        """Escape does nothing."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the dialog would not end the work."""
        event.ignore()
