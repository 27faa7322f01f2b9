"""Deadlines of a matter: reading them, adding by hand, assigning, extending, ending."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, insert, select, update

from ipdocket.domain.changes import Kind
from ipdocket.domain.deadlines import Deadline, Extension, State, Typed, act_by_of, can_become
from ipdocket.store.refusals import NotFound, WrongStep
from ipdocket.store.scopes import require_unwalled
from ipdocket.store.tables import deadline, deadline_revision, matter, wording
from ipdocket.store.wordings import find_wording
from ipdocket.store.work import Store, Work

_RENAMED = {"right": "right_kind", "trigger": "trigger_key"}


FULL = select(deadline, wording.c.title, wording.c.authority, wording.c.if_missed).join_from(deadline, wording)


@dataclass(frozen=True, slots=True)
class DeadlineRevision:
    """The dates of a deadline before they were changed."""

    deadline: int
    revision: int
    nominal: date
    due: date
    act_by: date
    final: date
    late_until: date | None
    digest: str
    state: State
    cause: str


def write_extensions(rungs: Iterable[Any]) -> list[list[str]] | None:
    """The rungs as the store keeps them, None for no rung."""
    return [[rung.until.isoformat(), rung.by] for rung in rungs] or None


def read_extensions(kept: Sequence[Sequence[str]] | None) -> tuple[Extension, ...]:
    """The rungs that `write_extensions` wrote."""
    return tuple(Extension(date.fromisoformat(until), by) for until, by in kept or ())


def read_deadline(row: Row[Any]) -> Deadline:
    """The deadline of a row of `FULL`."""
    found = row._mapping
    values = {name: found[_RENAMED.get(name, name)] for name in Deadline.__dataclass_fields__}
    values["extensions"] = read_extensions(values["extensions"])
    values["state"] = State(values["state"])
    return Deadline(**values)


def get_deadline(store: Store, deadline_id: int) -> Deadline:
    """The deadline with this id. Raises NotFound."""
    row = store.connection.execute(FULL.where(deadline.c.id == deadline_id)).one_or_none()
    if row is None:
        raise NotFound(f"Deadline number {deadline_id}")
    return read_deadline(row)


def get_deadlines(store: Store, ids: Sequence[int]) -> list[Deadline]:
    """The deadlines with these ids, in the order of ids; those that are gone are left out."""
    found: dict[int, Deadline] = {}
    for start in range(0, len(ids), 5000):
        for row in store.rows(FULL.where(deadline.c.id.in_(ids[start : start + 5000]))):
            found[row.id] = read_deadline(row)
    return [found[one] for one in ids if one in found]


def list_deadlines(store: Store, matter_id: int) -> list[Deadline]:
    """Every deadline of the matter, closed ones too, by the day to work towards."""
    wanted = FULL.where(deadline.c.matter == matter_id).order_by(deadline.c.act_by, deadline.c.id)
    return [read_deadline(row) for row in store.rows(wanted)]


def list_revisions(store: Store, deadline_id: int) -> list[DeadlineRevision]:
    """The earlier dates of a deadline, oldest first."""
    kept = deadline_revision
    wanted = select(kept).where(kept.c.deadline == deadline_id).order_by(kept.c.revision)
    return [
        DeadlineRevision(
            row.deadline, row.revision, row.nominal, row.due, row.act_by, row.final, row.late_until, row.digest,
            State(row.state), row.cause,
        )
        for row in store.rows(wanted)
    ]  # fmt: skip


def list_unchecked(store: Store, limit: int = 500) -> list[int]:
    """Matters with computed dates that the second calculator has not seen yet."""
    rows = store.driver.execute(
        "SELECT DISTINCT matter FROM deadline WHERE cross_checked = 0 AND typed = 0"
        " AND state NOT IN ('void', 'superseded') LIMIT ?",
        (limit,),
    )
    return [row[0] for row in rows]


def add_typed(work: Work, matter_id: int, typed: Typed) -> int:
    """Adds a date by hand, entered by the acting person, and gives its id; it is marked as typed for good."""
    about = work.connection.execute(
        select(matter.c.office, matter.c.right_kind, matter.c.responsible).where(matter.c.id == matter_id)
    ).one_or_none()
    if about is None:
        raise NotFound(f"Matter number {matter_id}")
    final = max(typed.due, typed.final or typed.due)
    values = {
        "matter": matter_id, "rule": "typed", "kind": typed.kind, "office": typed.office or about.office,
        "right_kind": about.right_kind, "wording": find_wording(work, typed.title, "", ""), "nominal": typed.due, "due": typed.due,
        "act_by": typed.due, "final": final, "certainty": "typed", "state": str(State.OPEN), "typed": True,
        "reason": typed.reason, "responsible": typed.responsible or about.responsible,
        "assigned": typed.responsible is not None, "entered_by": work.person, "cross_checked": True,
        "late_until": final if final > typed.due else None,
    }  # fmt: skip
    deadline_id = work.add(insert(deadline).values(**values))
    work.record("deadline", deadline_id, after=values | {"title": typed.title}, matter=matter_id)
    work.touch(Kind.DEADLINES, matters=(matter_id,), deadlines=(deadline_id,))
    return deadline_id


def assign(work: Work, ids: Sequence[int], people: Mapping[str, int | None]) -> int:
    """Gives the deadlines people of their own (None: the matter's again); gives how many changed.

    `people` is by `responsible`, `backup`, `sign_off`; what is not in it stays.
    """
    changed = 0
    for found in get_deadlines(work.store, ids):
        values: dict[str, Any] = dict(people)
        if "responsible" in people:
            values["assigned"] = people["responsible"] is not None
            if people["responsible"] is None:
                of_matter = select(matter.c.responsible).where(matter.c.id == found.matter)
                values["responsible"] = work.connection.execute(of_matter).scalar_one()
        before = {name: getattr(found, name) for name in values}
        if before != values:
            require_unwalled(work.store, found.matter, people.values())
            _change(work, found, values, before)
            changed += 1
    return changed


def extend(work: Work, deadline_id: int, cause: str = "") -> Deadline:
    """Opens the next rung of the ladder: another day to work towards; the final date stays. Raises WrongStep."""
    found = get_deadline(work.store, deadline_id)
    if found.state not in (State.OPEN, State.EXTENDED, State.MISSED) or found.rung >= len(found.extensions):
        raise WrongStep(found.state, "extended")
    act_by = act_by_of(found.due, found.extensions, found.rung + 1)
    values = {"state": str(State.EXTENDED), "rung": found.rung + 1, "act_by": act_by, "cause": cause or found.cause}
    _change(work, found, values, {"state": found.state, "rung": found.rung, "act_by": found.act_by})
    return get_deadline(work.store, deadline_id)


def end_deadlines(
    work: Work, ids: Sequence[int], state: State, cause: str, *, closing_event: int | None = None
) -> tuple[int, ...]:
    """Ends deadlines without a filing: superseded or transferred with a cause; abandoned or not needed only with a
    verified or office-recorded ending event of the matter (else two persons must confirm). Gives the ids ended.

    Settled ones among `ids` are left as they are. Raises GuardRefused where the guards demand more.
    """
    ended = []
    for found in get_deadlines(work.store, ids):
        if not can_become(found.state, state) or found.state == state:
            continue
        values = {"state": str(state), "cause": cause, "closing_event": closing_event, "round": found.round_after(state)}
        _change(work, found, values, {"state": found.state})
        ended.append(found.id)
    return tuple(ended)


def reopen_single(work: Work, deadline_id: int, cause: str) -> None:
    """Opens again what no two persons closed: superseded, transferred or on record. Raises WrongStep, GuardRefused."""
    found = get_deadline(work.store, deadline_id)
    if not can_become(found.state, State.OPEN) or found.state is State.AWAITING_SECOND:
        raise WrongStep(found.state, "opened again")
    values = {"state": str(State.OPEN), "cause": cause, "closing_event": None}
    _change(work, found, values, {"state": found.state, "closing_event": found.closing_event})


def void_typed(work: Work, deadline_id: int, cause: str) -> None:
    """Marks a date added by hand as entered in error; the guards refuse it once someone confirmed it."""
    found = get_deadline(work.store, deadline_id)
    if not found.typed or not can_become(found.state, State.VOID):
        raise WrongStep(found.state, "voided")
    _change(work, found, {"state": str(State.VOID), "cause": cause}, {"state": found.state})


def mark_missed(work: Work, before: date, office: str) -> tuple[int, ...]:
    """Stores as missed what was final before that day at an office; dates unknown since take-over stay as they are."""
    rows = work.driver.execute(
        "SELECT id FROM deadline WHERE state IN ('awaiting_second', 'expected', 'extended', 'missed', 'open')"
        " AND state IN ('open', 'extended') AND final < ? AND office = ? AND unknown = 0",
        (before.isoformat(), office),
    )
    ids = tuple(row[0] for row in rows)
    for found in get_deadlines(work.store, ids):
        _change(work, found, {"state": str(State.MISSED)}, {"state": found.state})
    return ids


def note_cause(work: Work, deadline_id: int, cause: str) -> None:
    """Keeps why a date was missed, or why it stands as it does."""
    found = get_deadline(work.store, deadline_id)
    _change(work, found, {"cause": cause}, {"cause": found.cause})


def settle_unknown(work: Work, ids: Sequence[int]) -> int:
    """Takes deadlines out of the band "unknown since take-over" after someone looked; they are open as any other."""
    changed = 0
    for found in get_deadlines(work.store, ids):
        if found.unknown:
            _change(work, found, {"unknown": False}, {"unknown": True})
            changed += 1
    return changed


def mark_cross_checked(work: Work, ids: Iterable[int]) -> None:
    """Notes that the second calculator agrees; one entry in the record for all."""
    checked = list(ids)
    work.driver.executemany("UPDATE deadline SET cross_checked = 1 WHERE id = ?", ((one,) for one in checked))
    work.record("deadline", 0, after={"cross_checked": checked})
    work.touch(Kind.DEADLINES, deadlines=checked)


def _change(work: Work, found: Deadline, values: dict[str, Any], before: dict[str, Any]) -> None:
    work.run(update(deadline).where(deadline.c.id == found.id).values(**values))
    work.record("deadline", found.id, before=before, after=values, matter=found.matter)
    work.touch(Kind.DEADLINES, matters=(found.matter,), deadlines=(found.id,))
