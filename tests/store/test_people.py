"""Persons, roles, accounts; secrets stay out of the record."""

from dataclasses import replace

import pytest

from ipdocket.domain.people import Person, Role
from ipdocket.store import people
from ipdocket.store.refusals import NotFound
from tests.store.making import Small


def test_people_and_accounts(small_file: Small) -> None:
    with small_file.store.work(small_file.ann, "people") as work:
        one = people.add_person(work, Person("Dee", frozenset({Role.CLIENT_READER}), clients=frozenset({3, 4})))
        people.update_person(work, replace(people.get_person(small_file.store, one), roles=frozenset({Role.READER, Role.AUDITOR})))
        account = people.add_account(work, people.Account(one, "dee", "$argon2id$..."))
        people.update_account(work, replace(people.find_account(small_file.store, "dee"), failures=3), "a failed sign-in")  # type: ignore[type-var]
    found = people.get_person(small_file.store, one)
    assert (found.roles, found.clients) == (frozenset({Role.READER, Role.AUDITOR}), frozenset({3, 4}))
    signed = people.find_account(small_file.store, "dee")
    assert signed is not None
    assert (signed.id, signed.failures, signed.secret) == (account, 3, "$argon2id$...")
    assert "argon2id" not in "".join(row[0] for row in small_file.store.driver.execute("SELECT body FROM audit"))
    with pytest.raises(NotFound):
        people.get_person(small_file.store, 99)
