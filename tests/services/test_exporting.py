"""Calendars: the same docket gives the same file; a moved date rises; a closed one is cancelled."""

from dataclasses import replace
from datetime import date, timedelta

import icalendar
import pytest

from ipdocket.clock import FixedClock
from ipdocket.domain.matter import MatterStatus
from ipdocket.services.dating import record_event
from ipdocket.services.docketing import end_matter
from ipdocket.services.exporting import alarm_days, export_calendar
from ipdocket.store.events import list_events
from tests.services.conftest import NOW, action


def entries(path):
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    assert calendar.errors == []
    return {str(one["UID"]): one for one in calendar.walk("VEVENT")}


@pytest.fixture
def dated(session, matter):
    record_event(session, replace(action(date(2026, 11, 2)), matter=matter))
    return matter


def test_due_and_final_dates_stand_apart(session, dated, tmp_path):
    export_calendar(session, tmp_path / "firm.ics")
    found = entries(tmp_path / "firm.ics")
    reply = sorted(one["DTSTART"].dt for one in found.values() if "us.patent.office-action" in str(one["DESCRIPTION"]))
    assert reply == [date(2027, 2, 2), date(2027, 5, 3)]
    assert [str(uid).count("-final@") for uid in found].count(1) >= 1


def test_the_same_docket_gives_the_same_file(session, dated, tmp_path):
    export_calendar(session, tmp_path / "a.ics")
    later = FixedClock(NOW + timedelta(hours=5))
    session.clock = session.store.clock = later
    export_calendar(session, tmp_path / "b.ics")
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()


def test_a_moved_date_keeps_its_uid_only_if_its_paper_is_the_same(session, dated, tmp_path):
    export_calendar(session, tmp_path / "a.ics")
    event = list_events(session.store, dated)[-1]
    moved = replace(action(date(2026, 11, 2), period="P2M"), matter=dated)
    record_event(session, moved, replaces=event.id, reason="the paper says two months")
    export_calendar(session, tmp_path / "b.ics")
    before, after = entries(tmp_path / "a.ics"), entries(tmp_path / "b.ics")
    risen = [uid for uid in after if uid in before and int(after[uid]["SEQUENCE"]) == int(before[uid]["SEQUENCE"]) + 1]
    assert risen
    assert any(after[uid]["DTSTART"].dt == date(2027, 1, 4) for uid in risen)


def test_what_ends_is_cancelled_and_stays_four_hundred_days(session, dated, tmp_path):
    export_calendar(session, tmp_path / "a.ics")
    end_matter(session, dated, MatterStatus.ABANDONED, date(2026, 11, 20), "client's wish")
    export_calendar(session, tmp_path / "b.ics")
    assert {str(one["STATUS"]) for one in entries(tmp_path / "b.ics").values()} == {"CANCELLED"}
    assert set(entries(tmp_path / "a.ics")) == set(entries(tmp_path / "b.ics"))
    session.clock = session.store.clock = FixedClock(NOW + timedelta(days=401))
    export_calendar(session, tmp_path / "c.ics")
    assert entries(tmp_path / "c.ics") == {}


def test_private_entries_leave_out_owner_and_title(session, dated, tmp_path):
    export_calendar(session, tmp_path / "a.ics", private=True)
    text = (tmp_path / "a.ics").read_text(encoding="utf-8")
    assert "Acme" not in text
    assert "Widget" not in text
    assert "CLASS:CONFIDENTIAL" in text


def test_alarms_are_the_four_nearest_tiers():
    assert alarm_days("annuity") == (7, 3, 1, 0)
    assert alarm_days("other") == (30, 14, 7, 1)


def test_a_span_writes_only_its_days_and_cancels_nothing_outside(session, dated, tmp_path):
    export_calendar(session, tmp_path / "all.ics")
    whole = entries(tmp_path / "all.ics")
    span = (date(2027, 1, 1), date(2027, 3, 31))
    assert export_calendar(session, tmp_path / "some.ics", span=span) == 1
    (some,) = entries(tmp_path / "some.ics").values()
    assert some["DTSTART"].dt == date(2027, 2, 2)
    export_calendar(session, tmp_path / "again.ics")
    assert (tmp_path / "again.ics").read_bytes() == (tmp_path / "all.ics").read_bytes()
    assert len(whole) > 1
