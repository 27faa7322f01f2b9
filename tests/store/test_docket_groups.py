"""Groups of the docket: counted without reading the rows, and opened by a filter that gives just as many."""

from datetime import date

import pytest

from ipdocket.domain.deadlines import Typed
from ipdocket.domain.matter import Matter
from ipdocket.domain.parties import Party, PartyKind
from ipdocket.domain.people import PROGRAM, Person, Role
from ipdocket.store.deadlines import add_typed, assign
from ipdocket.store.docket import NOBODY, DocketFilter, get_rows, has_more, list_order
from ipdocket.store.docket_groups import count_groups, list_groups
from ipdocket.store.matters import add_matter
from ipdocket.store.open import create_store
from ipdocket.store.parties import add_party
from ipdocket.store.people import add_person
from tests.store.conftest import CLOCK

TODAY = date(2026, 11, 23)


@pytest.fixture
def store(tmp_path):
    with create_store(tmp_path / "groups.ipdocket", CLOCK) as made:
        fill(made)
        yield made


def fill(store):
    with store.work(PROGRAM, "fill") as work:
        ann = add_person(work, Person("Ann", frozenset({Role.DOCKETING})))
        acme, twin = (add_party(work, Party(PartyKind.OWNER, "Acme", country, key=country)) for country in ("DE", "US"))
    from ipdocket.domain.people import Actor

    with store.work(Actor(ann, "Ann"), "fill") as work:
        for number, (office, owner) in enumerate((("EP", acme), ("US", acme), ("EP", twin), ("EP", None))):
            one = add_matter(work, Matter(f"M-{number}", office, "patent", owner=owner))
            ids = [add_typed(work, one, Typed("x", date(2027, 1, day), "y", office=office)) for day in (4, 5)]
            if number == 0:
                assign(work, ids, {"responsible": ann})


@pytest.mark.parametrize("by", ["office", "responsible", "owner"])
def test_every_group_opens_to_as_many_rows_as_it_was_counted(store, by):
    wanted = DocketFilter()
    groups = count_groups(store, wanted, TODAY, by)
    assert sum(one.size for one in groups) == 8
    for one in groups:
        ids, _bands = list_order(store, one.within(wanted, by), TODAY)
        assert len(ids) == one.size, one
        assert len(get_rows(store, ids)) == one.size
    assert {one.key for one in groups} <= {one.key for one in list_groups(store, by)}


def test_groups_by_name_and_two_of_one_name_stay_two(store):
    owners = count_groups(store, DocketFilter(), TODAY, "owner")
    assert [(one.name, one.size) for one in owners] == [("", 2), ("Acme", 4), ("Acme", 2)]
    people = count_groups(store, DocketFilter(), TODAY, "responsible")
    assert [(one.key == NOBODY, one.name, one.size) for one in people] == [(True, "", 6), (False, "Ann", 2)]


def test_a_filter_narrows_the_groups(store):
    assert [(one.name, one.size) for one in count_groups(store, DocketFilter(office="US"), TODAY, "owner")] == [("Acme", 2)]
    assert count_groups(store, DocketFilter(office="JP"), TODAY, "owner") == []


def test_whether_there_are_more_is_told_without_counting_all(store):
    assert has_more(store, DocketFilter(), TODAY, 7)
    assert not has_more(store, DocketFilter(), TODAY, 8)
