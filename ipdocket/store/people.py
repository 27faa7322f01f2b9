"""Persons, their roles and their accounts; secrets are text made and read elsewhere."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from ipdocket.domain.changes import Kind
from ipdocket.domain.people import Person, Role
from ipdocket.store.refusals import NotFound
from ipdocket.store.tables_firm import account, person, person_role
from ipdocket.store.work import Store, Work


@dataclass(frozen=True, slots=True)
class Account:
    """How a person signs in; `secret` is the password's hash, `totp` the second factor's key or "".

    `totp_step` is the step of the last code used; `notice` what the person must be told at the next sign-in.
    """

    person: int
    login: str
    secret: str
    totp: str = ""
    failures: int = 0
    blocked_until: datetime | None = None
    last_sign_in: datetime | None = None
    active: bool = True
    totp_step: int = 0
    notice: str = ""
    id: int = 0


def add_person(work: Work, made: Person) -> int:
    """Enters a person with their roles and gives the id."""
    values = _values(made)
    person_id = work.add(insert(person).values(**values))
    _set_roles(work, person_id, made.roles)
    work.record("person", person_id, after=values | {"roles": made.roles})
    work.touch(Kind.PEOPLE)
    return person_id


def update_person(work: Work, changed: Person) -> None:
    """Stores a changed person and their roles. Raises NotFound."""
    before = get_person(work.store, changed.id)
    work.run(update(person).where(person.c.id == changed.id).values(**_values(changed)))
    work.run(delete(person_role).where(person_role.c.person == changed.id))
    _set_roles(work, changed.id, changed.roles)
    work.record(
        "person", changed.id, before=_values(before) | {"roles": before.roles},
        after=_values(changed) | {"roles": changed.roles},
    )  # fmt: skip
    work.touch(Kind.PEOPLE)


def get_person(store: Store, person_id: int) -> Person:
    """The person with this id. Raises NotFound."""
    for one in list_people(store):
        if one.id == person_id:
            return one
    raise NotFound(f"Person number {person_id}")


def list_people(store: Store) -> list[Person]:
    """Everyone, by name; those who left too."""
    roles: dict[int, set[Role]] = {}
    for row in store.rows(select(person_role)):
        roles.setdefault(row.person, set()).add(Role(row.role))
    return [
        Person(
            row.name, frozenset(roles.get(row.id, ())), row.email, row.initials, row.active, row.away_until,
            frozenset(row.clients), row.id,
        )
        for row in store.rows(select(person).order_by(person.c.name, person.c.id))
    ]  # fmt: skip


def add_account(work: Work, made: Account) -> int:
    """Gives a person a way to sign in; the secret stays out of the record."""
    account_id = work.add(insert(account).values(**_account_values(made)))
    work.record("account", account_id, after={"person": made.person, "login": made.login})
    work.touch(Kind.PEOPLE)
    return account_id


def update_account(work: Work, changed: Account, what: str) -> None:
    """Stores a changed account; `what` says in words what changed, as the secret stays out of the record."""
    work.run(update(account).where(account.c.id == changed.id).values(**_account_values(changed)))
    work.record("account", changed.id, after={"what": what, "active": changed.active, "failures": changed.failures})
    work.touch(Kind.PEOPLE)


def find_account(store: Store, login: str) -> Account | None:
    """The account with this login, or None."""
    row = store.connection.execute(select(account).where(account.c.login == login)).one_or_none()
    return None if row is None else _read_account(row)


def list_accounts(store: Store, person_id: int | None = None) -> list[Account]:
    """All accounts, or those of one person, by login."""
    wanted = select(account).order_by(account.c.login)
    if person_id is not None:
        wanted = wanted.where(account.c.person == person_id)
    return [_read_account(row) for row in store.rows(wanted)]


def _values(made: Person) -> dict[str, Any]:
    return {
        "name": made.name, "email": made.email, "initials": made.initials, "active": made.active,
        "away_until": made.away_until, "clients": sorted(made.clients),
    }  # fmt: skip


def _set_roles(work: Work, person_id: int, roles: frozenset[Role]) -> None:
    for role in sorted(roles):
        work.run(insert(person_role).values(person=person_id, role=str(role)))


def _account_values(made: Account) -> dict[str, Any]:
    return {
        "person": made.person, "login": made.login, "secret": made.secret, "totp": made.totp,
        "failures": made.failures, "blocked_until": made.blocked_until, "last_sign_in": made.last_sign_in,
        "active": made.active, "totp_step": made.totp_step, "notice": made.notice,
    }  # fmt: skip


def _read_account(row: Any) -> Account:
    return Account(
        row.person, row.login, row.secret, row.totp, row.failures, row.blocked_until, row.last_sign_in, row.active,
        row.totp_step, row.notice, row.id,
    )  # fmt: skip
