"""One matter: numbers, events, deadlines, parties, family, history, and the rules that did not fire."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from ipdocket.ui.columns import urgency
from ipdocket.ui.desk import Desk
from ipdocket.ui.formats import show_date, show_days_left, show_instant
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import DeadlineRow, EventRow, Explained, MatterShown
from ipdocket.ui.views.matter_overview import MatterOverview
from ipdocket.ui.views.matter_title import TitleTab
from ipdocket.ui.views.page import Page
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.inspector import Inspector, bind_button
from ipdocket.ui.widgets.text import Label, make_button, make_selectable
from ipdocket.ui.words import Word, flag_word, right_word, state_word, tr

ACTIONS = ("edit_matter", "record_event", "verify_date", "typed_date", "end_matter")


class MatterPage(Page):
    """The matter's page; `left` goes back to the list, `correct` carries an event to be corrected."""

    left = Signal()
    correct = Signal(object)
    go_to = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.matter: int | None = None
        self.shown: MatterShown | None = None
        back = make_button(tr("&Back"), self.left.emit, "arrow-left")
        self._title = make_selectable(Label("", "title", wrap=True))
        self._about = Label("", "muted", wrap=True)
        head = QHBoxLayout()
        titles = QVBoxLayout()
        titles.addWidget(self._title)
        titles.addWidget(self._about)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(titles, 1)
        buttons = QHBoxLayout()
        for name in ACTIONS:
            buttons.addWidget(bind_button(desk.actions[name]))
        buttons.addStretch(1)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Parts of the matter"))
        self.tabs.tabBar().setAccessibleName(tr("Parts of the matter"))
        self.tabs.setDocumentMode(True)
        self.deadlines = DeadlinesTab(desk)
        self.deadlines.table.itemSelectionChanged.connect(lambda: self.chose.emit(None))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.addLayout(head)
        column.addLayout(buttons)
        column.addWidget(self.tabs, 1)
        self._make_tabs()
        for keys in ("Esc", "Alt+Left"):
            QShortcut(QKeySequence(keys), self, self.left.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def take_focus(self) -> None:
        """Puts the cursor on the tabs."""
        self.tabs.setFocus()

    def open(self, matter: int) -> None:
        """Shows a matter."""
        if matter != self.matter:
            self.tabs.setCurrentIndex(0)
        self.matter = matter
        self.refresh()

    def refresh(self) -> None:
        """Asks for the matter again."""
        if self.matter is not None:
            self.desk.read(self, "matter", self.desk.docket.docketing.open_matter, self.matter, then=self._show)

    def context(self) -> set[str]:
        """The matter is always chosen here; a deadline only on its own tab."""
        deadline = {"deadline", "one deadline"} if self.chosen_deadlines() else set()
        return {"matter"} | deadline | ({"event"} if self.chosen_event is not None else set())

    def chosen_matter(self) -> int | None:
        """The matter shown."""
        return self.matter

    def chosen_deadlines(self) -> list[int]:
        """The deadlines chosen on their tab."""
        return self.deadlines.chosen() if self.tabs.currentWidget() is self.deadlines else []

    @property
    def chosen_event(self) -> EventRow | None:
        """The event under the cursor on the tab of events."""
        line = self._events.currentRow() if self.tabs.currentWidget() is self._events_tab else -1
        return self._event(line) if line >= 0 else None

    def _make_tabs(self) -> None:
        self._overview = MatterOverview()
        self._overview.asked.connect(self._go_deadline)
        self._events = SmallTable(
            tr("Events"),
            (tr("Date"), tr("What happened"), tr("Verified"), tr("Source"), tr("Note")),
            (110, 240, 150, 260, 200),
        )
        self._events.itemActivated.connect(lambda item: self.correct.emit(self._event(item.row())))
        self._events.itemSelectionChanged.connect(lambda: self.chose.emit(None))
        self._events_tab = QWidget()
        column = QVBoxLayout(self._events_tab)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self._events, 1)
        hint = tr(
            "Enter on an event corrects its date: every deadline that would move is shown before anything is saved."
            " Ctrl+Shift+E lets a second person type its date from the paper."
        )
        column.addWidget(Label(hint, "muted", wrap=True))
        row = QHBoxLayout()
        row.addWidget(bind_button(self.desk.actions["strike_event"]))
        row.addStretch(1)
        column.addLayout(row)
        self._parties = SmallTable(
            tr("Parties"), (tr("Role"), tr("Name"), tr("Their reference"), tr("Address")), (110, 280, 160, 260)
        )
        self.title_tab = TitleTab(self.desk)
        self._family = SmallTable(
            tr("Family"), (tr("Relation"), tr("Ref"), tr("Country"), tr("Filed"), tr("Title")), (130, 150, 80, 110, 300)
        )
        self._family.itemActivated.connect(lambda item: self._go_family(item.row()))
        self._history = SmallTable(
            tr("History"), (tr("When"), tr("Who"), tr("What"), tr("Before"), tr("After")), (150, 140, 200, 220, 240)
        )
        self._silent = SmallTable(
            tr("Rules that did not fire"), (tr("Rule"), tr("Name"), tr("Why not")), (240, 260, 400)
        )
        self.tabs.currentChanged.connect(lambda _tab: self.chose.emit(None))

    def _show(self, shown: MatterShown) -> None:
        self.shown = shown
        row = shown.row
        self._title.setText(f"{row.reference}  {row.title}")
        self._about.setText(
            " · ".join(part for part in (row.country, right_word(row.right), row.status, row.owner) if part)
        )
        self._overview.show_matter(shown)
        self._fill_events(shown.events)
        self.deadlines.show_rows(shown.deadlines)
        self._parties.fill([(each.role, each.name, each.reference, each.address) for each in shown.parties])
        self._family.fill(
            [(each.relation, each.reference, each.country, show_date(each.filed), each.title) for each in shown.family]
        )
        self._history.fill(
            [(show_instant(each.at), each.who, each.what, each.before, each.after) for each in shown.history]
        )
        self._silent.fill([(each.rule, each.title, each.why) for each in shown.not_fired])
        self.title_tab.show_matter(row.id)
        self._fit_tabs(shown)
        self.chose.emit(None)

    def _fit_tabs(self, shown: MatterShown) -> None:
        kept = self.tabs.currentWidget()
        wanted: list[tuple[QWidget, str, int]] = [
            (self._overview, tr("&Overview"), -1),
            (self._events_tab, tr("&Events"), len(shown.events)),
            (self.deadlines, tr("Deadlines"), len(shown.deadlines)),
            (self._parties, tr("&Parties"), len(shown.parties)),
            (self.title_tab, tr("T&itle"), -1),
            (self._family, tr("&Family"), len(shown.family)),
            (self._history, tr("Histor&y"), len(shown.history)),
            (self._silent, tr("&Rules that did not fire"), len(shown.not_fired)),
        ]
        before = self.tabs.blockSignals(True)
        self.tabs.clear()
        for widget, title, number in wanted:
            if number:
                self.tabs.addTab(widget, title if number < 0 else f"{title} ({number})")
        if kept is not None and self.tabs.indexOf(kept) >= 0:
            self.tabs.setCurrentWidget(kept)
        self.tabs.blockSignals(before)

    def _fill_events(self, events: Sequence[EventRow]) -> None:
        self._events.setRowCount(len(events))
        for line, event in enumerate(events):
            self._events.put(line, 0, show_date(event.day))
            self._events.put(line, 1, event.what)
            word = Word(tr("a change waits"), "two-people", "soon") if event.waits else _verified_word(event.verified)
            self._events.put(line, 2, word.text, word)
            self._events.put(line, 3, event.source)
            self._events.put(line, 4, event.note)
        self._events.fit_columns()

    def _event(self, line: int) -> EventRow | None:
        return self.shown.events[line] if self.shown is not None else None

    def _go_deadline(self, deadline: int) -> None:
        self.tabs.setCurrentWidget(self.deadlines)
        self.deadlines.choose(deadline)

    def _go_family(self, line: int) -> None:
        if self.shown is not None:
            self.go_to.emit(self.shown.family[line].id)


class DeadlinesTab(QWidget):
    """All deadlines of the matter, open and closed, and why."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: tuple[DeadlineRow, ...] = ()
        self.table = SmallTable(
            tr("Deadlines of the matter"),
            (tr("Due"), tr("Final"), tr("Left"), tr("Action"), tr("State"), tr("Responsible"), tr("Back-up"), tr("Doubts")),
            (105, 105, 105, 240, 150, 120, 110, 160),
        )
        self.inspector = Inspector([desk.actions[name] for name in ("confirm_first", "assign", "change_date", "proof_sheet")])
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(self.inspector)
        halves.setStretchFactor(0, 1)
        halves.setSizes([800, scaled(340)])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(halves)
        self.table.currentCellChanged.connect(lambda line, *_: self._explain(line))

    def show_rows(self, rows: tuple[DeadlineRow, ...]) -> None:
        """Shows the deadlines."""
        self._rows = rows
        self.table.setRowCount(len(rows))
        for line, row in enumerate(rows):
            urgent = urgency(row)
            self.table.put(line, 0, show_date(row.due) or tr("unknown"), urgent)
            self.table.put(line, 1, show_date(row.final) or tr("unknown"))
            self.table.put(line, 2, show_days_left(row.left), urgent and Word("", "", urgent.tone))
            self.table.put(line, 3, row.action)
            word = state_word(row.state)
            reason = f"{word.text}: {row.closed_reason}" if row.closed_reason else word.text
            self.table.put(line, 4, reason, word)
            self.table.put(line, 5, row.responsible)
            self.table.put(line, 6, row.backup)
            self.table.put(line, 7, ", ".join(flag_word(flag).text for flag in row.flags))
        self.table.fit_columns()

    def choose(self, deadline: int) -> None:
        """Puts the cursor on a deadline."""
        line = next((line for line, row in enumerate(self._rows) if row.id == deadline), -1)
        if line >= 0:
            self.table.selectRow(line)
            self.table.setFocus()

    def chosen(self) -> list[int]:
        """The ids of the chosen deadlines."""
        return [self._rows[index.row()].id for index in self.table.selectionModel().selectedRows()]

    def _explain(self, line: int) -> None:
        if not 0 <= line < len(self._rows):
            self.inspector.show_nothing()
            return
        self.inspector.show_row(self._rows[line])
        ask = self._desk.docket.docketing.explain
        self._desk.read(self, "explain", ask, self._rows[line].id, then=self._show_explained)

    def _show_explained(self, told: Explained) -> None:
        self.inspector.show_explained(told)


def _verified_word(verified: str) -> Word:
    if verified == "verified":
        return Word(tr("verified"), "check", "good")
    if verified.startswith(tr("differs")):
        return Word(verified, "alert", "late")
    return Word(verified or tr("unverified"), "unverified", "soon")

