"""A field for a matter, found by whatever stands on a paper: any number, reference, title or name."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import Found
from ipdocket.ui.widgets.text import Label, make_line, set_plain_tip
from ipdocket.ui.words import tr

PAUSE = 150  # milliseconds of quiet before the docket is asked
SHORTEST = 2  # letters or figures typed before it is


class MatterField(QWidget):
    """A line, and under it the matters found; the marked one is meant. Up and Down in the line mark another."""

    changed = Signal()

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: list[Found] = []
        self._asking = False
        self.line = make_line(name, tr("any number, reference, title or name on the paper"))
        self.setAccessibleName(name)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.told = Label("", "muted", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Matters found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.list.setMaximumHeight(scaled(110))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda _row: self._tell())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.list)
        column.addWidget(self.told)
        self.list.hide()
        self.told.hide()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)
        self.line.textEdited.connect(lambda _text: self._begin())

    @property
    def matter(self) -> int | None:
        """The matter that is meant; None while nothing is typed, or nothing found."""
        line = self.list.currentRow()
        return self._found[line].id if 0 <= line < len(self._found) else None

    @property
    def problem(self) -> str:
        """Why what was typed means no matter; empty when it means one, or nothing is typed."""
        if not self.line.text().strip() or self.matter is not None:
            return ""
        return tr("Looking for the matter…") if self._asking else tr("No matter is found by this; leave it empty to say later.")

    def set_matter(self, matter: int, reference: str) -> None:
        """Shows a matter that is known."""
        self.line.setText(reference)
        self._show([Found("matter", matter, reference)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the line mark another of the matters found."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.list.count():
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        self._show([])
        self._asking = len(self.line.text().strip()) >= SHORTEST
        self._pause.start()
        self.changed.emit()

    def _ask(self) -> None:
        text = self.line.text().strip()
        if len(text) >= SHORTEST:
            self._desk.read(self, "matter", self._desk.docket.intake.find, text, then=self._show)

    def _show(self, found: Sequence[Found]) -> None:
        self._asking = False
        self._found = list(found)
        before = self.list.blockSignals(True)
        self.list.clear()
        for one in self._found:
            self.list.addItem(f"{one.text}   {one.detail}" if one.detail else one.text)
            set_plain_tip(self.list.item(self.list.count() - 1), one.detail or one.text)
        self.list.setCurrentRow(0 if self._found else -1)
        self.list.blockSignals(before)
        self.list.setVisible(len(self._found) > 1)
        self._tell()

    def _tell(self) -> None:
        line = self.list.currentRow()
        one = self._found[line] if 0 <= line < len(self._found) else None
        self.told.setText(tr("Means {reference} {detail}", reference=one.text, detail=one.detail) if one else "")
        self.told.setVisible(one is not None)
        self.changed.emit()
