"""The daily round."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ipdocket.clock import FixedClock
from ipdocket.domain.deadlines import State
from ipdocket.exchange.records import EventRecord, MatterRecord
from ipdocket.services.dating import record_event
from ipdocket.services.importing import FileTaken, import_records
from ipdocket.services.upkeep import (
    back_up,
    catch_up_index,
    cross_check,
    finish_checks,
    last_backup,
    mark_missed_dates,
    needs_backup,
)
from ipdocket.store.backup import BackupElsewhere
from ipdocket.store.deadlines import list_deadlines, list_unchecked
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


def test_a_backup_an_hour_and_only_after_a_change(session_file, matter):
    assert needs_backup(session_file)
    path = back_up(session_file)
    assert path.exists()
    assert last_backup(session_file) == NOW
    assert not needs_backup(session_file)
    with session_file.store.work(session_file.actor(), "note") as work:
        work.record("docket", 0, after={"note": "x"})
    assert not needs_backup(session_file)
    session_file.clock = session_file.store.clock = FixedClock(NOW + timedelta(minutes=61))
    assert needs_backup(session_file)


def test_what_came_in_bulk_is_cross_checked_behind(session):
    import_records(session, [made_record(number) for number in range(3)], FileTaken("list.csv", "0" * 64, "test"))
    unchecked = set(list_unchecked(session.store))
    assert len(unchecked) == 3
    assert cross_check(session, 2) == 2
    assert cross_check(session, 10) == 1
    assert cross_check(session, 10) == 0
    assert list_unchecked(session.store) == []


def test_a_disagreement_is_kept_and_shown(session, monkeypatch):
    import_records(session, [made_record(1)], FileTaken("list.csv", "0" * 64, "test"))
    monkeypatch.setattr(
        "ipdocket.services.upkeep.find_disagreements", lambda *_args: ("only the engine: us.patent.maintenance number 1 at US",)
    )
    cross_check(session)
    rows = {one.rule: one for one in list_deadlines(session.store, 1)}
    assert not rows["us.patent.maintenance"].cross_checked
    assert "disagree" in rows["us.patent.maintenance"].cause
    assert all(one.cross_checked for rule, one in rows.items() if rule != "us.patent.maintenance")


def test_what_a_person_enters_is_computed_by_both_before_it_is_stored(session, matter):
    assert all(one.cross_checked for one in list_deadlines(session.store, matter))


def made_record(number: int) -> MatterRecord:
    days = (EventRecord("filing", date(2018, 1, 31)), EventRecord("grant", date(2021, 6, 29)))
    return MatterRecord(f"k{number}", f"U-{number}", "US", "patent", status="granted", events=days, source_row=number)


def test_a_docket_on_a_server_is_backed_up_there(session_server):
    assert not needs_backup(session_server)
    with pytest.raises(BackupElsewhere, match="pg_dump"):
        back_up(session_server)
