"""The bound of each person, from their roles and clients."""

import pytest

from ipdocket.domain.owners import OwnerAct, OwnerProposal
from ipdocket.domain.parties import Party, PartyKind
from ipdocket.domain.people import Person, Role
from ipdocket.domain.scope import EVERYTHING, Scope
from ipdocket.store import parties
from ipdocket.store.refusals import NotFound
from ipdocket.store.scopes import find_client, scope_of
from tests.store.making import Small
from tests.store.test_owners import accept, propose, two_owners


def test_only_a_client_reader_is_bounded_to_clients(small: Small) -> None:
    inside = Person("Ann", frozenset({Role.READER}), clients=frozenset({4}))
    assert scope_of(small.store, inside) is EVERYTHING
    both = Person("Cleo", frozenset({Role.CLIENT_READER, Role.SUPERVISOR}), clients=frozenset({4}))
    assert scope_of(small.store, both) == Scope(frozenset({4}))
    assert scope_of(small.store, Person("Cleo", frozenset({Role.CLIENT_READER}))) == Scope(frozenset())


def test_a_client_that_was_merged_is_followed(small: Small) -> None:
    into, merged, _owned = two_owners(small)
    accept(small, propose(small, OwnerProposal(OwnerAct.MERGE, "same words", into, (merged,))))
    reader = Person("Cleo", frozenset({Role.CLIENT_READER}), clients=frozenset({merged}))
    small.store.bind(scope_of(small.store, reader))
    assert scope_of(small.store, reader) == Scope(frozenset({into, merged}))


def test_a_client_is_found_by_its_exact_name(small: Small) -> None:
    with small.store.work(small.ann, "parties") as work:
        owner = parties.add_party(work, Party(PartyKind.OWNER, "Alder", key="a"))
        client = parties.add_party(work, Party(PartyKind.CLIENT, "Alder", key="a"))
        other = parties.add_party(work, Party(PartyKind.OWNER, "Birch", key="b"))
    assert owner != client
    assert find_client(small.store, "Alder") == {client}
    assert find_client(small.store, "Birch") == {other}
    assert find_client(small.store, "") == frozenset()
    with pytest.raises(NotFound):
        find_client(small.store, "Cedar")
