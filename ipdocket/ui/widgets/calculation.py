"""What follows from a calculation: every date in a table, and under it what is not covered and what gave nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ipdocket.ui.formats import show_date
from ipdocket.ui.shown import Explained
from ipdocket.ui.shown_calculation import Calculated
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import Label
from ipdocket.ui.words import certainty_word, count, tr


class CalculationShown(QWidget):
    """One office's dates; `chose` carries the date under the cursor, or None."""

    chose = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: Calculated | None = None
        self._head = Label("", "head", wrap=True)
        self._doubt = Label("", "late", wrap=True)
        self._doubt.hide()
        self.dates = SmallTable(
            tr("Dates that follow"),
            (tr("Due"), tr("Final"), tr("Action"), tr("Certainty"), tr("Before")),
            (105, 105, 180, 110, 36),
        )
        self.silent = SmallTable(tr("Rules that gave nothing"), (tr("Rule"), tr("Why not")), (260, 420))
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Results"))
        self.tabs.tabBar().setAccessibleName(tr("Results"))
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.dates, tr("Dates"))
        self.tabs.addTab(self.silent, tr("Rules that gave nothing"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._head)
        column.addWidget(self._doubt)
        column.addWidget(self.tabs, 1)
        self.dates.currentCellChanged.connect(lambda line, *_: self.chose.emit(self._at(line)))

    def show_calculated(self, found: Calculated) -> None:
        """Shows another result; the cursor goes to its first date."""
        self.found = found
        self._head.setText(f"{found.office}: {count(len(found.dates), tr('date'), tr('dates'))}")
        doubts = [*found.not_covered]
        doubts += [tr("The two calculators disagree, check by hand: {what}", what=each) for each in found.differing]
        self._doubt.setText("\n".join(doubts))
        self._doubt.setVisible(bool(doubts))
        self.dates.setRowCount(len(found.dates))
        for line, each in enumerate(found.dates):
            self._put(line, each)
        self.dates.fit_columns(178)
        self.silent.fill([(each.title, each.why) for each in found.not_fired])
        self.silent.fit_columns(300)
        self.tabs.setTabText(1, f"{tr('Rules that gave nothing')} ({len(found.not_fired)})")
        self.dates.setCurrentCell(-1, -1)
        if found.dates:
            self.dates.setCurrentCell(0, 0)
        else:
            self.chose.emit(None)

    def show_nothing(self, why: str) -> None:
        """Says what is still needed."""
        self.found = None
        self._head.setText(why)
        self._doubt.hide()
        self.dates.setRowCount(0)
        self.silent.setRowCount(0)
        self.chose.emit(None)

    def place(self) -> int | None:
        """The line under the cursor."""
        line = self.dates.currentRow()
        return line if self.found is not None and 0 <= line < len(self.found.dates) else None

    def _at(self, line: int) -> Explained | None:
        if self.found is None or not 0 <= line < len(self.found.dates):
            return None
        return self.found.dates[line]

    def _put(self, line: int, told: Explained) -> None:
        row = told.row
        self.dates.put(line, 0, show_date(row.due))
        self.dates.put(line, 1, show_date(row.final))
        note = f" ({tr('information')})" if row.state == "information" else ""
        self.dates.put(line, 2, row.action + note)
        word = certainty_word(told.certainty)
        short = {"law": tr("certain"), "estimate": tr("estimate"), "uncertain": tr("law uncertain")}
        self.dates.put(line, 3, short.get(told.certainty, word.text), word)
        self.dates.put(line, 4, row.country)
