import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from ipdocket.exchange.ics_out import CalendarItem, alarm_trigger, clean_text, make_uid, write_calendar
from tests.exchange.ics_check import find_faults, list_with_khal, read_with_ical_js

STAMP = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
FEE = CalendarItem(
    uid=make_uid("docket", "matter-1", "ep.patent.annuity", 5, "filing"),
    sequence=0,
    stamp=STAMP,
    day=date(2026, 12, 31),
    summary="ACM-012EP EP Renewal fee, year 5",
    description="Due 31 Dec 2026, final 30 Jun 2027\nRule 51(1) EPC; owner: Müller & Söhne 株式会社 شركة",
    categories=("annuity", "EP, patents"),
    alarms=(30, 7, 1, 0),
)
FINAL = replace(
    FEE,
    uid=make_uid("docket", "matter-1", "ep.patent.annuity", 5, "filing", final=True),
    day=date(2027, 6, 30),
    final=True,
)


def events_of(content: bytes) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.errors
    events = list(calendar.walk("VEVENT"))
    assert not any(part.errors for part in calendar.walk())
    return events


def test_an_entry_is_an_all_day_event_with_everything_in_its_place() -> None:
    content = write_calendar([FEE, FINAL], "Firm")
    assert find_faults(content) == []
    fee, final = events_of(content)
    assert (fee["DTSTART"].dt, fee["DTEND"].dt) == (date(2026, 12, 31), date(2027, 1, 1))
    assert fee["DTSTART"].params["VALUE"] == "DATE" and fee["DTEND"].params["VALUE"] == "DATE"
    assert (str(fee["SUMMARY"]), str(fee["DESCRIPTION"])) == (FEE.summary, FEE.description)
    assert [str(word) for word in fee["CATEGORIES"].cats] == ["annuity", "EP, patents"]
    assert (fee["STATUS"], fee["TRANSP"], fee["CLASS"], fee["SEQUENCE"]) == ("CONFIRMED", "TRANSPARENT", "PUBLIC", 0)
    assert fee["DTSTAMP"].dt == fee["LAST-MODIFIED"].dt == STAMP
    assert str(final["UID"]).partition("@")[0] == str(fee["UID"]).partition("@")[
        0
    ] + "-final" and "UID" not in icalendar.Calendar.from_ical(content)
    assert b"X-WR-CALNAME:Firm\r\n" in content and b"METHOD" not in content


def test_alarms_ring_at_nine_in_the_morning() -> None:
    assert [alarm_trigger(days) for days in (0, 1, 7, 30)] == ["PT9H", "-PT15H", "-P6DT15H", "-P29DT15H"]
    (fee,) = events_of(write_calendar([FEE], "Firm"))
    alarms = list(fee.walk("VALARM"))
    midnight = datetime(2026, 12, 31, tzinfo=UTC)
    assert [(midnight + alarm["TRIGGER"].dt).strftime("%m-%d %H:%M") for alarm in alarms] == [
        "12-31 09:00", "12-30 09:00", "12-24 09:00", "12-01 09:00",
    ]  # fmt: skip
    assert all(
        alarm["ACTION"] == "DISPLAY" and alarm["DESCRIPTION"] == FEE.summary and "UID" not in alarm for alarm in alarms
    )


def test_at_most_four_alarms_and_those_the_nearest() -> None:
    (fee,) = events_of(write_calendar([replace(FEE, alarms=(180, 90, 60, 30, 14, 7, 14))], "Firm"))
    assert [alarm.to_ical().split(b"TRIGGER:")[1][:9] for alarm in fee.walk("VALARM")] == [
        b"-P6DT15H\r",
        b"-P13DT15H",
        b"-P29DT15H",
        b"-P59DT15H",
    ]


def test_a_cancelled_entry_stays_without_alarms_and_a_private_one_is_confidential() -> None:
    (gone,) = events_of(write_calendar([replace(FEE, status="cancelled", sequence=3, private=True)], "Firm"))
    assert (gone["STATUS"], gone["SEQUENCE"], gone["CLASS"]) == ("CANCELLED", 3, "CONFIDENTIAL")
    assert not list(gone.walk("VALARM"))


def test_the_id_depends_on_each_fact_and_on_nothing_else() -> None:
    facts = ("docket", "matter", "rule", 5, "filing")
    uids = {make_uid(*facts)}
    for index in range(5):
        changed = [*facts]
        changed[index] = 6 if index == 3 else "other"
        uids.add(make_uid(*changed))
    assert len(uids) == 6 and make_uid("d", "m", "r", None, "t") == make_uid("d", "m", "r", None, "t")
    assert make_uid("ab", "c", "r", 1, "t") != make_uid("a", "bc", "r", 1, "t")


def test_the_same_docket_gives_the_same_file_whatever_the_order() -> None:
    assert write_calendar([FEE, FINAL], "Firm") == write_calendar([FINAL, FEE], "Firm")
    with pytest.raises(ValueError, match="one uid"):
        write_calendar([FEE, FEE], "Firm")


def test_an_empty_calendar_is_a_calendar() -> None:
    assert events_of(write_calendar([], "Firm")) == [] and find_faults(write_calendar([], "Firm")) == []


def test_vobject_finds_every_required_part() -> None:
    read = vobject.readOne(write_calendar([FEE, FINAL], "Firm").decode())
    assert read.validate(raiseException=True)
    assert read.vevent.dtstart.value == date(2026, 12, 31)


def test_khal_shows_the_entry_moves_it_and_strikes_it(tmp_path: Path) -> None:
    moved = replace(FEE, day=date(2027, 1, 4), sequence=1)
    struck = replace(moved, sequence=2, status="cancelled")
    assert "2026-12-31|ACM-012EP EP Renewal fee, year 5|CONFIRMED |annuity,EP" in list_with_khal(
        [write_calendar([FEE], "F")], tmp_path
    )
    later = list_with_khal([write_calendar([moved], "F")], tmp_path)
    assert "2027-01-04|" in later and "2026-12-31|" not in later
    assert "CANCELLED" in list_with_khal([write_calendar([struck], "F")], tmp_path)


def test_ical_js_reads_the_file_in_strict_mode(tmp_path: Path) -> None:
    fee, final = json.loads(read_with_ical_js(write_calendar([FEE, FINAL], "Firm"), tmp_path))
    assert (fee["start"], fee["end"], fee["date"]) == ("2026-12-31", "2027-01-01", True)
    assert (fee["summary"], fee["description"]) == (FEE.summary, FEE.description)
    assert fee["alarms"] == ["PT9H", "-PT15H", "-P6DT15H", "-P29DT15H"] and final["start"] == "2027-06-30"


@settings(max_examples=300)
@given(st.text(max_size=120), st.text(max_size=400), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_stays_text(summary: str, description: str, categories: list[str]) -> None:
    content = write_calendar(
        [replace(FEE, summary=summary, description=description, categories=tuple(categories))], summary
    )
    assert find_faults(content) == []
    (event,) = events_of(content)
    assert str(event["SUMMARY"]) == clean_text(summary)
    assert str(event.get("DESCRIPTION", "")) == clean_text(description)
    assert len(list(event.walk("VALARM"))) == 4


@pytest.mark.parametrize(
    "text",
    [
        "x\r\nATTENDEE:mailto:a@b",
        "x\nEND:VEVENT\nBEGIN:VEVENT",
        "a\\nb",
        "a;b,c\\",
        "x\r\n ATTACH:file:///etc",
        'quote " : ;',
        "\u2028BEGIN:VALARM",
    ],
)
def test_no_text_starts_a_line_of_its_own(text: str) -> None:
    content = write_calendar([replace(FEE, summary=text, description=text, categories=(text,))], text)
    (event,) = events_of(content)
    names = {
        line.partition(b":")[0].partition(b";")[0] for line in content.split(b"\r\n") if line[:1] not in (b" ", b"")
    }
    assert not names & {b"ATTENDEE", b"ATTACH"} and content.count(b"\r\nBEGIN:VEVENT") == 1
    assert str(event["SUMMARY"]) == clean_text(text)
