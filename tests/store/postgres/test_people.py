"""Persons are entered by the owner, each with a role of the server."""

import psycopg
import pytest

from ipdocket.domain.people import Person, Role
from ipdocket.store.people import add_person, find_account, get_person
from ipdocket.store.postgres.connect import read_address
from ipdocket.store.postgres.open import open_address
from ipdocket.store.postgres.people import OwnersWork, RoleTaken, end_person, enter_person
from ipdocket.store.postgres.refusals import NoDocketThere, NotYourAct
from tests.postgres_dockets import PASSWORD
from tests.postgres_server import Server
from tests.store.making import CLOCK, Small


def test_a_person_enters_nobody(small_server: Small) -> None:
    with pytest.raises(OwnersWork):
        enter_person(small_server.store, Person("Eve"), "eve", PASSWORD)
    with pytest.raises(NotYourAct), small_server.store.work(small_server.ann, "people") as work:
        add_person(work, Person("Eve"))


def test_a_person_leaves_and_can_do_nothing_more(postgres: Server, small_server: Small) -> None:
    owner = read_address(postgres.owner(small_server.store.path.name))
    with open_address(owner, CLOCK) as store:
        made = enter_person(store, Person("Eve", frozenset({Role.READER})), "eve", PASSWORD)
        with pytest.raises(RoleTaken):
            enter_person(store, Person("Eve again"), "eve", PASSWORD)
        for login in ("postgres", "owner"):
            with pytest.raises(RoleTaken):
                enter_person(store, Person("Mallory"), login, PASSWORD)
        open_address(owner.of_user("eve", PASSWORD), CLOCK).close()
        end_person(store, "eve")
        account = find_account(store, "eve")
        assert account is not None
        assert not account.active
        assert not get_person(store, made).active
    with pytest.raises(NoDocketThere):
        open_address(owner.of_user("eve", PASSWORD), CLOCK)


def test_the_password_is_kept_as_a_verifier(postgres: Server, small_server: Small) -> None:
    with psycopg.connect(postgres.admin) as raw:
        row = raw.execute("SELECT rolpassword FROM pg_authid WHERE rolname = 'ann'").fetchone()
    assert row is not None
    assert row[0].startswith("SCRAM-SHA-256$")
    assert small_server.store.driver.execute("SELECT DISTINCT secret FROM account").fetchall() == [("",)]
