"""The first tab of a matter: its facts, and beside them the dates that come next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ipdocket.domain.deadlines import ACTIVE
from ipdocket.ui.columns import urgency
from ipdocket.ui.formats import show_date, show_days_left
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import DeadlineRow, MatterShown
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import Label, make_selectable
from ipdocket.ui.words import Word, state_word, tr

MOST = 8  # dates beside the facts; the tab of deadlines holds them all


class MatterOverview(QWidget):
    """Facts at the left, next dates at the right; `asked` carries the id of a date that was opened."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[DeadlineRow, ...] = ()
        self._facts = QScrollArea()
        self._facts.setAccessibleName(tr("Facts"))
        self._facts.setWidgetResizable(True)
        self._told = Label("", "head")
        self.next = SmallTable(
            tr("Next dates"),
            (tr("Due"), tr("Final"), tr("Left"), tr("Action"), tr("State")),
            (105, 105, 105, 220, 110),
        )
        self.next.keeps_enter = True
        self.next.itemActivated.connect(lambda item: self.asked.emit(self._rows[item.row()].id))
        right = QVBoxLayout()
        right.addWidget(self._told)
        right.addWidget(self.next)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self._facts, 2)
        row.addLayout(right, 3)

    def show_matter(self, shown: MatterShown) -> None:
        """Shows the facts and the next dates of a matter."""
        self._facts.setWidget(_list_facts(shown))
        waiting = [row for row in shown.deadlines if row.state in ACTIVE and row.due is not None]
        self._rows = tuple(sorted(waiting, key=_by_due)[:MOST])
        more = len(waiting) - len(self._rows)
        told = tr("Next dates, and {n} more under Deadlines", n=more) if more else tr("Next dates")
        self._told.setText(told if waiting else tr("No open date: see whether one is missing"))
        self.next.setVisible(bool(self._rows))
        self.next.setRowCount(len(self._rows))
        for line, each in enumerate(self._rows):
            self._put(line, each)
        self.next.fit_columns(260)
        self.next.fit_height(MOST)

    def _put(self, line: int, row: DeadlineRow) -> None:
        urgent = urgency(row)
        self.next.put(line, 0, show_date(row.due), urgent)
        self.next.put(line, 1, show_date(row.final) or tr("unknown"))
        self.next.put(line, 2, show_days_left(row.left), urgent and Word("", "", urgent.tone))
        self.next.put(line, 3, row.action)
        word = state_word(row.state)
        self.next.put(line, 4, word.text, word)


def _by_due(row: DeadlineRow) -> tuple[str, str]:
    return (row.due.isoformat() if row.due else "", row.action)


def _list_facts(shown: MatterShown) -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(8, 10, 8, 10)
    grid.setHorizontalSpacing(scaled(18))
    grid.setVerticalSpacing(scaled(7))
    grid.setColumnStretch(1, 1)
    for line, (name, text) in enumerate(shown.overview):
        grid.addWidget(Label(name, "muted"), line, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(make_selectable(Label(text or tr("not known"), "" if text else "muted", wrap=True)), line, 1)
    grid.setRowStretch(len(shown.overview), 1)
    return page
