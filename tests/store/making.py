"""A small docket to try things on: three people, two matters, a handful of dates."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from ipdocket.clock import FixedClock
from ipdocket.domain.deadlines import Computed, Extension, State
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.domain.people import PROGRAM, Actor, Person, Role
from ipdocket.store import batches, people
from ipdocket.store.bulk import Bulk
from ipdocket.store.open import create_store
from ipdocket.store.work import Store

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = date(2026, 11, 23)
CLOCK = FixedClock(NOON)
NAMES = ("Ann", "Ben", "Cho")


def roles_of(name: str) -> frozenset[Role]:
    """All enter and verify; Ann is a supervisor, too."""
    return frozenset({Role.DOCKETING, Role.VERIFIER, *((Role.SUPERVISOR,) if name == "Ann" else ())})


@dataclass(frozen=True)
class Result:
    """A computed date as the engine would give it."""

    number: int | None = 5
    due: date = date(2027, 1, 31)
    rule: str = "ep.patent.annuity"
    kind: str = "annuity"
    office: str = "EP"
    title: str = "Renewal fee, year 5"
    opens: date | None = None
    late_until: date | None = date(2027, 7, 31)
    extensions: tuple[Extension, ...] = ()
    restore_until: date | None = None
    authority: str = "Rule 51(1) EPC"
    certainty: str = "law"
    if_missed: str = "The application is deemed withdrawn."
    digest: str = "d1"
    moved_from: date | None = field(default=None)

    @property
    def nominal(self) -> date:
        return self.moved_from or self.due


@dataclass
class Small:
    """The docket and the ids in it: `dates` are six open deadlines of matter 1, `recorded` an event of the office file."""

    store: Store
    ann: Actor
    ben: Actor
    cho: Actor
    matter: int
    other: int
    dates: list[int]
    recorded: int
    batch: int


def make_small(path: Path, passphrase: str = "") -> Small:
    store = create_store(path, CLOCK, passphrase=passphrase)
    with store.work(PROGRAM, "set up") as work:
        made = [people.add_person(work, Person(name, roles_of(name))) for name in NAMES]
    return fill_small(store, [Actor(one, name, name.lower(), "desk") for one, name in zip(made, NAMES, strict=True)])


def fill_small(store: Store, actors: list[Actor]) -> Small:
    """Two matters and six dates, entered by the first of three persons."""
    with store.work(actors[0], "import") as work:
        batch = batches.begin_batch(
            work, batches.Batch("us-portfolio", "a.csv", "00", take_over_day=date(2026, 6, 30), office_source=True)
        )
        with Bulk(work, batch) as bulk:
            recorded_events = [
                MatterEvent(0, "filing", date(2022, 1, 10), office_source=True),
                MatterEvent(0, "act", date(2026, 5, 1), answers="annuity:4", office_source=True),
            ]
            matter_id, event_ids = bulk.add_matter(Matter("ACM-001EP", "EP", "patent", title="Lid"), recorded_events)
            bulk.add_deadlines([Computed(Result(number=n, due=date(2026 + n - 4, 1, 31), late_until=None)) for n in range(5, 11)])
            batches.add_rows(work, batch, [batches.BatchRow("row-1", matter_id)])
        batches.finish_batch(work, batch)
    with store.work(actors[0], "enter") as work:
        from ipdocket.store.matters import add_matter

        other = add_matter(work, Matter("ACM-002EP", "EP", "patent", title="Spout"))
    ids = [row[0] for row in store.driver.execute("SELECT id FROM deadline ORDER BY id")]
    return Small(store, actors[0], actors[1], actors[2], matter_id, other, ids, event_ids[1], batch)


def state_of(store: Store, deadline: int) -> State:
    return State(store.driver.execute("SELECT state FROM deadline WHERE id = ?", (deadline,)).fetchone()[0])
