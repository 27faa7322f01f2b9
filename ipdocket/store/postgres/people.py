"""Persons of a docket on a server: entered and ended by its owner, each with a database role of their own."""

from typing import cast

from psycopg import sql

from ipdocket.domain.people import PROGRAM, Person
from ipdocket.errors import Refused
from ipdocket.store.people import (
    Account,
    add_account,
    add_person,
    find_account,
    get_person,
    update_account,
    update_person,
)
from ipdocket.store.postgres.driver import PostgresDriver
from ipdocket.store.postgres.open import is_owner, people_role
from ipdocket.store.refusals import NotFound
from ipdocket.store.work import Store, Work


class OwnersWork(Refused):
    """Only the docket's owner enters persons."""

    def __init__(self) -> None:
        super().__init__("Persons are entered by the role that owns this docket.", do="Connect as that role.")


class RoleTaken(Refused):
    """The login belongs to a role that must not be a person's."""

    def __init__(self, login: str) -> None:
        super().__init__(f"The login {login} is in use, or is a role that may change the guards.", do="Choose another login.")


def enter_person(store: Store, person: Person, login: str, password: str = "") -> int:
    """Enters a person with a login role of the server (made where there is none) and gives the person's id.

    With an empty password the role has none of its own and signs in as the server's settings say (a directory, a
    certificate). The password leaves this computer only as SCRAM verifier. Raises OwnersWork, RoleTaken.
    """
    driver = cast(PostgresDriver, store.driver)
    login = login.strip().casefold()
    if not is_owner(driver):
        raise OwnersWork
    if find_account(store, login) is not None or _may_change_guards(driver, login):
        raise RoleTaken(login)
    with store.work(PROGRAM, "register person") as work:
        _make_role(driver, login, password)
        person_id = add_person(work, person)
        add_account(work, Account(person_id, login, ""))
    return person_id


def end_person(store: Store, login: str) -> None:
    """Ends a person's access; what they did stays. Raises NotFound, OwnersWork."""
    driver = cast(PostgresDriver, store.driver)
    if not is_owner(driver):
        raise OwnersWork
    with store.work(PROGRAM, "end person") as work:
        _end(work, driver, login.strip().casefold())


def _end(work: Work, driver: PostgresDriver, login: str) -> None:
    from dataclasses import replace

    account = find_account(work.store, login)
    if account is None:
        raise NotFound(f"The login {login}")
    update_account(work, replace(account, active=False), "the person left")
    update_person(work, replace(get_person(work.store, account.person), active=False))
    people, role = sql.Identifier(people_role(driver.raw)), sql.Identifier(login)
    driver.raw.execute(sql.SQL("REVOKE {} FROM {}").format(people, role))


def _may_change_guards(driver: PostgresDriver, login: str) -> bool:
    found = driver.raw.execute(
        "SELECT r.rolsuper OR r.rolreplication OR pg_has_role(r.oid, n.nspowner, 'MEMBER') FROM pg_roles r, pg_namespace n"
        " WHERE r.rolname = %s AND n.nspname = 'ipdocket'",
        (login,),
    ).fetchone()
    return bool(found and found[0])


def _make_role(driver: PostgresDriver, login: str, password: str) -> None:
    role, people = sql.Identifier(login), sql.Identifier(people_role(driver.raw))
    if driver.raw.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (login,)).fetchone() is None:
        driver.raw.execute(sql.SQL("CREATE ROLE {} LOGIN NOCREATEDB NOCREATEROLE NOSUPERUSER").format(role))
    if password:
        verifier = driver.raw.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode()
        driver.raw.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(role, sql.Literal(verifier)))
    driver.raw.execute(sql.SQL("GRANT {} TO {}").format(people, role))
