"""What a day brought, what is near, and what was signed of it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select

from ipdocket.domain.absences import Named
from ipdocket.domain.changes import Kind
from ipdocket.domain.controls import Happened, Near, Sheet, SignedLine, Written
from ipdocket.domain.deadlines import ACTIVE, CLOSED, State
from ipdocket.store.bounds import record_seen
from ipdocket.store.tables import listed, matter
from ipdocket.store.tables_controls import signature, signed_line
from ipdocket.store.tables_firm import person
from ipdocket.store.types import read_instant, write_instant
from ipdocket.store.work import Store, Work

_SUBJECTS = "('event', 'deadline', 'deadlines', 'confirmation', 'import', 'paper')"
_GONE = frozenset({State.SUPERSEDED, State.TRANSFERRED, State.VOID, State.ON_RECORD})
SOME = 900  # ids asked for at once


def list_written(store: Store, begin: datetime, end: datetime) -> list[Written]:
    """Every date that entries of the record between two instants brought, changed or struck, in their order."""
    first, last = _find_entry(store, begin), _find_entry(store, end)
    rows = store.driver.execute(
        "SELECT id, instant, person, who, act, subject, subject_id, matter, body FROM audit a"
        f" WHERE id >= ? AND id < ? AND subject IN {_SUBJECTS} AND {record_seen(store.scope)} ORDER BY id",
        (first, last),
    ).fetchall()
    bodies = [json.loads(row[8]) for row in rows]
    known = _describe_deadlines(store, _named_deadlines(rows, bodies))
    events = _name_events(store, {row[6] for row in rows if row[5] == "event"})
    return [one for row, body in zip(rows, bodies, strict=True) for one in _read_entry(row, body, known, events)]


def _find_entry(store: Store, instant: datetime) -> int:
    """The number of the first entry at or after the instant: the record is in the order of time, without a gap."""
    low, high, wanted = 1, store.head().number + 1, write_instant(instant)
    while low < high:
        middle = (low + high) // 2
        (found,) = store.driver.execute("SELECT instant FROM audit WHERE id = ?", (middle,)).fetchone()
        if _text(found) < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def _text(instant: str | datetime) -> str:
    return instant if isinstance(instant, str) else write_instant(instant)


def _named_deadlines(rows: Sequence[Any], bodies: Sequence[Any]) -> set[int]:
    ids: set[int] = set()
    for row, body in zip(rows, bodies, strict=True):
        after = body.get("after") or {}
        if row[5] == "deadline" and row[6]:
            ids.add(row[6])
        elif row[5] == "confirmation":
            ids.add(after["deadline"])
        elif row[5] == "deadlines":
            ids.update(after.get("superseded", ()))
    return ids


def _describe_deadlines(store: Store, ids: set[int]) -> dict[int, tuple[str, date, date]]:
    """Title, due and final day by id."""
    found: dict[int, tuple[str, date, date]] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), SOME):
        some = wanted[start : start + SOME]
        for row in store.driver.execute(
            "SELECT d.id, w.title, d.due, d.final FROM deadline d JOIN wording w ON w.id = d.wording"
            f" WHERE d.id IN ({', '.join('?' * len(some))})",
            some,
        ):
            found[row[0]] = (row[1], _day(row[2]), _day(row[3]))
    return found


def _name_events(store: Store, ids: set[int]) -> dict[int, str]:
    """The paper's type or the event's code by id."""
    found: dict[int, str] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), SOME):
        some = wanted[start : start + SOME]
        marks = ", ".join("?" * len(some))
        for row in store.driver.execute(f"SELECT id, paper_type, code FROM event WHERE id IN ({marks})", some):
            found[row[0]] = row[1] or row[2]
    return found


def _day(value: Any) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _read_entry(
    row: Any, body: Mapping[str, Any], known: Mapping[int, tuple[str, date, date]], events: Mapping[int, str]
) -> Iterator[Written]:
    number, instant, who, name, act, subject, subject_id, matter_id, _ = row
    at = read_instant(instant) if isinstance(instant, str) else instant
    before, after = body.get("before") or {}, body.get("after") or {}
    told = (number, at, who, name)
    if subject == "event":
        yield from _read_event(told, before, after, events.get(subject_id, ""), matter_id)
    elif subject == "deadlines":
        yield from _read_deadlines(told, act, before, after, known, matter_id)
    elif subject == "deadline" and subject_id in known:
        yield from _read_deadline(told, before, after, subject_id, known[subject_id], matter_id)
    elif subject == "confirmation" and after["deadline"] in known:
        title, due, final = known[after["deadline"]]
        happened, what = _read_confirmation(after, title)
        yield Written(*told, happened, what, matter_id, due, final, deadline=after["deadline"])
    elif subject == "paper" and "no deadline" in after:
        why = f"{after['label']}: {after['no deadline']}"
        yield Written(*told, Happened.NO_DATE, f"paper:{after['what']}", matter_id, paper=why)
    elif subject == "import" and ("rows" in after or after.get("state") == "undone"):
        undone = after.get("state") == "undone"
        size = len(after["matters"]) if undone else after["rows"]
        what = f"Import {subject_id} undone: {size} matters" if undone else f"Import {subject_id}: {size} rows of a file"
        yield Written(*told, Happened.STRUCK if undone else Happened.NEW, what)


def _read_confirmation(after: Mapping[str, Any], title: str) -> tuple[Happened, str]:
    """What a confirmation did, without a word of what was typed: the second person must type it unseen."""
    act = str(after["act"]).replace("_", " ")
    if after["slot"] == 1:
        return Happened.CHANGED, f"{title}: {act}, first entry"
    if not after["agreed"]:
        return Happened.CHANGED, f"{title}: {act}, the two entries differed"
    reopened = after["act"] == "reopen"
    return (Happened.CHANGED if reopened else Happened.STRUCK), f"{title}: {act}, by two persons"


def _read_event(
    told: tuple[int, datetime, int, str], before: Mapping[str, Any], after: Mapping[str, Any], name: str, matter_id: int | None
) -> Iterator[Written]:
    day = _maybe(after.get("day"))
    if after.get("withdrawn"):
        yield Written(*told, Happened.STRUCK, f"event:{name}", matter_id, paper=after.get("reason", ""))
    elif before:
        yield Written(
            *told, Happened.CHANGED, f"event:{name}", matter_id, day, before=_maybe(before.get("day")),
            paper=after.get("reason", ""),
        )  # fmt: skip
    elif "code" in after:
        yield Written(*told, Happened.NEW, f"event:{name}", matter_id, day, paper=after.get("description", ""))


def _read_deadlines(
    told: tuple[int, datetime, int, str], act: str, before: Any, after: Mapping[str, Any],
    known: Mapping[int, tuple[str, date, date]], matter_id: int | None,
) -> Iterator[Written]:  # fmt: skip
    """`before` and the lists of `after` are as `computed` writes them."""
    was = {one[0]: _day(one[1]) for one in before or ()}
    for name, happened in (("added", Happened.NEW), ("revised", Happened.CHANGED), ("refreshed", Happened.STRUCK)):
        for one in after.get(name, ()):
            gone = one[-1] in _GONE
            if name == "refreshed" and not gone:
                continue
            due = _day(one[7])
            ends = [due, *(_day(day) for day in (one[9], *(rung[0] for rung in one[10])) if day)]
            kind = Happened.STRUCK if gone and name == "revised" else happened
            paper = str(one[4]) or act
            yield Written(*told, kind, one[5], matter_id, due, max(ends), was.get(one[0]), paper, one[0])
    for one in after.get("superseded", ()):
        if one in known:
            title, due, final = known[one]
            yield Written(*told, Happened.STRUCK, title, matter_id, due, final, paper=after.get("cause", ""), deadline=one)


def _read_deadline(
    told: tuple[int, datetime, int, str], before: Mapping[str, Any], after: Mapping[str, Any], deadline: int,
    known: tuple[str, date, date], matter_id: int | None,
) -> Iterator[Written]:  # fmt: skip
    title, due, final = known
    if not before and "title" in after:
        paper = f"typed: {after.get('reason', '')}"
        yield Written(*told, Happened.NEW, title, matter_id, due, final, paper=paper, deadline=deadline)
    elif "state" in after or "act_by" in after:
        state = str(after.get("state", ""))
        happened = Happened.STRUCK if state in CLOSED else Happened.CHANGED
        what = f"{title}: {state.replace('_', ' ')}" if state else title
        moved = _maybe(after.get("act_by"))
        yield Written(
            *told, happened, what, matter_id, moved or due, final, _maybe(before.get("act_by")) if moved else None,
            str(after.get("cause", "")), deadline,
        )  # fmt: skip


def _maybe(value: Any) -> date | None:
    return _day(value) if value else None


def list_near(store: Store, first: date, last: date, closed: Sequence[int] = ()) -> list[Near]:
    """Deadlines on which someone must act with a working or final day in the span, and those of `closed`, by day."""
    alive = f"state IN ({listed(ACTIVE)}) AND unknown = 0"
    rows = store.driver.execute(
        f"SELECT id FROM deadline WHERE {alive} AND act_by BETWEEN ? AND ?"
        f" UNION SELECT id FROM deadline WHERE {alive} AND final BETWEEN ? AND ?",
        [day.isoformat() for day in (first, last) * 2],
    ).fetchall()
    wanted = sorted({row[0] for row in rows} | set(closed))
    found: list[Near] = []
    for start in range(0, len(wanted), SOME):
        found += _read_near(store, wanted[start : start + SOME])
    return sorted(found, key=lambda one: (one.act_by, one.reference, one.id))


def _read_near(store: Store, ids: Sequence[int]) -> list[Near]:
    marks = ", ".join("?" * len(ids))
    confirmed: dict[int, list[tuple[int, str]]] = {}
    for row in store.driver.execute(
        "SELECT c.deadline, p.id, p.name FROM confirmation c JOIN deadline d ON d.id = c.deadline AND d.round = c.round"
        f" AND d.revision = c.revision JOIN person p ON p.id = c.person WHERE c.deadline IN ({marks}) ORDER BY c.id",
        ids,
    ):
        confirmed.setdefault(row[0], []).append((row[1], row[2]))
    rows = store.driver.execute(
        "SELECT d.id, d.matter, m.reference, d.office, w.title, d.due, d.act_by, d.final, d.state, p.name,"
        " d.responsible, ifnull(d.backup, m.backup) FROM deadline d"
        " JOIN matter m ON m.id = d.matter JOIN wording w ON w.id = d.wording LEFT JOIN person p ON p.id = d.responsible"
        f" WHERE d.id IN ({marks})",
        ids,
    )
    return [
        Near(
            row[0], row[1], row[2], row[3], row[4], _day(row[5]), _day(row[6]), _day(row[7]), State(row[8]), row[9] or "",
            tuple(confirmed.get(row[0], ())), Named(row[0], row[10], row[11]),
        )
        for row in rows
    ]  # fmt: skip


def read_certainty(store: Store, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """The rule and the certainty of deadlines by id."""
    found: dict[int, tuple[str, str]] = {}
    for start in range(0, len(ids), SOME):
        some = ids[start : start + SOME]
        sql = f"SELECT id, rule, certainty FROM deadline WHERE id IN ({', '.join('?' * len(some))})"
        found.update({row[0]: (row[1], row[2]) for row in store.driver.execute(sql, some)})
    return found


def name_matters(store: Store, ids: Sequence[int]) -> dict[int, str]:
    """The references of matters by id."""
    found: dict[int, str] = {}
    for start in range(0, len(ids), SOME):
        wanted = select(matter.c.id, matter.c.reference).where(matter.c.id.in_(ids[start : start + SOME]))
        found.update({row.id: row.reference for row in store.rows(wanted)})
    return found


def sign_sheet(work: Work, sheet: Sheet, day: date, lines: Sequence[tuple[int, str, str]]) -> int:
    """Keeps that the acting person signed these lines (entry or deadline, state, explanation); the signature's number."""
    made = work.add(insert(signature).values(
        sheet=str(sheet), day=day, person=work.person, head=str(work.store.head()), instant=work.now
    ))  # fmt: skip
    about = "entry" if sheet is Sheet.ENTRY else "deadline"
    for one, state, explanation in lines:
        work.run(insert(signed_line).values(
            {"signature": made, "person": work.person, about: one, "state": state, "explanation": explanation}
        ))  # fmt: skip
    work.record("signature", made, after={"sheet": str(sheet), "day": day, "lines": [list(one) for one in lines]})
    work.touch(Kind.SETTINGS)
    return made


def list_signed(store: Store, sheet: Sheet, day: date) -> list[SignedLine]:
    """Every line that was signed on the sheets of a day, in order."""
    wanted = (
        select(signed_line, person.c.name, signature.c.instant)
        .join(signature, signature.c.id == signed_line.c.signature)
        .join(person, person.c.id == signed_line.c.person)
        .where(signature.c.sheet == str(sheet), signature.c.day == day)
        .order_by(signed_line.c.id)
    )
    return [
        SignedLine(row.person, row.name, row.instant, row.entry, row.deadline, row.state, row.explanation)
        for row in store.rows(wanted)
    ]
