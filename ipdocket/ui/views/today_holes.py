"""The hole report in the window: what is missing, how often, and in which matters."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown_controls import HoleLine, HoleMatter
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import Label, make_button
from ipdocket.ui.words import Word, tr

MOST_SHOWN = 1000  # matters of one hole in the window; the file holds all


class HolesTab(QWidget):
    """Counts are asked for when the tab is first looked at; `opened` carries a matter."""

    opened = Signal(int)
    chose = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asked = False
        self._holes: tuple[HoleLine, ...] = ()
        self._rows: tuple[HoleMatter, ...] = ()
        self.table = SmallTable(tr("Kinds of holes"), (tr("Matters"), tr("What is missing")), (90, 300))
        self.matters = SmallTable(
            tr("Matters with this hole"), (tr("Ref"), tr("Country"), tr("Title"), tr("What stands there")),
            (140, 65, 320, 160),
        )  # fmt: skip
        self.told = Label(tr("Counting…"), "head", wrap=True)
        self.table.itemSelectionChanged.connect(self._ask_matters)
        self.matters.itemSelectionChanged.connect(lambda: self.chose.emit(None))
        self.matters.itemActivated.connect(lambda item: self._open(self._rows[item.row()].matter))
        self._lay_out()

    def _lay_out(self) -> None:
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(self.matters)
        halves.setSizes([scaled(430), scaled(740)])
        buttons = QHBoxLayout()
        buttons.addWidget(make_button(tr("Count &again"), self.ask, "refresh"))
        buttons.addWidget(make_button(tr("Save the &report…"), self.save, "export"))
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        about = tr("What is missing in matters that are alive, and what rests on what nobody checked. Enter opens the matter.")
        column.addWidget(Label(about, "muted", wrap=True))
        column.addWidget(self.told)
        column.addWidget(halves, 1)
        column.addLayout(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Counts when the tab is first looked at."""
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            self.ask()

    def ask(self) -> None:
        """Counts anew."""
        self._desk.read(self, "holes", self._desk.docket.controls.holes, then=self._show)

    def chosen_matter(self) -> int | None:
        """The matter of the row under the cursor."""
        line = self.matters.currentRow()
        return self._rows[line].matter or None if 0 <= line < len(self._rows) else None

    def save(self) -> None:
        """Asks where the report goes, and writes it."""
        kinds = "PDF (*.pdf);;XLSX (*.xlsx);;CSV (*.csv)"
        path, _kind = QFileDialog.getSaveFileName(self, tr("Save the report"), "holes.pdf", kinds)
        if path:
            self._desk.tasks.change(
                self._desk.docket.controls.save_holes, path, then=self._desk.tell, refused=self._desk.refuse, owner=self
            )

    def _open(self, matter: int) -> None:
        """A paper about no matter yet has none to open: the page of intake shows it."""
        if matter:
            self.opened.emit(matter)
        else:
            self._desk.actions["go_intake"].trigger()

    def _show(self, holes: Sequence[HoleLine]) -> None:
        kept = self.table.currentRow()
        self._holes = tuple(holes)
        before = self.table.blockSignals(True)
        self.table.setRowCount(len(holes))
        for line, hole in enumerate(holes):
            word = Word("", "alert", "soon") if hole.count else Word("", "check", "good")
            self.table.put(line, 0, f"{hole.count:,}", word)
            self.table.put(line, 1, hole.title)
        first = next((line for line, hole in enumerate(holes) if hole.count), 0)
        self.table.selectRow(kept if kept >= 0 else first)
        self.table.blockSignals(before)
        found = sum(hole.count > 0 for hole in holes)
        self.told.setText(tr("{n} of {all} kinds of holes found.", n=found, all=len(holes)))
        self._ask_matters()

    def _ask_matters(self) -> None:
        line = self.table.currentRow()
        if 0 <= line < len(self._holes):
            ask = self._desk.docket.controls.hole_matters
            self._desk.read(self, "matters", ask, self._holes[line].code, MOST_SHOWN, then=self._show_matters)

    def _show_matters(self, rows: Sequence[HoleMatter]) -> None:
        self._rows = tuple(rows)
        self.matters.fill([(row.reference, row.country, row.title, row.detail) for row in rows])
        self.chose.emit(None)
