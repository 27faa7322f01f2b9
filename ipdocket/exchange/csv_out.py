"""Writes a table as CSV that a spreadsheet program opens as text, and that our own import gives back unchanged."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from ipdocket.exchange.guard import guard_cell

Value = str | int | float | bool | date | None


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """The table in UTF-8 with its mark, commas, CRLF; text that a spreadsheet could run is guarded by an apostrophe.

    Numbers keep their sign, as they cannot be formulas.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guard_cell(header) for header in headers])
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    return guard_cell(value) if isinstance(value, str) else plain_value(value)


def plain_value(value: Value) -> str:
    """A value as it stands in a cell of text: dates as 2026-11-23, instants in UTC to the second, nothing as ""."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)
