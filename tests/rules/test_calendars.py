"""Closed days: each way of writing them, and the tables of every shipped office against days asked one by one."""

from datetime import date, timedelta

import pytest

from ipdocket.rules.calendars import Base, CalendarFile, OfficeCalendar, OwnDay, RestDays, YearList, weekend_calendar
from ipdocket.rules.second_calendar import SlowCalendar

YEARS = (1985, 1996, 2010, 2019, 2024, 2026, 2033, 2060)


def calendar(**changes):
    return OfficeCalendar(CalendarFile(1, "XX", "test", "sourced", **changes))


def days_of(year):
    first = date(year, 1, 1)
    return [first + timedelta(days=number) for number in range(366) if (first + timedelta(days=number)).year == year]


def test_every_office_closes_on_the_same_days_when_asked_slowly(shipped):
    wrong = []
    for file in shipped.shelf.calendars:
        table, slow = shipped.calendar(file.office), SlowCalendar(file)
        for year in YEARS:
            wrong += [
                (file.office, day) for day in days_of(year) if bool(table.closed_name(day)) != slow.is_closed(day)
            ]
    assert wrong == []


def test_rolling_both_ways():
    days = calendar(add=(OwnDay("Easter Monday", "easter+1"), OwnDay("Good Friday", "easter-2")))
    assert days.roll(date(2024, 3, 29)) == date(2024, 4, 2)
    assert days.roll_back(date(2024, 4, 1)) == date(2024, 3, 28)
    assert days.closed_name(date(2024, 3, 30)) == "Saturday"


@pytest.mark.parametrize(
    ("own", "closed"),
    [
        (OwnDay("d", "08-mon-1"), date(2024, 8, 5)),
        (OwnDay("d", "05-mon--1"), date(2024, 5, 27)),
        (OwnDay("d", single=date(2024, 2, 14)), date(2024, 2, 14)),
        (OwnDay("d", "12-27", weekday=("fri",)), date(2024, 12, 27)),
    ],
)
def test_own_days(own, closed):
    days = calendar(add=(own,))
    assert days.closed_name(closed) == "d"
    assert [day for day in days_of(2024) if days.closed_name(day) == "d"] == [closed]


def test_an_own_day_only_on_its_weekdays_and_years():
    assert calendar(add=(OwnDay("d", "12-27", weekday=("mon",)),)).closed_name(date(2024, 12, 27)) == ""
    limited = calendar(add=(OwnDay("d", "12-27", start=2025, until=2025),))
    assert [year for year in (2024, 2025, 2026) if limited.closed_name(date(year, 12, 27)) == "d"] == [2025]


def test_a_list_of_the_office_wins_but_rest_days_stay():
    listed = YearList(2024, (date(2024, 5, 2),), "list", open=(date(2024, 5, 4),), published=date(2023, 10, 1))
    days = calendar(add=(OwnDay("Labour Day", "05-01"),), year=(listed,))
    assert days.closed_name(date(2024, 5, 1)) == ""
    assert days.closed_name(date(2024, 5, 2)) == "closed by the office's list"
    assert days.closed_name(date(2024, 5, 4)) == ""
    assert days.closed_name(date(2024, 5, 5)) == "Sunday"
    assert days.is_known(2024)
    assert not days.is_known(2024, date(2023, 9, 30))


def test_rest_days_that_changed():
    rest = (RestDays(("fri", "sat"), until=date(2022, 1, 1)), RestDays(("sat", "sun"), start=date(2022, 1, 1)))
    days = calendar(rest=rest)
    assert days.closed_name(date(2021, 12, 31)) == "Friday"
    assert days.closed_name(date(2022, 1, 2)) == "Sunday"
    assert days.closed_name(date(2022, 1, 7)) == ""


def test_working_saturdays_of_china():
    days = calendar(base=(Base("CN", working_weekends=True),))
    assert days.closed_name(date(2024, 2, 4)) == ""  # a Sunday made up for the Spring Festival
    assert days.closed_name(date(2024, 2, 12)) != ""


def test_counting_open_days():
    days = calendar(add=(OwnDay("Labour Day", "05-01"),))
    assert days.add_open_days(date(2024, 4, 26), 3) == date(2024, 5, 2)
    assert days.add_open_days(date(2024, 5, 2), -3) == date(2024, 4, 26)
    assert days.add_open_days(date(2024, 5, 2), 0) == date(2024, 5, 2)


def test_an_office_without_a_list_never_moves_a_date():
    days = weekend_calendar("XX")
    assert days.roll(date(2024, 12, 25)) == date(2024, 12, 25)
    assert not days.is_known(2024)
