"""Reads dates the way people type them, and says what it cannot know instead of guessing."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

EARLIEST = date(1883, 1, 1)
LATEST = date(2200, 12, 31)
_EXCEL_START = date(1899, 12, 30)  # Excel's day 0 for every day after the 29 February 1900 that never was

_MONTH_WORDS = {
    1: "jan january januar jänner janv janvier jaenner",
    2: "feb february februar febr fév février fevr févr fevrier",
    3: "mar march märz mrz mär mars maerz",
    4: "apr april avr avril",
    5: "may mai",
    6: "jun june juni juin",
    7: "jul july juli juil juillet",
    8: "aug august août aout",
    9: "sep sept september septembre",
    10: "oct october okt oktober octobre",
    11: "nov november novembre",
    12: "dec december dez dezember déc décembre decembre",
}
_MONTHS = {word: number for number, words in _MONTH_WORDS.items() for word in words.split()}
_STEP = re.compile(r"([+-])\s*(\d{1,4})\s*([dwmyDWMY])")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?")
_ISO_ZONED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:?\d{2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4})\.?")
_SHORT_YEAR = re.compile(r"\d{1,2}\s*([./-])\s*\d{1,2}\s*\1\s*\d{2}")
_DAY_WORD = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er)?[.\s-]*([^\W\d_]+)\.?[,\s-]*(\d{2}|\d{4})")
_WORD_DAY = re.compile(r"([^\W\d_]+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?[,\s]\s*(\d{2}|\d{4})")


class DayOrder(StrEnum):
    """Which of the two numbers in 03/04/2026 is the day."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class TypedDate:
    """What a typed text means: exactly one of `day`, `choices` (day first, month first) and `wrong` is set."""

    day: date | None = None
    choices: tuple[date, date] | None = None
    wrong: str = ""


def read_date(text: str, today: date | None = None, order: DayOrder | None = None) -> TypedDate:
    """The date that a person typed or a cell holds.

    `today` allows "today" and steps such as +3m; without it they are not dates. `order` answers an ambiguous text;
    without it both readings come back. A two-digit year is never completed.
    """
    typed = " ".join(text.split())
    if today is not None and (relative := _read_relative(typed, today)) is not None:
        return relative
    if found := _ISO.fullmatch(typed) or _COMPACT.fullmatch(typed):
        return _make(found[1], found[2], found[3], typed)
    if found := _ISO_ZONED.fullmatch(typed):
        return read_date(found[1])
    if found := _NUMBERS.fullmatch(typed):
        return _read_numbers(found, typed, order)
    if _SHORT_YEAR.fullmatch(typed):
        return TypedDate(wrong=f"{typed} has a two-digit year")
    return _read_words(typed)


def read_serial(number: float) -> TypedDate:
    """The date behind an Excel serial number (1900 system): whole days since 30 December 1899, from day 61 on."""
    if not 61 <= number < 110_000:
        return TypedDate(wrong=f"{number:g} is not a date")
    return _bounded(_EXCEL_START + timedelta(days=int(number)), f"{number:g}")


def read_cell(value: object, order: DayOrder | None = None) -> TypedDate:
    """The date in a spreadsheet cell of any type; a time of day is dropped."""
    if isinstance(value, datetime):
        return _bounded(value.date(), str(value))
    if isinstance(value, date):
        return _bounded(value, str(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        if float(value).is_integer() and _COMPACT.fullmatch(str(int(value))):
            return read_date(str(int(value)))
        return read_serial(float(value))
    return read_date(str(value), order=order)


def add_months(start: date, months: int) -> date:
    """The same day some months on, or that month's last day: for typing only, law is counted elsewhere."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, _month_length(year, month + 1)))


def _month_length(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def _read_relative(typed: str, today: date) -> TypedDate | None:
    """A word for a near day, or a step from today, as the keyboard gives it."""
    words = {"today": 0, "heute": 0, "tomorrow": 1, "morgen": 1, "yesterday": -1, "gestern": -1, "t": 0}
    if typed.casefold() in words:
        return TypedDate(day=today + timedelta(days=words[typed.casefold()]))
    found = _STEP.fullmatch(typed)
    if not found:
        return None
    count = int(found[2]) * (1 if found[1] == "+" else -1)
    unit = found[3].lower()
    try:
        if unit in "dw":
            return _bounded(today + timedelta(days=count * (7 if unit == "w" else 1)), typed)
        return _bounded(add_months(today, count * (12 if unit == "y" else 1)), typed)
    except (OverflowError, ValueError):
        return TypedDate(wrong=f"{typed} leads outside the calendar")


def _read_numbers(found: re.Match[str], typed: str, order: DayOrder | None) -> TypedDate:
    first, mark, second, year = found[1], found[2], found[3], found[4]
    if mark == ".":  # nobody writes the month first before a full stop
        return _make(year, second, first, typed)
    day_first, month_first = _make(year, second, first, typed), _make(year, first, second, typed)
    if day_first.day is None or month_first.day is None:
        return day_first if day_first.day else month_first
    if day_first.day == month_first.day:
        return day_first
    if order is None:
        return TypedDate(choices=(day_first.day, month_first.day))
    return day_first if order is DayOrder.DAY_FIRST else month_first


def _read_words(typed: str) -> TypedDate:
    for pattern, day_group, word_group in ((_DAY_WORD, 1, 2), (_WORD_DAY, 2, 1)):
        found = pattern.fullmatch(typed)
        month = _MONTHS.get(found[word_group].casefold()) if found else None
        if found and month:
            if len(found[3]) == 2:
                return TypedDate(wrong=f"{typed} has a two-digit year")
            return _make(found[3], str(month), found[day_group], typed)
    return TypedDate(wrong=f"{typed!r} is not a date" if typed else "no date is given")


def _make(year: str, month: str, day: str, typed: str) -> TypedDate:
    try:
        return _bounded(date(int(year), int(month), int(day)), typed)
    except ValueError:
        return TypedDate(wrong=f"{typed} is not in the calendar")


def _bounded(day: date, typed: str) -> TypedDate:
    if not EARLIEST <= day <= LATEST:
        return TypedDate(wrong=f"{typed} lies outside {EARLIEST.year} to {LATEST.year}")
    return TypedDate(day=day)
