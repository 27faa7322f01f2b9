"""A matter of the docket put as a case to the engine, and the engine's answer put back as dates of the docket."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from ipdocket.domain.deadlines import Computed, State
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import ENDED, Matter
from ipdocket.rules.dates import LAST_DAY, add_months
from ipdocket.rules.facts import EVENTS, Case, Deadline, Paper

# Kinds that are due before many offices at once, each in its own deadline.
PER_OFFICE = frozenset(("national_phase", "validation", "translation"))
_AHEAD_MONTHS = 60 * 12
_AT_LEAST_TO = date(2085, 12, 31)


def case_of(matter: Matter, events: Sequence[MatterEvent], as_of: date | None = None) -> Case:
    """The case that the matter's facts and its events (withdrawn ones left out) describe.

    Where an event was recorded more than once, the latest entry counts: a correction replaces what it corrects.
    A series without end reaches 60 years beyond the latest event and to 2085 at least: a mark filed in 1900 is renewed too.
    """
    standing = [event for event in events if not event.withdrawn]
    return Case(
        matter.office,
        matter.right,
        matter.route,
        {event.code: event.day for event in standing if event.code in EVENTS},
        tuple(_paper(event) for event in papers_of(standing)),
        dict(matter.facts),
        as_of,
        _reach_of(standing),
        {key: event.day for key, event in answers_of(standing).items()},
    )


def _reach_of(standing: Iterable[MatterEvent]) -> date:
    latest = max((event.day for event in standing), default=date.min)
    return max(_AT_LEAST_TO, min(add_months(latest, _AHEAD_MONTHS), LAST_DAY))


def papers_of(events: Iterable[MatterEvent]) -> list[MatterEvent]:
    """The events that are papers, in the order in which the engine numbers them."""
    return [event for event in events if event.paper is not None and not event.withdrawn]


def _paper(event: MatterEvent) -> Paper:
    facts = event.paper
    assert facts is not None
    return Paper(facts.type, facts.day, facts.notified, facts.delivery or None, facts.period or None)


def answers_of(events: Sequence[MatterEvent]) -> dict[str, MatterEvent]:
    """The acts by what they answer: `annuity:5`, `exam_request:`, `response:2024-02-05` (the day of the paper).

    An act that names no paper answers the last paper before it; the earliest act that answers a thing counts.
    """
    papers = sorted(event.day for event in events if event.paper is not None)
    answered: dict[str, MatterEvent] = {}
    for event in sorted((event for event in events if event.answers), key=lambda event: event.day):
        if ":" in event.answers:
            answered.setdefault(event.answers, event)
            continue
        before = [day for day in papers if day <= event.day]
        about = event.about or (before[-1] if before else None)
        if about is not None:
            answered.setdefault(f"{event.answers}:{about.isoformat()}", event)
        answered.setdefault(f"{event.answers}:", event)
    return answered


def gather_unchosen(matter: Matter, deadlines: Iterable[Deadline]) -> list[Deadline]:
    """The dates as a docket shows them: where the owner has not chosen offices yet (`designated` absent), one date for
    each table of offices, the earliest of all, instead of one for every office of the world. Translations and
    validations, which have a rule for each office, come together in one date for each last day.
    """
    if "designated" in matter.facts:
        return list(deadlines)
    kept: list[Deadline] = []
    gathered: dict[tuple[str, date | None, int | None], Deadline] = {}
    for deadline in deadlines:
        if deadline.kind not in PER_OFFICE or deadline.office == matter.office:
            kept.append(deadline)
            continue
        one_table = deadline.kind == "national_phase"
        key = (deadline.rule, None, deadline.paper) if one_table else (deadline.kind, deadline.due, deadline.paper)
        if key not in gathered or deadline.due < gathered[key].due:
            gathered[key] = deadline
    return kept + [_not_chosen(matter, deadline) for deadline in gathered.values()]


def _not_chosen(matter: Matter, first: Deadline) -> Deadline:
    what = first.kind.replace("_", " ").capitalize()
    title = f"{what}: choose the offices (earliest limit: {first.office})"
    return replace(first, office=matter.office, title=title, late_until=None, extensions=(), restore_until=None)


def computed_dates(
    matter: Matter, events: Sequence[MatterEvent], deadlines: Iterable[Deadline], today: date
) -> list[Computed]:
    """The engine's dates with what the docket adds: trigger paper, verified or not, birth state.

    A date answered by an event of an office's own file is born `on_record`; one whose final day passed without a record
    before `today`, in a matter taken over from a file, is unknown rather than missed. A reply that a person entered
    closes nothing.
    """
    standing = [event for event in events if not event.withdrawn]
    papers = papers_of(standing)
    answered = answers_of(standing)
    by_code = {event.code: event for event in standing if event.code in EVENTS}
    verified = all(event.verified for event in by_code.values())
    shown = gather_unchosen(matter, deadlines)
    return [_computed(matter, deadline, papers, answered, by_code, verified, today) for deadline in shown]


def _computed(
    matter: Matter,
    deadline: Deadline,
    papers: list[MatterEvent],
    answered: dict[str, MatterEvent],
    by_code: dict[str, MatterEvent],
    verified: bool,
    today: date,
) -> Computed:
    paper = papers[deadline.paper] if deadline.paper is not None else None
    trigger = paper.trigger_key if paper is not None else ""
    trusted = paper.verified if paper is not None else verified
    closing = _closing_event(deadline, paper, answered, by_code)
    if deadline.information:
        return Computed(deadline, State.INFORMATION, trigger, trusted)
    if closing is not None and _on_file(closing, matter):
        return Computed(deadline, State.ON_RECORD, trigger, trusted, closing.id)
    if matter.status in ENDED:
        return Computed(deadline, State.SUPERSEDED, trigger, trusted, cause=f"the matter is {matter.status.value}")
    unknown = matter.take_over_day is not None and deadline.final < today
    return Computed(deadline, State.OPEN, trigger, trusted, unknown=unknown)


def _closing_event(
    deadline: Deadline, paper: MatterEvent | None, answered: dict[str, MatterEvent], by_code: dict[str, MatterEvent]
) -> MatterEvent | None:
    if deadline.met is None:
        return None
    about = paper.day.isoformat() if paper is not None else "" if deadline.number is None else str(deadline.number)
    event = answered.get(f"{deadline.kind}:{about}")
    if event is not None:
        return event
    return next((event for event in by_code.values() if event.day == deadline.met), None)


def _on_file(event: MatterEvent, matter: Matter) -> bool:
    return event.office_source and matter.take_over_day is not None and event.day <= matter.take_over_day
