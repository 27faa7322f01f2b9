"""The difference of two rule sets told: as lines to read, as plain values, as an entry for CHANGELOG.md."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from msgspec import to_builtins

from ipdocket.rules.calendars import OfficeCalendar
from ipdocket.rules.difference import CalendarChange, RuleChange, RuleSetDifference
from ipdocket.rules.ruleset import RuleSet


def tell_difference(found: RuleSetDifference) -> Iterator[str]:
    """Line after line: rules added, removed, changed with what differs, then closed days."""
    yield f"{found.old} -> {found.new}"
    if found.empty:
        yield "No rule and no closed day differs."
    for word, rules in (("added", found.added), ("removed", found.removed)):
        for one in rules:
            yield f"{one.office}  {word}  {one.rule}  {one.title}"
    for one in found.changed:
        yield f"{one.office}  changed  {one.rule}  {one.title}"
        yield from (f"    {line}" for line in one.what)
        yield from (f"    moves: {line}" for line in one.moves)
    for calendar in found.calendars:
        yield f"{calendar.office}  closed days{f': {calendar.note}' if calendar.note else ''}"
        yield from (f"    closes {day} {name}" for day, name in calendar.closes)
        yield from (f"    opens  {day} {name}" for day, name in calendar.opens)


def plain_difference(found: RuleSetDifference) -> dict[str, Any]:
    """The same as values that JSON can hold."""
    values: dict[str, Any] = to_builtins(found)
    return values


def write_changelog(found: RuleSetDifference, new: RuleSet) -> Iterator[str]:
    """An entry for CHANGELOG.md: a line for each office and rule, its moved dates to the day, then closed days."""
    yield f"Law: {found.old} to {found.new}"
    yield ""
    if found.empty:
        yield "No date moves."
    yield from (f"- **{one.office}**, {_title(one)}: new rule." for one in found.added)
    yield from (f"- **{one.office}**, {_title(one)}: no longer computed." for one in found.removed)
    for one in found.changed:
        moved = f"{'; '.join(one.moves)}" if one.moves else "no example's date moves"
        yield f"- **{one.office}**, {_title(one)}: {moved} ({'; '.join(one.what)})."
    for calendar in found.calendars:
        yield from _calendar_lines(calendar, new.calendar(calendar.office))


def _title(one: RuleChange) -> str:
    return f"{one.title.replace(', year {n}', '').replace(' {n}', '')} (`{one.rule}`)"


def _calendar_lines(change: CalendarChange, calendar: OfficeCalendar) -> Iterator[str]:
    if change.note:
        yield f"- **{change.office}**, closed days: {change.note}."
    if change.closes:
        ends = (f"{day} ({name}) ends {calendar.roll(day)}" for day, name in change.closes)
        yield f"- **{change.office}**, every period that moves off a closed day: one ending {_joined(ends)}."
    if change.opens:
        yield f"- **{change.office}**, every period that moves off a closed day: one ending {_days(change.opens)} ends that day."


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(parts)


def _days(days: tuple[tuple[date, str], ...]) -> str:
    return _joined(f"{day} (was {name})" for day, name in days)
