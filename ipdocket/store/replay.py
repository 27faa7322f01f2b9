"""What the record says the docket holds against what the tables hold: a row changed behind the program's back shows here.

The chain proves that the record is whole; the guards, that nobody could change a row while they stood. Whoever takes the
guards off, changes a row and lays them again is seen by neither: the record then tells another state than the table.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ipdocket.store.replay_daily import compare_daily
from ipdocket.store.table_faults import GONE, UNKNOWN, TableFault, plain
from ipdocket.store.work import Store

Row = dict[str, Any]

# What is compared of each table; other columns carry no date, name or confirmation, or follow from these.
FIELDS = {
    "matter": (
        "reference", "office", "right_kind", "title", "status", "application_number", "publication_number",
        "registration_number", "owner", "client", "agent", "route", "family", "facts", "responsible", "backup", "sign_off",
        "void",
    ),
    "event": ("code", "day", "paper_type", "answers", "withdrawn", "verified_by", "version"),
    "deadline": ("state", "nominal", "due", "act_by", "final", "opens", "late_until", "typed", "revision", "round"),
    "confirmation": (
        "deadline", "revision", "round", "slot", "person", "act", "day", "number", "amount", "evidence", "note",
    ),
}  # fmt: skip
# What a row begins with where no entry says otherwise.
_BORN: dict[str, Row] = {
    "matter": {"route": "direct"}, "event": {"version": 1}, "deadline": {"revision": 1, "round": 1}, "confirmation": {},
}  # fmt: skip
STRETCH = 500
_COLUMNS = "id, person, act, subject, subject_id, matter, body"
# The order in which the record tells a computed date (see `computed.told`).
_RULE, _NUMBER, _OFFICE, _TRIGGER, _NOMINAL, _DUE, _OPENS, _LATE, _RUNGS, _STATE = 0, 1, 2, 3, 5, 6, 7, 8, 9, 11
_DATED = {"code", "day", "paper_type", "notified", "delivery", "period", "withdrawn"}
_NEVER_VOID = ("void", "done", "not_needed", "abandoned")

Line = tuple[int, int, str, str, int, int | None, str]


@dataclass(slots=True)
class _Told:
    """The rows of some matters as the record tells them; `bulk` are dates told without their ids, by matter."""

    rows: dict[str, dict[int, Row]] = field(default_factory=lambda: {table: {} for table in FIELDS})
    entry: dict[tuple[str, int], int] = field(default_factory=dict)
    bulk: dict[int, list[tuple[int, Row]]] = field(default_factory=dict)

    def tell(self, table: str, row: int, values: Row, entry: int) -> None:
        """Lays what an entry says of a row over what earlier ones said."""
        self.rows[table].setdefault(row, {}).update(values)
        self.entry[table, row] = entry


def compare_tables(store: Store, progress: Callable[[int, int], object] | None = None) -> Iterator[TableFault]:
    """Every place where a table differs from the record: matters, events, deadlines, confirmations, evidence, owners and
    people here, those of the daily work in `compare_daily`.

    Read in stretches of matters, so that memory stays small whatever the size; `progress(done, of)` after each.
    """
    yield from _compare_evidence(store)
    yield from _compare_names(store, "party", ("name", "country"))
    yield from _compare_names(store, "person", ("name", "active"))
    yield from _compare_roles(store)
    yield from compare_daily(store)
    undone = _undone(store)
    ids = [row[0] for row in store.driver.execute("SELECT id FROM matter ORDER BY id")]
    told_of = {row[0] for row in store.driver.execute("SELECT DISTINCT matter FROM audit WHERE matter IS NOT NULL")}
    everyone = sorted(told_of | set(ids))
    for start in range(0, len(everyone), STRETCH):
        some = everyone[start : start + STRETCH]
        yield from _compare_matters(store, some, undone)
        if progress is not None:
            progress(min(start + STRETCH, len(everyone)), len(everyone))


def _compare_matters(store: Store, matters: Sequence[int], undone: dict[int, int]) -> Iterator[TableFault]:
    told = _Told()
    span = (matters[0], matters[-1])
    lines = store.driver.execute(f"SELECT {_COLUMNS} FROM audit WHERE matter BETWEEN ? AND ? ORDER BY id", span)
    for line in lines:
        _take(told, line)
    held = {
        "matter": _read(store, "matter", "id BETWEEN ? AND ?", span),
        "event": _read(store, "event", "matter BETWEEN ? AND ?", span),
        "deadline": _read(store, "deadline", "matter BETWEEN ? AND ?", span, ", matter, rule, number, office, trigger_key"),
        "confirmation": _read(
            store, "confirmation", "deadline IN (SELECT id FROM deadline WHERE matter BETWEEN ? AND ?)", span
        ),
    }  # fmt: skip
    yield from _name_bulk(told, held["deadline"])
    _take_back(told, undone, held["deadline"])
    for table, rows in held.items():
        yield from _compare_rows(table, told, rows)


def _compare_rows(table: str, told: _Told, rows: dict[int, Row]) -> Iterator[TableFault]:
    known, born = told.rows[table], _BORN[table]
    for row in sorted(rows.keys() | known.keys()):
        entry = told.entry.get((table, row), 0)
        if row not in known:
            yield TableFault(table, row, "", "", UNKNOWN, 0)
        elif row not in rows:
            yield TableFault(table, row, "", "", GONE, entry)
        else:
            said, held = known[row], rows[row]
            for column in FIELDS[table]:
                saying = said.get(column, born.get(column))
                if saying == held[column]:
                    continue  # nearly always, and much quicker than writing both out
                recorded, found = plain(saying), plain(held[column])
                if recorded != found:
                    yield TableFault(table, row, column, recorded, found, entry)


def _take(told: _Told, line: Line) -> None:
    number, person, act, subject, subject_id, matter, body = line
    parts = json.loads(body)
    after = parts.get("after") or {}
    if subject == "matter" and matter is not None:
        _take_matter(told, number, subject_id, after)
    elif subject == "event":
        _take_event(told, number, person, subject_id, after)
    elif subject == "deadline" and subject_id:
        told.tell("deadline", subject_id, after, number)
    elif subject == "deadlines":
        _take_computed(told, number, parts.get("before") or (), after)
    elif subject == "confirmation":
        _take_confirmation(told, number, person, act, subject_id, after)


def _take_matter(told: _Told, number: int, matter: int, after: Row) -> None:
    if "matter" not in after:
        told.tell("matter", matter, after, number)
        if after.get("void"):
            for one in [*told.rows["deadline"].values(), *(row for _entry, row in told.bulk.get(matter, []))]:
                if one.get("matter", matter) == matter and one.get("state") not in _NEVER_VOID:
                    one["state"] = "void"
        return
    told.tell("matter", matter, after["matter"], number)
    for event, code, day, paper, answers, _office_code in after.get("events", ()):
        told.tell("event", event, {"code": code, "day": day, "paper_type": paper, "answers": answers}, number)
    told.bulk[matter] = [(number, _computed(one) | {"matter": matter}) for one in after.get("deadlines", ())]


def _take_event(told: _Told, number: int, person: int, event: int, after: Row) -> None:
    if "typed again" in after:
        told.tell("event", event, {"verified_by": person} if after["agreed"] else {}, number)
        return
    before = told.rows["event"].get(event)
    told.tell("event", event, after, number)
    if _DATED & after.keys() and before is not None:
        before["verified_by"], before["version"] = None, before.get("version", 1) + 1


def _take_computed(told: _Told, number: int, before: Sequence[Sequence[Any]], after: Row) -> None:
    revisions = {one[0]: one[4] for one in before}
    for one in after["added"]:
        told.tell("deadline", one[0], _computed(one[1:]), number)
    for one in after["revised"]:
        taken = told.rows["deadline"].get(one[0], {}).get("rung", 0)
        told.tell("deadline", one[0], _computed(one[1:], taken) | {"revision": revisions[one[0]] + 1}, number)
    for one in (*after["refreshed"], *after.get("doubted", ())):
        _leave(told, one[0], one[1 + _STATE], number)
    for row in after["superseded"]:
        _leave(told, row, "superseded", number)


def _leave(told: _Told, row: int, state: str, number: int) -> None:
    """Another state under the same dates: what was half confirmed then begins a new round (`Deadline.round_after`)."""
    known = told.rows["deadline"].get(row, {})
    left = known.get("state") == "awaiting_second" and state != "awaiting_second"
    told.tell("deadline", row, {"state": state} | ({"round": known.get("round", 1) + 1} if left else {}), number)


def _take_confirmation(told: _Told, number: int, person: int, act: str, row: int, after: Row) -> None:
    told.tell("confirmation", row, after | {"person": person}, number)
    if "state" in after:
        reached: Row = {"state": after["state"]}
        if after["agreed"] == (after["act"] == "reopen"):  # a mismatch, or a date that two persons opened again
            reached["round"] = after["round"] + 1
        told.tell("deadline", after["deadline"], reached, number)
    elif act == "confirm first" and after["act"] != "reopen":
        told.tell("deadline", after["deadline"], {"state": "awaiting_second"}, number)


def _computed(one: Sequence[Any], taken: int = 0) -> Row:
    """A computed date as the record tells it; its final date is the latest of due, late and extensions, and of those
    `taken` say by when to act.
    """
    rungs = [rung[0] for rung in one[_RUNGS] or ()]
    rung = min(taken, len(rungs))
    return {
        "act_by": max(one[_DUE], rungs[rung - 1]) if rung else one[_DUE], "rung": rung,
        "rule": one[_RULE], "number": one[_NUMBER], "office": one[_OFFICE], "trigger_key": one[_TRIGGER], "state": one[_STATE],
        "nominal": one[_NOMINAL], "due": one[_DUE], "opens": one[_OPENS], "late_until": one[_LATE],
        "final": max(day for day in (one[_DUE], one[_LATE] or "", *rungs)),
    }  # fmt: skip


def _name_bulk(told: _Told, rows: dict[int, Row]) -> Iterator[TableFault]:
    """Gives dates of an import, told without ids, the ids of the rows that they are; later entries count over them."""
    identity = ("matter", "rule", "number", "office", "trigger_key")
    free: dict[tuple[Any, ...], list[int]] = {}
    for row in sorted(rows):
        free.setdefault(tuple(rows[row][name] for name in identity), []).append(row)
    for matter, dates in told.bulk.items():
        for entry, one in dates:
            found = free.get(tuple(one[name] for name in identity))
            if not found:
                what = f"the date of {one['rule']} due {one['due']} is gone"
                yield TableFault("deadline", matter, "", "", what, entry)
                continue
            row = found.pop(0)
            told.rows["deadline"][row] = one | told.rows["deadline"].get(row, {})
            told.entry.setdefault(("deadline", row), entry)


def _undone(store: Store) -> dict[int, int]:
    """The matters of imports that were taken back, with the entry that says so."""
    found: dict[int, int] = {}
    for number, body in store.driver.execute("SELECT id, body FROM audit WHERE subject = 'import' ORDER BY id"):
        after = json.loads(body).get("after") or {}
        if after.get("state") == "undone":
            found |= dict.fromkeys(after["matters"], number)
    return found


def _take_back(told: _Told, undone: dict[int, int], deadlines: dict[int, Row]) -> None:
    for matter in told.rows["matter"].keys() & undone.keys():
        told.tell("matter", matter, {"void": True}, undone[matter])
    for row, held in deadlines.items():
        if held["matter"] in undone and row in told.rows["deadline"]:
            told.tell("deadline", row, {"state": "void"}, undone[held["matter"]])


def _compare_evidence(store: Store) -> Iterator[TableFault]:
    import hashlib

    told: dict[int, tuple[int, str]] = {}
    lines = store.driver.execute("SELECT id, subject_id, body FROM audit WHERE subject = 'evidence'")
    for number, row, body in lines:
        after = json.loads(body).get("after") or {}
        told.setdefault(row, (number, after.get("sha256", "")))
    for row in [one[0] for one in store.driver.execute("SELECT id FROM evidence ORDER BY id")]:
        kept = store.driver.execute("SELECT sha256, content FROM evidence WHERE id = ?", (row,)).fetchone()
        entry, recorded = told.pop(row, (0, ""))
        made = hashlib.sha256(bytes(kept[1])).hexdigest()
        if made != recorded:
            yield TableFault("evidence", row, "content", recorded[:16], made[:16], entry)
    for row, (entry, _digest) in sorted(told.items()):
        yield TableFault("evidence", row, "", "", GONE, entry)


def _compare_names(store: Store, table: str, columns: Sequence[str]) -> Iterator[TableFault]:
    told: dict[int, Row] = {}
    entry: dict[int, int] = {}
    for number, row, body in store.driver.execute(f"SELECT id, subject_id, body FROM audit WHERE subject = '{table}' ORDER BY id"):
        after = json.loads(body).get("after") or {}
        if "name" in after:
            told.setdefault(row, {}).update(after)
            entry[row] = number
    held = {row[0]: row[1:] for row in store.driver.execute(f"SELECT id, {', '.join(columns)} FROM {table} ORDER BY id")}
    for row in sorted(held.keys() | told.keys()):
        if row not in held or row not in told:
            yield TableFault(table, row, "", "", GONE if row in told else UNKNOWN, entry.get(row, 0))
            continue
        for column, found in zip(columns, held[row], strict=True):
            if plain(told[row].get(column)) != plain(found):
                yield TableFault(table, row, column, plain(told[row].get(column)), plain(found), entry[row])


def _compare_roles(store: Store) -> Iterator[TableFault]:
    told: dict[int, tuple[int, str]] = {}
    for number, row, body in store.driver.execute("SELECT id, subject_id, body FROM audit WHERE subject = 'person' ORDER BY id"):
        after = json.loads(body).get("after") or {}
        if "roles" in after:
            told[row] = (number, ", ".join(sorted(after["roles"])))
    held: dict[int, list[str]] = {}
    for row, role in store.driver.execute("SELECT person, role FROM person_role ORDER BY person, role"):
        held.setdefault(row, []).append(role)
    for row in sorted(told.keys() | held.keys()):
        entry, recorded = told.get(row, (0, ""))
        found = ", ".join(held.get(row, ()))
        if recorded != found:
            yield TableFault("person", row, "roles", recorded, found, entry)


def _read(store: Store, table: str, where: str, values: Sequence[int], more: str = "") -> dict[int, Row]:
    names = ("id", *FIELDS[table], *(name.strip() for name in more.split(",") if name.strip()))
    rows = store.driver.execute(f"SELECT {', '.join(names)} FROM {table} WHERE {where}", tuple(values))
    found = {row[0]: dict(zip(names, row, strict=True)) for row in rows}
    if "facts" in names:
        for one in found.values():
            one["facts"] = _parse(one["facts"])
    return found


def _parse(text: str) -> object:
    """The facts of a matter as a value; what is no JSON any more stays as it stands, and differs."""
    try:
        return json.loads(text)
    except ValueError:
        return text
