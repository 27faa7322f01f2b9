"""Dockets on the tests' PostgreSQL server: laid and filled once, copied for each test."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from ipdocket.clock import Clock
from ipdocket.domain.people import Actor, Person
from ipdocket.store.postgres.connect import Address, read_address
from ipdocket.store.postgres.home import ServerHome
from ipdocket.store.postgres.open import init_docket, open_address
from ipdocket.store.postgres.people import enter_person
from ipdocket.store.work import Store
from tests.postgres_server import Server
from tests.store.making import CLOCK, NAMES, Small, fill_small, roles_of

PASSWORD = "correct horse battery"
_FILLED: dict[tuple[str, str], tuple[str, Any]] = {}


def lay(server: Server, clock: Clock, people: list[tuple[str, Person]]) -> tuple[Address, list[int]]:
    """A new docket with these persons by login; gives its address as its owner reaches it, and the persons' ids."""
    address = read_address(server.owner(server.make_database()))
    init_docket(address, clock)
    with open_address(address, clock) as store:
        return address, [enter_person(store, person, login, PASSWORD) for login, person in people]


def copy_of(server: Server, key: str, make: Callable[[], tuple[Address, Any]]) -> tuple[Address, Any]:
    """The address of a fresh copy of what `make` made once in this run, and what came with it."""
    known = _FILLED.get((str(server.socket), key))
    if known is None:
        address, made = make()
        known = _FILLED[str(server.socket), key] = (address.database, made)
    database, made = known
    return read_address(server.owner(server.make_database(template=database))), made


def small_on(server: Server) -> Small:
    """The small docket on the server, Ann at the desk, Ben and Cho with seats of their own."""

    def make() -> tuple[Address, Small]:
        names = [(name.lower(), Person(name, roles_of(name))) for name in NAMES]
        address, ids = lay(server, CLOCK, names)
        actors = [Actor(one, name, name.lower(), "desk") for one, name in zip(ids, NAMES, strict=True)]
        with open_address(address.of_user("ann", PASSWORD), CLOCK) as store:
            return address, fill_small(store, actors)

    address, made = copy_of(server, "small", make)
    return replace(made, store=seated(address, CLOCK, "ann", "ben", "cho"))


def seated(address: Address, clock: Clock, first: str, *others: str) -> Store:
    """The docket with the first person at the desk and the others seated beside."""
    store = open_address(address.of_user(first, PASSWORD), clock)
    assert isinstance(store.home, ServerHome)
    for login in others:
        store.home.take_seat(login, PASSWORD, keep=True)
    return store


def drop(server: Server, store: Store) -> None:
    """Takes a test's copy away again."""
    import psycopg

    store.close()
    with suppress(psycopg.Error), psycopg.connect(server.admin, autocommit=True) as raw:
        raw.execute(f"DROP DATABASE {store.path.name} WITH (FORCE)".encode())
