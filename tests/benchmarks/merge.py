"""A merge of many matters on the whole docket, and its undoing."""

import sqlite3
from dataclasses import replace

from ipdocket.domain.owners import OwnerAct, OwnerProposal
from ipdocket.domain.people import Actor, Person, Role
from ipdocket.store.owners import accept_change, preview_change, propose_change, undo_change
from ipdocket.store.people import add_person
from tests.benchmarks.dockets import MATTERS, make_docket, open_docket
from tests.benchmarks.measure import Measured, in_turn

_SHARE = 20
_OWNED = 200


def bench_merge(scale: str) -> list[Measured]:
    """A twentieth of the matters given to one owner and given back, each against plain sqlite3 over as many rows."""
    with open_docket(make_docket(scale)) as store:
        with store.work(Actor(0, "bench"), "people") as work:
            first, second = (Actor(add_person(work, Person(name, frozenset({Role.DOCKETING}))), name) for name in ("A", "B"))
        owners = max(2, MATTERS[scale] // _SHARE // _OWNED + 1)
        rows = store.driver.execute("SELECT owner FROM matter GROUP BY owner ORDER BY count(*) DESC, owner LIMIT ?", (owners,))
        target, *sources = [row[0] for row in rows]
        made = OwnerProposal(OwnerAct.MERGE, "bench", target, tuple(sources))
        changes: list[int] = []
        touched = len(preview_change(store, made).matters)

        def merge() -> None:
            with store.work(first, "propose") as work:
                changes.append(propose_change(work, made))
            with store.work(second, "accept") as work:
                accept_change(work, changes[-1], preview_change(store, made).digest)

        def undo() -> None:
            with store.work(first, "undo") as work:
                undo_change(work, changes[-1], "bench")

        plain = sqlite3.connect(":memory:")
        plain.execute("CREATE TABLE m (id INTEGER PRIMARY KEY, owner)")
        plain.executemany("INSERT INTO m (owner) VALUES (?)", ((1,) for _ in range(MATTERS[scale])))
        plain.commit()

        def bare() -> None:
            plain.executemany("UPDATE m SET owner = 2 WHERE id = ?", ((n * _SHARE + 1,) for n in range(touched)))
            plain.commit()

        lines, undone = [], []
        for _ in range(3):
            lines.append(in_turn("merge", touched, merge, bare, runs=1))
            undone.append(in_turn("merge", touched, undo, bare, runs=1))
        plain.close()
    slow, slow_undo = (max(some, key=lambda line: line.seconds) for some in (lines, undone))
    return [replace(slow, what="merged, slowest of three"), replace(slow_undo, what="undone, slowest of three")]
