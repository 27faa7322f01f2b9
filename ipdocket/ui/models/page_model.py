"""One model for every list: ids in order, and pages of rows fetched when they are looked at."""

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from ipdocket.errors import Refused
from ipdocket.ui.columns import Column
from ipdocket.ui.models.layout import Fold, Head, Layout, bands_of
from ipdocket.ui.ports import Order, Query, Rows
from ipdocket.ui.tasks import Tasks
from ipdocket.ui.theme import current_theme
from ipdocket.ui.words import band_word, tr

PAGE = 256
KEPT = 64
RENEWED = 3  # pages around what is in view, read again together with the list
BAND_ROLE = Qt.ItemDataRole.UserRole + 1
FOLD_ROLE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PageModel(QAbstractTableModel):
    """Shows what `source` gives for a query: the first page at once, the rest of the ids in the background."""

    first_shown = Signal()
    all_counted = Signal(int)
    refused = Signal(object)
    opened_band = Signal()
    renewed = Signal()

    def __init__(self, source: Rows, columns: Sequence[Column], tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.query = Query()
        self.source = source
        self._tasks = tasks
        self._ids: array[int] = array("q")
        self._order = Order(array("q"))
        self._opened: dict[str, array[int]] = {}
        self._layout = Layout((), False, False)
        self._counted = False
        self._pages: OrderedDict[int, dict[int, Any]] = OrderedDict()
        self._wanted: set[int] = set()
        self._asked: set[int] = set()
        self._fetching = QTimer(self, singleShot=True, interval=0)
        self._fetching.timeout.connect(self._fetch)

    def ask(self, query: Query) -> None:
        """Shows another query; what is on the screen stays until its first page has come.

        The same query again: the rows in view are renewed where they stand, then the list around them.
        """
        if self._counted and query == self.query:
            self._renew()
            return
        self._counted = False
        if query.group != self.query.group:
            self._opened.clear()
        self.query = query
        self._tasks.drop(self, "order")
        self._tasks.drop(self, "rows")
        self._tasks.read(
            self.source.first, query, PAGE, then=self._show_first, refused=self.refused.emit, owner=self, key="first"
        )

    def _renew(self) -> None:
        self._tasks.drop(self, "rows")
        self._tasks.drop(self, "first")
        seen = list(self._pages)[-RENEWED:]
        for number in seen:
            ids = self._slice(self._ids, number)
            self._tasks.read(self._read_page, number, ids, self.query, then=self._show_page, owner=self)
        self._tasks.read(
            self._read_again,
            self.query,
            frozenset(self._opened),
            seen,
            then=lambda answer: self._show_again(*answer),
            refused=self.refused.emit,
            owner=self,
            key="order",
            behind=True,
        )

    def _read_again(
        self, query: Query, opened: frozenset[str], seen: Sequence[int]
    ) -> tuple[Order, "dict[str, array[int]]", dict[int, dict[int, Any]]]:
        order, bands = self._read_order(query, opened)
        ids = _join_ids(order, bands)
        pages = {number: self._read_page(number, self._slice(ids, number), query)[3] for number in seen}
        return order, bands, pages

    def _show_again(self, order: Order, opened: "dict[str, array[int]]", pages: dict[int, dict[int, Any]]) -> None:
        ids = _join_ids(order, opened)
        self._order, self._opened = order, opened
        layout = self._make_layout(order, True)
        same = ids == self._ids and layout.lines == self._layout.lines
        if not same:
            self.beginResetModel()
        self._ids, self._layout = ids, layout
        self._pages.clear()
        self._pages.update((number, rows) for number, rows in pages.items() if rows)
        self._asked.clear()
        if not same:
            self.endResetModel()
            self.renewed.emit()
        elif layout.lines:
            self._repaint(0, layout.lines - 1)
        self.all_counted.emit(order.total or 0)

    @staticmethod
    def _slice(ids: "array[int]", number: int) -> "array[int]":
        return ids[number * PAGE : (number + 1) * PAGE]

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

    def head_at(self, index: Index) -> Head | None:
        """The heading under an index; None on a row."""
        place = self._layout.at(index.row()) if index.isValid() else None
        return place if isinstance(place, Head) else None

    def index_of_fold(self, key: str) -> QModelIndex:
        """Where the heading of a band that folds stands; an invalid index if there is none."""
        line = self._layout.line_of_fold(key)
        return QModelIndex() if line is None else self.index(line, 0)

    def toggle(self, head: Head) -> None:
        """Opens or folds the band of this heading; one that does not fold stays as it is."""
        band = next((one for one in self._order.closed if head.key and one.key == head.key), None)
        if band is None:
            return
        if head.key in self._opened:
            del self._opened[head.key]
            self._lay_out()
            return
        self._tasks.read(
            band.open, then=lambda ids: self._open(head.key, ids), refused=self.refused.emit, owner=self, key="open"
        )

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
        """Rows can be chosen, and headings that fold; other headings cannot."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        place = self._layout.at(index.row())
        if isinstance(place, Head) and not place.key:
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

    def _show_first(self, rows: Sequence[Any] | Order) -> None:
        self.beginResetModel()
        self._pages.clear()
        self._asked.clear()
        self._wanted.clear()
        if isinstance(rows, Order):
            self._order, self._ids = rows, array("q")
            self._layout = self._make_layout(rows, True)
        else:
            self._order = Order(array("q", [row.id for row in rows]), tuple(bands_of(rows)))
            self._ids = self._order.ids[:]
            self._layout = self._make_layout(self._order, len(rows) < PAGE)
            self._pages[0] = {row.id: row for row in rows}
        self.endResetModel()
        self.first_shown.emit()
        if not isinstance(rows, Order) and len(rows) < PAGE and not self.query.group:
            self._counted = True
            self.all_counted.emit(len(rows))
            return
        self._tasks.read(
            self._read_order,
            self.query,
            frozenset(self._opened),
            then=lambda answer: self._show_order(*answer),
            refused=self.refused.emit,
            owner=self,
            key="order",
            behind=True,
        )

    def _read_order(self, query: Query, opened: frozenset[str]) -> tuple[Order, "dict[str, array[int]]"]:
        order = self.source.order(query)
        return order, {band.key: band.open() for band in order.closed if band.key in opened}

    def _show_order(self, order: Order, opened: "dict[str, array[int]]") -> None:
        self._order, self._opened = order, opened
        self._counted = True
        ids, layout = self._all_ids(), self._make_layout(order, True)
        same_start = ids[: len(self._ids)] == self._ids
        if same_start and layout.lines > self._layout.lines > 0:
            self.beginInsertRows(QModelIndex(), self._layout.lines, layout.lines - 1)
            self._ids, self._layout = ids, layout
            self.endInsertRows()
            self._repaint(0, min(PAGE, layout.lines) - 1)
        elif same_start and layout.lines == self._layout.lines and layout.lines:
            self._ids, self._layout = ids, layout
            self._repaint(0, layout.lines - 1)
        else:
            self.beginResetModel()
            self._ids, self._layout = ids, layout
            if not same_start:
                self._pages.clear()
            self.endResetModel()
        self.all_counted.emit(order.total or 0)

    def _repaint(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _make_layout(self, order: Order, counted: bool) -> Layout:
        folds = [
            Fold(one.band, one.size, one.key, len(self._opened[one.key]) if one.key in self._opened else None)
            for one in order.closed
        ]
        bands = order.bands or (("", len(order.ids)),)
        return Layout(bands, counted, bool(self.query.group) and bool(order.ids), folds)

    def _all_ids(self) -> "array[int]":
        return _join_ids(self._order, self._opened)

    def _open(self, key: str, ids: "array[int]") -> None:
        self._opened[key] = ids
        self._lay_out()

    def _lay_out(self) -> None:
        """Shows the list anew after a band was opened or folded; the rows above all folding bands stay fetched."""
        self.beginResetModel()
        untouched = len(self._order.ids) // PAGE
        for number in [one for one in self._pages if one >= untouched]:
            del self._pages[number]
        self._ids, self._layout = self._all_ids(), self._make_layout(self._order, True)
        self._asked.clear()
        self.endResetModel()
        self.opened_band.emit()

    def _fetch(self) -> None:
        for number in sorted(self._wanted)[-4:]:
            self._asked.add(number)
            ids = self._slice(self._ids, number)
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

    def _read_page(
        self, number: int, ids: "array[int]", query: Query
    ) -> tuple[int, "array[int]", Query, dict[int, Any]]:
        return number, ids, query, {row.id: row for row in self.source.rows(ids, query)}

    def _show_page(self, answer: tuple[int, "array[int]", Query, dict[int, Any]]) -> None:
        number, ids, query, rows = answer
        self._asked.discard(number)
        if not ids or query != self.query or self._slice(self._ids, number) != ids:
            return  # another list, or a band was opened meanwhile: what is looked at is asked for anew
        self._pages[number] = rows
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        last = min((number + 1) * PAGE, len(self._ids)) - 1
        top = self.index(self._layout.line_of(number * PAGE), 0)
        self.dataChanged.emit(top, self.index(self._layout.line_of(last), len(self.columns) - 1))

    def _forget_asked(self, refusal: Refused) -> None:
        self._asked.clear()
        self.refused.emit(refusal)


def _join_ids(order: Order, opened: "dict[str, array[int]]") -> "array[int]":
    """The ids of the list and, below them, of the bands that were opened."""
    ids = order.ids[:]
    for band in order.closed:
        ids.extend(opened.get(band.key, ()))
    return ids


def _head_data(head: Head, column: int, role: int) -> Any:
    if role == BAND_ROLE:
        return head.band
    if role == FOLD_ROLE:
        return "" if not head.key else "opened" if head.opened else "closed"
    word = band_word(head.band)
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and column == 0:
        size = tr("counting…") if head.size is None else f"{head.size:,}"
        told = f"{word.text} ({size})"
        spoken = role == Qt.ItemDataRole.AccessibleTextRole and head.key
        return tr("{band}, {how}; Enter changes it", band=told, how=_fold_word(head)) if spoken else told
    if role == Qt.ItemDataRole.ForegroundRole:
        return current_theme().colour(word.tone)
    return None


def _fold_word(head: Head) -> str:
    return tr("opened") if head.opened else tr("closed")
