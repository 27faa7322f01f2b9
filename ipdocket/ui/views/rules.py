"""Rules: every office and right, each rule with its law, its versions and its worked examples; read only."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ipdocket.ui.desk import Desk
from ipdocket.ui.formats import show_date
from ipdocket.ui.icons import icon
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_work import LawShown, RuleLine, RuleShown, RuleVersionShown
from ipdocket.ui.views.page import Page
from ipdocket.ui.widgets.text import Label, chosen, fill_choice, make_button, make_choice, make_rule, make_selectable
from ipdocket.ui.words import count, tr


class RulesPage(Page):
    """Office, right, rule, and everything the program knows about it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.office = make_choice(tr("Office"))
        self.right = make_choice(tr("Right"))
        self._count = Label("", "muted")
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Rules"))
        self.list.setAlternatingRowColors(True)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(tr("The rule"))
        self._scroll.setWidgetResizable(True)
        top = QHBoxLayout()
        for widget in (self.office, self.right, self._count):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(make_button(tr("&Try it in the calculator"), self._try, "scales"))
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.list)
        halves.addWidget(self._scroll)
        halves.setSizes([scaled(360), 700])
        halves.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addLayout(top)
        column.addWidget(halves, 1)
        self.office.currentIndexChanged.connect(lambda _index: self._ask_rights())
        self.right.currentIndexChanged.connect(lambda _index: self._ask_rules())
        self.list.currentItemChanged.connect(lambda item, _before: self._ask_rule(item))

    def take_focus(self) -> None:
        """Puts the cursor on the list of rules."""
        self.list.setFocus()

    def refresh(self) -> None:
        """Asks for the offices."""
        if not self.office.count():
            self._desk.read(self, "offices", self._desk.docket.rulebook.offices, then=self._show_offices)

    def _try(self) -> None:
        self.tried.emit(chosen(self.office), chosen(self.right))

    def _show_offices(self, offices: Sequence[Choice]) -> None:
        fill_choice(self.office, offices)
        self._ask_rights()

    def _ask_rights(self) -> None:
        if chosen(self.office):
            self._desk.read(
                self, "rights", self._desk.docket.rulebook.rights, chosen(self.office), then=self._show_rights
            )

    def _show_rights(self, rights: Sequence[Choice]) -> None:
        fill_choice(self.right, rights)
        self._ask_rules()

    def _ask_rules(self) -> None:
        ask = self._desk.docket.rulebook.rules
        self._desk.read(self, "rules", ask, chosen(self.office), chosen(self.right), then=self._show_rules)

    def _show_rules(self, rules: Sequence[RuleLine]) -> None:
        self.list.clear()
        for rule in rules:
            words = rule.title if rule.covered else tr("{title} (not covered: ask the agent)", title=rule.title)
            item = QListWidgetItem(icon("law" if rule.covered else "ask", "text" if rule.covered else "soon"), words)
            item.setData(Qt.ItemDataRole.UserRole, rule.id)
            self.list.addItem(item)
        self._count.setText(count(len(rules), tr("rule"), tr("rules")))
        self.list.setCurrentRow(0)

    def _ask_rule(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            rule = str(item.data(Qt.ItemDataRole.UserRole))
            self._desk.read(
                self, "rule", self._desk.docket.rulebook.rule, chosen(self.office), rule, then=self._show_rule
            )

    def _show_rule(self, rule: RuleShown) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(7)
        column.addWidget(make_selectable(Label(rule.line.title, "title", wrap=True)))
        column.addWidget(make_selectable(Label(" · ".join(part for part in (rule.line.id, rule.origin) if part), "muted")))
        if rule.needs:
            column.addWidget(Label(tr("needs: {events}", events=rule.needs), wrap=True))
        if rule.if_missed:
            column.addWidget(Label(tr("if missed: {what}", what=rule.if_missed), wrap=True))
        column.addWidget(make_rule())
        column.addWidget(Label(tr("Law"), "head"))
        for law in rule.laws:
            column.addWidget(_law_card(law))
        column.addWidget(Label(tr("Versions"), "head"))
        for version in rule.versions:
            column.addWidget(_version_card(version))
        if rule.examples:
            column.addWidget(Label(tr("Worked examples"), "head"))
        for given, expected, source in rule.examples:
            told = f"{given}  →  {expected}" + (f"   ({source})" if source else "")
            column.addWidget(make_selectable(Label(told, wrap=True)))
        column.addStretch(1)
        self._scroll.setWidget(page)


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setObjectName("card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(12, 8, 12, 8)
    layout.setSpacing(3)
    return card, layout


def _law_card(law: LawShown) -> QWidget:
    card, layout = _card()
    layout.addWidget(make_selectable(Label(law.cite, "head", wrap=True)))
    layout.addWidget(make_selectable(Label(law.says, wrap=True)))
    where = " · ".join(
        part
        for part in (law.url, tr("last looked at {day}", day=show_date(law.checked)) if law.checked else "")
        if part
    )
    if where:
        layout.addWidget(make_selectable(Label(where, "muted", wrap=True)))
    return card


def _version_card(version: RuleVersionShown) -> QWidget:
    card, layout = _card()
    layout.addWidget(make_selectable(Label(version.span, "head", wrap=True)))
    told = [
        tr("chosen by {what}", what=version.chosen_by) if version.chosen_by else "",
        version.confidence,
        version.status,
    ]
    layout.addWidget(Label(" · ".join(part for part in told if part), "muted", wrap=True))
    for number, step in enumerate(version.steps, 1):
        layout.addWidget(make_selectable(Label(f"{number}.  {step}", wrap=True)))
    return card
