"""Dates changed by two persons: proposals, what became of them, and the change itself once both agree."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Row, insert, select, update

from ipdocket.domain.changes import Kind
from ipdocket.domain.date_changes import ChangeDecision, Changing, DateChange, Verdict
from ipdocket.domain.deadlines import Deadline, State
from ipdocket.domain.events import PaperFacts
from ipdocket.store.deadlines import get_deadline, read_extensions, void_typed, write_extensions
from ipdocket.store.events import change_event, get_event, verify_event
from ipdocket.store.refusals import AlreadyProposed, ChangedMeanwhile, NotFound, SamePerson, WrongStep
from ipdocket.store.tables import deadline, deadline_revision, event
from ipdocket.store.tables_changes import date_change, date_change_decision
from ipdocket.store.work import Store, Work

# A date may be set by hand, or given back to its rule, while someone must still act and nobody has half confirmed it.
OVERRIDABLE = frozenset({State.EXPECTED, State.OPEN, State.EXTENDED, State.MISSED})


def propose_change(work: Work, made: DateChange) -> int:
    """Keeps the acting person's proposal and gives its id; nothing moves. Raises AlreadyProposed, GuardRefused."""
    about = date_change.c.event == made.event if made.event is not None else date_change.c.deadline == made.deadline
    if any(one.version == made.version for one in _undecided(work.store, about)):
        raise AlreadyProposed
    paper = made.paper
    values = {
        "matter": made.matter, "event": made.event, "deadline": made.deadline, "version": made.version,
        "what": str(made.what), "day": made.day, "last_day": made.last_day, "code": made.code,
        "paper_type": paper.type if paper else "", "notified": paper.notified if paper else None,
        "delivery": paper.delivery if paper else "", "period": paper.period if paper else "",
        "description": made.description, "base": made.base, "reason": made.reason, "evidence": made.evidence,
        "person": work.person, "instant": work.now,
    }  # fmt: skip
    change = work.add(insert(date_change).values(**values))
    told = {name: value for name, value in values.items() if value not in ("", None)}
    work.record("date change", change, after=told, matter=made.matter, act=f"propose {made.what}")
    work.touch(Kind.CONFIRMATIONS, matters=(made.matter,))
    return change


def decide_change(work: Work, made: ChangeDecision) -> None:
    """Keeps what became of a proposal; where both persons agree the change is made. Raises SamePerson, ChangedMeanwhile."""
    change = get_change(work.store, made.change)
    if find_decision(work.store, change.id) is not None:
        raise ChangedMeanwhile("This proposal")
    if made.verdict is not Verdict.TAKEN_BACK and change.person == work.person:
        raise SamePerson
    values = {
        "change": change.id, "person": work.person, "verdict": str(made.verdict), "day": made.day,
        "last_day": made.last_day, "note": made.note, "instant": work.now,
    }  # fmt: skip
    work.add(insert(date_change_decision).values(**values))
    work.record("date change", change.id, after=values, matter=change.matter, act=f"change {made.verdict}")
    work.touch(Kind.CONFIRMATIONS, matters=(change.matter,))
    if made.verdict is Verdict.AGREED:
        _MAKE[change.what](work, change)


def get_change(store: Store, change: int) -> DateChange:
    """The proposal with this id. Raises NotFound."""
    row = store.connection.execute(select(date_change).where(date_change.c.id == change)).one_or_none()
    if row is None:
        raise NotFound(f"Proposal number {change}")
    return _read(row)


def find_decision(store: Store, change: int) -> ChangeDecision | None:
    """What became of the proposal; None while it waits."""
    found = select(date_change_decision).where(date_change_decision.c.change == change)
    row = store.connection.execute(found).one_or_none()
    return None if row is None else _read_decision(row)


def list_waiting(store: Store, matter: int | None = None) -> list[DateChange]:
    """The proposals that wait for a second person, oldest first; those overtaken by another change are left out."""
    about = date_change.c.matter == matter if matter is not None else date_change.c.id > 0
    return [one for one in _undecided(store, about) if _stands(store, one)]


def list_changes(store: Store, *, event: int | None = None, deadline: int | None = None) -> list[DateChange]:
    """Every proposal about an event or a deadline, oldest first."""
    about = date_change.c.event == event if event is not None else date_change.c.deadline == deadline
    return [_read(row) for row in store.rows(select(date_change).where(about).order_by(date_change.c.id))]


def rules_dates(store: Store, found: Deadline) -> Deadline:
    """The deadline with the dates that the rules gave when two persons set others by hand; itself where none are set."""
    if found.override is None:
        return found
    row = _base_row(store, get_change(store, found.override))
    return replace(
        found, nominal=row.nominal, due=row.due, final=row.final, opens=row.opens, late_until=row.late_until,
        extensions=read_extensions(row.extensions), restore_until=row.restore_until,
    )  # fmt: skip


def _undecided(store: Store, about: Any) -> list[DateChange]:
    decided = select(date_change_decision.c.change)
    wanted = select(date_change).where(about, date_change.c.id.not_in(decided)).order_by(date_change.c.id)
    return [_read(row) for row in store.rows(wanted)]


def _stands(store: Store, change: DateChange) -> bool:
    if change.event is not None:
        found = store.connection.execute(select(event.c.version).where(event.c.id == change.event))
    else:
        found = store.connection.execute(select(deadline.c.revision).where(deadline.c.id == change.deadline))
    return found.scalar() == change.version


def _correct(work: Work, change: DateChange) -> None:
    before = get_event(work.store, change.event or 0)
    if change.day is None or before.version != change.version:
        raise ChangedMeanwhile("The event")
    corrected = replace(
        before, code=change.code, day=change.day, paper=change.paper, description=change.description,
        evidence=change.evidence or before.evidence,
    )  # fmt: skip
    change_event(work, corrected, change.reason, dated_by=change.person)
    verify_event(work, before.id, change.day)


def _strike(work: Work, change: DateChange) -> None:
    before = get_event(work.store, change.event or 0)
    if before.version != change.version:
        raise ChangedMeanwhile("The event")
    change_event(work, replace(before, withdrawn=True), change.reason, dated_by=change.person)


def _override(work: Work, change: DateChange) -> None:
    found = _due_for(work, change)
    if change.day is None:
        raise ChangedMeanwhile("The deadline")
    final = change.last_day or change.day
    opens = found.opens if found.opens is not None and found.opens <= change.day else None
    values = {
        "nominal": change.day, "due": change.day, "act_by": change.day, "final": final, "opens": opens,
        "late_until": final if final > change.day else None, "extensions": None, "restore_until": None,
        "override": change.id, "certainty": "typed",
    }  # fmt: skip
    _move(work, found, values, change.reason)


def _restore(work: Work, change: DateChange) -> None:
    found = _due_for(work, change)
    if found.override is None:
        raise WrongStep(found.state, "given back to its rule")
    given = rules_dates(work.store, found)
    values = {
        "nominal": given.nominal, "due": given.due, "act_by": given.due, "final": given.final, "opens": given.opens,
        "late_until": given.late_until, "extensions": write_extensions(given.extensions),
        "restore_until": given.restore_until, "override": None, "override_doubt": False, "certainty": "law",
    }  # fmt: skip
    _move(work, found, values, change.reason)


def _void(work: Work, change: DateChange) -> None:
    void_typed(work, _due_for(work, change, states=None).id, change.reason)


def _due_for(work: Work, change: DateChange, states: frozenset[State] | None = OVERRIDABLE) -> Deadline:
    found = get_deadline(work.store, change.deadline or 0)
    if found.revision != change.version:
        raise ChangedMeanwhile("The deadline")
    if states is not None and found.state not in states:
        raise WrongStep(found.state, "changed")
    return found


def _move(work: Work, found: Deadline, values: dict[str, Any], cause: str) -> None:
    """New dates as a new revision; the same dates as before stay the revision that they are."""
    state = State.OPEN if found.state in (State.EXTENDED, State.MISSED) else found.state
    step = {"revision": found.revision + 1, "state": str(state), "rung": 0, "cause": cause}
    work.run(update(deadline).where(deadline.c.id == found.id).values(**values, **step))
    before = {"due": found.due, "final": found.final, "override": found.override, "state": found.state}
    work.record("deadline", found.id, before=before, after=values | step, matter=found.matter)
    work.touch(Kind.DEADLINES, matters=(found.matter,), deadlines=(found.id,))


_MAKE = {
    Changing.CORRECT: _correct,
    Changing.STRIKE: _strike,
    Changing.OVERRIDE: _override,
    Changing.RESTORE: _restore,
    Changing.VOID: _void,
}


def _base_row(store: Store, change: DateChange) -> Row[Any]:
    kept = deadline_revision
    return store.connection.execute(
        select(kept).where(kept.c.deadline == change.deadline, kept.c.revision == (change.base or change.version))
    ).one()


def _read(row: Row[Any]) -> DateChange:
    paper = None
    if row.paper_type:
        paper = PaperFacts(row.paper_type, row.day, row.notified, row.delivery, row.period)
    return DateChange(
        row.matter, Changing(row.what), row.day, row.reason, row.event, row.deadline, row.version, row.last_day, row.code,
        paper, row.description, row.base, row.evidence, row.person, row.instant, False, row.id,
    )  # fmt: skip


def _read_decision(row: Row[Any]) -> ChangeDecision:
    return ChangeDecision(
        row.change, row.person, Verdict(row.verdict), row.day, row.last_day, row.note, row.instant, row.id
    )
