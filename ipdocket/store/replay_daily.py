"""What the record says of reminders, papers, absences, hand-offs, mail and date changes against what their tables hold.

Most of these rows are only ever added, each with an entry of its own. Where the record does not tell a row's number, the row
is known by what can stand only once: a reminder by its deadline, person and tier, an answer by its place among those of its item.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ipdocket.store.table_faults import GONE, UNKNOWN, TableFault, plain
from ipdocket.store.work import Store

Row = dict[str, Any]
Key = tuple[str, ...]

# What is compared of each table: everything but its number.
DAILY_FIELDS = {
    "absence": (
        "person", "first_day", "last_day", "note", "substitute", "entered_by", "entered_at", "returned", "returned_by",
        "returned_at",
    ),
    "substitution": ("absence", "deadline", "person", "entered_by", "entered_at"),
    "reminder_run": ("day", "given", "instant"),
    "reminder": ("deadline", "person", "part", "toward", "tier", "day", "made", "instant"),
    "reminder_seen": ("reminder", "person", "instant"),
    "silence": ("deadline", "person", "part", "day", "since", "made", "instant"),
    "silence_answer": ("silence", "person", "reason", "instant"),
    "paper": (
        "year", "number", "received", "sender", "sender_name", "how", "what", "matter", "evidence", "entered_by", "instant",
        "state", "reason", "processed_by", "processed_at",
    ),
    "paper_event": ("paper", "event", "person", "instant"),
    "hand_off": ("writer", "receiver", "desk", "zone", "lines", "instant"),
    "hand_off_item": (
        "note", "about", "deadline", "event", "paper", "matter", "state", "waiting_for", "sentence", "day", "zone",
    ),
    "hand_off_answer": ("item", "person", "answer", "reason", "instant"),
    "mail_step": ("person", "day", "attempt", "slot", "step", "address", "message", "told", "instant"),
    "date_change": (
        "matter", "event", "deadline", "version", "what", "day", "last_day", "code", "paper_type", "notified", "delivery",
        "period", "description", "base", "reason", "evidence", "person", "instant",
    ),
    "date_change_decision": ("change", "person", "verdict", "day", "last_day", "note", "instant"),
}  # fmt: skip
# By what a row is known whose number the record does not tell; the rest are known by their number.
_KNOWN_BY = {
    "reminder_run": ("day",), "reminder": ("deadline", "person", "toward", "tier", "day"), "reminder_seen": ("reminder",),
    "paper_event": ("paper", "event"), "hand_off_answer": ("item",), "mail_step": ("person", "day", "attempt", "slot"),
    "date_change_decision": ("change",),
}  # fmt: skip
# Told several times of one thing: the place among them counts, too.
_IN_TURN = frozenset({"hand_off_answer"})
# Told only by what has one more word in the newer entries: an entry without it says nothing of the column.
_MAY_BE_UNTOLD = {("mail_step", "message"), ("reminder", "made"), ("silence", "made")}
STRETCH = 2_000
# An acknowledgement stands with its reminder's deadline; one without its reminder is found among the references.
_SEEN_OF = "reminder IN (SELECT id FROM reminder WHERE deadline BETWEEN ? AND ?)"


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the record about one of these things."""

    number: int
    instant: str
    person: int | None
    subject: int
    after: Row


@dataclass(slots=True)
class _Told:
    """The rows as the record tells them, by table and key; `runs` has the day of each day's round by its instant."""

    runs: dict[str, str]
    rows: dict[str, dict[Key, Row]] = field(default_factory=dict)
    entry: dict[tuple[str, Key], int] = field(default_factory=dict)
    turns: Counter[tuple[str, Key]] = field(default_factory=Counter)

    def tell(self, table: str, entry: _Entry, values: Row, row: int | None = None) -> None:
        """Lays what an entry says of a row over what earlier ones said."""
        key = (str(row),) if row is not None else self._next(table, values)
        self.rows.setdefault(table, {}).setdefault(key, {}).update(values)
        self.entry[table, key] = entry.number

    def has(self, table: str, row: int) -> bool:
        """Whether an earlier entry told of the row with this number."""
        return (str(row),) in self.rows.get(table, {})

    def _next(self, table: str, values: Row) -> Key:
        key = _key(table, values)
        if table not in _IN_TURN:
            return key
        self.turns[table, key] += 1
        return (*key, str(self.turns[table, key]))


@dataclass(frozen=True, slots=True)
class _Room:
    """Tables that the entries of one subject tell of, each with the column that is the entries' subject number; None: the
    number is the deadline of the reminder that it points to.
    """

    subject: str
    tables: dict[str, str | None]
    take: Callable[[_Told, _Entry], None]


def compare_daily(store: Store) -> Iterator[TableFault]:
    """Every place where one of these tables differs from the record, read in stretches so that memory stays small."""
    runs = {one.instant: one.after["day"] for one in _entries(store, "reminder run", (0, 0))}
    for room in _ROOMS:
        ids = _numbers(store, room)
        for start in range(0, len(ids), STRETCH):
            some = ids[start : start + STRETCH]
            span = (some[0], some[-1])
            told = _Told(runs)
            for entry in _entries(store, room.subject, span):
                room.take(told, entry)
            for table, column in room.tables.items():
                yield from _compare(table, told, _read(store, table, column, span))


def _numbers(store: Store, room: _Room) -> list[int]:
    """Every number that the entries or the tables have, in order."""
    found = {row[0] for row in store.driver.execute("SELECT DISTINCT subject_id FROM audit WHERE subject = ?", (room.subject,))}
    for table, column in room.tables.items():
        if column is not None:
            found |= {row[0] for row in store.driver.execute(f"SELECT DISTINCT {column} FROM {table}")}
    return sorted(found)


def _entries(store: Store, subject: str, span: tuple[int, int]) -> Iterator[_Entry]:
    columns, span_of = "id, instant, person, subject_id, body", "subject = ? AND subject_id BETWEEN ? AND ?"
    lines = store.driver.execute(f"SELECT {columns} FROM audit WHERE {span_of} ORDER BY id", (subject, *span))
    for number, instant, person, row, body in lines:
        yield _Entry(number, plain(instant), person or None, row, json.loads(body).get("after") or {})


def _read(store: Store, table: str, column: str | None, span: tuple[int, int]) -> dict[Key, tuple[int, Row]]:
    names = ("id", *DAILY_FIELDS[table])
    where = _SEEN_OF if column is None else f"{column} BETWEEN ? AND ?"
    rows = store.driver.execute(f"SELECT {', '.join(names)} FROM {table} WHERE {where} ORDER BY id", span)
    found: dict[Key, tuple[int, Row]] = {}
    turns: Counter[Key] = Counter()
    for row in rows:
        values = dict(zip(names, row, strict=True))
        key = _key(table, values) if table in _KNOWN_BY else (str(row[0]),)
        if table in _IN_TURN:
            turns[key] += 1
            key = (*key, str(turns[key]))
        found[key] = (row[0], values)
    return found


def _key(table: str, values: Row) -> Key:
    return tuple(plain(values.get(name)) for name in _KNOWN_BY[table])


def _compare(table: str, told: _Told, held: dict[Key, tuple[int, Row]]) -> Iterator[TableFault]:
    known = told.rows.get(table, {})
    for key, (row, values) in held.items():
        if key not in known:
            yield TableFault(table, row, "", "", UNKNOWN, 0)
            continue
        said, entry = known[key], told.entry[table, key]
        for column in DAILY_FIELDS[table]:
            if column not in said and (table, column) in _MAY_BE_UNTOLD:
                continue
            recorded, found = plain(said.get(column)), plain(values[column])
            if recorded != found:
                yield TableFault(table, row, column, recorded, found, entry)
    for key in sorted(known.keys() - held.keys()):
        names = _KNOWN_BY.get(table)
        if names is None:
            yield TableFault(table, int(key[0]), "", "", GONE, told.entry[table, key])
        else:
            what = ", ".join(f"{name} {value}" for name, value in zip(names, key, strict=False))
            yield TableFault(table, 0, "", "", f"that of {what}: {GONE}", told.entry[table, key])


def _take_absence(told: _Told, entry: _Entry) -> None:
    after = entry.after
    if "person" in after:
        told.tell("absence", entry, after | {"entered_by": entry.person, "entered_at": entry.instant}, entry.subject)
    elif "returned" in after:
        told.tell("absence", entry, after | {"returned_by": entry.person, "returned_at": entry.instant}, entry.subject)


def _take_substitution(told: _Told, entry: _Entry) -> None:
    told.tell("substitution", entry, entry.after | {"entered_by": entry.person, "entered_at": entry.instant}, entry.subject)


def _take_run(told: _Told, entry: _Entry) -> None:
    told.tell("reminder_run", entry, entry.after | {"instant": entry.instant})


def _take_reminder(told: _Told, entry: _Entry) -> None:
    for person, part, toward, tier, day in entry.after.get("to", ()):
        given = {"deadline": entry.subject, "person": person, "part": part, "toward": toward, "tier": tier, "day": day}
        told.tell("reminder", entry, given | _made(told, entry))
    for reminder in entry.after.get("acknowledged", ()):
        told.tell("reminder_seen", entry, {"reminder": reminder, "person": entry.person, "instant": entry.instant})


def _take_silence(told: _Told, entry: _Entry) -> None:
    told.tell("silence", entry, entry.after | _made(told, entry), entry.subject)


def _made(told: _Told, entry: _Entry) -> Row:
    """The day of the round in which it was given, and the instant."""
    day = told.runs.get(entry.instant)
    return {"instant": entry.instant} | ({"made": day} if day else {})


def _take_silence_answer(told: _Told, entry: _Entry) -> None:
    said = {"silence": entry.after["silence"], "reason": entry.after["reason"]}
    told.tell("silence_answer", entry, said | {"person": entry.person, "instant": entry.instant}, entry.subject)


def _take_paper(told: _Told, entry: _Entry) -> None:
    after, paper = {name: value for name, value in entry.after.items() if name != "label"}, entry.subject
    if not told.has("paper", paper):
        born = {"state": "open", "entered_by": entry.person, "instant": entry.instant}
        told.tell("paper", entry, after | born, paper)
    elif "event" in after:
        linked = {"paper": paper, "event": after["event"], "person": entry.person, "instant": entry.instant}
        told.tell("paper_event", entry, linked)
    elif after.get("state") == "processed":
        done = {"state": "processed", "reason": after.get("no deadline", "")}
        told.tell("paper", entry, done | {"processed_by": entry.person, "processed_at": entry.instant}, paper)
    elif "sha256" not in after:  # with it only its file was taken out
        told.tell("paper", entry, after, paper)


def _take_note(told: _Told, entry: _Entry) -> None:
    told.tell("hand_off", entry, entry.after | {"writer": entry.person, "instant": entry.instant}, entry.subject)


def _take_item(told: _Told, entry: _Entry) -> None:
    after = entry.after
    if "answer" not in after:
        told.tell("hand_off_item", entry, after, entry.subject)
        return
    answer = {"item": entry.subject, "answer": after["answer"], "reason": after.get("reason", "")}
    told.tell("hand_off_answer", entry, answer | {"person": entry.person, "instant": entry.instant})


def _take_mail(told: _Told, entry: _Entry) -> None:
    """Attempts are numbered as they were begun: each begins with its own step, and what came of it follows."""
    after = entry.after
    begun = after["mail"] == "begun"
    of_day: tuple[str, Key] = ("mail", (str(after["to"]), after["day"]))
    told.turns[of_day] += begun
    said = {
        "person": after["to"], "day": after["day"], "attempt": told.turns[of_day], "slot": 1 if begun else 2,
        "step": after["mail"], "address": after["address"], "told": after.get("why", ""), "instant": entry.instant,
    }  # fmt: skip
    told.tell("mail_step", entry, said | ({"message": after["message"]} if "message" in after else {}))


def _take_change(told: _Told, entry: _Entry) -> None:
    if "verdict" in entry.after:
        told.tell("date_change_decision", entry, entry.after)
    else:
        told.tell("date_change", entry, entry.after, entry.subject)


_ROOMS: Sequence[_Room] = (
    _Room("absence", {"absence": "id"}, _take_absence),
    _Room("substitution", {"substitution": "id"}, _take_substitution),
    _Room("reminder run", {"reminder_run": "0"}, _take_run),
    _Room("reminder", {"reminder": "deadline", "reminder_seen": None}, _take_reminder),
    _Room("silence", {"silence": "id"}, _take_silence),
    _Room("silence answer", {"silence_answer": "id"}, _take_silence_answer),
    _Room("paper", {"paper": "id", "paper_event": "paper"}, _take_paper),
    _Room("hand-off", {"hand_off": "id"}, _take_note),
    _Room("hand-off item", {"hand_off_item": "id", "hand_off_answer": "item"}, _take_item),
    _Room("mail", {"mail_step": "person"}, _take_mail),
    _Room("date change", {"date_change": "id", "date_change_decision": "change"}, _take_change),
)
