"""What the firm's conventions say of a form as typed, and the reason for keeping a number whose check digit is wrong."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipdocket.ui.shown import Preview
from ipdocket.ui.widgets.text import Label, make_line
from ipdocket.ui.words import tr


class Remarks(QWidget):
    """Hidden while there is nothing to say; `changed` when the reason is typed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = Label("", "soon", wrap=True)
        self._asked = Label(tr("Why the number is &kept as typed"))
        self.reason = make_line(tr("Why the number is kept as typed"), tr("for instance: so printed on the filing receipt"))
        self._asked.setBuddy(self.reason)
        self.reason.textChanged.connect(lambda _text: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._told, self._asked, self.reason):
            column.addWidget(part)
        self.show_preview(Preview())

    def show_preview(self, preview: Preview) -> None:
        """Shows what is wrong with reference and numbers."""
        self._told.setText("\n".join(preview.remarks))
        for part in (self._asked, self.reason):
            part.setVisible(bool(preview.doubtful))
        self.setVisible(bool(preview.remarks))

    @property
    def missing(self) -> str:
        """What is still missing, in words: the reason, where a number is doubtful."""
        needed = not self.reason.isHidden() and not self.reason.text().strip()
        return tr("Correct the number, or say why it is kept as typed.") if needed else ""
