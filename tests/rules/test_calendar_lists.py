"""Closed days as the offices themselves printed them, against the calendars of jurisdictions/calendars."""

from datetime import date, timedelta

import pytest

from ipdocket.rules.calendars import OfficeCalendar
from ipdocket.rules.load import read_calendar_file
from tests.rules.calendar_snapshot import CALENDARS

# Working days of the week on which the office said it was closed; a year whose list was read in full.
FULL_YEARS = {
    ("EP", 1997): "01-01 01-06 03-28 03-31 04-30 05-01 05-05 05-08 05-19 05-29 08-15 10-03 12-24 12-25 12-26 12-31",
    ("EP", 1999): "01-01 01-06 04-02 04-05 04-30 05-05 05-13 05-24 06-03 11-01 12-24 12-31",
    ("EP", 2015): "01-01 01-02 01-06 04-03 04-06 04-27 05-01 05-05 05-14 05-25 06-04 "
    "12-24 12-25 12-28 12-29 12-30 12-31",
    ("EP", 2020): "01-01 01-06 04-10 04-13 04-27 05-01 05-05 05-21 06-01 06-11 12-24 12-25 12-28 12-29 12-30 12-31",
    ("EP", 2023): "01-06 03-08 04-07 04-10 04-27 05-01 05-05 05-18 05-29 06-08 08-15 10-03 11-01 "
    "12-25 12-26 12-27 12-28 12-29",
    ("WO", 2017): "01-02 04-14 04-17 05-25 06-05 09-07 12-25 12-29",
    ("WO", 2019): "01-01 04-19 04-22 05-30 06-10 09-05 12-25 12-31",
    ("AU", 2018): "01-01 01-26 03-12 03-30 04-02 04-25 05-28 06-11 10-01 12-25 12-26 12-27 12-28 12-31",
    ("AU", 2026): "01-01 01-26 03-09 04-03 04-06 04-27 06-01 06-08 10-05 12-25 12-28 12-29 12-30 12-31",
}
# Stretches that a notice closed, both days included, and the day on which the office opened again.
CLOSED_STRETCHES = [
    ("EP", "2012-12-27", "2013-01-01"),
    ("EP", "2018-12-24", "2019-01-01"),
    ("EP", "2022-12-24", "2023-01-01"),
    ("EP", "2023-12-23", "2024-01-01"),
    ("EP", "2024-12-24", "2025-01-01"),
    ("EP", "2025-12-24", "2026-01-01"),
    ("WO", "2016-12-30", "2017-01-02"),
    ("NZ", "2014-12-25", "2015-01-04"),
    ("US", "2025-12-24", "2025-12-28"),
    ("US", "1996-01-06", "1996-01-10"),
    ("US", "2003-09-18", "2003-09-19"),
    ("US", "2010-02-06", "2010-02-09"),
    ("US", "2012-10-27", "2012-10-30"),
    ("CA", "2022-09-19", "2022-09-19"),
    ("CA", "2017-05-08", "2017-05-09"),
]
OPEN_DAYS = [
    ("EP", "2023-01-02"),
    ("EP", "2024-01-02"),
    ("EP", "2025-01-02"),
    ("EP", "2026-01-02"),
    ("EP", "2019-01-02"),
    ("WO", "2016-12-27"),
    ("WO", "2017-01-03"),
    ("WO", "2017-08-01"),
    ("AU", "2018-04-26"),
    ("NZ", "2015-01-05"),
    ("US", "2024-04-16"),
    ("DE", "2026-12-24"),
    ("CN", "2024-02-18"),
]
# Printed in the law notes: the day before moving, and the next open day.
MOVES = [
    ("EP", "2025-06-19", "2025-06-20"),
    ("EP", "2024-05-09", "2024-05-10"),
    ("JP", "2024-01-03", "2024-01-04"),
    ("JP", "2023-12-29", "2024-01-04"),
    ("US", "2024-06-08", "2024-06-10"),
    ("GB", "2023-05-08", "2023-05-09"),
    ("DE", "2025-06-07", "2025-06-10"),
    ("DE", "2024-11-01", "2024-11-04"),
    ("FR", "2023-07-14", "2023-07-17"),
    ("CN", "2019-02-05", "2019-02-11"),
    ("CN", "2024-02-10", "2024-02-18"),
    ("KR", "2024-05-01", "2024-05-02"),
    ("CA", "2023-12-24", "2023-12-27"),
    ("CA", "2023-09-30", "2023-10-03"),
    ("AU", "2026-03-09", "2026-03-10"),
    ("AU", "2026-12-30", "2027-01-04"),
    ("NZ", "2014-12-29", "2015-01-05"),
    ("BR", "2024-05-04", "2024-05-06"),
    ("RU", "2025-01-04", "2025-01-09"),
    ("IL", "2024-02-24", "2024-02-25"),
    ("GB", "2020-04-15", "2020-07-30"),
    ("EM", "2020-05-04", "2020-05-18"),
    ("EM", "2020-03-09", "2020-05-18"),
    ("EP", "2020-03-15", "2020-06-02"),
    ("EP", "2020-06-01", "2020-06-02"),
    ("EP", "2010-04-15", "2010-04-29"),
    ("EP", "2010-04-28", "2010-04-29"),
    ("BR", "2020-03-16", "2020-06-01"),
    ("CA", "2020-03-16", "2020-08-31"),
    ("AE", "2021-12-31", "2022-01-03"),
]


def calendar(office: str) -> OfficeCalendar:
    return OfficeCalendar(read_calendar_file(CALENDARS / f"{office.lower()}.toml"))


@pytest.mark.parametrize(("office", "year"), FULL_YEARS)
def test_a_published_list_is_given_exactly(office: str, year: int) -> None:
    # A period extended by a notice (Rule 134(2) EPC) is no closed day of the yearly list.
    computed = [
        f"{day:%m-%d}"
        for day, name in sorted(calendar(office).closed_days(year).items())
        if day.weekday() < 5 and not name.startswith("Extension")
    ]
    assert " ".join(computed) == FULL_YEARS[office, year]


@pytest.mark.parametrize(("office", "first", "last"), CLOSED_STRETCHES)
def test_a_stretch_closed_by_notice_has_no_open_day(office: str, first: str, last: str) -> None:
    reopened = date.fromisoformat(last) + timedelta(days=1)
    while reopened.weekday() > 4:
        reopened += timedelta(days=1)
    assert calendar(office).roll(date.fromisoformat(first)) == reopened


@pytest.mark.parametrize(("office", "day"), OPEN_DAYS)
def test_the_office_is_open(office: str, day: str) -> None:
    assert calendar(office).closed_name(date.fromisoformat(day)) == ""


@pytest.mark.parametrize(("office", "day", "moved"), MOVES)
def test_a_date_on_a_closed_day_moves_to_the_next_open_one(office: str, day: str, moved: str) -> None:
    assert calendar(office).roll(date.fromisoformat(day)) == date.fromisoformat(moved)


@pytest.mark.parametrize(
    ("office", "year", "known"), [("EP", 2024, True), ("EP", 2026, False), ("EM", 2020, False), ("US", 1989, False)]
)
def test_what_is_not_officially_known_is_an_estimate(office: str, year: int, known: bool) -> None:
    assert calendar(office).is_known(year) is known
