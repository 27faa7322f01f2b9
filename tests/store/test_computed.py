"""Recalculation: what is new, moves, goes; and what is settled stays."""

from datetime import date

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.deadlines import Computed, Extension, State
from ipdocket.store import deadlines
from ipdocket.store.computed import Stored, compare_computed, store_computed
from ipdocket.store.confirming import Entry, confirm_first, confirm_second
from tests.store.making import Result, Small, state_of

LADDER = (Extension(date(2027, 4, 30), "fee"), Extension(date(2027, 7, 31), "fee"))


def save(small: Small, *computed: Computed, matter: int = 0) -> Stored:
    with small.store.work(small.ann, "recalculate") as work:
        return store_computed(work, matter or small.other, computed, cause="the filing date was corrected")


def test_the_same_again_changes_nothing(small: Small) -> None:
    first = save(small, Computed(Result()), Computed(Result(number=6)))
    assert len(first.added) == 2
    head = small.store.head()
    again = save(small, Computed(Result()), Computed(Result(number=6)))
    assert (again.added, again.revised, again.superseded) == ((), (), ())
    assert again.difference.unchanged == 2
    assert small.store.head() == head


def test_a_moved_date_keeps_the_earlier_one(small: Small) -> None:
    one = save(small, Computed(Result())).added[0]
    moved = save(small, Computed(Result(due=date(2027, 2, 28), late_until=date(2027, 8, 31))))
    assert moved.revised == (one,)
    now = deadlines.get_deadline(small.store, one)
    assert (now.due, now.final, now.act_by, now.revision) == (date(2027, 2, 28), date(2027, 8, 31), date(2027, 2, 28), 2)
    kept = deadlines.list_revisions(small.store, one)
    assert [(old.revision, old.due, old.final) for old in kept] == [(1, date(2027, 1, 31), date(2027, 7, 31))]


def test_what_no_longer_follows_is_superseded_and_can_come_back(small: Small) -> None:
    one = save(small, Computed(Result())).added[0]
    assert save(small).superseded == (one,)
    assert state_of(small.store, one) is State.SUPERSEDED
    assert deadlines.get_deadline(small.store, one).cause == "the filing date was corrected"
    save(small, Computed(Result()))
    assert state_of(small.store, one) is State.OPEN


def test_a_done_deadline_is_shown_and_never_touched(small: Small) -> None:
    one = save(small, Computed(Result())).added[0]
    with small.store.work(small.ann, "confirm") as work:
        confirm_first(work, [one], Entry(ConfirmedAct.FILED, date(2026, 11, 1), "R-1"))
    with small.store.work(small.ben, "confirm") as work:
        confirm_second(work, one, date(2026, 11, 1), "R-1")
    before = deadlines.get_deadline(small.store, one)
    result = save(small, Computed(Result(due=date(2027, 3, 31))))
    assert [old.id for old, _ in result.difference.disturbed] == [one]
    assert deadlines.get_deadline(small.store, one) == before
    save(small)
    assert state_of(small.store, one) is State.DONE


def test_half_confirmed_dates_that_move_are_open_again(small: Small) -> None:
    one = save(small, Computed(Result())).added[0]
    with small.store.work(small.ann, "confirm") as work:
        confirm_first(work, [one], Entry(ConfirmedAct.FILED, date(2026, 11, 1), "R-1"))
    save(small, Computed(Result(due=date(2027, 3, 31))))
    assert state_of(small.store, one) is State.OPEN
    with small.store.work(small.ann, "confirm") as work:
        confirm_first(work, [one], Entry(ConfirmedAct.FILED, date(2026, 11, 1), "R-1"))
    assert state_of(small.store, one) is State.AWAITING_SECOND


def test_an_extension_moves_the_day_and_not_the_final_date(small: Small) -> None:
    one = save(small, Computed(Result(late_until=None, extensions=LADDER))).added[0]
    final = deadlines.get_deadline(small.store, one).final
    for rung in (1, 2):
        with small.store.work(small.ann, "extend") as work:
            now = deadlines.extend(work, one)
        assert (now.act_by, now.final, now.state) == (LADDER[rung - 1].until, final, State.EXTENDED)
    save(small, Computed(Result(late_until=None, extensions=LADDER)))
    assert deadlines.get_deadline(small.store, one).rung == 2


def test_expected_becomes_open_and_an_office_record_answers(small: Small) -> None:
    with small.store.work(small.ann, "recalculate") as work:
        made = store_computed(work, small.matter, [Computed(Result(number=44), State.EXPECTED)])
    one = made.added[0]
    assert state_of(small.store, small.dates[0]) is State.SUPERSEDED
    save(small, Computed(Result(number=44)), matter=small.matter)
    assert state_of(small.store, one) is State.OPEN
    save(small, Computed(Result(number=44), State.ON_RECORD, closing_event=small.recorded), matter=small.matter)
    assert state_of(small.store, one) is State.ON_RECORD


def test_a_comparison_writes_nothing(small: Small) -> None:
    head = small.store.head()
    found = compare_computed(small.store, small.matter, [Computed(Result(number=99))])
    assert (len(found.added), len(found.superseded)) == (1, 6)
    assert small.store.head() == head
