"""One model for every list: ids in order, and pages of rows fetched when they are looked at."""

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from ipdocket.errors import Refused
from ipdocket.ui.columns import Column
from ipdocket.ui.models.layout import Head, Layout, bands_of
from ipdocket.ui.ports import Order, Query, Rows
from ipdocket.ui.tasks import Tasks
from ipdocket.ui.theme import current_theme
from ipdocket.ui.words import band_word, tr

PAGE = 256
KEPT = 64
BAND_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PageModel(QAbstractTableModel):
    """Shows what `source` gives for a query: the first page at once, the rest of the ids in the background."""

    first_shown = Signal()
    all_counted = Signal(int)
    refused = Signal(object)

    def __init__(self, source: Rows, columns: Sequence[Column], tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.query = Query()
        self.source = source
        self._tasks = tasks
        self._ids: array[int] = array("q")
        self._layout = Layout((), False, False)
        self._pages: OrderedDict[int, dict[int, Any]] = OrderedDict()
        self._wanted: set[int] = set()
        self._asked: set[int] = set()
        self._fetching = QTimer(self, singleShot=True, interval=0)
        self._fetching.timeout.connect(self._fetch)

    def ask(self, query: Query) -> None:
        """Shows another query; what is on the screen stays until its first page has come."""
        self.query = query
        self._tasks.drop(self, "order")
        self._tasks.drop(self, "rows")
        self._tasks.read(
            self.source.first, query, PAGE, then=self._show_first, refused=self.refused.emit, owner=self, key="first"
        )

    def row_at(self, index: Index) -> Any | None:
        """The row of the list under an index; None on a heading and while it is being fetched."""
        if not index.isValid():
            return None
        place = self._layout.at(index.row())
        return None if isinstance(place, Head) else self._row(place)

    def ids_at(self, indexes: Sequence[Index]) -> list[int]:
        """The ids of the rows under these indexes in the order of the list, headings left out."""
        places = (self._layout.at(line) for line in sorted({index.row() for index in indexes}))
        return [self._ids[place] for place in places if not isinstance(place, Head)]

    def index_of(self, row_id: int) -> QModelIndex:
        """Where the row with this id stands; an invalid index if the list does not hold it."""
        try:
            return self.index(self._layout.line_of(self._ids.index(row_id)), 0)
        except ValueError:
            return QModelIndex()

    @property
    def size(self) -> int:
        """How many rows the list has, as far as they are counted."""
        return self._layout.size

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Lines of the table: headings and rows."""
        return 0 if parent.isValid() else self._layout.lines

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Columns of the table."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen, headings cannot."""
        if not index.isValid() or isinstance(self._layout.at(index.row()), Head):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].align | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What one cell shows."""
        if not index.isValid():
            return None
        place = self._layout.at(index.row())
        if isinstance(place, Head):
            return _head_data(place, index.column(), role)
        row = self._row(place)
        if row is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        return self.columns[index.column()].data(row, role)

    def _row(self, place: int) -> Any | None:
        number = place // PAGE
        page = self._pages.get(number)
        if page is None:
            if number not in self._asked:
                self._wanted.add(number)
                self._fetching.start()
            return None
        self._pages.move_to_end(number)
        return page.get(self._ids[place])

    def _show_first(self, rows: Sequence[Any]) -> None:
        self.beginResetModel()
        self._ids = array("q", [row.id for row in rows])
        self._layout = Layout(bands_of(rows), len(rows) < PAGE, bool(self.query.group))
        self._pages.clear()
        self._asked.clear()
        self._wanted.clear()
        self._pages[0] = {row.id: row for row in rows}
        self.endResetModel()
        self.first_shown.emit()
        if len(rows) < PAGE:
            self.all_counted.emit(len(rows))
            return
        self._tasks.read(
            self.source.order,
            self.query,
            then=self._show_order,
            refused=self.refused.emit,
            owner=self,
            key="order",
            behind=True,
        )

    def _show_order(self, order: Order) -> None:
        bands = order.bands or (("", len(order.ids)),)
        layout = Layout(bands, True, bool(self.query.group))
        same_start = order.ids[: len(self._ids)] == self._ids
        if same_start and layout.lines > self._layout.lines:
            self.beginInsertRows(QModelIndex(), self._layout.lines, layout.lines - 1)
            self._ids, self._layout = order.ids, layout
            self.endInsertRows()
            self.dataChanged.emit(self.index(0, 0), self.index(min(PAGE, layout.lines) - 1, len(self.columns) - 1))
        else:
            self.beginResetModel()
            self._ids, self._layout = order.ids, layout
            if not same_start:
                self._pages.clear()
            self.endResetModel()
        self.all_counted.emit(len(order.ids))

    def _fetch(self) -> None:
        for number in sorted(self._wanted)[-4:]:
            self._asked.add(number)
            ids = self._ids[number * PAGE : (number + 1) * PAGE]
            self._tasks.read(
                self._read_page,
                number,
                ids,
                self.query,
                then=self._show_page,
                refused=self._forget_asked,
                owner=self,
            )
        self._wanted.clear()

    def _read_page(self, number: int, ids: Sequence[int], query: Query) -> tuple[int, Query, dict[int, Any]]:
        return number, query, {row.id: row for row in self.source.rows(ids, query)}

    def _show_page(self, answer: tuple[int, Query, dict[int, Any]]) -> None:
        number, query, rows = answer
        self._asked.discard(number)
        if query is not self.query or number * PAGE >= len(self._ids):
            return
        self._pages[number] = rows
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        last = min((number + 1) * PAGE, len(self._ids)) - 1
        top = self.index(self._layout.line_of(number * PAGE), 0)
        self.dataChanged.emit(top, self.index(self._layout.line_of(last), len(self.columns) - 1))

    def _forget_asked(self, refusal: Refused) -> None:
        self._asked.clear()
        self.refused.emit(refusal)


def _head_data(head: Head, column: int, role: int) -> Any:
    if role == BAND_ROLE:
        return head.band
    word = band_word(head.band)
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and column == 0:
        size = tr("counting…") if head.size is None else f"{head.size:,}"
        return f"{word.text} ({size})"
    if role == Qt.ItemDataRole.ForegroundRole:
        return current_theme().colour(word.tone)
    return None
