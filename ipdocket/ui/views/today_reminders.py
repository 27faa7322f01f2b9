"""Reminders in the window: one's own to acknowledge, and those that one's people did not acknowledge."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.formats import show_date, show_days_left
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown_reminders import ReminderRow, RemindersShown
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import Label, make_button
from ipdocket.ui.words import Word, count, state_word, tr

NEAR = 7  # days ahead from which a day presses


class RemindersTab(QWidget):
    """Two lists under each other; `opened` carries a matter, `counted` how many of one's own wait."""

    opened = Signal(int)
    chose = Signal(object)
    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown = RemindersShown()
        titles = (tr("Date"), tr("Left"), tr("Ref"), tr("Country"), tr("Action"), tr("State"), tr("Reminder"), tr("Given"))
        widths = (96, 96, 130, 72, 240, 150, 165, 96)
        self.table = SmallTable(tr("Your reminders"), (*titles, tr("You are")), (*widths, 110))
        self.others = SmallTable(tr("Not acknowledged by others"), (*titles, tr("Whose")), (*widths, 140))
        self.told = Label("", "head", wrap=True)
        self.told_others = Label("", "head", wrap=True)
        self.one = make_button(tr("&Acknowledge"), self.acknowledge_chosen, "check")
        self.all = make_button(tr("Acknowledge a&ll of these"), self.acknowledge_all, "confirm")
        for table in (self.table, self.others):
            table.itemSelectionChanged.connect(lambda: self.chose.emit(None))
        self.table.itemSelectionChanged.connect(self._switch)
        self.table.itemActivated.connect(lambda item: self.opened.emit(self._shown.own[item.row()].matter))
        self.others.itemActivated.connect(lambda item: self.opened.emit(self._shown.others[item.row()].matter))
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        table = make_button(tr("Ta&ble of reminders…"), self.open_table, "table")
        for button in (self.one, self.all, table):
            buttons.addWidget(button)
        buttons.addStretch(1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        self._lower = _stack(self.told_others, self.others)
        halves.addWidget(_stack(self.told, self.table, buttons))
        halves.addWidget(self._lower)
        halves.setSizes([scaled(330), scaled(220)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        about = tr("Each reminder is acknowledged by whom it was given to; what is closed leaves the list. Enter opens the matter.")
        column.addWidget(Label(about, "muted", wrap=True))
        column.addWidget(halves, 1)

    def ask(self) -> None:
        """Asks for what waits."""
        self._desk.read(self, "unseen", self._desk.docket.reminders.unseen, then=self.show_unseen)

    def show_unseen(self, shown: RemindersShown) -> None:
        """Shows what waits; the lower list only where there is something in it."""
        self._shown = shown
        today = self._desk.clock.today()
        for table, rows in ((self.table, shown.own), (self.others, shown.others)):
            kept = max(table.currentRow(), 0)
            before = table.blockSignals(True)
            table.setRowCount(len(rows))
            for line, row in enumerate(rows):
                _put(table, line, row, today, _part_word(row.part) if table is self.table else row.name)
            if rows:
                table.selectRow(min(kept, len(rows) - 1))
            table.blockSignals(before)
        own = count(len(shown.own), tr("deadline"), tr("deadlines"))
        told = tr("You were reminded of {n} and have not acknowledged it.", n=own)
        self.told.setText(told if shown.own else tr("You have acknowledged every reminder."))
        others = count(len(shown.others), tr("reminder"), tr("reminders"))
        self.told_others.setText(tr("Others have not acknowledged {n} of an earlier day.", n=others))
        self._lower.setVisible(bool(shown.others))
        self._switch()
        self.counted.emit(len(shown.own))
        self.chose.emit(None)

    def open_table(self) -> None:
        """Shows the firm's table of tiers."""
        from ipdocket.ui.dialogs.reminder_table import ReminderTable

        ReminderTable(self._desk, self.window()).open()

    def chosen(self) -> ReminderRow | None:
        """The row under the cursor of the list last worked in."""
        table, rows = (self.others, self._shown.others) if self.focusWidget() is self.others else (self.table, self._shown.own)
        line = table.currentRow()
        return rows[line] if 0 <= line < len(rows) else None

    def chosen_matter(self) -> int | None:
        """The matter of that row."""
        row = self.chosen()
        return row.matter if row is not None else None

    def chosen_deadlines(self) -> Sequence[int]:
        """The deadline of that row."""
        row = self.chosen()
        return [row.deadline] if row is not None else []

    def acknowledge_chosen(self) -> None:
        """Acknowledges the rows chosen."""
        lines = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        self._acknowledge([self._shown.own[line] for line in lines])

    def acknowledge_all(self) -> None:
        """Acknowledges every row in the list, each of which can be seen there."""
        self._acknowledge(self._shown.own)

    def _acknowledge(self, rows: Sequence[ReminderRow]) -> None:
        ids = [reminder for row in rows for reminder in row.ids]
        if ids:
            self._desk.tasks.change(
                self._desk.docket.reminders.acknowledge, ids, then=self._desk.tell, refused=self._desk.refuse, owner=self
            )

    def _switch(self) -> None:
        self.one.setEnabled(bool(self.table.selectionModel().selectedRows()))
        self.all.setEnabled(bool(self._shown.own))


def _stack(*parts: QWidget | QHBoxLayout) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part, int(isinstance(part, SmallTable)))
        else:
            column.addLayout(part)
    return whole


def _put(table: SmallTable, line: int, row: ReminderRow, today: date, last: str) -> None:
    left = (row.day - today).days
    tone = "late" if left < 0 else "soon" if left <= NEAR else ""
    state = state_word(row.state)
    texts = (
        show_date(row.day), show_days_left(left), row.reference, row.country, row.action, state.text,
        show_tier(row.tier, row.final), show_date(row.made), last,
    )  # fmt: skip
    words = {1: Word("", "alert" if left < 0 else "clock", tone) if tone else None, 5: state}
    for place, text in enumerate(texts):
        table.put(line, place, text, words.get(place))


def show_tier(tier: int, final: bool) -> str:
    """Which reminder it was."""
    if tier == 0:
        return tr("on the final day") if final else tr("on the day")
    days = count(tier, tr("day"), tr("days"))
    return tr("{days} before the end", days=days) if final else tr("{days} before", days=days)


def _part_word(part: str) -> str:
    words = {
        "responsible": tr("responsible"), "backup": tr("back-up"), "supervisor": tr("supervisor"),
        "everyone": tr("one of everybody"),
    }  # fmt: skip
    return words.get(part, part)
