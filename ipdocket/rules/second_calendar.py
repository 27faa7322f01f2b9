"""Closed days asked one day at a time, for the second calculator: no tables, only the `holidays` package's own memory."""

import warnings
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ipdocket.rules.calendars import Base, CalendarFile, OwnDay, YearList
from ipdocket.rules.second_periods import easter_day, last_day

if TYPE_CHECKING:
    from holidays import HolidayBase

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONGEST_CLOSURE = 400


class SlowCalendar:
    """Whether an office is closed on a day, read from its calendar file; without a file nothing is closed."""

    def __init__(self, file: CalendarFile | None, as_of: date | None = None) -> None:
        self.file = file
        self.as_of = as_of
        self._asked: dict[Base, HolidayBase] = {}

    def is_closed(self, day: date) -> bool:
        """Whether nothing can be done at the office on that day."""
        if self.file is None:
            return False
        listed = self._list_of(self.file, day.year)
        rest = _is_rest_day(self.file, day)
        if listed is not None:
            return day in listed.closed or (rest and day not in listed.open)
        bases = [base for base in self.file.base if base.start <= day.year <= base.until]
        if rest:
            return not any(
                day in self._public(base, day.year).weekend_workdays for base in bases if base.working_weekends
            )
        if any(_falls_on(own, day) for own in self.file.remove):
            return False
        return any(_falls_on(own, day) for own in self.file.add) or any(
            day in self._public(base, day.year) for base in bases
        )

    def next_open(self, day: date, step: int = 1) -> date:
        """That day or, if closed, the next (`step` 1) or previous (-1) open one."""
        for _ in range(_LONGEST_CLOSURE):
            if not self.is_closed(day):
                return day
            day += timedelta(days=step)
        raise ValueError(f"closed for {_LONGEST_CLOSURE} days up to {day}")

    def _list_of(self, file: CalendarFile, year: int) -> YearList | None:
        for entry in file.year:
            hidden = self.as_of is not None and entry.published is not None and entry.published > self.as_of
            if entry.year == year and not hidden:
                return entry
        return None

    def _public(self, base: Base, year: int) -> "HolidayBase":
        from holidays import country_holidays

        if base not in self._asked:
            self._asked[base] = country_holidays(
                base.country, subdiv=base.subdivision or None, categories=base.categories
            )
        found = self._asked[base]
        if year not in found.years:
            with warnings.catch_warnings():  # a year the package does not know has no holidays; it says so as a warning
                warnings.simplefilter("ignore")
                found.get(date(year, 1, 1))
        return found


def _is_rest_day(file: CalendarFile, day: date) -> bool:
    return any(
        _DAYS[day.weekday()] in rest.days
        and (rest.start is None or rest.start <= day)
        and (rest.until is None or day < rest.until)
        for rest in file.rest
    )


def _falls_on(own: OwnDay, day: date) -> bool:
    if own.single is not None:
        return day == own.single
    if not own.start <= day.year <= own.until or (own.weekday and _DAYS[day.weekday()] not in own.weekday):
        return False
    if own.day.startswith("easter"):
        return (day - easter_day(day.year)).days == int(own.day.removeprefix("easter"))
    month, _, rest = own.day.partition("-")
    return day.month == int(month) and (day.day == int(rest) if rest.isdigit() else _is_nth(rest, day))


def _is_nth(text: str, day: date) -> bool:
    weekday, _, which = text.partition("-")
    if _DAYS[day.weekday()] != weekday:
        return False
    if which == "-1":
        return (last_day(day) - day).days < len(_DAYS)
    return (day.day - 1) // len(_DAYS) + 1 == int(which)
