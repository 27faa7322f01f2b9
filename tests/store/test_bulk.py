"""Many matters at once, one entry in the record for each."""

from datetime import date

import pytest

from ipdocket.domain.deadlines import Computed, State
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.store import batches, deadlines, lists, words
from ipdocket.store.bulk import Bulk
from ipdocket.store.refusals import GuardRefused
from tests.store.making import Result, Small


def test_one_entry_in_the_record_for_each_matter(small: Small) -> None:
    before = small.store.head().number
    with small.store.work(small.ann, "import") as work, Bulk(work) as bulk:
        for reference in ("X-1", "X-2"):
            bulk.add_matter(Matter(reference, "EP", "patent"), [MatterEvent(0, "filing", date(2024, 1, 1))])
            bulk.add_deadlines([Computed(Result(number=n)) for n in range(3, 9)])
    rows = lists.list_audit(small.store, None)
    assert small.store.head().number - before == 2
    assert [row.reference for row in rows[:2]] == ["X-2", "X-1"]
    assert rows[0].body.count("ep.patent.annuity") == 6
    assert words.count_pending(small.store) == 3
    assert work.changes.matters >= {rows[0].matter}


def test_bulk_rows_equal_single_rows(small: Small) -> None:
    from ipdocket.store.computed import store_computed

    wanted = [Computed(Result(number=n, opens=date(2026, 10, 31)), unknown=n == 4) for n in range(3, 9)]
    with small.store.work(small.ann, "both") as work:
        with Bulk(work) as bulk:
            one, _ = bulk.add_matter(Matter("X-1", "EP", "patent"), [])
            bulk.add_deadlines(wanted)
        store_computed(work, small.other, wanted)
    from dataclasses import replace

    single = [replace(found, id=0, matter=0) for found in deadlines.list_deadlines(small.store, small.other)]
    assert [replace(found, id=0, matter=0) for found in deadlines.list_deadlines(small.store, one)] == single


def test_nothing_is_brought_in_as_done_or_without_its_record(small: Small) -> None:
    for state in (State.DONE, State.ON_RECORD, State.NOT_NEEDED):
        with pytest.raises(GuardRefused), small.store.work(small.ann, "import") as work, Bulk(work) as bulk:
            bulk.add_matter(Matter("X-1", "EP", "patent"), [])
            bulk.add_deadlines([Computed(Result(), state)])


def test_events_come_only_while_their_import_runs(small: Small) -> None:
    with pytest.raises(GuardRefused, match="running import"), small.store.work(small.ann, "import") as work:
        batch = batches.begin_batch(work, batches.Batch("csv", "x", "y"))
        batches.finish_batch(work, batch)
        with Bulk(work, batch) as bulk:
            bulk.add_matter(Matter("X-1", "EP", "patent"), [MatterEvent(0, "filing", date(2024, 1, 1))])
