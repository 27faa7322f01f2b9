"""Dates by hand, responsible persons, endings."""

from datetime import date

import pytest

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.deadlines import Computed, Deadline, Extension, State, Typed
from ipdocket.domain.events import MatterEvent
from ipdocket.store import deadlines, events, matters
from ipdocket.store.computed import store_computed
from ipdocket.store.confirming import Entry, confirm_first, confirm_second
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
    with pytest.raises(GuardRefused), small.store.work(small.ann, "error") as work:
        deadlines.void_typed(work, one, "typed for another matter")
    assert state_of(small.store, one) is State.OPEN
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
        assert deadlines.assign(work, small.dates[:2], {"responsible": small.ben.person}) == 2
        matters.update_matter(work, replace(matters.get_matter(small.store, small.matter), responsible=small.cho.person))
    found = [one.responsible for one in deadlines.get_deadlines(small.store, small.dates[:3])]
    assert found == [small.ben.person, small.ben.person, small.cho.person]
    with small.store.work(small.ann, "assign") as work:
        deadlines.assign(work, small.dates[:1], {"responsible": None})
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


DUE, RUNGS = date(2027, 1, 31), (Extension(date(2027, 2, 28), "request"), Extension(date(2027, 3, 31), "request"))
BY_PAIR = {
    State.DONE: ConfirmedAct.FILED, State.NOT_NEEDED: ConfirmedAct.NOT_NEEDED, State.ABANDONED: ConfirmedAct.ABANDONED,
}  # fmt: skip


def enter_pair(small: Small, deadline: int, act: ConfirmedAct) -> None:
    entry = Entry(act, TODAY, "17", note="filed for another application")
    with small.store.work(small.ann, "confirm") as work:
        confirm_first(work, [deadline], entry)
    with small.store.work(small.ben, "confirm") as work:
        assert confirm_second(work, deadline, TODAY, "17").agreed


def close_as(small: Small, deadline: int, state: State) -> None:
    if state in BY_PAIR:
        enter_pair(small, deadline, BY_PAIR[state])
        return
    with small.store.work(small.ann, "close") as work:
        if state is State.MISSED:
            assert deadline in deadlines.mark_missed(work, date(2027, 4, 1), "EP")
        else:
            assert deadlines.end_deadlines(work, [deadline], state, "sold") == (deadline,)


def climb(small: Small, deadline: int) -> Deadline:
    with small.store.work(small.ann, "extend") as work:
        return deadlines.extend(work, deadline, "agreed with the client")


@pytest.mark.parametrize("state", [*BY_PAIR, State.TRANSFERRED, State.SUPERSEDED, State.MISSED])
def test_the_next_rung_opens_whatever_the_closing_state_and_the_final_date_stays(small: Small, state: State) -> None:
    with small.store.work(small.ann, "compute") as work:
        (one,) = store_computed(work, small.other, [Computed(Result(due=DUE, late_until=None, extensions=RUNGS))]).added
    found = climb(small, one)
    assert (found.state, found.act_by, found.final) == (State.EXTENDED, RUNGS[0].until, RUNGS[1].until)
    close_as(small, one, state)
    closed = deadlines.get_deadline(small.store, one)
    assert (closed.state, closed.rung, closed.act_by, closed.final) == (state, 1, RUNGS[0].until, RUNGS[1].until)
    if state is not State.MISSED:
        with pytest.raises(WrongStep):
            climb(small, one)
        assert deadlines.get_deadline(small.store, one) == closed
    if state in BY_PAIR:
        enter_pair(small, one, ConfirmedAct.REOPEN)
    elif state in (State.TRANSFERRED, State.SUPERSEDED):
        with small.store.work(small.ann, "back") as work:
            deadlines.reopen_single(work, one, "came back")
    found = climb(small, one)
    assert (found.state, found.rung, found.act_by, found.final) == (State.EXTENDED, 2, RUNGS[1].until, RUNGS[1].until)
    with pytest.raises(WrongStep):
        climb(small, one)
