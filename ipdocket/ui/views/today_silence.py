"""The alarm on silence at the top of Today: near dates on which nobody entered anything, told in words."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.formats import show_date, show_days_left
from ipdocket.ui.shown_reminders import AlarmRow
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import Label, make_button
from ipdocket.ui.words import Word, count, tr

MOST_HIGH = 3  # rows that stand above the sheets; more are scrolled


class SilenceBox(QWidget):
    """Hidden while nothing is silent; `opened` carries a matter."""

    opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rows: tuple[AlarmRow, ...] = ()
        self.told = Label("", "late", wrap=True)
        self.table = SmallTable(
            tr("Silent dates"),
            (tr("Date"), tr("Left"), tr("Ref"), tr("Country"), tr("Action"), tr("Last entry"), tr("Responsible"), tr("Alarmed")),
            (96, 96, 130, 72, 300, 100, 140, 200),
        )
        self.table.itemActivated.connect(lambda item: self.opened.emit(self.rows[item.row()].matter))
        self.why = make_button(tr("Answer with a &reason…"), self.ask_reason, "pencil")
        buttons = QHBoxLayout()
        buttons.addWidget(self.told, 1)
        buttons.addWidget(self.why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(buttons)
        column.addWidget(self.table)
        self.hide()

    def ask(self) -> None:
        """Asks which dates are silent."""
        self._desk.read(self, "alarms", self._desk.docket.reminders.alarms, then=self.show_alarms)

    def show_alarms(self, rows: Sequence[AlarmRow]) -> None:
        """Shows the alarms, nearest first."""
        self.rows = tuple(rows)
        today = self._desk.clock.today()
        number = count(len(rows), tr("near date"), tr("near dates"))
        self.told.setText(
            tr("Nothing was entered on {n}. Enter what was done, or answer with a reason; until then the alarm stays.", n=number)
        )
        self.table.setRowCount(len(rows))
        for line, row in enumerate(rows):
            texts = (
                show_date(row.day), show_days_left((row.day - today).days), row.reference, row.country, row.action,
                show_date(row.since), row.responsible or tr("nobody"), row.told,
            )  # fmt: skip
            for place, text in enumerate(texts):
                self.table.put(line, place, text, Word("", "alert", "late") if place == 1 else None)
        if rows:
            self.table.selectRow(0)
        self.table.fit_height(MOST_HIGH)
        self.setVisible(bool(rows))

    def ask_reason(self) -> None:
        """Asks why the chosen date may stay silent."""
        line = self.table.currentRow()
        if not 0 <= line < len(self.rows):
            return
        row = self.rows[line]
        asked = tr("Why nothing need be entered on {ref}: {action}", ref=row.reference, action=row.action)
        reason, said = QInputDialog.getText(self, tr("Answer the alarm"), asked)
        if said:
            self._desk.tasks.change(
                self._desk.docket.reminders.answer, row.alarm, reason, then=self._desk.tell, refused=self._desk.refuse, owner=self
            )
