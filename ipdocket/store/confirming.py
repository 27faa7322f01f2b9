"""First and second confirmation, with the first entry masked until the second is made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Row, func, insert, select, update

from ipdocket.domain.changes import Kind
from ipdocket.domain.confirmations import STATE_REACHED, Confirmation, ConfirmedAct, agree
from ipdocket.domain.deadlines import BY_TWO, Deadline, State
from ipdocket.store.deadlines import get_deadline
from ipdocket.store.refusals import ReopeningWaits, SamePerson, WrongStep
from ipdocket.store.tables import confirmation, deadline
from ipdocket.store.work import Store, Work

WORKING = frozenset({State.EXPECTED, State.OPEN, State.EXTENDED, State.MISSED})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person types from the paper; for re-opening, day and number are those that were confirmed."""

    act: ConfirmedAct
    day: date
    number: str
    amount: str = ""
    evidence: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a second entry came to: agreed or not, the state reached, both entries kept."""

    deadline: int
    agreed: bool
    state: State
    first: Confirmation
    second: Confirmation


def confirm_first(work: Work, ids: Sequence[int], entry: Entry) -> tuple[int, ...]:
    """Keeps the acting person's entry for each deadline (one receipt may serve several); each then awaits a second
    person. Gives the ids of the confirmations. Raises WrongStep for a deadline in another state, ReopeningWaits, GuardRefused.
    """
    made = []
    for deadline_id in ids:
        found = get_deadline(work.store, deadline_id)
        reopening = entry.act is ConfirmedAct.REOPEN
        if found.state not in (BY_TWO if reopening else WORKING):
            raise WrongStep(found.state, "opened again" if reopening else "confirmed")
        if reopening and pending_first(work.store, found) is not None:
            raise ReopeningWaits
        round_ = _next_round(work.store, deadline_id) if reopening else found.round
        one = _insert(work, found, round_, 1, entry)
        made.append(one.id)
        if not reopening:
            _set_state(work, found, {"state": str(State.AWAITING_SECOND)})
        work.record("confirmation", one.id, after=_told(one), matter=found.matter, act="confirm first")
    return tuple(made)


def confirm_second(work: Work, deadline_id: int, day: date, number: str, *, note: str = "") -> Outcome:
    """Keeps the acting person's blind entry. Where it agrees with the first the deadline reaches its state; where not,
    it is open again in a new round and both entries stay. Raises SamePerson, WrongStep.
    """
    found = get_deadline(work.store, deadline_id)
    first = pending_first(work.store, found)
    if first is None:
        raise WrongStep(found.state, "confirmed by a second person")
    if first.person == work.person:
        raise SamePerson
    second = _insert(work, found, first.round, 2, Entry(first.act, day, number, note=note))
    agreed = agree(first, second)
    if agreed:
        state = State(STATE_REACHED[first.act])
        values: dict[str, Any] = {"state": str(state)}
        if first.act is ConfirmedAct.REOPEN:
            values |= {"round": first.round + 1, "cause": first.note}
    else:
        state = found.state if first.act is ConfirmedAct.REOPEN else _back_to(found)
        values = {} if first.act is ConfirmedAct.REOPEN else {"state": str(state), "round": found.round + 1}
    if values:
        _set_state(work, found, values)
    work.record(
        "confirmation", second.id, before={"state": found.state},
        after=_told(second) | {"agreed": agreed, "state": state}, matter=found.matter, act="confirm second",
    )  # fmt: skip
    return Outcome(deadline_id, agreed, state, first, second)


def withdraw_first(work: Work, deadline_id: int, reason: str) -> None:
    """Takes a deadline back from waiting, into a new round: the entry stays and counts no more. Raises WrongStep."""
    found = get_deadline(work.store, deadline_id)
    if found.state is not State.AWAITING_SECOND:
        raise WrongStep(found.state, "taken back")
    state = _back_to(found)
    _set_state(work, found, {"state": str(state), "round": found.round + 1, "cause": reason})
    work.record(
        "deadline", deadline_id, before={"state": found.state}, after={"state": state, "round": found.round + 1, "reason": reason},
        matter=found.matter, act="withdraw first",
    )  # fmt: skip


def pending_first(store: Store, found: Deadline) -> Confirmation | None:
    """The entry that waits for a second person, or None. Unmasked: not for showing."""
    entries = [one for one in _entries(store, found.id) if one.revision == found.revision]
    last = max((one.round for one in entries), default=0)
    if last < found.round:
        return None
    latest = [one for one in entries if one.round == last]
    waiting = found.state is State.AWAITING_SECOND or (found.state in BY_TWO and latest[0].act is ConfirmedAct.REOPEN)
    return latest[0] if waiting and len(latest) == 1 and latest[0].slot == 1 else None


def list_confirmations(store: Store, deadline_id: int, viewer: int | None, *, see_all: bool = False) -> list[Confirmation]:
    """All entries for a deadline in order. A first entry without its second is masked, save for the person who made it
    and where `see_all` (an auditor): day None, number, amount, note and evidence left out.
    """
    entries = _entries(store, deadline_id)
    seconds = {(one.revision, one.round) for one in entries if one.slot == 2}
    return [
        one
        if see_all or one.slot == 2 or one.person == viewer or (one.revision, one.round) in seconds
        else mask(one)
        for one in entries
    ]


def mask(one: Confirmation) -> Confirmation:
    """The entry without what a second person must type unseen."""
    return replace(one, day=None, number="", amount="", note="", evidence=None, masked=True)


def list_mismatches(store: Store) -> list[tuple[int, int]]:
    """(deadline, round) of every round in which two persons disagreed: the rework count."""
    rows = store.driver.execute(
        "SELECT a.deadline, a.round FROM confirmation a JOIN confirmation b ON b.deadline = a.deadline"
        " AND b.revision = a.revision AND b.round = a.round AND b.slot = 2 JOIN deadline d ON d.id = a.deadline"
        " WHERE a.slot = 1 AND a.act <> 'reopen' AND d.round > a.round ORDER BY b.id"
    )
    agreed_rounds = {
        (one.deadline, one.round)
        for one in _agreed_entries(store)
    }
    return [(row[0], row[1]) for row in rows if (row[0], row[1]) not in agreed_rounds]


def _agreed_entries(store: Store) -> list[Confirmation]:
    reopened = select(confirmation.c.deadline).where(confirmation.c.act == "reopen")
    wanted = select(confirmation).where(confirmation.c.deadline.in_(reopened)).order_by(confirmation.c.id)
    entries = [read_confirmation(row) for row in store.rows(wanted)]
    firsts = {(one.deadline, one.revision, one.round): one for one in entries if one.slot == 1}
    return [
        one
        for one in entries
        if one.slot == 2 and agree(firsts[one.deadline, one.revision, one.round], one)
    ]


def read_confirmation(row: Row[Any]) -> Confirmation:
    """The confirmation of a full row of its table."""
    return Confirmation(
        row.deadline, row.revision, row.round, row.slot, row.person, ConfirmedAct(row.act), row.day, row.number,
        row.amount, row.evidence, row.note, row.instant, False, row.id,
    )  # fmt: skip


def _entries(store: Store, deadline_id: int) -> list[Confirmation]:
    wanted = select(confirmation).where(confirmation.c.deadline == deadline_id).order_by(confirmation.c.id)
    return [read_confirmation(row) for row in store.rows(wanted)]


def _next_round(store: Store, deadline_id: int) -> int:
    wanted = select(func.max(confirmation.c.round)).where(confirmation.c.deadline == deadline_id)
    return int(store.connection.execute(wanted).scalar_one() or 0) + 1


def _insert(work: Work, found: Deadline, round_: int, slot: int, entry: Entry) -> Confirmation:
    person = work.person
    if person is None:
        raise WrongStep(found.state, "confirmed by the program")
    values = {
        "deadline": found.id, "revision": found.revision, "round": round_, "slot": slot, "person": person,
        "act": str(entry.act), "day": entry.day, "number": entry.number, "amount": entry.amount,
        "evidence": entry.evidence, "note": entry.note, "instant": work.now,
    }  # fmt: skip
    made = work.add(insert(confirmation).values(**values))
    work.touch(Kind.CONFIRMATIONS, matters=(found.matter,), deadlines=(found.id,))
    return Confirmation(
        found.id, found.revision, round_, slot, person, entry.act, entry.day, entry.number, entry.amount,
        entry.evidence, entry.note, work.now, False, made,
    )  # fmt: skip


def _set_state(work: Work, found: Deadline, values: dict[str, Any]) -> None:
    work.run(update(deadline).where(deadline.c.id == found.id).values(**values))
    work.touch(Kind.DEADLINES, matters=(found.matter,), deadlines=(found.id,))


def _back_to(found: Deadline) -> State:
    return State.EXTENDED if found.rung else State.OPEN


def _told(one: Confirmation) -> dict[str, Any]:
    return {
        "deadline": one.deadline, "revision": one.revision, "round": one.round, "slot": one.slot, "act": one.act,
        "day": one.day, "number": one.number, "amount": one.amount, "evidence": one.evidence, "note": one.note,
    }  # fmt: skip
