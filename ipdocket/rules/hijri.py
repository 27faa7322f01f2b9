"""Years of the Umm al-Qura calendar, in which Saudi trade-mark terms run."""

from datetime import date


class OutsideHijriTables(ValueError):
    """The published Umm al-Qura tables (1343 to 1500 AH) do not reach that far."""


def add_hijri_years(day: date, years: int) -> date:
    """The same day and month that many Hijri years later; day 30 becomes 29 where that month is short.

    Raises OutsideHijriTables beyond the published tables (about 1924 to 2077).
    """
    from hijridate import Gregorian, Hijri

    try:
        start = Gregorian.fromdate(day).to_hijri()
        length = Hijri(start.year + years, start.month, 1).month_length()
        reached = Hijri(start.year + years, start.month, min(start.day, length)).to_gregorian()
    except OverflowError as error:
        raise OutsideHijriTables(str(error)) from error
    return date(reached.year, reached.month, reached.day)
