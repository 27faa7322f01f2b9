"""The rail on the left: the pages that work, with counts of what needs action."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ipdocket.ui.icons import icon
from ipdocket.ui.scale import scaled
from ipdocket.ui.words import tr

KEY = Qt.ItemDataRole.UserRole
# What a person must be allowed for a page to be there at all.
NEEDED = {"today": "see_office", "intake": "see_office", "confirm": "see_office", "owners": "see_office", "audit": "see_audit"}


class Rail(QListWidget):
    """Emits the key of the page a person goes to."""

    went = Signal(str)

    def __init__(self, pages: Mapping[str, tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(tr("Pages"))
        self.setFixedWidth(scaled(136))
        self.setIconSize(QSize(scaled(20), scaled(20)))
        self.setSpacing(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pages = dict(pages)
        self._counts: dict[str, int] = {}
        for key in self._pages:
            item = QListWidgetItem()
            item.setData(KEY, key)
            item.setSizeHint(QSize(scaled(128), scaled(34)))
            self.addItem(item)
        self.refresh()
        self.currentItemChanged.connect(self._tell)

    def go(self, key: str) -> None:
        """Marks a page as the present one, without going to it again."""
        before = self.blockSignals(True)
        for line in range(self.count()):
            if self.item(line).data(KEY) == key:
                self.setCurrentRow(line)
        self.blockSignals(before)

    def allow(self, permissions: frozenset[str]) -> None:
        """Leaves out the pages that the person at the window may not use."""
        for line in range(self.count()):
            needed = NEEDED.get(self.item(line).data(KEY), "")
            self.item(line).setHidden(bool(needed) and needed not in permissions)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Shows what needs action on each page."""
        self._counts = dict(counts)
        self.refresh()

    def refresh(self) -> None:
        """Draws words and icons again, for instance after a change of theme."""
        for line in range(self.count()):
            item = self.item(line)
            key = item.data(KEY)
            title, picture = self._pages[key]
            number = self._counts.get(key, 0)
            item.setText(f"{title}   {number:,}" if number else title)
            item.setIcon(icon(picture))
            spoken = tr("{title}, {number} need action", title=title, number=number) if number else title
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            font = item.font()
            font.setBold(bool(number))
            item.setFont(font)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.went.emit(str(item.data(KEY)))
