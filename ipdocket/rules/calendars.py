"""Is an office open on a day, and if not, why: weekly rest days, public holidays, the office's own days."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from ipdocket.rules.dates import ONE_DAY, days_in_month

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BLOCK = 10  # years of public holidays fetched at once


class CalendarSource(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the closed days of an office are published."""

    cite: str
    url: str = ""
    checked: date | None = None


class Base(Struct, frozen=True, forbid_unknown_fields=True):
    """Public holidays of a country or part of it, as the `holidays` package knows them."""

    country: str
    subdivision: str = ""
    categories: tuple[str, ...] = ("public",)
    start: int = field(default=0, name="from")
    until: int = 9999
    working_weekends: bool = False


class RestDays(Struct, frozen=True, forbid_unknown_fields=True):
    """The weekly rest days, for a span of dates."""

    days: tuple[Weekday, ...]
    start: date | None = field(default=None, name="from")
    until: date | None = None


class OwnDay(Struct, frozen=True, forbid_unknown_fields=True):
    """A day the office adds or removes: `MM-DD`, `easter+N`, `MM-weekday-N` (N = -1: the last) or a single `date`."""

    name: str
    day: str = ""
    single: date | None = field(default=None, name="date")
    weekday: tuple[Weekday, ...] = ()
    start: int = field(default=0, name="from")
    until: int = 9999


class YearList(Struct, frozen=True, forbid_unknown_fields=True):
    """An office's published list for a year: it wins over everything computed (rest days apart)."""

    year: int
    closed: tuple[date, ...]
    cite: str
    url: str = ""
    open: tuple[date, ...] = ()
    published: date | None = None


class CalendarFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One office's closed days, as written in jurisdictions/calendars/."""

    format: Literal[1]
    office: str
    name: str
    confidence: Literal["sourced", "known", "uncertain"]
    rest: tuple[RestDays, ...] = (RestDays(("sat", "sun")),)
    base: tuple[Base, ...] = ()
    add: tuple[OwnDay, ...] = ()
    remove: tuple[OwnDay, ...] = ()
    year: tuple[YearList, ...] = ()
    source: tuple[CalendarSource, ...] = ()
    known_from: int = 1990
    known_until: int = 2026
    note: str = ""
    same_as: str = ""


class OfficeCalendar:
    """The closed days of one office, built year by year when first asked for."""

    def __init__(self, file: CalendarFile) -> None:
        self.file = file
        self.office = file.office
        self._years: dict[int, Mapping[date, str]] = {}
        self._lists = {entry.year: entry for entry in file.year}

    def roll(self, day: date) -> date:
        """That day if the office is open, else the next day on which it is."""
        years = self._years
        while True:
            closed = years.get(day.year)
            if closed is None:
                closed = self._build(day.year)
            if day not in closed:
                return day
            day += ONE_DAY

    def roll_back(self, day: date) -> date:
        """That day if the office is open, else the last day before it on which it was."""
        while self.closed_name(day):
            day -= ONE_DAY
        return day

    def add_open_days(self, day: date, count: int) -> date:
        """The day reached after `count` open days, the starting day not counted."""
        step = ONE_DAY if count >= 0 else -ONE_DAY
        for _ in range(abs(count)):
            day += step
            while self.closed_name(day):
                day += step
        return day

    def closed_name(self, day: date) -> str:
        """Why the office is closed that day ("Saturday", "Assumption Day"); empty where it is open."""
        closed = self._years.get(day.year)
        if closed is None:
            closed = self._build(day.year)
        return closed.get(day, "")

    def closed_days(self, year: int) -> Mapping[date, str]:
        """Every closed day of that year with its name, weekly rest days included."""
        return self._years.get(year) or self._build(year)

    def is_known(self, year: int, as_of: date | None = None) -> bool:
        """Whether the closed days of that year are officially known (at `as_of`), not estimated from rules."""
        if self.file.confidence == "uncertain":
            return False
        listed = self._lists.get(year)
        if listed is not None:
            return as_of is None or listed.published is None or listed.published <= as_of
        return self.file.known_from <= year <= self.file.known_until

    def _build(self, year: int) -> Mapping[date, str]:
        listed = self._lists.get(year)
        names: dict[date, str] = {}
        if listed is not None:
            own = _public_days(self.file.base, year)[0] | self._own_days(year)
            names = {day: own.get(day, "closed by the office's list") for day in listed.closed}
            working = frozenset(listed.open)
        else:
            names, working = _public_days(self.file.base, year)
            names = names | self._own_days(year)
            for entry in self.file.remove:
                for day in _days_of(entry, year):
                    names.pop(day, None)
        for day in _rest_days(self.file.rest, year):
            names.setdefault(day, _NAMES[day.weekday()])
        for day in working:
            names.pop(day, None)
        self._years[year] = names
        return names

    def _own_days(self, year: int) -> dict[date, str]:
        return {day: entry.name for entry in self.file.add for day in _days_of(entry, year)}


def hide_lists(file: CalendarFile, as_of: date) -> CalendarFile:
    """The file without the lists published after that day; years from the first of them on are no longer known."""
    hidden = [entry for entry in file.year if entry.published is not None and entry.published > as_of]
    if not hidden:
        return file
    left = tuple(entry for entry in file.year if entry not in hidden)
    last_known = min(file.known_until, *(entry.year - 1 for entry in hidden))
    return replace(file, year=left, known_until=last_known)


def weekend_calendar(office: str) -> OfficeCalendar:
    """A calendar for an office with no list: nothing is closed, and every date resting on it is an estimate."""
    return OfficeCalendar(CalendarFile(1, office, office, "uncertain", rest=(), known_until=0))


def _rest_days(rests: tuple[RestDays, ...], year: int) -> list[date]:
    days = []
    day = date(year, 1, 1)
    for _ in range(366):
        if day.year != year:
            break
        for rest in rests:
            inside = (rest.start is None or rest.start <= day) and (rest.until is None or day < rest.until)
            if inside and WEEKDAYS[day.weekday()] in rest.days:
                days.append(day)
        day += ONE_DAY
    return days


def _days_of(entry: OwnDay, year: int) -> list[date]:
    if entry.single is not None:
        return [entry.single] if entry.single.year == year else []
    if not entry.start <= year <= entry.until:
        return []
    day = _moving_day(entry.day, year)
    if day is None or (entry.weekday and WEEKDAYS[day.weekday()] not in entry.weekday):
        return []
    return [day]


def _moving_day(text: str, year: int) -> date | None:
    if text.startswith("easter"):
        return _easter(year) + timedelta(days=int(text.removeprefix("easter") or 0))
    parts = text.split("-", 2)
    if parts[1] in WEEKDAYS:
        return _nth_weekday(year, int(parts[0]), WEEKDAYS.index(parts[1]), int(parts[2]))
    month, number = int(parts[0]), int(parts[1])
    return date(year, month, number) if number <= days_in_month(year, month) else None


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, days_in_month(year, month))
    return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-nth - 1))


@cache
def _easter(year: int) -> date:
    """Western Easter Sunday, Gregorian reckoning (the Meeus/Jones/Butcher steps)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _public_days(bases: tuple[Base, ...], year: int) -> tuple[dict[date, str], frozenset[date]]:
    names: dict[date, str] = {}
    working: set[date] = set()
    for base in bases:
        if base.start <= year <= base.until:
            block = year - year % _BLOCK
            block_names, block_working = _holiday_block(base, block)
            names.update({day: name for day, name in block_names.items() if day.year == year})
            working.update(day for day in block_working if day.year == year)
    return names, frozenset(working)


@cache
def _holiday_block(base: Base, first: int) -> tuple[dict[date, str], frozenset[date]]:
    """Public holidays of ten years and the year on either side, because observed days cross the turn of the year."""
    import warnings

    import holidays

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # some countries warn that they know only part of the span asked for
        table = holidays.country_holidays(
            base.country,
            subdiv=base.subdivision or None,
            years=range(first - 1, first + _BLOCK + 1),
            expand=False,
            language=_language(base.country),
            categories=base.categories,
        )
    names = {day: str(name) for day, name in table.items()}
    working = frozenset(getattr(table, "weekend_workdays", ())) if base.working_weekends else frozenset()
    return names, working


@cache
def _language(country: str) -> str | None:
    """English where the package has it, so that names do not follow the locale of the machine."""
    import holidays

    offered = holidays.list_localized_countries().get(country, ())
    return next((code for code in ("en_US", "en_GB", "en_CA", "en_AU", "en") if code in offered), None)
