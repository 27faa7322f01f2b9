"""Rules: found by words, office, right and doubt, read as law; what is covered; new rules before they are in force."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_rules import CoverageShown, RuleLine, RulesFound, RuleShown, RuleWish
from ipdocket.ui.views.page import Page
from ipdocket.ui.views.rule_change import NewRulesTab
from ipdocket.ui.views.rule_reading import RuleReader, line_words, mark_word
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import Label, chosen, fill_choice, make_button, make_choice, make_line, set_plain_tip
from ipdocket.ui.words import count, right_word, tr

MARKS = ("uncertain", "stale", "unchecked", "not_covered", "firm", "off")
RIGHTS = ("patent", "utility_model", "design", "trademark", "spc")
ROWS = 250  # rows of coverage shown at once


class RulesPage(Page):
    """Three tabs: the rules, the table of coverage, new rules."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._actions = desk.actions
        self.rules = RulesTab(desk)
        self.coverage = CoverageTab(desk)
        self.change = NewRulesTab(desk)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Parts of the page"))
        self.tabs.tabBar().setAccessibleName(tr("Parts of the page"))
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.rules, tr("&Rules"))
        self.tabs.addTab(self.coverage, tr("What is &covered"))
        self.tabs.addTab(self.change, tr("&New rules"))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addWidget(self.tabs)
        self.rules.calculator.clicked.connect(lambda _checked=False: self._try())
        self.coverage.opened.connect(self._read_rules)
        self.tabs.currentChanged.connect(lambda _tab: self.take_focus())
        self.change.waits.connect(lambda waits: self.tabs.setTabText(2, tr("&New rules (waiting)") if waits else tr("&New rules")))

    def take_focus(self) -> None:
        """Puts the cursor on the list of the open tab."""
        tab = self.tabs.currentWidget()
        if tab is self.rules:
            self.rules.table.setFocus()
        elif tab is self.coverage:
            self.coverage.refresh()
            self.coverage.line.setFocus()
        else:
            self.change.look.setFocus()

    def refresh(self) -> None:
        """Asks for the rules and how they stand."""
        self.rules.refresh()
        self.tabs.setTabVisible(2, "see_office" in self._actions.allowed)
        self.change.refresh()

    def _read_rules(self, wish: RuleWish) -> None:
        self.rules.look_for(wish)
        self.tabs.setCurrentIndex(0)

    def _try(self) -> None:
        line = self.rules.chosen_line
        if line is not None:
            office = chosen(self.rules.office) or line.office
            self.tried.emit(office, chosen(self.rules.right) or line.right)


class RulesTab(QWidget):
    """The list and the rule under the cursor."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: tuple[RuleLine, ...] = ()
        self.line = make_line(tr("Find a rule"), tr("title, law cited, id"))
        self.office = make_choice(tr("Office"), (), tr("any office"))
        self.right = make_choice(tr("Right"), [Choice(right, right_word(right)) for right in RIGHTS], tr("any right"))
        self.kind = make_choice(tr("Kind"), (), tr("any kind"))
        self.mark = make_choice(tr("Doubts"), [Choice(mark, mark_word(mark).text) for mark in MARKS], tr("all rules"))
        self.calculator = make_button(tr("&Try it in the calculator"), None, "scales")
        self._count = Label("", "muted")
        self.table = SmallTable(
            tr("Rules"), (tr("Office"), tr("Kind"), tr("Doubts"), tr("Title")), (56, 112, 132, 120)
        )
        self.reader = RuleReader()
        for box in (self.office, self.right, self.kind, self.mark):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
        self._typing = QTimer(self, singleShot=True, interval=150)
        self._typing.timeout.connect(self._find)
        self._lay_out()
        self.line.textChanged.connect(lambda _text: self._typing.start())
        for box in (self.office, self.right, self.kind, self.mark):
            box.currentIndexChanged.connect(lambda _index: self._find())
        self.table.currentCellChanged.connect(lambda line, *_: self._read(line))

    def refresh(self) -> None:
        """Asks for the offices, once, and for the rules."""
        if self.office.count() <= 1:
            self._desk.read(self, "offices", self._desk.docket.rulebook.offices, then=self._offer)
            self._desk.read(self, "kinds", self._desk.docket.rulebook.kinds, then=self._offer_kinds)
        self._find()

    def look_for(self, wish: RuleWish) -> None:
        """Shows the rules of an office, right and kind."""
        self.line.clear()
        for box, code in ((self.office, wish.office), (self.right, wish.right), (self.kind, wish.kind), (self.mark, "")):
            box.blockSignals(True)
            box.setCurrentIndex(max(box.findData(code), 0) if code else 0)
            box.blockSignals(False)
        self._find()

    @property
    def chosen_line(self) -> RuleLine | None:
        """The rule under the cursor."""
        place = self.table.currentRow()
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def wish(self) -> RuleWish:
        """What is looked for."""
        return RuleWish(self.line.text(), chosen(self.office), chosen(self.right), chosen(self.mark), chosen(self.kind))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.line, 1)
        for widget in (self.office, self.right, self.kind, self.mark, self._count, self.calculator):
            top.addWidget(widget)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(self.reader)
        halves.setSizes([scaled(500), scaled(600)])
        halves.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(top)
        column.addWidget(halves, 1)

    def _offer(self, offices: Sequence[Choice]) -> None:
        fill_choice(self.office, offices, tr("any office"))

    def _offer_kinds(self, kinds: Sequence[Choice]) -> None:
        fill_choice(self.kind, kinds, tr("any kind"))

    def _find(self) -> None:
        self._desk.read(self, "rules", self._desk.docket.rulebook.find, self.wish(), then=self._show)

    def _show(self, found: RulesFound) -> None:
        before = self.chosen_line
        self._lines = found.lines
        self.table.setRowCount(len(found.lines))
        for place, line in enumerate(found.lines):
            self.table.put(place, 0, line.office)
            self.table.put(place, 1, line.kind)
            word = mark_word(line.marks[0]) if line.marks else None
            self.table.put(place, 2, line_words(line), word)
            self.table.put(place, 3, line.title)
        words = count(found.number, tr("rule"), tr("rules"))
        shown = len(found.lines)
        self._count.setText(words if shown == found.number else tr("{shown} of {rules}", shown=shown, rules=words))
        kept = next((place for place, line in enumerate(found.lines) if before is not None and line.id == before.id), 0)
        self.table.setCurrentCell(-1, -1)
        if found.lines:
            self.table.setCurrentCell(kept, 0)
        else:
            self.reader.show_nothing()

    def _read(self, _place: int) -> None:
        line = self.chosen_line
        if line is not None:
            self._desk.read(self, "rule", self._desk.docket.rulebook.rule, line, then=self._show_rule)

    def _show_rule(self, rule: RuleShown) -> None:
        self.reader.show_rule(rule)


class CoverageTab(QWidget):
    """Office by right by kind of deadline; what is not covered says why. `opened` asks for the rules behind a line."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found = CoverageShown((), "")
        self.told = Label("", "muted", wrap=True)
        self.line = make_line(tr("Find in the table"), tr("an office code, a right, a kind, “not covered”"))
        self.table = SmallTable(
            tr("What is covered"),
            (
                tr("Office"), tr("Right"), tr("Kind"), tr("State"), tr("How sure"), tr("Sources opened"), tr("Examples"),
                tr("Why not"),
            ),
            (60, 100, 170, 100, 90, 130, 80, 200),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        for widget in (self.told, self.line):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        self._typing = QTimer(self, singleShot=True, interval=150)
        self._typing.timeout.connect(self._fill)
        self._places: list[int] = []
        set_plain_tip(self.table, tr("Enter: the rules behind this line"))
        self.line.textChanged.connect(lambda _text: self._typing.start())
        self.table.cellActivated.connect(lambda line, _cell: self._open(line))

    def refresh(self) -> None:
        """Asks for the table, once: it changes only with the rules."""
        if not self._found.rows:
            self.told.setText(tr("Going through all offices and rules…"))
            ask = self._desk.docket.rulebook.coverage
            self._desk.tasks.read(ask, then=self._show, refused=self._desk.refuse, owner=self, key="coverage", behind=True)

    def _show(self, found: CoverageShown) -> None:
        self._found = found
        self._fill()

    def _fill(self) -> None:
        words = self.line.text().casefold().split()
        self._places = [place for place, row in enumerate(self._found.rows) if _holds(row, words)]
        fitting = [self._found.rows[place] for place in self._places]
        self.table.fill(list(fitting[:ROWS]))
        lines = count(len(fitting), tr("line"), tr("lines"))
        more = tr("; the first {n} are shown", n=ROWS) if len(fitting) > ROWS else ""
        self.told.setText(f"{self._found.told}. {lines}{more}.")

    def _open(self, line: int) -> None:
        office, right, kind = self._found.keys[self._places[line]]
        self.opened.emit(RuleWish(office=office, right=right, kind=kind))


def _holds(row: tuple[str, ...], words: Sequence[str]) -> bool:
    office, *cells = [cell.casefold() for cell in row]
    return all(office == word or any(word in cell for cell in cells) for word in words)


