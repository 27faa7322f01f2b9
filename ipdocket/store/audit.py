"""The record of everything: an append-only chain in which each entry carries the hash of the one before."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from ipdocket.domain.people import Actor
from ipdocket.store.driver import Driver
from ipdocket.store.types import write_instant

COLUMNS = "id, instant, person, who, account, machine, act, subject, subject_id, matter, body, previous, hash"
_INSERT = f"INSERT INTO audit ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode

Line = tuple[int, str, int, str, str, str, str, str, int, int | None, str, str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a unit of work adds to the record: the act, on what, and canonical JSON of before and after."""

    act: str
    subject: str
    subject_id: int
    matter: int | None
    body: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry: its number and its hash. Printed on paper it proves the docket's state on that day."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash[:12]}"


@dataclass(frozen=True, slots=True)
class ChainFault:
    """The first place where the chain does not hold, in words."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class Link:
    """One entry's place in the chain: its own hash, that of the entry before it and of the one behind it, "" where there is
    none. `holds`: the hash computed anew is its own, and both neighbours fit.
    """

    number: int
    account: str
    machine: str
    hash: str
    earlier: str
    later: str
    holds: bool


def read_head(driver: Driver) -> Head:
    """The last entry's number and hash; number 0 for an empty record."""
    row = driver.execute("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    return Head(*row) if row else Head(0, "")


def read_hash(driver: Driver, number: int) -> str:
    """The hash of an entry, "" where there is none."""
    row = driver.execute("SELECT hash FROM audit WHERE id = ?", (number,)).fetchone()
    return str(row[0]) if row else ""


def read_link(driver: Driver, number: int) -> Link | None:
    """The entry's place in the chain, computed anew; None where there is no such entry."""
    lines = driver.execute(f"SELECT {COLUMNS} FROM audit WHERE id BETWEEN ? AND ?", (number - 1, number + 1))
    found = {line[0]: line for line in lines}
    if number not in found:
        return None
    line, before, behind = found[number], found.get(number - 1), found.get(number + 1)
    earlier, later = before[12] if before else "", behind[12] if behind else ""
    holds = hash_line(line[:12]) == line[12] and line[11] == earlier and (behind is None or behind[11] == line[12])
    return Link(number, line[4], line[5], line[12], earlier, later, holds)


def hash_line(line: Sequence[object]) -> str:
    """The SHA-256 over all of an entry's fields (`line` without its own hash)."""
    return hashlib.sha256(_encode(line).encode("utf-8", "surrogatepass")).hexdigest()


def append_entries(driver: Driver, actor: Actor, now: datetime, entries: Iterable[Entry]) -> Head:
    """Writes the entries behind the last one, in their order; gives the new head."""
    head = read_head(driver)
    number, previous, instant = head.number, head.hash, write_instant(now)
    lines = []
    for entry in entries:
        number += 1
        line = (
            number, instant, actor.person, actor.name, actor.account, actor.machine,
            entry.act, entry.subject, entry.subject_id, entry.matter, entry.body, previous,
        )  # fmt: skip
        previous = hash_line(line)
        lines.append((*line, previous))
    driver.executemany(_INSERT, lines)
    return Head(number, previous)


def verify_chain(driver: Driver, after: Head = Head(0, ""), until: int | None = None) -> ChainFault | None:
    """The first fault behind `after` (a head verified earlier), or None; `until` stops at that number."""
    number, previous = after.number, after.hash
    last = 1 << 62 if until is None else until
    lines = driver.execute(f"SELECT {COLUMNS} FROM audit WHERE id > ? AND id <= ? ORDER BY id", (number, last))
    for line in lines:
        number += 1
        if line[0] != number:
            return ChainFault(number, f"entry {number} is missing")
        if line[11] != previous:
            return ChainFault(number, f"entry {number} does not follow the entry before it")
        if hash_line(line[:12]) != line[12]:
            return ChainFault(number, f"entry {number} was changed")
        previous = line[12]
    if until is not None and number < until:
        return ChainFault(number + 1, f"entry {number + 1} is missing")
    return None


def verify_tail(driver: Driver, count: int) -> ChainFault | None:
    """The first fault among the last `count` entries, or None: what can be afforded before the window opens."""
    head = read_head(driver)
    start = max(0, head.number - count)
    row = driver.execute("SELECT id, hash FROM audit WHERE id = ?", (start,)).fetchone()
    return verify_chain(driver, Head(*row) if row else Head(start, ""))


def check_head(driver: Driver, witnessed: str) -> ChainFault | None:
    """Whether the record still holds a head printed earlier ("4711:3f9a1c0b7d2e"); None where it does.

    A cut or rewritten record can keep its own chain; only a head witnessed outside the file shows that.
    """
    number_text, _, digest = witnessed.strip().partition(":")
    if not number_text.isdigit() or len(digest) < 12:
        return ChainFault(0, f"{witnessed!r} is not a head: a number, a colon and at least 12 characters are expected")
    number = int(number_text)
    row = driver.execute("SELECT hash FROM audit WHERE id = ?", (number,)).fetchone()
    if row is None:
        return ChainFault(number, f"entry {number}, which was witnessed, is missing")
    if not str(row[0]).startswith(digest.lower()):
        return ChainFault(number, f"entry {number} is not the one that was witnessed")
    return verify_chain(driver, until=number)


def read_lines(driver: Driver, after: int = 0) -> Iterator[Line]:
    """All entries behind number `after`, in order."""
    yield from driver.execute(f"SELECT {COLUMNS} FROM audit WHERE id > ? ORDER BY id", (after,))
