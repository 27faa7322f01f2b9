"""Ctrl+K: every command, and any number, reference, title or owner of the docket."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.icons import icon
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import Found
from ipdocket.ui.widgets.text import Label, make_line, set_plain_tip
from ipdocket.ui.words import tr

WHAT = Qt.ItemDataRole.UserRole
LIMIT = 12
_ICONS = {"matter": "matters", "deadline": "clock", "owner": "owners"}


class SearchPalette(QDialog):
    """Emits what was found and chosen; a chosen command is done at once."""

    found = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName(tr("Find anything"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(scaled(720))
        self._desk = desk
        self._finds: list[Found] = []
        self.line = make_line(tr("Find anything"), tr("a reference, number, title, owner, or a command"))
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Found"))
        self.list.setMinimumHeight(320)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.line)
        column.addWidget(self.list)
        column.addWidget(Label(tr("Up and Down to choose, Enter to open, Esc to leave"), "muted"))
        self._typing = QTimer(self, singleShot=True, interval=100)
        self._typing.timeout.connect(self._look)
        self.line.textChanged.connect(self._type)
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down and Enter in the line act on the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    self._take(item)
                return True
        return super().eventFilter(watched, event)

    def _type(self, _text: str) -> None:
        self._fill()
        self._typing.start()

    def _look(self) -> None:
        text = self.line.text().strip()
        if len(text) < 2:
            self._show_finds([])
            return
        self._desk.read(self, "find", self._desk.docket.looking.find, text, LIMIT, then=self._show_finds)

    def _show_finds(self, finds: list[Found]) -> None:
        self._finds = list(finds)
        self._fill()

    def _fill(self) -> None:
        text = self.line.text().strip().casefold()
        self.list.clear()
        for find in self._finds if len(text) >= 2 else ():
            words = f"{find.text}   {find.detail}" if find.detail else find.text
            self._add(words, _ICONS.get(find.kind, "search"), find)
        for action, made in self._desk.actions.usable():
            title = action.text.replace("&", "")
            if not text or text in title.casefold():
                keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                self._add(f"{title}   {keys}" if keys else title, action.icon, made)
        self.list.setCurrentRow(0)

    def _add(self, words: str, picture: str, what: object) -> None:
        item = QListWidgetItem(icon(picture), words)
        set_plain_tip(item, words)
        item.setData(WHAT, what)
        self.list.addItem(item)

    def _take(self, item: QListWidgetItem) -> None:
        what = item.data(WHAT)
        self.close()
        if isinstance(what, QAction):
            what.trigger()
        else:
            self.found.emit(what)
