"""Papers, events, typed dates: what moves is shown first, what was is kept."""

from dataclasses import replace
from datetime import date

import pytest

from ipdocket.domain.deadlines import State, Typed
from ipdocket.services.accounts import check_password, sign_in
from ipdocket.services.core.session import NotAllowed
from ipdocket.services.dating import (
    DateBackwards,
    NoReason,
    VerifiedDate,
    add_date,
    assign_dates,
    explain_missed,
    extend_date,
    foresee_event,
    foresee_withdrawal,
    record_event,
    strike_event,
    verify_date,
)
from ipdocket.services.upkeep import mark_missed_dates
from ipdocket.store.deadlines import get_deadline, list_deadlines, list_revisions
from ipdocket.store.events import list_checks, list_events
from ipdocket.store.people import list_people
from ipdocket.store.refusals import SamePerson, WrongStep
from tests.services.conftest import PASSWORD, action


def reply(session, matter):
    return next(one for one in list_deadlines(session.store, matter) if one.kind == "response")


def record_action(session, matter, day=date(2026, 11, 2)):
    record_event(session, replace(action(day), matter=matter))
    return reply(session, matter)


def test_an_office_action_gives_its_ladder(session, matter):
    foreseen = foresee_event(session, replace(action(date(2026, 11, 2)), matter=matter))
    assert [one.result.due for one in foreseen.added if one.result.kind == "response"] == [date(2027, 2, 2)]
    found = record_action(session, matter)
    assert (found.due, found.final, len(found.extensions)) == (date(2027, 2, 2), date(2027, 5, 3), 3)
    assert not found.trigger_verified


def test_a_corrected_date_moves_and_the_old_one_stays_readable(session, matter):
    record_action(session, matter)
    event = list_events(session.store, matter)[-1]
    moved = replace(action(date(2026, 11, 3)), matter=matter)
    with pytest.raises(NoReason):
        record_event(session, moved, replaces=event.id)
    difference = foresee_event(session, moved, replaces=event.id)
    assert difference.added or difference.revised
    record_event(session, moved, replaces=event.id, reason="typed wrongly")
    dues = {one.due: one.state for one in list_deadlines(session.store, matter) if one.kind == "response"}
    assert dues[date(2027, 2, 3)] is State.OPEN
    old = [one for one in list_deadlines(session.store, matter) if one.due == date(2027, 2, 2)]
    assert [one.state for one in old] == [State.SUPERSEDED] or any(list_revisions(session.store, one.id) for one in old)


def test_withdrawing_an_event_ends_its_dates(session, matter):
    found = record_action(session, matter)
    event = list_events(session.store, matter)[-1]
    assert [one.id for one in foresee_withdrawal(session, event.id).superseded] == [found.id]
    strike_event(session, event.id, "wrong matter")
    assert get_deadline(session.store, found.id).state is State.SUPERSEDED
    assert list_events(session.store, matter, withdrawn=True)[-1].withdrawn


def test_a_second_person_verifies_the_date(session, matter):
    found = record_action(session, matter)
    event = list_events(session.store, matter)[-1]
    with pytest.raises(SamePerson):
        verify_date(session, event.id, date(2026, 11, 2))
    sign_in(session, "ben", PASSWORD)
    assert not verify_date(session, event.id, date(2026, 11, 20))
    assert not get_deadline(session.store, found.id).trigger_verified
    assert verify_date(session, event.id, date(2026, 11, 2))
    assert get_deadline(session.store, found.id).trigger_verified


def test_one_person_neither_corrects_nor_strikes_a_verified_date(session, matter):
    record_action(session, matter)
    event = list_events(session.store, matter)[-1]
    check_password(session, "ben", PASSWORD)
    ben = next(one for one in list_people(session.store) if one.initials == "BO")
    assert verify_date(session, event.id, date(2026, 11, 2), (ben, "ben"))
    with pytest.raises(VerifiedDate):
        record_event(session, replace(action(date(2026, 11, 3)), matter=matter), replaces=event.id, reason="misread")
    with pytest.raises(VerifiedDate):
        strike_event(session, event.id, "wrong matter")


def test_a_filing_date_verified_at_another_desk_clears_the_mark_of_every_date_that_counts_from_it(session, matter):
    (filing,) = list_events(session.store, matter)
    people = {one.initials: one for one in list_people(session.store)}
    assert not any(one.trigger_verified for one in list_deadlines(session.store, matter) if one.digest)
    with pytest.raises(NotAllowed):
        verify_date(session, filing.id, date(2023, 1, 31), (people["DL"], "dora"))
    with pytest.raises(SamePerson):
        verify_date(session, filing.id, date(2023, 1, 31), (people["AR"], "anna"))
    check_password(session, "ben", PASSWORD)
    assert not verify_date(session, filing.id, date(2023, 1, 13), (people["BO"], "ben"))
    assert not any(one.trigger_verified for one in list_deadlines(session.store, matter) if one.digest)
    check_password(session, "ben", PASSWORD)
    assert verify_date(session, filing.id, date(2023, 1, 31), (people["BO"], "ben"))
    assert all(one.trigger_verified for one in list_deadlines(session.store, matter))
    kept = [(one.person, one.day) for one in list_checks(session.store, matter)]
    assert kept == [(people["BO"].id, date(2023, 1, 13)), (people["BO"].id, date(2023, 1, 31))]
    assert session.person.initials == "AR"


def test_a_typed_date_is_marked(session, matter):
    made = add_date(session, matter, Typed("Call the inventor", date(2026, 12, 1), "asked by phone"))
    stored = get_deadline(session.store, made)
    assert (stored.typed, stored.certainty, stored.reason) == (True, "typed", "asked by phone")
    with pytest.raises(NoReason):
        add_date(session, matter, Typed("x", date(2026, 12, 1), " "))
    with pytest.raises(DateBackwards):
        add_date(session, matter, Typed("x", date(2026, 12, 2), "y", final=date(2026, 12, 1)))


def test_a_missed_date_keeps_its_cause(session, matter):
    found = record_action(session, matter, date(2025, 1, 2))
    with pytest.raises(WrongStep):
        explain_missed(session, found.id, "the letter was misfiled")
    mark_missed_dates(session)
    assert get_deadline(session.store, found.id).state is State.MISSED
    with pytest.raises(NoReason):
        explain_missed(session, found.id, " ")
    explain_missed(session, found.id, "the letter was misfiled")
    told = get_deadline(session.store, found.id)
    assert (told.state, told.cause) == (State.MISSED, "the letter was misfiled")


def test_the_next_rung_moves_the_work_not_the_final_date(session, matter):
    found = record_action(session, matter)
    extended = extend_date(session, found.id, "fee paid")
    assert (extended.state, extended.act_by, extended.final) == (State.EXTENDED, date(2027, 3, 2), found.final)


def test_a_responsible_person_for_one_or_many(session, matter):
    ids = [one.id for one in list_deadlines(session.store, matter)]
    carla = next(one for one in list_people(session.store) if one.initials == "CS")
    assert assign_dates(session, ids, {"responsible": carla.id}) == len(ids)
    assert {get_deadline(session.store, one).responsible for one in ids} == {carla.id}
    assert assign_dates(session, ids[:1], {"responsible": None}) == 1
