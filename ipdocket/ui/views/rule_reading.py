"""One rule read as law: marks, sentences, citations, versions on a time line, worked examples."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ipdocket.ui.formats import show_date
from ipdocket.ui.shown_rules import LawShown, RuleLine, RuleShown, RuleVersionShown
from ipdocket.ui.widgets.text import Label, make_rule, make_selectable, word_line
from ipdocket.ui.widgets.time_line import TimeLine
from ipdocket.ui.words import Word, count, tr


class RuleReader(QScrollArea):
    """Shows one rule."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("The rule"))
        self.setWidgetResizable(True)

    def show_nothing(self) -> None:
        """No rule is chosen."""
        self.setWidget(QWidget())

    def show_rule(self, rule: RuleShown) -> None:
        """Shows a rule from its head to its examples."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(7)
        _add_head(column, rule)
        column.addWidget(make_rule())
        if rule.laws:
            column.addWidget(Label(tr("Law"), "head"))
        for law in rule.laws:
            column.addWidget(_law_card(law))
        column.addStretch(1)
        self.setWidget(page)
        # A long rule is made in two parts, so that moving through the list never waits for all of it.
        QTimer.singleShot(0, page, lambda: _add_rest(column, rule))

    @property
    def words(self) -> str:
        """Everything it says, line by line."""
        return "\n".join(label.text() for label in self.findChildren(Label) if label.text())


def mark_word(mark: str) -> Word:
    """How a doubt about a rule is shown."""
    words = {
        "uncertain": Word(tr("law uncertain"), "question", "soon"),
        "stale": Word(tr("law last looked at over two years ago"), "clock", "soon"),
        "unchecked": Word(tr("source not opened yet: not checked"), "unverified", "soon"),
        "not_covered": Word(tr("not covered: ask the agent"), "ask", "late"),
        "firm": Word(tr("the firm's own"), "person", "info"),
        "off": Word(tr("switched off by the firm"), "strike", "late"),
    }
    return words.get(mark, Word(mark, "question", "text"))


def _add_head(column: QVBoxLayout, rule: RuleShown) -> None:
    line = rule.line
    column.addWidget(make_selectable(Label(line.title, "title", wrap=True)))
    parts = (line.office, line.rights, line.kind, line.id, rule.origin)
    column.addWidget(make_selectable(Label(" · ".join(part for part in parts if part), "muted", wrap=True)))
    for mark in line.marks:
        column.addWidget(word_line(mark_word(mark)))
    if line.checked:
        column.addWidget(Label(tr("all its sources opened, the oldest on {day}", day=show_date(line.checked)), "muted"))
    if rule.why:
        column.addWidget(make_selectable(Label(rule.why, wrap=True)))
    if rule.needs:
        column.addWidget(Label(tr("needs: {events}", events=rule.needs), wrap=True))
    if rule.only:
        column.addWidget(Label(tr("only {condition}", condition=rule.only), wrap=True))
    if rule.series:
        column.addWidget(Label(tr("how often: {series}", series=rule.series), wrap=True))
    if rule.if_missed:
        column.addWidget(Label(tr("if missed: {what}", what=rule.if_missed), wrap=True))


def _add_rest(column: QVBoxLayout, rule: RuleShown) -> None:
    """Versions and examples, in place of the empty room below the law."""
    column.takeAt(column.count() - 1)
    if rule.versions:
        column.addWidget(Label(tr("Versions"), "head"))
        if len(rule.versions) > 1 or rule.versions[0].start or rule.versions[0].until:
            column.addWidget(TimeLine(rule.versions))
    for version in rule.versions:
        column.addWidget(_version_card(version))
    _add_examples(column, rule)
    column.addStretch(1)


def _add_examples(column: QVBoxLayout, rule: RuleShown) -> None:
    if rule.examples:
        number = count(len(rule.examples), tr("worked example"), tr("worked examples"))
        published = sum(bool(source) for _given, _expected, source in rule.examples)
        told = f", {tr('{n} of them published by the office', n=published)}" if published else ""
        column.addWidget(Label(number + told, "head"))
    lines = []
    for given, expected, source in rule.examples:
        note = "   " + tr("(published: {source})", source=source) if source else ""
        lines.append(f"{given}  →  {expected}{note}")
    _add_lines(column, lines)


def _add_lines(column: QVBoxLayout, lines: list[str]) -> None:
    """All lines in one label: a rule with many examples would else hold the window while a label is made for each."""
    if lines:
        column.addWidget(make_selectable(Label("\n".join(lines), wrap=True)))


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
    looked = tr("opened on {day}", day=show_date(law.checked)) if law.checked else tr("not opened yet")
    layout.addWidget(make_selectable(Label(" · ".join(part for part in (law.url, looked) if part), "muted", wrap=True)))
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
    _add_lines(layout, [f"{number}.  {step}" for number, step in enumerate(version.steps, 1)])
    return card


def line_words(line: RuleLine) -> str:
    """The marks of a rule in one line of the list."""
    words = {
        "uncertain": tr("uncertain"),
        "stale": tr("stale"),
        "unchecked": tr("not checked"),
        "not_covered": tr("not covered"),
        "firm": tr("firm's own"),
        "off": tr("switched off"),
    }
    return ", ".join(words.get(mark, mark) for mark in line.marks)
