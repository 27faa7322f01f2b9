"""Events: unverified until a second person typed the same."""

from dataclasses import replace
from datetime import date

import pytest

from ipdocket.domain.deadlines import Computed
from ipdocket.domain.events import MatterEvent, PaperFacts
from ipdocket.store import deadlines, events
from ipdocket.store.computed import store_computed
from ipdocket.store.refusals import ChangedMeanwhile, GuardRefused, SamePerson
from tests.store.making import Result, Small


def test_a_verified_paper_marks_its_deadlines(small: Small) -> None:
    paper = MatterEvent(small.other, "paper", date(2026, 11, 3), PaperFacts("office_action", date(2026, 11, 3)))
    with small.store.work(small.ann, "enter") as work:
        event = events.add_event(work, paper)
        one = store_computed(work, small.other, [Computed(Result(), trigger=paper.trigger_key)]).added[0]
    assert not deadlines.get_deadline(small.store, one).trigger_verified
    with small.store.work(small.ben, "verify") as work:
        assert not events.verify_event(work, event, date(2026, 11, 4))
    assert not deadlines.get_deadline(small.store, one).trigger_verified
    with small.store.work(small.ben, "verify") as work:
        assert events.verify_event(work, event, date(2026, 11, 3))
    assert deadlines.get_deadline(small.store, one).trigger_verified
    found = events.get_event(small.store, event)
    assert found.paper is not None
    with pytest.raises(GuardRefused, match="two persons"), small.store.work(small.ann, "correct") as work:
        events.change_event(work, replace(found, paper=replace(found.paper, period="P4M")), "read again")
    assert deadlines.get_deadline(small.store, one).trigger_verified


def test_whoever_corrected_a_date_does_not_verify_it(small: Small) -> None:
    with small.store.work(small.ann, "enter") as work:
        one = events.add_event(work, MatterEvent(small.other, "grant", date(2026, 11, 4)))
    with small.store.work(small.ben, "correct") as work:
        events.change_event(work, replace(events.get_event(small.store, one), day=date(2026, 11, 5)), "misread")
    with pytest.raises(SamePerson), small.store.work(small.ben, "verify") as work:
        events.verify_event(work, one, date(2026, 11, 5))
    with small.store.work(small.ann, "verify") as work:
        assert events.verify_event(work, one, date(2026, 11, 5))
    assert events.list_event_revisions(small.store, one)[0].day == date(2026, 11, 4)


def test_who_entered_it_does_not_verify_it(small: Small) -> None:
    with small.store.work(small.ann, "enter") as work:
        one = events.add_event(work, MatterEvent(small.other, "grant", date(2026, 11, 4)))
    with pytest.raises(SamePerson), small.store.work(small.ann, "verify") as work:
        events.verify_event(work, one, date(2026, 11, 4))
    assert not events.get_event(small.store, one).verified


def test_an_event_withdrawn_stays_readable(small: Small) -> None:
    with small.store.work(small.ann, "enter") as work:
        one = events.add_event(work, MatterEvent(small.other, "grant", date(2026, 11, 4)))
        events.withdraw_event(work, one, "another file")
    assert events.list_events(small.store, small.other) == []
    assert [found.id for found in events.list_events(small.store, small.other, withdrawn=True)] == [one]
    assert events.list_events_of(small.store, [small.matter, small.other])[small.other] == []
    with pytest.raises(ChangedMeanwhile), small.store.work(small.ann, "change") as work:
        events.change_event(work, replace(events.get_event(small.store, one), version=1, day=date(2026, 1, 1)), "late")
