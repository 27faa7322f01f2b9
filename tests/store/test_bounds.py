"""Whoever is bounded reads views in the place of the tables; nobody else meets any."""

from dataclasses import replace

import pytest

from ipdocket.domain.matter import Matter
from ipdocket.domain.parties import Party, PartyKind
from ipdocket.domain.scope import EVERYTHING, Scope
from ipdocket.store import bounds, parties
from ipdocket.store.deadlines import assign, list_deadlines
from ipdocket.store.matters import add_matter, find_matter, get_matter, update_matter
from ipdocket.store.refusals import NotFound
from ipdocket.store.tables_all import metadata
from ipdocket.store.work import Store
from tests.store.making import Small

CLIENT = Scope(frozenset({1}))
WALL = Scope(hidden_clients=frozenset({1}), hidden_matters=frozenset({2}))
TABLES = dict(metadata.tables)
POINTS = ("matter.id", "deadline.id", "event.id", "party.id", "confirmation.id")


def laid(scope: Scope) -> set[str]:
    return {statement.split()[3] for statement in bounds.lay_views(TABLES, scope, "main.")}


def count(store: Store, table: str) -> int:
    return int(store.driver.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def views(store: Store) -> int:
    where = "sqlite_temp_master WHERE type = 'view'" if store.home.kind == "sqlite" else "pg_views WHERE schemaname LIKE 'pg_temp%'"
    return count(store, where)


def test_a_client_sees_of_every_table_a_part_or_it_is_named_as_open() -> None:
    assert laid(CLIENT) == set(TABLES) - bounds.OPEN


def test_a_wall_hides_in_every_table_that_points_to_a_matter_or_a_party() -> None:
    pointing = {
        name for name, table in TABLES.items()
        for column in table.columns
        if column.name == "matter" or any(one.target_fullname in POINTS for one in column.foreign_keys)
    } - bounds.OPEN  # fmt: skip
    assert laid(WALL) >= pointing | {"matter", "party", "import_batch", "playbook", "evidence"}
    assert not laid(WALL) & bounds.OPEN


def test_nobody_without_a_bound_meets_a_view(small: Small) -> None:
    assert small.store.scope.everything and views(small.store) == 0
    small.store.bind(WALL)
    assert views(small.store) == len(laid(WALL))
    small.store.bind(EVERYTHING)
    assert views(small.store) == 0


def test_a_hidden_matter_is_nowhere_and_the_rest_is_as_before(small: Small) -> None:
    store = small.store
    before = {name: count(store, name) for name in ("matter", "deadline", "event")}
    store.bind(Scope(hidden_matters=frozenset({small.matter})))
    assert find_matter(store, "ACM-001EP") is None and find_matter(store, "ACM-002EP") is not None
    with pytest.raises(NotFound):
        get_matter(store, small.matter)
    assert list_deadlines(store, small.matter) == [] and count(store, "import_batch") == 0
    assert {name: count(store, name) for name in before} == {"matter": 1, "deadline": 0, "event": 0}
    store.bind(EVERYTHING)
    assert {name: count(store, name) for name in before} == before


def test_work_is_done_on_the_tables_and_the_bound_is_back_afterwards(small: Small) -> None:
    store, scope = small.store, Scope(hidden_matters=frozenset({small.other}))
    store.bind(scope)
    with store.work(small.ann, "assign") as work:
        assert assign(work, small.dates[:2], {"responsible": small.ben.person}) == 2
        store.bind(scope)  # a service asks who is signed in again
        assert count(store, "matter") == 2
    assert store.scope == scope and count(store, "matter") == 1
    with pytest.raises(ZeroDivisionError), store.work(small.ann, "assign"):
        assert 1 / 0
    assert store.scope == scope and count(store, "matter") == 1
    store.replace_connection(_again(store))
    assert count(store, "matter") == 1


def _again(store: Store):
    store.give_up_connection()
    return store.home.reopen()


def test_a_matter_without_client_is_its_owners(small: Small) -> None:
    store = small.store
    with store.work(small.ann, "parties") as work:
        owner, client, other = (
            parties.add_party(work, Party(kind, name, key=name))
            for kind, name in ((PartyKind.OWNER, "Acme"), (PartyKind.CLIENT, "Alder"), (PartyKind.OWNER, "Zeph"))
        )
        mine = add_matter(work, Matter("A-1", "US", "patent", owner=owner))
        add_matter(work, Matter("A-2", "US", "patent", owner=owner, client=client))
    for party, wanted in ((owner, {"A-1"}), (client, {"A-2"}), (other, set())):
        store.bind(Scope(frozenset({party})))
        assert {row[0] for row in store.driver.execute("SELECT reference FROM matter")} == wanted
    store.bind(Scope(frozenset({owner})))
    assert [one.name for one in parties.find_parties(store, PartyKind.OWNER, "")] == ["Acme"]
    store.bind(Scope(frozenset()))
    assert count(store, "matter") == count(store, "party") == 0
    # Behind a wall an owner disappears with the last matter that may be seen.
    store.bind(Scope(hidden_matters=frozenset({mine})))
    assert [one.name for one in parties.find_parties(store, PartyKind.OWNER, "")] == ["Acme", "Zeph"]
    store.bind(Scope(hidden_clients=frozenset({client}), hidden_matters=frozenset({mine})))
    assert [one.name for one in parties.find_parties(store, PartyKind.OWNER, "")] == ["Zeph"]
    assert parties.find_parties(store, PartyKind.CLIENT, "") == []


def test_what_is_changed_while_someone_is_bounded_is_saved(small: Small) -> None:
    store = small.store
    store.bind(Scope(hidden_matters=frozenset({small.other})))
    with store.work(small.ann, "change matter") as work:
        update_matter(work, replace(get_matter(store, small.matter), title="Lid with hinge"))
    assert get_matter(store, small.matter).title == "Lid with hinge"
