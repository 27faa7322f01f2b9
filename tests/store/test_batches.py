"""Imports repeat without doubles and can be taken back until someone relies on them."""

from dataclasses import replace
from datetime import date

import pytest

from ipdocket.domain.deadlines import Computed
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.store import batches, deadlines, find, lists, matters, words
from ipdocket.store.bulk import Bulk
from ipdocket.store.refusals import AlreadyRelied
from tests.store.making import Result, Small


def bring_in(small: Small, *references: str) -> int:
    with small.store.work(small.ann, "import") as work:
        batch = batches.begin_batch(work, batches.Batch("csv", "ours.csv", "ff"))
        with Bulk(work, batch) as bulk:
            for reference in references:
                one, _ = bulk.add_matter(Matter(reference, "EP", "patent", title=f"Thing {reference}"), [
                    MatterEvent(0, "filing", date(2024, 1, 1))])
                bulk.add_deadlines([Computed(Result()), Computed(Result(number=6))])
                batches.add_rows(work, batch, [batches.BatchRow(f"key-{reference}", one)])
        batches.finish_batch(work, batch)
    return batch


def test_the_same_rows_are_known_again(small: Small) -> None:
    bring_in(small, "X-1", "X-2")
    found = batches.find_rows(small.store, ["key-X-1", "key-X-9"])
    assert set(found) == {"key-X-1"}
    assert matters.get_matter(small.store, found["key-X-1"].matter).reference == "X-1"


def test_an_import_is_taken_back_and_can_come_again(small: Small) -> None:
    batch = bring_in(small, "X-1", "X-2")
    assert find.find_everything(small.store, "thing x-1")[0].text == "X-1"
    with small.store.work(small.ben, "undo") as work:
        assert batches.undo_batch(work, batch, "wrong file") == 2
    assert batches.find_rows(small.store, ["key-X-1"]) == {}
    assert find.find_everything(small.store, "thing x-1") == []
    states = small.store.driver.execute("SELECT DISTINCT state, cause FROM deadline WHERE batch = ?", (batch,)).fetchall()
    assert states == [("void", "wrong file")]
    again = bring_in(small, "X-1", "X-2")
    with small.store.work(small.ann, "index") as work:
        assert words.index_pending(work) == 0
    assert [one.text for one in find.find_everything(small.store, "thing x-1")] == ["X-1"]
    assert [one.state for one in batches.list_batches(small.store)][:2] == ["imported", "undone"]
    assert again != batch


@pytest.mark.parametrize("reliance", ["assigned", "changed", "typed"])
def test_what_someone_relied_on_stays(small: Small, reliance: str) -> None:
    from ipdocket.domain.deadlines import Typed

    batch = bring_in(small, "X-1", "X-2")
    one = batches.find_rows(small.store, ["key-X-2"])["key-X-2"].matter
    with small.store.work(small.ben, "rely") as work:
        if reliance == "assigned":
            deadlines.assign(work, [deadlines.list_deadlines(small.store, one)[0].id], {"responsible": small.ben.person})
        elif reliance == "changed":
            matters.update_matter(work, replace(matters.get_matter(small.store, one), title="Better"))
        else:
            deadlines.add_typed(work, one, Typed("Call", date(2027, 1, 1), "asked"))
    with pytest.raises(AlreadyRelied, match="X-2") as caught, small.store.work(small.ben, "undo") as work:
        batches.undo_batch(work, batch, "wrong file")
    assert caught.value.references == ("X-2",)
    assert matters.find_matter(small.store, "X-1") is not None


def test_undoing_the_office_file_takes_its_records_back(small: Small) -> None:
    with small.store.work(small.ben, "undo") as work:
        assert batches.undo_batch(work, small.batch, "wrong firm") == 1
    assert lists.get_matter_rows(small.store, [small.matter])[0].void


def test_layouts_are_remembered(small: Small) -> None:
    with small.store.work(small.ann, "map") as work:
        batches.keep_layout(work, batches.Layout("a|b", "ours", {"a": "reference"}))
        batches.keep_layout(work, batches.Layout("a|b", "ours", {"a": "title"}))
    assert batches.find_layout(small.store, "a|b").mapping == {"a": "title"}  # type: ignore[union-attr]
    assert batches.find_layout(small.store, "a") is None
