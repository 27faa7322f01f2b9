"""Dates that two persons change: nothing moves on a proposal, all of it once both typed the same, on both databases."""

from datetime import date

import pytest

from ipdocket.domain.date_changes import ChangeDecision, Changing, DateChange, Verdict
from ipdocket.domain.deadlines import Computed, Deadline, State, Typed
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.people import Actor
from ipdocket.store import confirming, deadlines, events
from ipdocket.store.computed import compare_computed, store_computed
from ipdocket.store.date_changes import (
    decide_change,
    find_decision,
    get_change,
    list_changes,
    list_waiting,
    propose_change,
    rules_dates,
)
from ipdocket.store.refusals import AlreadyProposed, ChangedMeanwhile, GuardRefused, NotFound, SamePerson, WrongStep
from tests.store.making import Result, Small, state_of

GRANT, MOVED = date(2026, 11, 4), date(2026, 11, 14)
SET, LAST = date(2027, 3, 1), date(2027, 9, 1)


def verified(small: Small) -> MatterEvent:
    with small.store.work(small.ann, "enter") as work:
        one = events.add_event(work, MatterEvent(small.other, "grant", GRANT))
    with small.store.work(small.ben, "verify") as work:
        events.verify_event(work, one, GRANT)
    return events.get_event(small.store, one)


def propose(small: Small, made: DateChange, actor: Actor | None = None) -> int:
    with small.store.work(actor or small.ann, "propose") as work:
        return propose_change(work, made)


def settle(small: Small, change: int, day: date | None, last: date | None = None, actor: Actor | None = None) -> None:
    who = actor or small.ben
    with small.store.work(who, "decide") as work:
        decide_change(work, ChangeDecision(change, who.person, Verdict.AGREED, day, last))


def correction(event: MatterEvent, day: date = MOVED) -> DateChange:
    return DateChange(event.matter, Changing.CORRECT, day, "misread", event=event.id, version=event.version, code=event.code)


def by_hand(found: Deadline, day: date = SET, last: date | None = LAST) -> DateChange:
    return DateChange(
        found.matter, Changing.OVERRIDE, day, "the office's letter", deadline=found.id, version=found.revision, last_day=last
    )


def overridden(small: Small) -> Deadline:
    with small.store.work(small.ann, "enter") as work:
        one = store_computed(work, small.other, [Computed(Result())]).added[0]
    settle(small, propose(small, by_hand(deadlines.get_deadline(small.store, one))), SET, LAST)
    return deadlines.get_deadline(small.store, one)


def test_a_verified_date_moves_when_two_persons_typed_the_same(small: Small) -> None:
    event = verified(small)
    change = propose(small, correction(event))
    assert events.get_event(small.store, event.id) == event
    assert [one.id for one in list_waiting(small.store, small.other)] == [change]
    with pytest.raises(SamePerson):
        settle(small, change, MOVED, actor=small.ann)
    with pytest.raises(GuardRefused, match="typed the same"):
        settle(small, change, date(2026, 11, 15))
    settle(small, change, MOVED)
    found = events.get_event(small.store, event.id)
    assert (found.day, found.dated_by, found.verified_by) == (MOVED, small.ann.person, small.ben.person)
    assert events.list_event_revisions(small.store, event.id)[0].day == GRANT
    assert list_waiting(small.store) == []
    assert [one.id for one in list_changes(small.store, event=event.id)] == [change]
    with pytest.raises(ChangedMeanwhile):
        settle(small, change, MOVED)


def test_whoever_entered_the_date_may_agree_to_another_s_correction(small: Small) -> None:
    event = verified(small)
    settle(small, propose(small, correction(event), small.ben), MOVED, actor=small.ann)
    found = events.get_event(small.store, event.id)
    assert (found.dated_by, found.verified_by) == (small.ben.person, small.ann.person)


def test_a_verified_event_is_struck_by_two(small: Small) -> None:
    event = verified(small)
    change = propose(small, DateChange(event.matter, Changing.STRIKE, GRANT, "wrong file", event=event.id, version=event.version))
    assert not events.get_event(small.store, event.id).withdrawn
    settle(small, change, GRANT)
    assert events.get_event(small.store, event.id).withdrawn


@pytest.mark.parametrize("verdict", [Verdict.DIFFERS, Verdict.REFUSED, Verdict.TAKEN_BACK])
def test_nothing_moves_otherwise_and_another_may_be_proposed(small: Small, verdict: Verdict) -> None:
    event = verified(small)
    change = propose(small, correction(event))
    with pytest.raises(AlreadyProposed):
        propose(small, correction(event, date(2026, 12, 1)), small.ben)
    who = small.ann if verdict is Verdict.TAKEN_BACK else small.ben
    with small.store.work(who, "decide") as work:
        decide_change(work, ChangeDecision(change, who.person, verdict, date(2026, 11, 15), note="not so"))
    assert events.get_event(small.store, event.id) == event
    decision = find_decision(small.store, change)
    assert decision is not None
    assert (decision.verdict, decision.day, decision.person) == (verdict, date(2026, 11, 15), who.person)
    assert propose(small, correction(event)) != change


def test_a_date_set_by_hand_stands_over_recalculation(small: Small) -> None:
    found = overridden(small)
    assert (found.due, found.act_by, found.final, found.certainty, found.revision) == (SET, SET, LAST, "typed", 2)
    assert rules_dates(small.store, found).due == date(2027, 1, 31)
    with small.store.work(small.ann, "recalculate") as work:
        assert store_computed(work, small.other, [Computed(Result())]).difference.unchanged == 1
    assert deadlines.get_deadline(small.store, found.id) == found


def test_a_later_date_of_the_rules_puts_it_in_doubt(small: Small) -> None:
    found = overridden(small)
    later = [Computed(Result(due=date(2027, 5, 31), late_until=date(2027, 11, 30)))]
    assert [old.id for old, _ in compare_computed(small.store, small.other, later).doubted] == [found.id]
    for _ in range(2):
        with small.store.work(small.ann, "recalculate") as work:
            store_computed(work, small.other, later)
    marked = deadlines.get_deadline(small.store, found.id)
    assert (marked.due, marked.override_doubt, marked.revision) == (SET, True, found.revision)
    with small.store.work(small.ann, "recalculate") as work:
        store_computed(work, small.other, [Computed(Result())])
    assert deadlines.get_deadline(small.store, found.id) == found


def test_an_earlier_date_of_the_rules_takes_its_place(small: Small) -> None:
    found = overridden(small)
    earlier = Computed(Result(due=date(2027, 2, 28), late_until=date(2027, 8, 31)))
    with small.store.work(small.ann, "recalculate") as work:
        store_computed(work, small.other, [earlier], cause="the filing date was corrected")
    moved = deadlines.get_deadline(small.store, found.id)
    assert (moved.due, moved.override, moved.certainty, moved.revision) == (date(2027, 2, 28), None, "law", 3)


def test_two_persons_give_it_back_to_its_rule(small: Small) -> None:
    found = overridden(small)
    given = rules_dates(small.store, found)
    restore = DateChange(
        found.matter, Changing.RESTORE, given.due, "the office took it back", deadline=found.id, version=found.revision,
        last_day=given.final,
    )  # fmt: skip
    settle(small, propose(small, restore), given.due, given.final)
    back = deadlines.get_deadline(small.store, found.id)
    assert (back.due, back.final, back.late_until, back.override) == (given.due, given.final, given.late_until, None)
    with small.store.work(small.ann, "recalculate") as work:
        store_computed(work, small.other, [Computed(Result())])
    assert deadlines.get_deadline(small.store, found.id).certainty == "law"


def test_set_by_hand_twice_still_knows_the_rules_dates(small: Small) -> None:
    found = overridden(small)
    again = by_hand(found, date(2027, 2, 20), None)
    from dataclasses import replace

    settle(small, propose(small, replace(again, base=1)), date(2027, 2, 20))
    moved = deadlines.get_deadline(small.store, found.id)
    assert (moved.due, rules_dates(small.store, moved).due) == (date(2027, 2, 20), date(2027, 1, 31))


def test_what_is_settled_meanwhile_is_not_moved(small: Small) -> None:
    found = deadlines.get_deadline(small.store, small.dates[0])
    change = propose(small, by_hand(found))
    entry = confirming.Entry(confirming.ConfirmedAct.FILED, date(2026, 11, 20), "R-1")
    with small.store.work(small.cho, "confirm") as work:
        confirming.confirm_first(work, [found.id], entry)
    with pytest.raises(WrongStep):
        settle(small, change, SET, LAST)
    with pytest.raises(NotFound):
        get_change(small.store, 99)


def test_an_overtaken_proposal_waits_no_more(small: Small) -> None:
    found = deadlines.get_deadline(small.store, small.dates[0])
    change = propose(small, by_hand(found))
    moved = [
        Computed(Result(number=n, due=date(2026 + n - 4, 1, 31 if n > 5 else 30), late_until=None)) for n in range(5, 11)
    ]
    with small.store.work(small.ann, "recalculate") as work:
        store_computed(work, small.matter, moved, cause="read again")
    assert list_waiting(small.store) == []
    with pytest.raises(ChangedMeanwhile):
        settle(small, change, SET, LAST)


def test_a_date_added_by_hand_is_struck_by_two(small: Small) -> None:
    with small.store.work(small.ann, "type") as work:
        one = deadlines.add_typed(work, small.other, Typed("Call", date(2026, 12, 1), "by phone"))
    void = DateChange(small.other, Changing.VOID, date(2026, 12, 1), "entered twice", deadline=one)
    settle(small, propose(small, void), date(2026, 12, 1))
    assert state_of(small.store, one) is State.VOID
