"""The table of every page: bands as full-width headings, copy as text, remembered columns and order."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ipdocket.ui.columns import Column
from ipdocket.ui.icons import icon
from ipdocket.ui.models.page_model import BAND_ROLE, FOLD_ROLE, PageModel
from ipdocket.ui.ports import Memory
from ipdocket.ui.scale import scaled
from ipdocket.ui.theme import current_theme
from ipdocket.ui.words import band_word, tr

ROW_HEIGHT = 26
_EITHER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
# The keys that fold an opened band, and those that open a folded one.
_TOGGLES = {True: _EITHER | {Qt.Key.Key_Left}, False: _EITHER | {Qt.Key.Key_Right}}


class Table(QTableView):
    """A list as a table; `opened` carries the row that Enter or a double click opens."""

    opened = Signal(object)
    chosen = Signal(object)
    toggled = Signal()
    copied = Signal(int)

    def __init__(self, name: str, model: PageModel, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._memory = memory
        self._pages = model
        self._keep_id: int | None = None
        self._keep_fold = ""
        self._keep_top = 0
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(BandDelegate(self))
        self._dress()
        self._recall()
        self._saving = QTimer(self, singleShot=True, interval=400)
        self._saving.timeout.connect(self._remember)
        header = self.horizontalHeader()
        for changed in (header.sectionResized, header.sectionMoved):
            changed.connect(lambda *_: self._saving.start())
        header.sectionClicked.connect(self._sort_by)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        self.doubleClicked.connect(self._open)
        self.clicked.connect(self._click)
        model.opened_band.connect(lambda: self._take_place(True))
        model.modelAboutToBeReset.connect(self._note_place)
        model.renewed.connect(self._stay)
        model.first_shown.connect(lambda: self._take_place(False))
        model.all_counted.connect(lambda _size: self._take_place(True))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.current_row()))

    def current_row(self) -> Any | None:
        """The row the cursor stands on."""
        return self._pages.row_at(self.currentIndex())

    def chosen_ids(self) -> list[int]:
        """The ids of all chosen rows in the order of the list."""
        return self._pages.ids_at(self.selectionModel().selectedRows())

    def shown_columns(self) -> list[Column]:
        """The columns in view, as ordered on the screen."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [self._pages.columns[place] for place in order if not self.isColumnHidden(place)]

    def put_rows_on_clipboard(self, rows: Sequence[Any]) -> None:
        """Copies rows as tab-separated text with a heading line, as spreadsheets take it."""
        columns = self.shown_columns()
        lines = ["\t".join(column.title() for column in columns)]
        lines += ["\t".join(_one_line(column.show(row)) for column in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")
        self.copied.emit(len(rows))

    def offer_columns(self) -> None:
        """Shows the menu of columns under the header, for the keyboard."""
        self._offer_columns(QPoint(0, self.horizontalHeader().height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a row or a folded band, Space shows or hides why; Right opens and Left folds a band."""
        head = self._pages.head_at(self.currentIndex())
        if head is not None and event.key() in _TOGGLES[head.opened] and not event.modifiers():
            self._pages.toggle(head)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.toggled.emit()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(scaled(ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setAccessibleName(tr("Columns of {name}", name=self._name))
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _recall(self) -> None:
        kept = self._memory.recall(f"columns/{self._name}") or {}
        header = self.horizontalHeader()
        for place, column in enumerate(self._pages.columns):
            state = kept.get(column.key, {})
            self.setColumnWidth(place, int(state.get("width") or scaled(column.width)))
            self.setColumnHidden(place, bool(state.get("hidden", column.hidden)))
        for key, _ in sorted(kept.items(), key=lambda pair: pair[1].get("place", 0)):
            for place, column in enumerate(self._pages.columns):
                if column.key == key:
                    header.moveSection(header.visualIndex(place), int(kept[key].get("place", place)))

    def _remember(self) -> None:
        header = self.horizontalHeader()
        kept = {
            column.key: {
                "width": self.columnWidth(place) or column.width,
                "hidden": self.isColumnHidden(place),
                "place": header.visualIndex(place),
            }
            for place, column in enumerate(self._pages.columns)
        }
        self._memory.remember(f"columns/{self._name}", kept)

    def _sort_by(self, section: int) -> None:
        key = self._pages.columns[section].sort
        if not key:
            return
        query = self._pages.query
        descending = query.sort == key and not query.descending
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(section, order)
        self._pages.ask(replace(query, sort=key, descending=descending))
        self._memory.remember(f"sort/{self._name}", [key, descending])

    def _offer_columns(self, where: QPoint) -> None:
        menu = QMenu(self)
        for place, column in enumerate(self._pages.columns):
            entry = menu.addAction(column.title())
            entry.setCheckable(True)
            entry.setChecked(not self.isColumnHidden(place))
            entry.setEnabled(column.key not in ("due", "final"))  # both dates are always in view
            entry.toggled.connect(lambda shown, place=place: self._show_column(place, shown))
        menu.popup(self.horizontalHeader().mapToGlobal(where))

    def _show_column(self, place: int, shown: bool) -> None:
        self.setColumnHidden(place, not shown)
        if shown and self.columnWidth(place) < 20:
            self.setColumnWidth(place, scaled(self._pages.columns[place].width))
        self._remember()

    def _open(self, index: QModelIndex) -> None:
        row = self._pages.row_at(index)
        if row is not None:
            self.opened.emit(row)

    def _click(self, index: QModelIndex) -> None:
        head = self._pages.head_at(index)
        if head is not None:
            self._pages.toggle(head)

    def _stay(self) -> None:
        """Lets a renewed list stand where it was scrolled to, wherever its cursor is."""
        top = self._keep_top
        self._take_place(True)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(top)

    def _note_place(self) -> None:
        self._keep_top = self.verticalScrollBar().value()
        head = self._pages.head_at(self.currentIndex())
        self._keep_fold = head.key if head is not None else ""
        row = self.current_row()
        self._keep_id = row.id if row is not None else None

    def _take_place(self, counted: bool) -> None:
        """Puts the cursor back on the row it stood on, or on the first row when that one is gone."""
        if self.currentIndex().isValid():
            return
        found = self._pages.index_of(self._keep_id) if self._keep_id is not None else QModelIndex()
        if self._keep_fold:
            found = self._pages.index_of_fold(self._keep_fold)
        if not found.isValid() and (counted or self._keep_id is None):
            found = self._first_row()
        if found.isValid():
            self.setCurrentIndex(found)
        self.chosen.emit(self.current_row())

    def _first_row(self) -> QModelIndex:
        lines = (self._pages.index(line, 0) for line in range(min(2, self._pages.rowCount())))
        return next((index for index in lines if index.flags() & Qt.ItemFlag.ItemIsSelectable), QModelIndex())


class BandDelegate(QStyledItemDelegate):
    """Paints headings across all columns, wherever the columns have been moved."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell; each cell of a heading paints its own slice of the one long line."""
        band = index.data(BAND_ROLE)
        if band is None:
            super().paint(painter, option, index)
            return
        theme = current_theme()
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        fold = index.data(FOLD_ROLE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.colour("accent" if chosen else "band"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        word = band_word(band)
        icon(word.icon, word.tone).paint(painter, QRect(8, rect.top() + 5, 16, 16))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour("accent_text" if chosen else word.tone))
        text = str(index.model().index(index.row(), 0).data())
        if fold:
            text = f"{text}  {'▾' if fold == 'opened' else '▸'}"
        painter.drawText(QRect(30, rect.top(), 2000, rect.height()), Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def helpEvent(self, event: Any, view: Any, option: Any, index: Any) -> bool:
        """No tooltip where the whole text can be read anyway."""
        if event.type() == QEvent.Type.ToolTip and index.data(BAND_ROLE) is None:
            width = option.rect.width() - 12 - (20 if index.data(Qt.ItemDataRole.DecorationRole) else 0)
            if option.fontMetrics.horizontalAdvance(str(index.data() or "")) < width:
                return True
        return bool(super().helpEvent(event, view, option, index))


def _one_line(text: str) -> str:
    return " ".join(text.split())
