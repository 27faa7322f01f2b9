"""A program that acts on a docket and says so after each act: killed by the campaign at a random instant.

`honest` acknowledges an act after its unit of work has ended; `hasty`, the control,
before.
"""

from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.deadlines import Computed
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.domain.people import Actor
from ipdocket.store.batches import Batch, begin_batch, finish_batch
from ipdocket.store.bulk import Bulk
from ipdocket.store.computed import store_computed
from ipdocket.store.confirming import Entry, confirm_first, confirm_second
from ipdocket.store.events import add_event
from ipdocket.store.matters import add_matter
from ipdocket.store.open import open_store
from ipdocket.store.work import Store, Work
from tests.store.making import CLOCK, Result

DAY = date(2026, 11, 20)


def act(work: Work, number: int, kind: int, early: Connection | None) -> str:
    """One act of a kind; gives the words by which the campaign looks for it afterwards."""
    reference = f"K-{number}"
    if kind == 0:
        if early is not None:
            early.send(f"import {reference}-39")
        batch = begin_batch(work, Batch("csv", "x", str(number)))
        with Bulk(work, batch) as bulk:
            for row in range(40):
                bulk.add_matter(Matter(f"{reference}-{row}", "EP", "patent"), [MatterEvent(0, "filing", DAY)])
                bulk.add_deadlines([Computed(Result(number=n)) for n in range(3, 8)])
        finish_batch(work, batch)
        return f"import {reference}-39"
    matter = add_matter(work, Matter(reference, "EP", "patent"))
    add_event(work, MatterEvent(matter, "filing", DAY))
    made = store_computed(work, matter, [Computed(Result(number=n)) for n in range(3, 13)])
    return f"open {made.added[0]}"


def confirm(store: Store, deadline: int, number: int, people: tuple[Actor, Actor], pipe: Connection) -> None:
    with store.work(people[0], "confirm") as work:
        confirm_first(work, [deadline], Entry(ConfirmedAct.FILED, DAY, f"R-{number}"))
    pipe.send(f"awaiting_second {deadline}")
    with store.work(people[1], "confirm") as work:
        confirm_second(work, deadline, DAY, f"r{number}")
    pipe.send(f"done {deadline}")


def run(path: str, way: str, seed: int, pipe: Connection) -> None:
    """Acts until it is killed."""
    random, hasty = Random(seed), way == "hasty"
    people = (Actor(1, "Ann"), Actor(2, "Ben"))
    with open_store(Path(path), CLOCK) as store:
        pipe.send("ready")
        for number in range(seed * 100_000, seed * 100_000 + 100_000):
            with store.work(people[0], "act") as work:
                done = act(work, number, 0 if hasty else random.randrange(4), pipe if hasty else None)
            if not hasty:
                pipe.send(done)
            if done.startswith("open"):
                confirm(store, int(done.split()[1]), number, people, pipe)
