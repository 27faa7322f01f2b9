"""Dockets of a size, made once per run: `full` holds 100,000 matters and a million open deadlines."""

import random
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from ipdocket.clock import FixedClock
from ipdocket.domain.deadlines import Computed
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.domain.parties import Party, PartyKind
from ipdocket.domain.people import PROGRAM, Person, Role
from ipdocket.rules.facts import Deadline
from ipdocket.store.bulk import Bulk
from ipdocket.store.open import create_store, open_store
from ipdocket.store.parties import add_party
from ipdocket.store.people import add_person
from ipdocket.store.words import index_pending
from ipdocket.store.work import Store

CLOCK = FixedClock(datetime(2026, 11, 20, 9, tzinfo=UTC))
TODAY = date(2026, 11, 23)
MATTERS = {"small": 1_000, "full": 100_000}
PER_MATTER = 10
OFFICES = ("EP", "US", "DE", "JP", "CN", "GB", "FR", "KR", "CA", "AU")


@dataclass(frozen=True)
class Made:
    """A docket on a file; `scale` says how large."""

    path: Path
    scale: str


def dates_of_matter(number: int, play: random.Random) -> list[Computed]:
    """Ten open dates of one matter over thirty years."""
    office = OFFICES[number % len(OFFICES)]
    start = TODAY + timedelta(days=play.randrange(-20, 365))
    return [_date(office, year, start + timedelta(days=365 * (year - 3))) for year in range(3, 3 + PER_MATTER)]


def _date(office: str, year: int, due: date) -> Computed:
    late = due + timedelta(days=183)
    return Computed(Deadline(
        f"{office.lower()}.patent.annuity", "annuity", year, office, f"Renewal fee, year {year}", due, due,
        due - timedelta(days=90), late, (), None, "Rule 51(1) EPC", "law", None, False, "The right lapses.", 0, None, "d" * 64,
    ))  # fmt: skip


def fill(store: Store, matters: int, first: int = 0) -> int:
    """Enter that many matters with their dates; how many dates."""
    play = random.Random(first + 7)
    with store.work(PROGRAM, "fill") as work:
        owners = [add_party(work, Party(PartyKind.OWNER, f"Owner {n} GmbH", "DE", key=f"owner {first + n}")) for n in range(50)]
        with Bulk(work) as bulk:
            for number in range(first, first + matters):
                made = Matter(
                    f"ACM-{number:06}", OFFICES[number % len(OFFICES)], "patent", title=f"Widget holder {number % 977}",
                    owner=owners[number % 50], owner_as_recorded=f"Owner {number % 50} GmbH", application_number=f"{10_000_000 + number}",
                )  # fmt: skip
                bulk.add_matter(made, [MatterEvent(0, "filing", date(2020, 1, 1))])
                bulk.add_deadlines(dates_of_matter(number, play))
    return matters * PER_MATTER


@cache
def make_docket(scale: str) -> Made:
    """A filled and indexed docket of that scale, kept for the whole run."""
    path = Path(tempfile.mkdtemp()) / "bench.ipdocket"
    with create_store(path, CLOCK) as store:
        with store.work(PROGRAM, "people") as work:
            add_person(work, Person("Bench", frozenset({Role.DOCKETING})))
        for first in range(0, MATTERS[scale], 10_000):
            fill(store, min(10_000, MATTERS[scale] - first), first)
        waiting = 1
        while waiting:
            with store.work(PROGRAM, "index") as work:
                waiting = index_pending(work, 5000)
    return Made(path, scale)


def open_docket(made: Made) -> Store:
    """That docket, open and checked."""
    return open_store(made.path, CLOCK)
