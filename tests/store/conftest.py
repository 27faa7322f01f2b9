"""A small docket for each test that asks for one."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from ipdocket.domain.deadlines import Computed, State
from ipdocket.domain.matter import Matter
from ipdocket.domain.parties import Party, PartyKind
from ipdocket.domain.people import PROGRAM, Person
from ipdocket.store import parties, people, words
from ipdocket.store.bulk import Bulk
from ipdocket.store.open import create_store
from ipdocket.store.postgres.open import open_address
from ipdocket.store.work import Store
from tests.postgres_dockets import drop, lay, small_on
from tests.postgres_server import Server
from tests.store.making import CLOCK, TODAY, Result, Small, make_small


@pytest.fixture
def small_file(tmp_path: Path) -> Iterator[Small]:
    """The small docket in a file."""
    made = make_small(tmp_path / "small.ipdocket")
    yield made
    made.store.close()


@pytest.fixture
def small_server(postgres: Server) -> Iterator[Small]:
    """The small docket on a PostgreSQL server."""
    made = small_on(postgres)
    yield made
    drop(postgres, made.store)


@pytest.fixture(params=["file", "server"])
def small(request: pytest.FixtureRequest) -> Small:
    """The small docket, once in a file and once on a server: what holds there holds here."""
    made: Small = request.getfixturevalue(f"small_{request.param}")
    return made


@pytest.fixture(scope="module", params=["file", "server"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Sixty matters with five dates each, once in a file and once on a server."""
    if request.param == "server":
        server: Server = request.getfixturevalue("postgres")
        address, team = lay(server, CLOCK, [("ann", Person("Ann")), ("ben", Person("Ben"))])
        with open_address(address, CLOCK) as made:
            yield fill(made, team)
        return
    with create_store(tmp_path_factory.mktemp("docket") / "docket.ipdocket", CLOCK) as made:
        with made.work(PROGRAM, "set up") as work:
            team = [people.add_person(work, Person(name)) for name in ("Ann", "Ben")]
        yield fill(made, team)


def fill(made: Store, team: list[int]) -> Store:
    """Matters, owners and dates for the store of the lists' tests."""
    with made.work(PROGRAM, "set up") as work:
        names = ("Zeta GmbH", "Öz Şirketi", "株式会社リコー")
        owners = [parties.add_party(work, Party(PartyKind.OWNER, name)) for name in names]
    with made.work(PROGRAM, "import") as work, Bulk(work) as bulk:
        for number in range(60):
            bulk.add_matter(
                Matter(
                    f"REF-{number:03d}/{'EP' if number % 2 else 'US'}", "EP" if number % 2 else "US", "patent",
                    title=f"Lid number {number}", owner=owners[number % 3], responsible=team[number % 2],
                    application_number=f"17 181 {number:03d}.5",
                ), [],
            )  # fmt: skip
            bulk.add_deadlines([
                Computed(
                    Result(
                        number=n, due=TODAY + timedelta(days=(number * 7 + n * 40) % 200 - 60),
                        late_until=TODAY + timedelta(days=(number * 7 + n * 40) % 200 - 60 + (number % 4) * 30),
                        kind="annuity" if n % 2 else "response", office="EP" if number % 2 else "US",
                        title=f"Renewal fee, year {n}" if n % 2 else "Reply to office action",
                    ),
                    State.INFORMATION if n == 7 else State.OPEN, unknown=n == 6,
                )
                for n in range(3, 8)
            ])  # fmt: skip
    with made.work(PROGRAM, "index") as work:
        assert words.index_pending(work) == 0
    return made
