"""The calculator's questions, answered by the rules; and a computation in words that can stand in a letter."""

from collections.abc import Iterator, Sequence
from datetime import date

from ipdocket.domain.events import MatterEvent, PaperFacts
from ipdocket.domain.matter import Matter
from ipdocket.rules.asking import asked_papers
from ipdocket.rules.facts import PAPERS, NotCovered
from ipdocket.rules.stale import is_stale
from ipdocket.rules.wording import event_in_words
from ipdocket.services.calculating import Calculation, WorkedDate, calculate
from ipdocket.services.core.session import Session
from ipdocket.ui import shown
from ipdocket.ui.formats import show_date
from ipdocket.ui.shown_calculation import Calculated, CalculationDraft, PaperTyped
from ipdocket.ui.wiring.docketing import iso_period, read_facts
from ipdocket.ui.wiring.rows import days_in_words
from ipdocket.ui.words import certainty_word, right_word, tr


class Calculating:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def papers(self, country: str, right: str, route: str) -> Sequence[shown.Choice]:
        """The papers that start a date there, then all others there are."""
        known = [one.name for one in asked_papers(self._session.rules, country, right, route)]
        names = (*known, *(name for name in PAPERS if name not in known))
        return [shown.Choice(name, event_in_words(name)) for name in names]

    def calculate(self, draft: CalculationDraft) -> Calculated:
        """Every date that follows from what was typed."""
        matter = Matter("", draft.country, draft.right, draft.route, facts=read_facts(draft.facts))
        events = [MatterEvent(0, name, day) for name, day in draft.dates]
        events += [_paper(each) for each in draft.papers]
        found = calculate(self._session, matter, events)
        return Calculated(
            office=self._office(draft.country),
            dates=tuple(self._explained(place, worked, found) for place, worked in enumerate(found.dates)),
            not_covered=tuple(map(self._not_covered, found.not_covered)),
            not_fired=tuple(
                shown.NotFired(place, one.rule, one.title, days_in_words(one.reason))
                for place, one in enumerate(found.not_fired)
            ),
            differing=tuple(map(days_in_words, found.differing)),
            head=self._head(draft),
            texts=tuple("\n".join(self._words(worked)) for worked in found.dates),
            foot=self._foot(found),
        )

    def _office(self, code: str) -> str:
        office = self._session.rules.offices.get(code)
        return f"{office.name} ({code})" if office is not None else code

    def _not_covered(self, one: NotCovered) -> str:
        kind = one.kind.replace("_", " ")
        return tr("Not covered, ask the agent: {kind} before {office}. {why}", kind=kind, office=one.office, why=one.reason)

    def _explained(self, place: int, worked: WorkedDate, found: Calculation) -> shown.Explained:
        one = worked.deadline
        today = self._session.today_at(one.office)
        flags = [str(one.certainty)] if one.certainty in ("estimate", "uncertain") else []
        flags += ["stale"] if is_stale(self._session.rules.checked_of(one.rule), self._session.today()) else []
        flags += ["disagree"] if found.differing else []
        row = shown.DeadlineRow(
            place, 0, "", one.due, one.final, _days_to(one.due, today), "", one.office, "", one.title, "",
            state="information" if one.information else "computed", flags=tuple(flags), opens=one.opens, rule=one.rule,
            final_left=_days_to(one.final, today),
        )  # fmt: skip
        return shown.Explained(
            row=row,
            title=self._office(one.office),
            steps=tuple(shown.Step(days_in_words(step.text), step.date, step.authority) for step in worked.steps),
            authority=one.authority,
            rule=one.rule,
            version=tr("text {digest}", digest=one.digest[:12]),
            rules=f"{self._session.rules.name} ({self._session.rules.origin_of(one.rule)})",
            certainty=one.certainty,
            extensions=tuple(shown.Rung(rung.until, rung.by) for rung in one.extensions),
            restore_until=one.restore_until,
            late_until=one.late_until,
            if_missed=one.if_missed,
            checked=tr("the two calculators disagree") if found.differing else tr("both calculators agree"),
        )

    def _head(self, draft: CalculationDraft) -> str:
        what = f"{self._office(draft.country)}, {right_word(draft.right)}"
        if draft.route != "direct":
            what += ", " + tr("route {route}", route=draft.route)
        return "\n".join((what, *_given(draft)))

    def _words(self, worked: WorkedDate) -> Iterator[str]:
        one = worked.deadline
        yield f"{one.title} ({one.office})"
        yield from (f"  {line}" for line in _days(worked))
        yield "  " + tr("How the date is made:")
        for number, step in enumerate(worked.steps, 1):
            law = f" [{step.authority}]" if step.authority else ""
            yield f"  {number}. {days_in_words(step.text)}: {show_date(step.date)}{law}"
        yield "  " + tr("Certainty: {words}", words=certainty_word(one.certainty).text)
        checked = self._session.rules.checked_of(one.rule)
        if checked and is_stale(checked, self._session.today()):
            yield "  " + tr("The law behind it was last read on {day}, over two years ago: read it again.", day=show_date(checked))
        if one.if_missed:
            yield "  " + tr("If missed: {what}", what=one.if_missed)
        yield "  " + tr("Rule {rule}, text {digest}", rule=one.rule, digest=one.digest[:12])

    def _foot(self, found: Calculation) -> str:
        agree = tr("Both calculators of the program agree.")
        differ = tr("The two calculators of the program disagree: check these dates by hand.")
        rules = tr("Computed by ipdocket on {day} with the rule set {rules}.",
                   day=show_date(self._session.today()), rules=self._session.rules.name)  # fmt: skip
        return f"{rules} {differ if found.differing else agree}"


def _days_to(day: date, today: date) -> int | None:
    return (day - today).days if day >= today else None  # a past day is no news to someone who only asks


def _paper(typed: PaperTyped) -> MatterEvent:
    facts = PaperFacts(typed.kind, typed.day, typed.notified, typed.delivery, iso_period(typed.period))
    return MatterEvent(0, "paper", typed.day, facts)


def _given(draft: CalculationDraft) -> Iterator[str]:
    for name, day in draft.dates:
        yield f"{event_in_words(name)}: {show_date(day)}"
    for name, value in draft.facts:
        yield f"{event_in_words(name)}: {value.replace('_', ' ')}"
    for paper in draft.papers:
        parts = [f"{event_in_words(paper.kind)}: {show_date(paper.day)}"]
        parts += [tr("reached us {day}", day=show_date(paper.notified))] if paper.notified else []
        parts += [tr("period {period}", period=paper.period)] if paper.period else []
        yield ", ".join(parts)


def _days(worked: WorkedDate) -> Iterator[str]:
    one = worked.deadline
    named: tuple[tuple[str, date | None], ...] = (
        (tr("possible from {day}"), one.opens),
        (tr("due {day}"), one.due),
        (tr("late, with surcharge, until {day}"), one.late_until),
        *((tr("extended until {day}") + f" ({rung.by})", rung.until) for rung in one.extensions),
        (tr("final {day}"), one.final if one.final != one.due else None),
        (tr("restoration until {day}"), one.restore_until),
    )
    for words, day in named:
        if day is not None:
            yield words.replace("{day}", show_date(day))
