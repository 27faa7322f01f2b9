"""The steps of a version taken one after another, for the second calculator."""

from datetime import date, timedelta

from msgspec import Struct

from ipdocket.rules.model import Rule, RuleFile, Step, Version
from ipdocket.rules.second_calendar import SlowCalendar
from ipdocket.rules.second_case import Known
from ipdocket.rules.second_periods import (
    NOTHING,
    Length,
    add_hijri,
    add_length,
    add_open_days,
    in_month,
    last_day,
    read_length,
)

_MOST_RUNGS = 150


class Setting(Struct, frozen=True):
    """One rule as it stands before one office: its file, the row of its table, the closed days that count."""

    file: RuleFile
    rule: Rule
    row: dict[str, str]
    office: str
    calendar: SlowCalendar

    def counting(self, named: str) -> str:
        """How months are counted: as the step says, else as the file says."""
        return named or (self.file.counting.months if self.file.counting else "same-number")


class StartUnknown(Exception):
    """A step that is not optional starts from a date that nobody knows."""


def take_steps(setting: Setting, version: Version, known: Known) -> tuple[date, ...]:
    """The extensions reached; every other step's date is left in `known.steps`. Raises StartUnknown."""
    extensions: list[date] = []
    for step in version.step:
        if not known.satisfies(step.when):
            continue
        column = step.add.removeprefix("@") if isinstance(step.add, str) and step.add.startswith("@") else ""
        if column and column not in setting.row:
            continue
        start = _find_start(step, known)
        if start is None:
            if step.optional:
                continue
            raise StartUnknown(step.name)
        if step.name == "extension":
            extensions.extend(_climb(setting, step, known, start))
        else:
            known.steps[step.name] = _reach(setting, step, known, start, _find_length(setting, step, known))
    return tuple(extensions)


def _find_start(step: Step, known: Known) -> date | None:
    if step.next_anniversary_of:
        origin = known.find(step.next_anniversary_of)
        limit = known.find(step.after or step.on_or_after)
        return None if origin is None or limit is None else _next_anniversary(step, origin, limit)
    if step.start:
        return known.find(step.start)
    dates = [found for name in (*step.latest, *step.earliest, *step.first) if (found := known.find(name)) is not None]
    if not dates:
        return None
    if step.latest:
        return max(dates)
    return min(dates) if step.earliest else dates[0]


def _next_anniversary(step: Step, origin: date, limit: date) -> date:
    years = 1
    while True:
        day = add_length(origin, Length(12 * years, 0))
        if day > limit or (step.on_or_after and day == limit):
            return day
        years += 1


def _find_length(setting: Setting, step: Step, known: Known) -> Length:
    add = step.add
    if isinstance(add, str):
        text = setting.row[add[1:]] if add.startswith("@") else add
    elif "paper" in add:
        text = (known.paper.period if known.paper else None) or add["paper"]
    elif "fact" in add:
        text = known.facts.get(add["fact"], (add["default"],))[0]
    else:
        text = add.get(f"n={known.number}", add.get("else", ""))
    return read_length(text) if text else NOTHING


def _climb(setting: Setting, step: Step, known: Known, start: date) -> list[date]:
    whole = _find_length(setting, step, known)
    if step.ladder is None:
        return [_reach(setting, step, known, start, whole)]
    each = read_length(step.ladder.each)
    rungs: list[date] = []
    for times in range(1, _MOST_RUNGS):
        length = whole.plus(each, times)
        if step.ladder.times and times > step.ladder.times:
            break
        if step.ladder.longest and add_length(start, length) > add_length(start, read_length(step.ladder.longest)):
            break
        rungs.append(_reach(setting, step, known, start, length))
    return rungs


def _reach(setting: Setting, step: Step, known: Known, start: date, length: Length) -> date:
    if step.years == "hijri":
        day = add_hijri(start, length)
    elif step.days == "working":
        months = add_length(start, Length(length.months, 0), setting.counting(step.count))
        day = add_open_days(months, length.days, setting.calendar.is_closed)
    else:
        day = add_length(start, length, setting.counting(step.count))
    for word in step.then:
        day = _apply_word(word, day, setting.calendar, known)
    return day


def _apply_word(word: str, day: date, calendar: SlowCalendar, known: Known) -> date:
    name, _, value = word.partition(":")
    if name in ("on", "next"):
        month, number = (int(part) for part in value.split("-"))
        reached = in_month(day.replace(month=month, day=1), number)
        if name == "next" and reached < day:
            reached = in_month(day.replace(year=day.year + 1, month=month, day=1), number)
        return reached
    if name == "day-of":
        event = known.find(value)
        if event is None:
            raise StartUnknown(value)
        return in_month(day, event.day)
    if name == "next-open-day":
        return calendar.next_open(day)
    if name == "previous-open-day":
        return calendar.next_open(day, -1)
    return {
        "month-end": last_day(day),
        "month-start": day.replace(day=1),
        "year-start": date(day.year, 1, 1),
        "year-end": date(day.year, 12, 31),
        "day-before": day - timedelta(days=1),
        "day-after": day + timedelta(days=1),
        "late-receipt": day + timedelta(days=known.excess),
    }[name]
