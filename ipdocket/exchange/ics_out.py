"""Writes reminder calendars that calendar programs accept: all-day entries, stable ids, alarms at nine in the morning.

RFC 5545 and 7986. Left out on purpose, as programs stumble over them: METHOD (demands an organizer), a UID of the
calendar, a UID in an alarm.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

PRODUCT = "-//ipdocket//ipdocket//EN"
MOST_ALARMS = 4
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """One entry of a calendar.

    `uid` comes from `make_uid` and stays; `sequence` counts changes of what is exported; `stamp` is the UTC instant of
    the last such change, so that the same docket gives the same file. `alarms` are whole days before `day`, 0 for the
    day itself. A `private` entry shows neither owner nor title: its maker leaves them out of the texts, and the file
    marks it confidential.
    """

    uid: str
    sequence: int
    stamp: datetime
    day: date
    summary: str
    description: str = ""
    categories: tuple[str, ...] = ()
    status: Literal["confirmed", "cancelled"] = "confirmed"
    alarms: tuple[int, ...] = ()
    final: bool = False
    private: bool = False


def make_uid(docket: str, matter: str, rule: str, number: int | None, trigger: str, final: bool = False) -> str:
    """The same id for the same duty, kept when its date is computed anew; the entry on the final date has its own."""
    facts = "\x1f".join((docket, matter, rule, "" if number is None else str(number), trigger))
    return f"{hashlib.sha256(facts.encode()).hexdigest()[:40]}{'-final' if final else ''}@ipdocket.invalid"


def write_calendar(items: Iterable[CalendarItem], name: str, product: str = PRODUCT) -> bytes:
    """The calendar file: CRLF, lines of at most 75 octets, entries ordered by day and id.

    Of more than four alarms the four nearest to the day are written; longer tiers are the program's own reminders.
    Raises ValueError if two items have one uid: the caller's mistake.
    """
    ordered = sorted(items, key=lambda item: (item.day, item.uid))
    if len({item.uid for item in ordered}) != len(ordered):
        raise ValueError("two calendar items have one uid")
    pieces = _Pieces()
    head = (("VERSION", "2.0"), ("PRODID", product), ("CALSCALE", "GREGORIAN"), ("NAME", name), ("X-WR-CALNAME", name))
    lines = [b"BEGIN:VCALENDAR\r\n", *(pieces.write(key, value) for key, value in head)]
    for item in ordered:
        lines += _write_event(item, pieces)
    lines.append(b"END:VCALENDAR\r\n")
    return b"".join(lines)


class _Pieces:
    """Content lines made by the library, each different one once: escaping and folding are its work, not ours."""

    def __init__(self) -> None:
        from icalendar import Parameters, vCategory, vText
        from icalendar.parser import Contentline

        self._line = Contentline
        self._parameters = Parameters
        self._text = vText
        self._category = vCategory
        self._known: dict[object, bytes] = {}

    def write(self, key: str, value: str) -> bytes:
        """One line of text."""
        return self._remember(
            (key, value), lambda: self._line.from_parts(key, self._parameters(), self._text(clean_text(value)))
        )

    def write_categories(self, categories: Sequence[str]) -> bytes:
        """One line of categories, each escaped by itself."""
        made = tuple(clean_text(category).replace("\n", " ") for category in categories)
        return self._remember(
            made, lambda: self._line.from_parts("CATEGORIES", self._parameters(), self._category(list(made)))
        )

    def write_alarm(self, days: int, summary: str) -> bytes:
        """A display alarm at nine in the morning that many days before."""
        return (
            b"BEGIN:VALARM\r\nACTION:DISPLAY\r\n"
            + self.write("DESCRIPTION", summary)
            + f"TRIGGER:{alarm_trigger(days)}\r\nEND:VALARM\r\n".encode()
        )

    def _remember(self, key: object, make: Any) -> bytes:
        line = self._known.get(key)
        if line is None:
            line = self._known[key] = make().to_ical() + b"\r\n"
        return line


def clean_text(text: str) -> str:
    """The text without what no calendar may hold: every kind of line end becomes one, control characters go."""
    lines = _LINE_ENDS.sub("\n", text)
    return _CONTROLS.sub("", lines).encode("utf-8", "replace").decode()


def alarm_trigger(days: int) -> str:
    """The trigger of an alarm at nine in the morning, counted from the midnight that begins an all-day entry."""
    if days == 0:
        return "PT9H"
    return "-PT15H" if days == 1 else f"-P{days - 1}DT15H"


def _write_event(item: CalendarItem, pieces: _Pieces) -> list[bytes]:
    stamp = item.stamp.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    dates = (
        f"DTSTAMP:{stamp}\r\nLAST-MODIFIED:{stamp}\r\nSEQUENCE:{item.sequence}\r\n"
        f"DTSTART;VALUE=DATE:{item.day:%Y%m%d}\r\nDTEND;VALUE=DATE:{item.day + timedelta(days=1):%Y%m%d}\r\n"
        f"STATUS:{item.status.upper()}\r\nTRANSP:TRANSPARENT\r\n"
        f"CLASS:{'CONFIDENTIAL' if item.private else 'PUBLIC'}\r\n"
    )
    lines = [b"BEGIN:VEVENT\r\n", pieces.write("UID", item.uid), dates.encode(), pieces.write("SUMMARY", item.summary)]
    if item.description:
        lines.append(pieces.write("DESCRIPTION", item.description))
    if item.categories:
        lines.append(pieces.write_categories(item.categories))
    if item.status == "confirmed":
        lines += [pieces.write_alarm(days, item.summary) for days in sorted(set(item.alarms))[:MOST_ALARMS]]
    lines.append(b"END:VEVENT\r\n")
    return lines
