"""Numbers as typed and as the offices write them: kept beside each other, each state of them readable for ever."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert

from ipdocket.domain.changes import Kind
from ipdocket.store.tables_conventions import office_number
from ipdocket.store.types import write_instant
from ipdocket.store.work import Store, Work

# The last row about each matter and kind stands; an empty one says that the number was taken away.
_STANDS = "n.id = (SELECT max(l.id) FROM office_number l WHERE l.matter = n.matter AND l.kind = n.kind)"


@dataclass(frozen=True, slots=True)
class KeptNumber:
    """One number of a matter; `same_key` is equal for two writings of one number, `reason` why a doubtful one is kept."""

    kind: str
    typed: str
    normalised: str
    same_key: str
    findings: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A number on a matter, for lists of numbers that need a look."""

    matter: int
    reference: str
    office: str
    title: str
    number: KeptNumber


def keep_numbers(work: Work, matter_id: int, numbers: Sequence[KeptNumber]) -> int:
    """Adds what changed since the last time; gives how many rows. A reason once given stays with its number."""
    held = {one.kind: one for one in list_numbers(work.store, matter_id)}
    wanted = {one.kind: one for one in numbers}
    gone = [KeptNumber(kind, "", "", "") for kind, one in held.items() if kind not in wanted and one.typed]
    fresh = [one for one in (*numbers, *gone) if not _same(held.get(one.kind), one)]
    for one in fresh:
        row = work.add(insert(office_number).values(
            matter=matter_id, kind=one.kind, typed=one.typed, normalised=one.normalised, same_key=one.same_key,
            findings="\n".join(one.findings), reason=one.reason, entered_by=work.person, entered_at=work.now,
        ))  # fmt: skip
        told = {"kind": one.kind, "typed": one.typed, "normalised": one.normalised}
        doubts = {"findings": list(one.findings), "reason": one.reason} if one.findings else {}
        work.record("number", row, after=told | doubts, matter=matter_id)
    if fresh:
        work.touch(Kind.MATTERS, matters=(matter_id,))
    return len(fresh)


def _same(held: KeptNumber | None, one: KeptNumber) -> bool:
    if held is None:
        return not one.typed
    return (held.typed, held.normalised, held.same_key) == (one.typed, one.normalised, one.same_key) and (
        not one.reason or held.reason == one.reason
    )


def add_many(work: Work, rows: Iterable[tuple[int, KeptNumber]]) -> None:
    """Adds the numbers of many new matters; the import's own entries in the record tell of them."""
    work.driver.executemany(
        "INSERT INTO office_number (matter, kind, typed, normalised, same_key, findings, reason, entered_by, entered_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (matter, one.kind, one.typed, one.normalised, one.same_key, "\n".join(one.findings), one.reason,
             work.person, write_instant(work.now))
            for matter, one in rows
        ),
    )  # fmt: skip


def list_numbers(store: Store, matter_id: int) -> list[KeptNumber]:
    """The numbers of a matter as they stand."""
    rows = store.driver.execute(
        f"SELECT n.kind, n.typed, n.normalised, n.same_key, n.findings, n.reason FROM office_number n"
        f" WHERE n.matter = ? AND {_STANDS} ORDER BY n.kind",
        (matter_id,),
    )
    return [_read(row) for row in rows if row[1]]


def normalised_of(store: Store, ids: Sequence[int]) -> dict[int, str]:
    """For each of these matters its numbers in the offices' own form, one a line: the words by which it is found too."""
    if not ids:
        return {}
    found: dict[int, list[str]] = {}
    rows = store.driver.execute(
        f"SELECT n.matter, n.normalised FROM office_number n WHERE n.matter IN ({', '.join(map(str, ids))})"
        f" AND n.typed <> '' AND {_STANDS}"
    )
    for matter, normalised in rows:
        found.setdefault(matter, []).append(normalised)
    return {matter: "\n".join(some) for matter, some in found.items()}


def find_same(store: Store, keys: Sequence[str], besides: int = 0) -> list[tuple[int, str]]:
    """Live matters that bear one of these numbers: (matter, the number in its office's form)."""
    marks = ", ".join("?" * len(keys))
    rows = store.driver.execute(
        f"SELECT n.matter, n.normalised FROM office_number n JOIN matter m ON m.id = n.matter"
        f" WHERE n.same_key IN ({marks}) AND n.typed <> '' AND m.void = 0 AND m.id <> ? AND {_STANDS} ORDER BY n.matter",
        (*keys, besides),
    )
    return [(row[0], row[1]) for row in rows] if keys else []


def list_same(store: Store) -> list[tuple[str, tuple[NumberLine, ...]]]:
    """Numbers that stand on more than one live matter, with those matters, by number."""
    twice = (
        "SELECT k.same_key FROM office_number k JOIN matter q ON q.id = k.matter AND q.void = 0"
        f" WHERE k.typed <> '' AND {_STANDS.replace('n.', 'k.')} GROUP BY k.same_key HAVING count(DISTINCT k.matter) > 1"
    )
    found: dict[str, list[NumberLine]] = {}
    for line in _lines(store, f"n.same_key IN ({twice})"):
        found.setdefault(line.number.same_key, []).append(line)
    return [(lines[0].number.normalised, tuple(lines)) for lines in found.values()]


def list_doubts(store: Store) -> list[NumberLine]:
    """Numbers in which something was found, on live matters, by reference."""
    return _lines(store, "n.findings <> ''")


def _lines(store: Store, where: str) -> list[NumberLine]:
    rows = store.driver.execute(
        f"""SELECT n.kind, n.typed, n.normalised, n.same_key, n.findings, n.reason, m.id, m.reference, m.office, m.title
        FROM office_number n JOIN matter m ON m.id = n.matter AND m.void = 0
        WHERE n.typed <> '' AND {_STANDS} AND {where} ORDER BY n.same_key, m.reference"""
    )
    return [NumberLine(row[6], row[7], row[8], row[9], _read(row)) for row in rows]


def _read(row: Sequence[Any]) -> KeptNumber:
    return KeptNumber(row[0], row[1], row[2], row[3], tuple(row[4].splitlines()), row[5])
