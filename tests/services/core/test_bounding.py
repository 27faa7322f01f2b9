"""A client reader has a client and no other role; nobody else has a client."""

import pytest

from ipdocket.domain.people import Person, Role
from ipdocket.services.core.bounding import NoClient, NotWithOthers, require_bound

READER = frozenset({Role.CLIENT_READER})


def test_a_client_reader_has_a_client_and_nothing_else() -> None:
    assert require_bound(Person("Cleo", READER, clients=frozenset({3}))).clients == {3}
    with pytest.raises(NoClient):
        require_bound(Person("Cleo", READER))
    with pytest.raises(NotWithOthers):
        require_bound(Person("Cleo", READER | {Role.READER}, clients=frozenset({3})))


def test_nobody_else_keeps_a_client() -> None:
    assert require_bound(Person("Dora", frozenset({Role.READER}), clients=frozenset({3}))).clients == frozenset()
