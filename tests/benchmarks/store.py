"""The store: bulk, one change, first pages, filters, the record."""

import hashlib
import sqlite3
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from ipdocket.domain.deadlines import ACTIVE
from ipdocket.domain.people import PROGRAM
from ipdocket.store import audit
from ipdocket.store.computed import store_computed
from ipdocket.store.deadlines import list_deadlines
from ipdocket.store.docket import DocketFilter, get_rows, list_first
from ipdocket.store.events import change_event, list_events
from ipdocket.store.open import create_store
from tests.benchmarks.dockets import CLOCK, MATTERS, PER_MATTER, TODAY, dates_of_matter, fill, make_docket, open_docket
from tests.benchmarks.measure import Measured, in_turn

_COLUMNS = 20


def bench_bulk_store(scale: str) -> list[Measured]:
    """Ready dates to durable rows with guards, indexes and record, against plain sqlite3 with the same rows."""
    matters = max(1000, MATTERS[scale] // 10)
    count = matters * PER_MATTER
    with tempfile.TemporaryDirectory() as folder:
        number = iter(range(1000))

        def work() -> None:
            with create_store(Path(folder) / f"{next(number)}.ipdocket", CLOCK) as store:
                fill(store, matters)

        line = in_turn("bulk_store", count, work, lambda: _plain_rows(Path(folder) / f"{next(number)}.db", count), runs=3)
        return [replace(line, what=f"{count / line.seconds:,.0f} deadlines a second, {count / line.baseline_seconds:,.0f} plain")]


def _plain_rows(path: Path, count: int) -> None:
    driver = sqlite3.connect(path)
    driver.execute(f"CREATE TABLE d (id INTEGER PRIMARY KEY, {', '.join(f'c{n}' for n in range(_COLUMNS))})")
    driver.execute("CREATE INDEX i ON d (c1, id)")
    row = ("2026-11-23",) * _COLUMNS
    marks = ", ".join("?" * _COLUMNS)
    names = ", ".join(f"c{n}" for n in range(_COLUMNS))
    driver.executemany(f"INSERT INTO d ({names}) VALUES ({marks})", (row for _ in range(count)))
    driver.commit()
    driver.close()


def bench_change_one(scale: str) -> list[Measured]:
    """One changed event with all the dates that follow from it, on the whole docket, against plain updates."""
    made = make_docket(scale)
    import random

    with open_docket(made) as store, tempfile.TemporaryDirectory() as folder:
        plain = sqlite3.connect(Path(folder) / "plain.db")
        plain.execute("CREATE TABLE d (id INTEGER PRIMARY KEY, due)")
        plain.executemany("INSERT INTO d (due) VALUES (?)", (("2026-11-23",) for _ in range(1000)))
        plain.commit()
        seed = iter(range(10_000))

        def work() -> None:
            event = list_events(store, 500)[0]
            shift = next(seed)
            with store.work(PROGRAM, "change") as unit:
                change_event(unit, replace(event, day=date(2020, 1, 1 + shift % 28)), "bench")
                store_computed(unit, 500, dates_of_matter(499, random.Random(shift)), cause="bench")

        def by_hand() -> None:
            shift = next(seed)
            plain.executemany("UPDATE d SET due = ? WHERE id = ?", ((f"2027-01-{shift % 28 + 1:02}", n) for n in range(PER_MATTER)))
            plain.commit()

        line = in_turn("change_one", len(list_deadlines(store, 500)), work, by_hand, runs=9)
        plain.close()
        return [line]


def _bare(store: object, condition: str) -> None:
    states = ", ".join(f"'{state}'" for state in sorted(ACTIVE))
    sql = f"SELECT * FROM deadline WHERE state IN ({states}) AND {condition} ORDER BY act_by, id LIMIT 256"
    store.driver.execute(sql).fetchall()


def bench_docket_first_page(scale: str) -> list[Measured]:
    """The first 256 rows as the page shows them, against the bare SELECT."""
    with open_docket(make_docket(scale)) as store:

        def work() -> None:
            get_rows(store, list_first(store, DocketFilter(), TODAY))

        return [in_turn("docket_first_page", MATTERS[scale] * PER_MATTER, work, lambda: _bare(store, "1"), runs=9)]


def bench_docket_filter(scale: str) -> list[Measured]:
    """The first page after each kind of filter, the slowest of them told, against the bare SELECT."""
    filters = {
        "office": (DocketFilter(office="JP"), "office = 'JP'"),
        "kind": (DocketFilter(kind="annuity"), "kind = 'annuity'"),
        "text": (DocketFilter(text="holder 976"), "matter IN (SELECT rowid FROM matter_text WHERE words MATCH '\"976\"')"),
        "number": (DocketFilter(text=str(10_000_000 + MATTERS[scale] - 1)), "matter = 1"),
        "owner": (DocketFilter(text="owner 7 gmbh"), "matter IN (SELECT rowid FROM matter_text WHERE words MATCH '\"owner\"')"),
    }
    lines = []
    with open_docket(make_docket(scale)) as store:
        for name, (wanted, sql) in filters.items():

            def work(wanted: DocketFilter = wanted) -> None:
                get_rows(store, list_first(store, wanted, TODAY))

            def bare(sql: str = sql) -> None:
                _bare(store, sql)

            line = in_turn("docket_filter", MATTERS[scale] * PER_MATTER, work, bare, runs=5)
            lines.append(replace(line, what=f"by {name}"))
    return [max(lines, key=lambda line: line.seconds)]


def bench_audit_verify(scale: str) -> list[Measured]:
    """The whole record verified, against SHA-256 over the same bytes."""
    with open_docket(make_docket(scale)) as store:
        lines = [repr(line).encode() for line in audit.read_lines(store.driver)]

        def by_hand() -> None:
            for line in lines:
                hashlib.sha256(line).digest()

        return [in_turn("audit_verify", len(lines), lambda: audit.verify_chain(store.driver), by_hand, runs=3)]
