"""Finding by reference, number, title or name."""

import pytest

from ipdocket.domain.matter import Matter
from ipdocket.domain.people import PROGRAM
from ipdocket.store import docket, find, lists, words
from ipdocket.store.bulk import Bulk
from ipdocket.store.docket import DocketFilter
from ipdocket.store.work import Store
from tests.store.making import TODAY


@pytest.mark.parametrize("text", ["REF-007/EP", "ref-007", "17 181 007.5", "17181007.5", "Lid number 7 "])
def test_everything_finds_a_matter_by_any_of_its_names(store: Store, text: str) -> None:
    assert "REF-007/EP" in [one.text for one in find.find_everything(store, text)]


def test_everything_finds_owners_and_survives_odd_text(store: Store) -> None:
    assert find.find_everything(store, "リコー")[-1].text == "株式会社リコー"
    for odd in ('"', "'; DROP TABLE matter", "AND OR NOT", "*", "a" * 500, "NEAR(", "\u202e", "%_"):
        find.find_everything(store, odd)
        docket.list_first(store, DocketFilter(text=odd), TODAY)


def test_matters_not_indexed_yet_are_found(store: Store) -> None:
    with store.work(PROGRAM, "late") as work, Bulk(work) as bulk:
        bulk.add_matter(Matter("LATE-1", "EP", "patent", title="Periscope"), [])
    assert words.count_pending(store) == 1
    assert [one.text for one in find.find_everything(store, "periscope")] == ["LATE-1"]
    assert len(lists.list_matters(store, lists.MatterFilter(text="periscope"))) == 1
