"""A docket on a real file, three people, the shipped rules, a clock that stands still."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ipdocket.clock import FixedClock
from ipdocket.domain.events import MatterEvent, PaperFacts
from ipdocket.domain.matter import Matter
from ipdocket.domain.people import Person, Role
from ipdocket.paths import resources_folder, rules_folder
from ipdocket.rules.ruleset import RuleSet, load_rules
from ipdocket.services.accounts import FIRST_PEOPLE, register_person, sign_in
from ipdocket.services.core.session import Session
from ipdocket.services.docketing import Draft, enter_matter
from ipdocket.store.open import create_store
from ipdocket.store.postgres.open import open_address
from tests.postgres_dockets import copy_of, drop, lay
from tests.postgres_server import Server

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PASSWORD = "correct horse battery"
PEOPLE = (
    ("anna", Person("Anna Rivera", frozenset({Role.DOCKETING, Role.ADMINISTRATOR}), "anna@example.com", "AR")),
    ("ben", Person("Ben Okafor", frozenset({Role.VERIFIER}), initials="BO")),
    ("carla", Person("Carla Stein", frozenset({Role.ATTORNEY, Role.SUPERVISOR}), "carla@example.com", "CS")),
    ("dora", Person("Dora Lind", frozenset({Role.READER}), "no address", "DL")),
)


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    return load_rules(rules_folder())


@pytest.fixture(scope="session")
def secret() -> str:
    from ipdocket.services.accounts import hash_password

    return hash_password(PASSWORD)


@pytest.fixture
def session_file(tmp_path: Path, rules: RuleSet, monkeypatch, secret: str):
    # One hash for all: the tests of accounts make their own.
    monkeypatch.setattr("ipdocket.services.accounts.hash_password", lambda _password: secret)
    with create_store(tmp_path / "docket.ipd", FixedClock(NOW)) as store:
        made = Session(store, rules, FixedClock(NOW), resources_folder() / "fonts", firm="Test & Partner")
        for place, (login, person) in enumerate(PEOPLE):
            if place == FIRST_PEOPLE:
                sign_in(made, "anna", PASSWORD)
            register_person(made, person, login, PASSWORD)
        yield made


@pytest.fixture
def session_server(postgres: Server, rules: RuleSet):
    """The same firm on a PostgreSQL server; each person is a database role."""
    address, _ = copy_of(postgres, "firm", lambda: lay(postgres, FixedClock(NOW), list(PEOPLE)))
    with open_address(address.of_user("anna", PASSWORD), FixedClock(NOW)) as store:
        made = Session(store, rules, FixedClock(NOW), resources_folder() / "fonts", firm="Test & Partner")
        sign_in(made, "anna", PASSWORD)
        yield made
    drop(postgres, store)


@pytest.fixture(params=["file", "server"])
def session(request: pytest.FixtureRequest) -> Session:
    """The firm's docket, once in a file and once on a server: the same services on both."""
    return request.getfixturevalue(f"session_{request.param}")


def us_matter(reference: str = "ACM-001US", **changes) -> Draft:
    matter = replace(Matter(reference, "US", "patent", title="Widget"), **changes)
    return Draft(matter, (MatterEvent(0, "filing", date(2023, 1, 31)),), owner="Acme Werke GmbH")


def action(day: date, kind: str = "office_action", period: str = "") -> MatterEvent:
    return MatterEvent(0, "paper", day, PaperFacts(kind, day, period=period))


@pytest.fixture
def matter(session: Session) -> int:
    return enter_matter(session, us_matter())
