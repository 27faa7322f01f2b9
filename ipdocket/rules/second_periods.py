"""Periods added the slow way, for the second calculator: python-dateutil, with the ends of months handled by hand."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from dateutil import easter
from dateutil.relativedelta import relativedelta
from msgspec import Struct

from ipdocket.rules.hijri import OutsideHijriTables

_ISO = re.compile(r"(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


class Length(Struct, frozen=True):
    """A period taken apart: whole months and days, each with its sign."""

    months: int
    days: int

    def plus(self, other: "Length", times: int = 1) -> "Length":
        """This length and that many times the other."""
        return Length(self.months + other.months * times, self.days + other.days * times)


NOTHING = Length(0, 0)


class NoSuchDay(ValueError):
    """`count = "exact"` met a month that lacks the day."""


def read_length(text: str) -> Length:
    """The months and days of `P3Y6M`, `-P3M`, `P2W`, `P10D`; raises ValueError for anything else."""
    found = _ISO.fullmatch(text)
    if found is None or not any(found.groups()[1:]):
        raise ValueError(f"not a period: {text!r}")
    sign = -1 if found[1] else 1
    years, months, weeks, days = (int(part or 0) for part in found.groups()[1:])
    return Length(sign * (12 * years + months), sign * (7 * weeks + days))


def easter_day(year: int) -> date:
    """Easter Sunday of the western churches."""
    return easter.easter(year)


def last_day(day: date) -> date:
    """The last day of the month of that day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def in_month(day: date, number: int) -> date:
    """That number of day in the month of `day`, or the last day of a month that has none."""
    return day.replace(day=min(number, last_day(day).day))


def add_months(day: date, months: int, counting: str) -> date:
    """The end of a period in months by that way of counting (jurisdictions/README.md, `count`)."""
    same = day + relativedelta(months=months)
    clipped = same.day != day.day
    if counting == "last-to-last":
        return last_day(same) if day == last_day(day) else same
    if counting == "next-day":
        return same + relativedelta(days=1) if clipped else same
    if counting == "exact" and clipped:
        raise NoSuchDay(f"{day} and {months} months")
    if counting == "day-before":
        return _day_before_counterpart(day, months)
    return same


def _day_before_counterpart(day: date, months: int) -> date:
    # The period begins with the following day and ends on the eve of its counterpart; where the last month has no
    # counterpart it ends with that month.
    begins = day + relativedelta(days=1)
    counterpart = begins + relativedelta(months=months)
    if counterpart.day != begins.day:
        return counterpart
    return counterpart - relativedelta(days=1)


def add_length(day: date, length: Length, counting: str = "same-number") -> date:
    """The day reached: months by that way of counting first, then calendar days."""
    reached = add_months(day, length.months, counting) if length.months else day
    return reached + timedelta(days=length.days)


def add_open_days(day: date, count: int, is_closed: Callable[[date], bool]) -> date:
    """The day reached when only open days are counted, forward or back, beginning with the day next to `day`."""
    direction = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += direction
        while is_closed(day):
            day += direction
    return day


def add_hijri(day: date, length: Length) -> date:
    """The day reached when months are those of the Umm al-Qura calendar; raises OutsideHijriTables."""
    from hijridate import Gregorian, Hijri

    try:
        start = Gregorian(day.year, day.month, day.day).to_hijri()
        counted = start.year * 12 + (start.month - 1) + length.months
        year, month = divmod(counted, 12)
        for number in range(start.day, 0, -1):
            if number <= Hijri(year, month + 1, 1).month_length():
                reached = Hijri(year, month + 1, number).to_gregorian()
                return date(reached.year, reached.month, reached.day) + timedelta(days=length.days)
    except OverflowError as error:
        raise OutsideHijriTables(str(error)) from error
    raise OutsideHijriTables(f"{day} and {length.months} Hijri months")
