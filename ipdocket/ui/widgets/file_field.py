"""A field for one file: typed, chosen, or dropped on it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ipdocket.ui.widgets.text import make_button, make_line
from ipdocket.ui.words import tr


class FileField(QWidget):
    """A line with the path and a button to choose it."""

    changed = Signal()

    def __init__(self, name: str, kinds: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = kinds
        self._name = name
        self.line = make_line(name, tr("choose a file, or drop it here"))
        self.setAccessibleName(name)
        self.setFocusProxy(self.line)
        self.setAcceptDrops(True)
        choose = make_button(tr("Choose…"), self._choose)
        choose.setAccessibleName(tr("Choose file: {name}", name=name))
        choose.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(choose)
        self.line.textChanged.connect(lambda _text: self.changed.emit())

    @property
    def path(self) -> str:
        """The path as typed, empty if none."""
        return self.line.text().strip()

    @property
    def exists(self) -> bool:
        """Whether there is such a file."""
        return bool(self.path) and Path(self.path).is_file()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes one file from the desktop."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Shows the path of the dropped file."""
        for url in event.mimeData().urls()[:1]:
            self.line.setText(url.toLocalFile())

    def _choose(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, self._name, self.path, self._kinds)
        if path:
            self.line.setText(path)
