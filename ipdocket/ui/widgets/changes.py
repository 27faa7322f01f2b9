"""What a form would do to the dates of a matter: every deadline that appears, moves, goes or stays."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from ipdocket.ui.formats import show_date
from ipdocket.ui.icons import icon
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import Preview
from ipdocket.ui.theme import current_theme
from ipdocket.ui.widgets.text import Label, set_plain_tip
from ipdocket.ui.words import Word, count, flag_word, tr

SHORT = 16  # characters that every column has room for


class Changes(QWidget):
    """A small table of date changes under a sentence that counts them."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self.told = Label(hint, "head", wrap=True)
        self.warned = Label("", "late", wrap=True)
        self.warned.hide()
        self.table = SmallTable(
            tr("Dates that follow"),
            (tr("What happens"), tr("Deadline"), tr("Due"), tr("Final"), tr("Law")),
            (104, 210, 180, 180, 150),
        )
        self.table.setMinimumHeight(190)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.told)
        column.addWidget(self.warned)
        column.addWidget(self.table, 1)

    def show_preview(self, preview: Preview) -> None:
        """Shows what would happen; stays come last, because they need no look."""
        order = {"disturbs": 0, "moves": 1, "goes": 2, "appears": 3, "stays": 4}
        changes = sorted(preview.changes, key=lambda change: order.get(change.kind, 5))
        self.told.setText(_sentence(preview) or self._hint)
        self.warned.setText("\n".join(tr("Not covered: {what}", what=each) for each in preview.not_covered))
        self.warned.setVisible(bool(preview.not_covered))
        self.table.setRowCount(len(changes))
        for line, change in enumerate(changes):
            word = _kind_word(change.kind)
            self.table.put(line, 0, word.text, word)
            flags = "".join(f" ({flag_word(flag).text})" for flag in change.flags)
            self.table.put(line, 1, change.title + flags)
            self.table.put(line, 2, _before_after(change.old_due, change.due, change.kind))
            self.table.put(line, 3, _before_after(change.old_final, change.final, change.kind))
            self.table.put(line, 4, change.authority)
        self.table.fit_columns(280)


class SmallTable(QTableWidget):
    """A read-only table for a few rows that are already here."""

    def __init__(
        self, name: str, titles: tuple[str, ...], widths: tuple[int, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(0, len(titles), parent)
        self.keeps_enter = False
        self._fitted = False
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(titles))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(scaled(26))
        header = self.horizontalHeader()
        header.setAccessibleName(name)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.ensurePolished()
        for place, width in enumerate(widths):
            self.setColumnWidth(place, max(scaled(width), header.sectionSizeHint(place)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a row that opens something stays here: in a dialog it would press the default button as well."""
        super().keyPressEvent(event)
        if self.keeps_enter and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def put(self, line: int, place: int, text: str, word: Word | None = None, what: object = None) -> None:
        """Fills one cell with words, and with icon and colour where a word is given."""
        item = QTableWidgetItem(text)
        if len(text) > SHORT:
            set_plain_tip(item, text)
        if word is not None:
            item.setForeground(current_theme().colour(word.tone))
            if word.icon:
                item.setIcon(icon(word.icon, word.tone))
        if what is not None:
            item.setData(Qt.ItemDataRole.UserRole, what)
        self.setItem(line, place, item)

    def fit_height(self, most: int = 5) -> None:
        """Makes the table as high as its rows, up to so many; Qt would leave it as high as the dialog allows."""
        rows = min(max(self.rowCount(), 1), most)
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + rows * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth())
        self._fitted = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A table as high as its rows has no room for a bar below them: its widest column gives way, as far as it can."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        over = header.length() - self.viewport().width()
        if self._fitted and over > 0:
            widest = max(range(header.count()), key=header.sectionSize)
            self.setColumnWidth(widest, max(header.sectionSize(widest) - over, scaled(80)))

    def fit_columns(self, most: int = 420) -> None:
        """Makes each column as wide as its words need, up to so many pixels."""
        self.resizeColumnsToContents()
        for place in range(self.columnCount() - 1):
            self.setColumnWidth(place, min(self.columnWidth(place) + 14, scaled(most)))

    def tint(self, line: int, place: int, colour: QColor) -> None:
        """Colours the ground of one filled cell."""
        item = self.item(line, place)
        if item is not None:
            item.setBackground(QBrush(colour))

    def fill(self, rows: list[tuple[str, ...]]) -> None:
        """Shows rows of plain texts."""
        self.setRowCount(len(rows))
        for line, row in enumerate(rows):
            for place, text in enumerate(row):
                self.put(line, place, text)


def _kind_word(kind: str) -> Word:
    words = {
        "appears": Word(tr("appears"), "plus", "good"),
        "moves": Word(tr("moves"), "arrow-right", "soon"),
        "goes": Word(tr("goes"), "strike", "late"),
        "stays": Word(tr("stays"), "circle", "muted"),
        "disturbs": Word(tr("settled, not touched"), "alert", "late"),
        "doubts": Word(tr("set by hand, stands; the rules give this"), "alert", "late"),
    }
    return words.get(kind, Word(kind, "question", "text"))


def _before_after(old: date | None, new: date | None, kind: str) -> str:
    before, after = show_date(old), show_date(new)
    if kind == "goes":
        return tr("was {day}", day=before or tr("unknown"))
    if kind in ("moves", "disturbs", "doubts") and before and before != after:
        return f"{before} → {after}"
    return after


def _sentence(preview: Preview) -> str:
    def of(kind: str) -> int:
        stays = preview.unchanged if kind == "stays" else 0
        return sum(change.kind == kind for change in preview.changes) + stays

    parts = [
        (of("moves"), tr("deadline moves"), tr("deadlines move"), tr("moves"), tr("move")),
        (of("goes"), tr("deadline goes"), tr("deadlines go"), tr("goes"), tr("go")),
        (of("appears"), tr("deadline appears"), tr("deadlines appear"), tr("appears"), tr("appear")),
        (of("stays"), tr("deadline stays"), tr("deadlines stay"), tr("stays"), tr("stay")),
    ]
    told = [part for part in parts if part[0]]
    words = [count(part[0], *(part[1:3] if not place else part[3:5])) for place, part in enumerate(told)]
    return ", ".join(words) + "." if words else ""
