"""Dates by hand, responsible persons, endings."""

from datetime import date

import pytest

from ipdocket.domain.deadlines import Computed, State, Typed
from ipdocket.domain.events import MatterEvent
from ipdocket.store import deadlines, events, matters
from ipdocket.store.computed import store_computed
from ipdocket.store.refusals import GuardRefused, NotFound, WrongStep
from tests.store.making import TODAY, Result, Small, state_of


def test_a_typed_date_says_so_for_good(small: Small) -> None:
    with small.store.work(small.ann, "type") as work:
        one = deadlines.add_typed(work, small.other, Typed("Call the agent", date(2026, 12, 1), "by phone", date(2026, 12, 9)))
    found = deadlines.get_deadline(small.store, one)
    assert (found.typed, found.certainty, found.reason, found.final) == (True, "typed", "by phone", date(2026, 12, 9))
    assert found.entered_by == small.ann.person
    with small.store.work(small.ann, "recalculate") as work:
        store_computed(work, small.other, [Computed(Result())])
    assert state_of(small.store, one) is State.OPEN
    with small.store.work(small.ann, "error") as work:
        deadlines.void_typed(work, one, "typed for another matter")
    assert state_of(small.store, one) is State.VOID
    with pytest.raises(WrongStep), small.store.work(small.ann, "error") as work:
        deadlines.void_typed(work, small.dates[0], "not typed")


def test_a_typed_date_needs_a_person_and_a_reason(small: Small) -> None:
    with pytest.raises(GuardRefused, match="reason"), small.store.work(small.ann, "type") as work:
        deadlines.add_typed(work, small.other, Typed("Call", date(2026, 12, 1), ""))
    with pytest.raises(NotFound), small.store.work(small.ann, "type") as work:
        deadlines.add_typed(work, 77, Typed("Call", date(2026, 12, 1), "x"))


def test_assigned_dates_stay_with_their_person(small: Small) -> None:
    from dataclasses import replace

    with small.store.work(small.ann, "assign") as work:
        assert deadlines.assign(work, small.dates[:2], small.ben.person) == 2
        matters.update_matter(work, replace(matters.get_matter(small.store, small.matter), responsible=small.cho.person))
    found = [one.responsible for one in deadlines.get_deadlines(small.store, small.dates[:3])]
    assert found == [small.ben.person, small.ben.person, small.cho.person]
    with small.store.work(small.ann, "assign") as work:
        deadlines.assign(work, small.dates[:1], None)
    assert deadlines.get_deadline(small.store, small.dates[0]).responsible == small.cho.person


def test_an_ending_event_ends_dates_once_a_second_person_saw_it(small: Small) -> None:
    with small.store.work(small.ann, "enter") as work:
        lapse = events.add_event(work, MatterEvent(small.matter, "lapse", date(2026, 11, 2)))
    with pytest.raises(GuardRefused, match="two persons"), small.store.work(small.ann, "close") as work:
        deadlines.end_deadlines(work, small.dates, State.ABANDONED, "lapsed", closing_event=lapse)
    with small.store.work(small.ben, "verify") as work:
        assert events.verify_event(work, lapse, date(2026, 11, 2))
    with small.store.work(small.ann, "close") as work:
        assert len(deadlines.end_deadlines(work, small.dates, State.ABANDONED, "lapsed", closing_event=lapse)) == 6
    with small.store.work(small.ann, "close") as work:
        assert deadlines.end_deadlines(work, small.dates, State.TRANSFERRED, "sold") == ()


def test_transfer_and_return(small: Small) -> None:
    one = small.dates[0]
    with pytest.raises(GuardRefused, match="cause"), small.store.work(small.ann, "transfer") as work:
        deadlines.end_deadlines(work, [one], State.TRANSFERRED, "")
    with small.store.work(small.ann, "transfer") as work:
        deadlines.end_deadlines(work, [one], State.TRANSFERRED, "now with Smith & Co")
        deadlines.reopen_single(work, one, "came back")
    assert state_of(small.store, one) is State.OPEN


def test_the_daily_run_stores_what_was_missed(small: Small) -> None:
    with small.store.work(small.ann, "night") as work:
        assert deadlines.mark_missed(work, date(2027, 2, 1), "EP") == (small.dates[0],)
        assert deadlines.mark_missed(work, TODAY, "US") == ()
        deadlines.note_cause(work, small.dates[0], "instruction came late")
    found = deadlines.get_deadline(small.store, small.dates[0])
    assert (found.state, found.cause) == (State.MISSED, "instruction came late")


def test_cross_checking_in_bulk(small: Small) -> None:
    assert deadlines.list_unchecked(small.store) == [small.matter]
    with small.store.work(small.ann, "cross-check") as work:
        deadlines.mark_cross_checked(work, small.dates)
    assert deadlines.list_unchecked(small.store) == []
