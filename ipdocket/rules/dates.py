"""Date arithmetic as laws state it: one addition, one stated way of counting, one stated overflow.

True, and tested: adding months never passes the end of the target month; adding n then m days is adding n + m days.

False, and tested to stay false, because rule writers keep assuming them:

>>> add_months(add_months(date(2023, 1, 31), 1), 1) == add_months(date(2023, 1, 31), 2)   # 28 March, 31 March
False
>>> add_months(add_months(date(2024, 2, 29), 12), -12) == date(2024, 2, 29)               # 28 February 2024
False
>>> add_months(date(2023, 2, 28), 1) == month_end(date(2023, 3, 28))                      # month ends are not kept
False
"""

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
FIRST_DAY = date(1583, 1, 1)
LAST_DAY = date(2500, 12, 31)
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_PERIOD = re.compile(r"(-)?P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,3})W)?(?:(\d{1,4})D)?")


class AmbiguousDay(ValueError):
    """The day does not exist in the target month, and the rule has not said what then."""


class UnreadablePeriod(ValueError):
    """The text is not an ISO 8601 period of years, months, weeks and days."""


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as laws write it: calendar months (years are twelve of them), then days."""

    months: int = 0
    days: int = 0


def read_period(text: str) -> Period:
    """The period that an ISO 8601 text such as `P3Y6M`, `P10D`, `P2W` or `-P6M` stands for.

    Raises UnreadablePeriod for anything else, fractions and clock times included.

    >>> read_period("P3Y6M"), read_period("-P2W")
    (Period(months=42, days=0), Period(months=0, days=-14))
    """
    match = _PERIOD.fullmatch(text)
    if match is None:
        raise UnreadablePeriod(f"{text!r} is not a period such as P4M, P3Y6M or P10D")
    sign = -1 if match[1] else 1
    years, months, weeks, days = (int(part or 0) for part in match.group(2, 3, 4, 5))
    return Period(sign * (years * 12 + months), sign * (weeks * 7 + days))


def days_in_month(year: int, month: int) -> int:
    """28 to 31: the length of that month of the Gregorian calendar."""
    return monthrange(year, month)[1]


def add_months(day: date, months: int) -> date:
    """The same-numbered day `months` later, or the last day of a month that has none (Rule 131(4) EPC and most laws).

    >>> add_months(date(2024, 10, 31), 4)
    datetime.date(2025, 2, 28)
    """
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12
    number = day.day
    if number > 28:
        length = _MONTH_DAYS[month]
        if month == 1 and isleap(year):
            length = 29
        number = min(number, length)
    return date(year, month + 1, number)


def add_months_or_abort(day: date, months: int) -> date:
    """The same-numbered day `months` later; raises AmbiguousDay where the month has no such day."""
    result = add_months(day, months)
    if result.day != day.day:
        raise AmbiguousDay(f"{day} plus {months} months: {result.year}-{result.month:02} has no day {day.day}")
    return result


def add_months_next_day(day: date, months: int) -> date:
    """The same-numbered day, or the first of the next month where there is none (Brazilian Civil Code Art. 132 s. 3).

    >>> add_months_next_day(date(2024, 1, 31), 1)
    datetime.date(2024, 3, 1)
    """
    result = add_months(day, months)
    return result if result.day == day.day else result + ONE_DAY


def add_months_day_before(day: date, months: int) -> date:
    """The day before the one that corresponds to the day after the event (Japan, Korea, Taiwan, Australian patents).

    Differs from the same-numbered day only for events at the end of a month shorter than the target month.

    >>> add_months_day_before(date(2022, 6, 30), 1), add_months_day_before(date(2022, 6, 29), 1)
    (datetime.date(2022, 7, 31), datetime.date(2022, 7, 29))
    """
    start = day + ONE_DAY
    corresponding = add_months(start, months)
    return corresponding - ONE_DAY if corresponding.day == start.day else corresponding


def add_months_last_to_last(day: date, months: int) -> date:
    """From last day of a month to last day of a month, otherwise the same-numbered day (J 4/91; Art. 56(4) CDIR).

    >>> add_months_last_to_last(date(2020, 2, 29), 1)
    datetime.date(2020, 3, 31)
    """
    result = add_months(day, months)
    return month_end(result) if (day + ONE_DAY).day == 1 else result


def month_end(day: date) -> date:
    """The last day of that month."""
    month = day.month
    if month != 2:
        return date(day.year, month, _MONTH_DAYS[month - 1])
    return date(day.year, 2, 29 if isleap(day.year) else 28)


def month_start(day: date) -> date:
    """The first day of that month."""
    return day.replace(day=1)


def anniversary_after(of: date, after: date, inclusive: bool) -> date:
    """The first anniversary of `of` later than `after` (or on it, if `inclusive`); 29 February falls on 28 February.

    The day itself is no anniversary of its own: the first one is a year later.
    """
    years = max(1, after.year - of.year - 1)
    while True:
        day = add_months(of, 12 * years)
        if day > after or (inclusive and day == after):
            return day
        years += 1


def next_fixed_day(day: date, month: int, number: int) -> date:
    """The first day with that month and number on or after `day`."""
    this_year = date(day.year, month, number)
    return this_year if this_year >= day else date(day.year + 1, month, number)
