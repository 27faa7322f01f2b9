"""Today: what must be controlled and signed before everybody leaves."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout

from ipdocket.ui.desk import Desk
from ipdocket.ui.formats import show_date
from ipdocket.ui.shown_controls import DayShown
from ipdocket.ui.views.page import Page
from ipdocket.ui.views.today_hand_off import HandOffTab
from ipdocket.ui.views.today_holes import HolesTab
from ipdocket.ui.views.today_reminders import RemindersTab
from ipdocket.ui.views.today_sheets import EntriesTab, ExitTab
from ipdocket.ui.views.today_silence import SilenceBox
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.text import Label, make_button
from ipdocket.ui.words import count, tr

MINUTE = 60_000  # milliseconds between looks at the offices' clocks


class TodayPage(Page):
    """One day, its sheets as tabs; `go_to` carries a matter."""

    go_to = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.day = DateEdit(tr("Day"), desk.read_date, desk.clock)
        self.late = Label("", "late", wrap=True)
        self.look_back = make_button(tr("Show that day"), self._show_late, "clock")
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Sheets of the day"))
        self.tabs.tabBar().setAccessibleName(tr("Sheets of the day"))
        self.tabs.setDocumentMode(True)
        self.entries = EntriesTab(desk)
        self.exits = ExitTab(desk)
        self.tabs.addTab(self.exits, tr("Exit check"))
        self.tabs.addTab(self.entries, tr("Entered"))
        self.holes = HolesTab(desk)
        self.tabs.addTab(self.holes, tr("Holes"))
        self.reminders = RemindersTab(desk)
        self.tabs.addTab(self.reminders, tr("Reminders"))
        self.hand_off = HandOffTab(desk)
        self.tabs.addTab(self.hand_off, tr("Hand-off"))
        self.hand_off.counted.connect(self._count_handed)
        self.silence = SilenceBox(desk)
        self.silence.opened.connect(self.go_to)
        self.reminders.counted.connect(self._count_reminders)
        for tab in (self.entries, self.exits, self.holes, self.reminders, self.hand_off):
            tab.opened.connect(self.go_to)
            tab.chose.connect(self.chose)
        self.tabs.currentChanged.connect(lambda _place: self.chose.emit(None))
        self._late: date | None = None
        self._shown: DayShown | None = None
        self._lay_out()
        self.day.set_day(desk.clock.today())
        self.day.changed.connect(self.refresh)
        self._minute = QTimer(self, interval=MINUTE)
        self._minute.timeout.connect(self.exits.count_down)
        self._minute.start()

    def _lay_out(self) -> None:
        asked = Label(tr("Sheets of the &day"))
        asked.setBuddy(self.day.line)
        top = QHBoxLayout()
        top.addWidget(asked)
        top.addWidget(self.day)
        top.addWidget(make_button(tr("Day be&fore"), lambda: self._step(-1), "arrow-left"))
        top.addWidget(make_button(tr("Day af&ter"), lambda: self._step(1), "arrow-right"))
        top.addStretch(1)
        warned = QHBoxLayout()
        warned.addWidget(self.late, 1)
        warned.addWidget(self.look_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.addWidget(self.silence)
        column.addLayout(top)
        column.addLayout(warned)
        column.addWidget(self.tabs, 1)

    def refresh(self) -> None:
        """Asks for the sheets of the day again."""
        if self.day.day is not None:
            self._desk.read(self, "day", self._desk.docket.controls.day, self.day.day, then=self._show)
        self.reminders.ask()
        self.silence.ask()
        self.hand_off.ask()

    def _count_reminders(self, waiting: int) -> None:
        name = tr("Reminders")
        self.tabs.setTabText(self.tabs.indexOf(self.reminders), f"{name} ({waiting})" if waiting else name)

    def _count_handed(self, waiting: int) -> None:
        name = tr("Hand-off")
        self.tabs.setTabText(self.tabs.indexOf(self.hand_off), f"{name} ({waiting})" if waiting else name)

    def take_focus(self) -> None:
        """Puts the cursor on the sheet."""
        self._sheet().table.setFocus()

    def context(self) -> set[str]:
        """The matter of the row, and on the exit check its deadline."""
        found = {"matter"} if self.chosen_matter() is not None else set()
        if self._sheet() is self.hand_off and self.hand_off.chosen_items():
            found.add("handed")
        return found | ({"deadline", "one deadline"} if self.chosen_deadlines() else set())

    def chosen_matter(self) -> int | None:
        """The matter of the row under the cursor."""
        return self._sheet().chosen_matter()

    def chosen_deadlines(self) -> list[int]:
        """The deadline under the cursor of the exit check or of a reminder."""
        shown = self._sheet()
        return list(shown.chosen_deadlines()) if isinstance(shown, ExitTab | RemindersTab) else []

    def _sheet(self) -> EntriesTab | ExitTab | HolesTab | RemindersTab | HandOffTab:
        shown = self.tabs.currentWidget()
        return shown if isinstance(shown, EntriesTab | HolesTab | RemindersTab | HandOffTab) else self.exits

    def changeEvent(self, event: QEvent) -> None:
        """Colours the sheets again when the theme changes."""
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_shown", None) is not None:
            QTimer.singleShot(0, self, self._show_again)
        super().changeEvent(event)

    def _show_again(self) -> None:
        if self._shown is not None:
            self._show(self._shown)
        self.hand_off.show_board(self.hand_off.shown)

    def _show(self, shown: DayShown) -> None:
        self._shown = shown
        self.entries.show_day(shown)
        self.exits.show_day(shown)
        for tab, name, rows in ((self.entries, tr("Entered"), shown.entries), (self.exits, tr("Exit check"), shown.exits)):
            left = sum(not row.signed_by for row in rows)
            self.tabs.setTabText(self.tabs.indexOf(tab), f"{name} ({left})" if left else name)
        self._late = shown.unsigned[0][0] if shown.unsigned else None
        told = ", ".join(f"{show_date(day)} ({count(lines, tr('line'), tr('lines'))})" for day, lines in shown.unsigned)
        self.late.setText(tr("The exit check was not signed: {days}", days=told) if told else "")
        self.late.setVisible(bool(told))
        self.look_back.setVisible(bool(told))
        self.chose.emit(None)

    def _show_late(self) -> None:
        if self._late is not None:
            self.day.set_day(self._late)
            self.tabs.setCurrentWidget(self.exits)

    def _step(self, days: int) -> None:
        day = self.day.day or self._desk.clock.today()
        self.day.set_day(day + timedelta(days=days))
