"""Reads one row of a mapped table into a record, cell by cell."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ipdocket.exchange.dates_in import DayOrder, TypedDate, read_date, read_serial
from ipdocket.exchange.mapping import LIST, Mapping, kind_of_field
from ipdocket.exchange.records import RIGHTS, EventRecord, Facts, MatterRecord, Problem
from ipdocket.exchange.words import name_office, name_right, name_route, name_status

_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_PARTS = re.compile(r"[,;|\s]+")
_IMPOSSIBLE_ORDER = (("filing", "publication"), ("filing", "grant"), ("filing", "registration"), ("priority", "filing"))


class RowReader:
    """Reads the rows of one table under one mapping; remembers dates that it has read before."""

    def __init__(self, headers: Sequence[str], mapping: Mapping, today: date) -> None:
        self._headers = headers
        self._today = today
        self._fields = [(column, field) for column, field in enumerate(mapping.columns) if field]
        self._orders = dict(mapping.orders)
        self._defaults = dict(mapping.defaults)
        self._column_of = {field: column for column, field in self._fields}
        self._read: dict[tuple[str, DayOrder | None], tuple[TypedDate, bool]] = {}

    def header_of(self, field: str) -> str:
        """What the file calls a field, the field's own name where it has no column."""
        column = self._column_of.get(field)
        return field if column is None or column >= len(self._headers) else self._headers[column] or field

    def read_row(self, row: Sequence[str], number: int) -> tuple[MatterRecord, list[Problem]]:
        """The record of a row and what is wrong in it; the record of a row with errors is not to be imported."""
        cells = {field: row[column].strip() for column, field in self._fields if column < len(row)}
        cells |= {field: value for field, value in self._defaults.items() if not cells.get(field)}
        problems: list[Problem] = []
        reference = cells.get("reference", "")
        if not reference:
            problems.append(
                self._wrong(number, "reference", "The row has no reference.", "Give the matter a reference.", "")
            )
        office = self._named(number, cells, "office", name_office(cells.get("office", "")), problems)
        right = self._named(number, cells, "right", name_right(cells.get("right", "")), problems)
        events, taken_over = self._read_days(number, cells, problems)
        if not events and not problems:
            problems.append(
                self._doubt(number, "", "The row has no date that a deadline could count from.", "Add one.", "")
            )
        record = MatterRecord(
            key=f"ref:{' '.join(reference.split()).casefold()}",
            reference=reference,
            office=office,
            right=right,
            route=self._read_route(number, cells, problems),
            classes=tuple(part.lstrip("0") or part for part in _PARTS.split(cells.get("classes", "")) if part),
            status=self._read_status(number, cells, problems),
            status_text=cells.get("status", ""),
            facts=self._read_facts(number, cells, problems),
            events=events,
            source_row=number,
            taken_over=taken_over or self._today,
            notes=cells.get("notes", ""),
        )
        return _with_texts(record, cells), problems

    def _named(self, number: int, cells: dict[str, str], field: str, found: str | None, problems: list[Problem]) -> str:
        value = cells.get(field, "")
        if found:
            return found
        advice = "Use the two-letter code, as US or EP." if field == "office" else f"Use one of {', '.join(RIGHTS)}."
        what = f"{value!r} is no {field} that is known." if value else f"The row names no {field}."
        problems.append(self._wrong(number, field, what, advice, value))
        return ""

    def _read_route(self, number: int, cells: dict[str, str], problems: list[Problem]) -> str:
        value = cells.get("route", "")
        found = name_route(value) if value else "direct"
        if found is None:
            what = f"{value!r} is no route that is known."
            problems.append(
                self._wrong(number, "route", what, "Use direct, pct, ep, madrid, hague or another route.", value)
            )
        return found or "direct"

    def _read_status(self, number: int, cells: dict[str, str], problems: list[Problem]) -> str:
        value = cells.get("status", "")
        found = name_status(value) if value else "unknown"
        if found is None:
            what = f"The status {value!r} is not known; it is kept as text."
            problems.append(self._doubt(number, "status", what, "Set the status after the import.", value))
        return found or "unknown"

    def _read_days(
        self, number: int, cells: dict[str, str], problems: list[Problem]
    ) -> tuple[tuple[EventRecord, ...], date | None]:
        days: dict[str, date] = {}
        taken_over = None
        for field, value in cells.items():
            if not value or not (field.startswith("event.") or field == "taken_over"):
                continue
            day = self._read_day(number, field, value, problems)
            if day and field == "taken_over":
                taken_over = day
            elif day:
                days[field.removeprefix("event.")] = day
                if day > self._today and field not in ("event.expiry", "event.publication"):
                    problems.append(
                        self._doubt(number, field, f"{day.isoformat()} lies in the future.", "Check it.", value)
                    )
        for earlier, later in _IMPOSSIBLE_ORDER:
            if earlier in days and later in days and days[earlier] > days[later]:
                what = f"{later} ({days[later].isoformat()}) lies before {earlier} ({days[earlier].isoformat()})."
                problems.append(self._doubt(number, f"event.{later}", what, "Check both.", cells[f"event.{later}"]))
        events = [EventRecord(code, day, "", self.header_of(f"event.{code}")) for code, day in days.items()]
        return tuple(sorted(events, key=lambda event: (event.day, event.code))), taken_over

    def _read_day(self, number: int, field: str, value: str, problems: list[Problem]) -> date | None:
        order = self._orders.get(self._column_of.get(field, -1))
        known = self._read.get((value, order))
        if known is None:
            serial = bool(_SERIAL.fullmatch(value))
            known = (read_serial(float(value)) if serial else read_date(value, order=order)), serial
            self._read[value, order] = known
        read, serial = known
        if read.wrong:
            problems.append(self._wrong(number, field, f"{read.wrong}.", "Write it as 2026-11-23.", value))
        elif read.choices:
            both = " or ".join(day.strftime("%d %b %Y") for day in read.choices)
            advice = "Say whether this column has the day or the month first."
            problems.append(self._wrong(number, field, f"{value} may be {both}.", advice, value))
        elif serial and read.day:
            what = f"{value} was read as a spreadsheet's day number: {read.day.isoformat()}."
            problems.append(self._doubt(number, field, what, "Format the column as a date.", value))
        return read.day

    def _read_facts(self, number: int, cells: dict[str, str], problems: list[Problem]) -> Facts:
        facts: list[tuple[str, str | tuple[str, ...]]] = []
        for field, value in cells.items():
            if not value or not field.startswith("fact."):
                continue
            name = field.removeprefix("fact.")
            if kind_of_field(field) != LIST:
                facts.append((name, value))
                continue
            parts = [part for part in _PARTS.split(value) if part]
            unknown = [part for part in parts if name_office(part) is None]
            if unknown:
                what = f"{', '.join(unknown)}: no office that is known."
                problems.append(self._wrong(number, field, what, "Use two-letter codes, as DE FR GB.", value))
            facts.append((name, tuple(code for part in parts if (code := name_office(part)))))
        return Facts(tuple(facts))

    def _wrong(self, number: int, field: str, what: str, do: str, value: str) -> Problem:
        return Problem(number, self.header_of(field), "error", what, do, value)

    def _doubt(self, number: int, field: str, what: str, do: str, value: str) -> Problem:
        return Problem(number, self.header_of(field) if field else "", "warning", what, do, value)


def _with_texts(record: MatterRecord, cells: dict[str, str]) -> MatterRecord:
    """The record with the cells that are kept as they are written."""
    return replace(
        record,
        client=cells.get("client", ""),
        owner=cells.get("owner", ""),
        agent=cells.get("agent", ""),
        agent_reference=cells.get("agent_reference", ""),
        responsible=cells.get("responsible", ""),
        title=cells.get("title", ""),
        mark=cells.get("mark", ""),
        application_number=cells.get("application_number", ""),
        publication_number=cells.get("publication_number", ""),
        registration_number=cells.get("registration_number", ""),
        source=cells.get("source", ""),
    )
