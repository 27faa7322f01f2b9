"""The daily round."""

from dataclasses import replace
from datetime import date, timedelta

from ipdocket.clock import FixedClock
from ipdocket.domain.deadlines import State
from ipdocket.services.dating import record_event
from ipdocket.services.upkeep import (
    back_up,
    catch_up_index,
    finish_checks,
    last_backup,
    mark_missed_dates,
    needs_backup,
)
from ipdocket.store.deadlines import list_deadlines
from tests.services.conftest import NOW, action


def test_a_final_date_that_passed_at_the_office_is_missed(session, matter):
    record_event(session, replace(action(date(2026, 5, 22)), matter=matter))
    found = next(one for one in list_deadlines(session.store, matter) if one.kind == "response")
    assert found.final == date(2026, 11, 23)
    mark_missed_dates(session)
    assert next(one for one in list_deadlines(session.store, matter) if one.id == found.id).state is State.OPEN
    # the 24th in Europe, still the 23rd in Washington
    session.clock = session.store.clock = FixedClock(NOW + timedelta(hours=16))
    mark_missed_dates(session)
    assert next(one for one in list_deadlines(session.store, matter) if one.id == found.id).state is State.OPEN
    session.clock = session.store.clock = FixedClock(NOW + timedelta(hours=24))
    mark_missed_dates(session)
    assert next(one for one in list_deadlines(session.store, matter) if one.id == found.id).state is State.MISSED


def test_checks_and_index(session, matter):
    assert finish_checks(session) == ""
    assert catch_up_index(session) == 0


def test_a_backup_an_hour_and_only_after_a_change(session, matter):
    assert needs_backup(session)
    path = back_up(session)
    assert path.exists()
    assert last_backup(session) == NOW
    assert not needs_backup(session)
    with session.store.work(session.actor(), "note") as work:
        work.record("docket", 0, after={"note": "x"})
    assert not needs_backup(session)
    session.clock = session.store.clock = FixedClock(NOW + timedelta(minutes=61))
    assert needs_backup(session)
