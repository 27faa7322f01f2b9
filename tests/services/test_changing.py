"""A verified date, a date set by hand, a typed date struck: proposed by one person, done by two, seen by neither alone."""

from dataclasses import replace
from datetime import date

import pytest

from ipdocket.domain.date_changes import Verdict
from ipdocket.domain.deadlines import State, Typed
from ipdocket.domain.people import Person
from ipdocket.services.accounts import check_password, sign_in
from ipdocket.services.changing import (
    LastDayEarlier,
    NoReasonGiven,
    NothingChanges,
    decide,
    list_waiting,
    propose_correction,
    propose_override,
    propose_restore,
    propose_strike,
    propose_void,
    refuse,
    take_back,
)
from ipdocket.services.core.session import NotAllowed, Session
from ipdocket.services.dating import add_date, record_event, verify_date
from ipdocket.services.explaining import explain_deadline
from ipdocket.store.date_changes import find_decision
from ipdocket.store.deadlines import get_deadline, list_deadlines
from ipdocket.store.events import get_event, list_events
from ipdocket.store.people import list_people
from ipdocket.store.refusals import AlreadyProposed, GuardRefused, SamePerson, WrongStep
from tests.services.conftest import PASSWORD, action

PAPER, MOVED = date(2026, 11, 2), date(2026, 11, 12)
BY_HAND, LAST = date(2027, 1, 15), date(2027, 4, 15)


def at_the_desk(session: Session, login: str) -> tuple[Person, str]:
    """The second person, who types their password at the first person's desk."""
    check_password(session, login, PASSWORD)
    initials = {"ben": "BO", "carla": "CS", "dora": "DL", "anna": "AR"}[login]
    return next(one for one in list_people(session.store) if one.initials == initials), login


@pytest.fixture
def paper(session: Session, matter: int) -> int:
    """An office action whose date two persons typed."""
    record_event(session, replace(action(PAPER), matter=matter))
    event = list_events(session.store, matter)[-1]
    assert verify_date(session, event.id, PAPER, at_the_desk(session, "ben"))
    return event.id


def reply(session: Session, matter: int):
    return next(
        one for one in list_deadlines(session.store, matter) if one.kind == "response" and one.state is not State.SUPERSEDED
    )


def test_a_verified_paper_moves_with_its_dates_when_two_typed_the_same(session, matter, paper):
    before = reply(session, matter)
    change = propose_correction(session, paper, replace(action(MOVED), matter=matter), "the stamp reads 12")
    assert reply(session, matter) == before
    with pytest.raises(AlreadyProposed):
        propose_strike(session, paper, "wrong matter")
    with pytest.raises(SamePerson):
        decide(session, change, MOVED)
    done = decide(session, change, MOVED, second=at_the_desk(session, "ben"))
    assert done.agreed
    assert done.stored is not None
    assert reply(session, matter).due == date(2027, 2, 12)
    assert reply(session, matter).trigger_verified
    assert get_event(session.store, paper).verified


def test_another_date_typed_moves_nothing_and_both_stay(session, matter, paper):
    before = reply(session, matter)
    change = propose_correction(session, paper, replace(action(MOVED), matter=matter), "the stamp reads 12")
    done = decide(session, change, date(2026, 11, 13), second=at_the_desk(session, "ben"))
    assert not done.agreed
    assert reply(session, matter) == before
    assert find_decision(session.store, change).day == date(2026, 11, 13)
    assert list_waiting(session) == []


def test_the_second_person_does_not_see_what_to_type(session, matter, paper):
    change = propose_correction(session, paper, replace(action(MOVED), matter=matter), "misread")
    (own,) = list_waiting(session, matter)
    assert (own.mine, own.change.day, own.change.id) == (True, MOVED, change)
    sign_in(session, "ben", PASSWORD)
    (seen,) = list_waiting(session)
    assert (seen.mine, seen.change.day, seen.change.paper, seen.change.masked) == (False, None, None, True)
    assert seen.about.day == PAPER


def test_a_verified_event_is_struck_by_two(session, matter, paper):
    found = reply(session, matter)
    change = propose_strike(session, paper, "it belongs to ACM-002")
    assert decide(session, change, PAPER, second=at_the_desk(session, "ben")).agreed
    assert get_event(session.store, paper).withdrawn
    assert get_deadline(session.store, found.id).state is State.SUPERSEDED


def test_a_date_set_by_hand_needs_two_and_says_who_and_why(session, matter, paper):
    found = reply(session, matter)
    change = propose_override(session, found.id, BY_HAND, LAST, "the office's letter of 20 November", ("letter.pdf", b"%PDF"))
    assert get_deadline(session.store, found.id).due == found.due
    decide(session, change, BY_HAND, LAST, second=at_the_desk(session, "ben"))
    told = explain_deadline(session, found.id)
    assert (told.deadline.due, told.deadline.final, told.deadline.certainty) == (BY_HAND, LAST, "typed")
    assert told.by_hand is not None
    assert told.by_hand.given.due == found.due
    assert told.by_hand.change.reason == "the office's letter of 20 November"
    assert told.by_hand.decision.verdict is Verdict.AGREED
    assert told.steps, "the rules' own working stays readable"
    back = propose_restore(session, found.id, "the letter was withdrawn")
    assert decide(session, back, found.due, found.final, second=at_the_desk(session, "ben")).agreed
    restored = get_deadline(session.store, found.id)
    assert (restored.due, restored.final, restored.extensions) == (found.due, found.final, found.extensions)
    assert (restored.certainty, restored.override) == (found.certainty, None)


def test_only_one_of_two_dates_typed_again_is_not_enough(session, matter, paper):
    found = reply(session, matter)
    change = propose_override(session, found.id, BY_HAND, LAST, "letter")
    assert not decide(session, change, BY_HAND, second=at_the_desk(session, "ben")).agreed
    assert get_deadline(session.store, found.id).due == found.due


def test_a_typed_date_is_struck_by_two(session, matter):
    made = add_date(session, matter, Typed("Call the inventor", date(2026, 12, 1), "asked by phone"))
    with pytest.raises(WrongStep):
        propose_override(session, made, date(2026, 12, 2), None, "x")
    change = propose_void(session, made, "entered twice")
    assert get_deadline(session.store, made).state is State.OPEN
    assert decide(session, change, date(2026, 12, 1), second=at_the_desk(session, "ben")).agreed
    assert get_deadline(session.store, made).state is State.VOID


def test_refused_or_taken_back_with_a_reason(session, matter, paper):
    change = propose_strike(session, paper, "wrong matter")
    with pytest.raises(SamePerson):
        refuse(session, change, "no")
    with pytest.raises(NoReasonGiven):
        refuse(session, change, " ", at_the_desk(session, "ben"))
    refuse(session, change, "the paper is ours", at_the_desk(session, "ben"))
    other = propose_strike(session, paper, "wrong matter")
    sign_in(session, "carla", PASSWORD)
    with pytest.raises(GuardRefused):
        take_back(session, other, "not mine")
    sign_in(session, "anna", PASSWORD)
    take_back(session, other, "I misread")
    assert find_decision(session.store, other).verdict is Verdict.TAKEN_BACK
    assert not get_event(session.store, paper).withdrawn


def test_what_may_not_be_proposed(session, matter, paper):
    found = reply(session, matter)
    same = get_event(session.store, paper)
    with pytest.raises(NothingChanges):
        propose_correction(session, paper, same, "x")
    with pytest.raises(NothingChanges):
        propose_override(session, found.id, found.due, found.final, "x")
    with pytest.raises(LastDayEarlier):
        propose_override(session, found.id, BY_HAND, date(2027, 1, 14), "x")
    with pytest.raises(NoReasonGiven):
        propose_override(session, found.id, BY_HAND, None, "")
    with pytest.raises(WrongStep):
        propose_restore(session, found.id, "x")
    with pytest.raises(WrongStep):
        propose_void(session, found.id, "x")
    change = propose_strike(session, paper, "x")
    with pytest.raises(NotAllowed):
        decide(session, change, PAPER, second=at_the_desk(session, "dora"))
    sign_in(session, "ben", PASSWORD)
    with pytest.raises(NotAllowed):
        propose_strike(session, paper, "verifiers enter nothing")
