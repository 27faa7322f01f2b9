"""Computed dates meeting the stored ones: what is new, what moves, what goes; and storing just that."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import insert, select, update

from ipdocket.domain.changes import Kind
from ipdocket.domain.deadlines import BY_TWO, Computed, Deadline, State, act_by_of, final_of
from ipdocket.store.date_changes import rules_dates
from ipdocket.store.deadlines import list_deadlines, write_extensions
from ipdocket.store.events import get_event
from ipdocket.store.refusals import NotFound
from ipdocket.store.tables import deadline, matter
from ipdocket.store.wordings import find_wording
from ipdocket.store.work import Store, Work

_DATES = ("nominal", "due", "final", "opens", "late_until", "extensions", "restore_until")
_SETTLED = BY_TWO | {State.ON_RECORD, State.TRANSFERRED}
_GONE = frozenset({State.SUPERSEDED, State.VOID})
_WORKING = frozenset({State.EXPECTED, State.OPEN, State.EXTENDED, State.MISSED, State.AWAITING_SECOND, State.INFORMATION})

Key = tuple[str, int | None, str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """What storing a matter's computed dates would do.

    `revised` pairs the stored deadline with its new date; `refreshed` changes no date, only words, rule text or state;
    `disturbed` are settled deadlines whose date would now differ: they are shown, never touched. `doubted` are dates set
    by hand for which the rules now give a later day than they gave then: they stand, marked, until two persons decide.
    """

    added: tuple[Computed, ...] = ()
    revised: tuple[tuple[Deadline, Computed], ...] = ()
    refreshed: tuple[tuple[Deadline, Computed], ...] = ()
    superseded: tuple[Deadline, ...] = ()
    disturbed: tuple[tuple[Deadline, Computed], ...] = ()
    doubted: tuple[tuple[Deadline, Computed], ...] = ()
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Stored:
    """The ids of what was stored, and the difference that it came from."""

    added: tuple[int, ...]
    revised: tuple[int, ...]
    superseded: tuple[int, ...]
    difference: Difference


def key_of(one: Computed) -> Key:
    """What makes a computed date the same duty over recalculation."""
    return (one.result.rule, one.result.number, one.result.office, one.trigger)


def compare_computed(store: Store, matter_id: int, computed: Iterable[Computed]) -> Difference:
    """What `store_computed` would do, without doing it. Typed and void dates take no part."""
    stored: dict[Key, Deadline] = {}
    for one in list_deadlines(store, matter_id):
        if one.typed or one.state is State.VOID:
            continue
        if one.key not in stored or stored[one.key].state in _GONE:
            stored[one.key] = one
    sorted_out: dict[str, list[tuple[Deadline, Computed]]] = {"revised": [], "refreshed": [], "disturbed": [], "doubted": []}
    added: list[Computed] = []
    unchanged = 0
    for new in computed:
        old = stored.pop(key_of(new), None)
        fate = "" if old is None else _fate(store, old, new)
        if old is None:
            added.append(new)
        elif fate:
            sorted_out[fate].append((old, new))
        else:
            unchanged += 1
    superseded = tuple(old for old in stored.values() if old.state in _WORKING)
    pairs = {fate: tuple(found) for fate, found in sorted_out.items()}
    return Difference(added=tuple(added), superseded=superseded, unchanged=unchanged, **pairs)


def _fate(store: Store, old: Deadline, new: Computed) -> str:
    """Which field of the difference a stored deadline and its new date belong to; empty where nothing changes."""
    given = rules_dates(store, old)
    if old.state in _SETTLED:
        if _moves(given, new) and given.due != new.result.due:
            return "disturbed"
        return "refreshed" if old.state is State.ON_RECORD and _answer_gone(store, old, new) else ""
    if old.override is not None and not _earlier(old, new, given):
        doubt = _in_doubt(old, new, given)
        if doubt and not old.override_doubt:
            return "doubted"
        told = (doubt, new.trigger_verified, _next_state(old, new))
        return "" if told == (old.override_doubt, old.trigger_verified, old.state) else "refreshed"
    if _moves(old, new):
        return "revised"
    return "refreshed" if old.state is State.SUPERSEDED or _differs(old, new) else ""


def _earlier(old: Deadline, new: Computed, given: Deadline) -> bool:
    """Whether the rules now give another date than when one was set by hand, and no later one: then it is theirs again."""
    result = new.result
    final = final_of(result.due, result.late_until, result.extensions)
    return _in_doubt(old, new, given) and result.due <= old.due and final <= old.final


def _in_doubt(old: Deadline, new: Computed, given: Deadline) -> bool:
    return _moves(given, new) and _moves(old, new)


def store_computed(
    work: Work, matter_id: int, computed: Iterable[Computed], *, cause: str = "", batch: int | None = None
) -> Stored:
    """Stores a matter's computed dates: new ones in, changed ones revised, vanished ones superseded with the cause.

    Deadlines that are done, on record or otherwise settled are never touched; `difference.disturbed` names those whose
    date would now differ.
    """
    found = work.connection.execute(select(matter.c.right_kind, matter.c.responsible).where(matter.c.id == matter_id))
    about = found.one_or_none()
    if about is None:
        raise NotFound(f"Matter number {matter_id}")
    difference = compare_computed(work.store, matter_id, computed)
    values = {"matter": matter_id, "right_kind": about.right_kind, "responsible": about.responsible, "batch": batch}
    added = tuple(
        work.add(insert(deadline).values(**computed_values(work, one), **values, entered_by=work.person))
        for one in difference.added
    )
    reached: dict[int, str] = {}
    for old, new in difference.revised:
        reached[old.id] = _run(work, old, _revision_values(work, old, new, cause))
    for old, new in (*difference.refreshed, *difference.doubted):
        reached[old.id] = _run(work, old, _refresh_values(work, old, new, cause))
    gone = cause or "The facts from which it followed have changed"
    for old in difference.superseded:
        _run(work, old, {"state": str(State.SUPERSEDED), "cause": gone, "round": old.round_after(State.SUPERSEDED)})
    revised = tuple(old.id for old, _ in difference.revised)
    superseded = tuple(old.id for old in difference.superseded)
    if added or revised or superseded or difference.refreshed or difference.doubted:
        _record(work, matter_id, difference, added, cause, reached)
        work.touch(Kind.DEADLINES, matters=(matter_id,), deadlines=(*added, *revised, *superseded))
    return Stored(added, revised, superseded, difference)


def computed_values(work: Work, one: Computed) -> dict[str, Any]:
    """A computed date as the column values of a new deadline."""
    result = one.result
    return {
        "rule": result.rule, "kind": result.kind, "number": result.number, "office": result.office,
        "trigger_key": one.trigger, "wording": wording_of(work, one), "act_by": result.due, **_date_values(one),
        "certainty": result.certainty, "digest": result.digest, "state": str(one.state), "trigger_verified": one.trigger_verified,
        "cross_checked": one.cross_checked, "unknown": one.unknown, "closing_event": one.closing_event,
        "cause": one.cause,
    }  # fmt: skip


def wording_of(work: Work, one: Computed) -> int:
    """The id of the words of a computed date."""
    return find_wording(work, one.result.title, one.result.authority, one.result.if_missed)


def _date_values(one: Computed) -> dict[str, Any]:
    result = one.result
    return {
        "nominal": result.nominal, "due": result.due, "opens": result.opens, "late_until": result.late_until,
        "extensions": write_extensions(result.extensions), "restore_until": result.restore_until,
        "final": final_of(result.due, result.late_until, result.extensions),
    }  # fmt: skip


def _moves(old: Deadline, new: Computed) -> bool:
    result = new.result
    same = (
        old.due == result.due and old.nominal == result.nominal and old.opens == result.opens
        and old.late_until == result.late_until and old.restore_until == result.restore_until
    )  # fmt: skip
    if not same:
        return True
    rungs: Sequence[tuple[date, str]] = [(rung.until, rung.by) for rung in result.extensions]
    return [(rung.until, rung.by) for rung in old.extensions] != rungs


def _differs(old: Deadline, new: Computed) -> bool:
    result = new.result
    words = (old.title, old.authority, old.certainty, old.if_missed, old.digest, old.kind)
    told = (result.title, result.authority, result.certainty, result.if_missed, result.digest, result.kind)
    return words != told or old.trigger_verified != new.trigger_verified or _next_state(old, new) != old.state


def _next_state(old: Deadline, new: Computed) -> State:
    """The state after recalculation: answered on record, its trigger come, or as it was."""
    if new.state in (State.ON_RECORD, State.SUPERSEDED) or old.state in (State.SUPERSEDED, State.ON_RECORD):
        return new.state  # superseded from the engine's side: the matter has ended
    if old.state is State.EXPECTED or State.INFORMATION in (old.state, new.state):
        return new.state
    return old.state


def _answer_gone(store: Store, old: Deadline, new: Computed) -> bool:
    if new.state is State.ON_RECORD or old.closing_event is None:
        return False
    return get_event(store, old.closing_event).withdrawn


def _revision_values(work: Work, old: Deadline, new: Computed, cause: str) -> dict[str, Any]:
    state = _next_state(old, new)
    if state is State.AWAITING_SECOND or state is State.MISSED:
        state = State.EXTENDED if old.rung else State.OPEN  # half confirmed, or missed, were the old dates
    rungs = tuple(new.result.extensions)
    rung = min(old.rung, len(rungs))
    if state is State.EXTENDED and rung == 0:
        state = State.OPEN
    return {
        **_word_values(work, new), **_date_values(new), "revision": old.revision + 1, "state": str(state), "rung": rung,
        "act_by": act_by_of(new.result.due, rungs, rung), "cause": cause, "closing_event": new.closing_event,
        "override": None, "override_doubt": False,
    }  # fmt: skip


def _refresh_values(work: Work, old: Deadline, new: Computed, cause: str) -> dict[str, Any]:
    state = _next_state(old, new)
    values: dict[str, Any] = {"state": str(state)}
    if old.override is None:
        values |= _word_values(work, new)
    else:  # words and rule text stay those of the date that was replaced, to which it may be given back
        doubt = _in_doubt(old, new, rules_dates(work.store, old))
        values |= {"trigger_verified": new.trigger_verified, "override_doubt": doubt}
    if state != old.state:
        values |= {"cause": cause or new.cause, "closing_event": new.closing_event, "round": old.round_after(state)}
    return values


def _word_values(work: Work, new: Computed) -> dict[str, Any]:
    result = new.result
    return {
        "kind": result.kind, "wording": wording_of(work, new), "certainty": result.certainty, "digest": result.digest,
        "trigger_verified": new.trigger_verified, "cross_checked": new.cross_checked,
    }  # fmt: skip


def _run(work: Work, old: Deadline, values: dict[str, Any]) -> str:
    """Stores the values and gives the state reached."""
    work.run(update(deadline).where(deadline.c.id == old.id).values(**values))
    return str(values["state"])


def _record(
    work: Work, matter_id: int, difference: Difference, added: Sequence[int], cause: str, reached: Mapping[int, str]
) -> None:
    """The entry from which `replay` knows what was stored: each date as computed, with the state that its row reached."""

    def line(old: Deadline, new: Computed) -> list[Any]:
        return [old.id, *told(new)[:-1], reached[old.id]]

    after = {
        "added": [[one, *told(new)] for one, new in zip(added, difference.added, strict=True)],
        "revised": [line(old, new) for old, new in difference.revised],
        "refreshed": [line(old, new) for old, new in difference.refreshed],
        "superseded": [old.id for old in difference.superseded],
        "doubted": [line(old, new) for old, new in difference.doubted],
        "cause": cause,
    }
    before = [[old.id, old.due, old.final, old.state, old.revision] for old, _ in difference.revised]
    before += [[old.id, old.due, old.final, old.state, old.revision] for old in difference.superseded]
    work.record("deadlines", matter_id, before=before or None, after=after, matter=matter_id)


def told(one: Computed) -> tuple[Any, ...]:
    """What the record keeps of a computed date: rule, number, office, trigger, title, dates, rule text, state."""
    result = one.result
    return (
        result.rule, result.number, result.office, one.trigger, result.title, result.nominal, result.due, result.opens,
        result.late_until, [[rung.until, rung.by] for rung in result.extensions], result.digest, one.state,
    )  # fmt: skip
