"""Writes a table as an XLSX workbook in constant memory; text stays text, never a formula or a link."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ipdocket.errors import Refused
from ipdocket.exchange.csv_out import Value, plain_value

MOST_ROWS = 1_048_576
LONGEST_TEXT = 32_767
_WIDEST = 60.0
_NARROWEST = 9.0


class SheetTooLarge(Refused):
    """An XLSX sheet cannot hold that many rows or so long a text."""


def write_xlsx(path: Path, headers: Sequence[str], rows: Iterable[Sequence[Value]], title: str = "Docket") -> int:
    """Writes the workbook and gives the number of rows; the caller moves the file under its final name.

    The row of headers is frozen and filters. Dates are dates in unambiguous form. Raises SheetTooLarge.
    """
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet(_sheet_name(title))
        head, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "dd mmm yyyy"})
        for column, header in enumerate(headers):
            sheet.set_column(column, column, min(max(len(header) + 2.0, _NARROWEST), _WIDEST))
            sheet.write_string(0, column, header, head)
        sheet.freeze_panes(1, 0)
        count = 0
        for count, row in enumerate(rows, 1):
            if count >= MOST_ROWS:
                raise _too_large(f"{count:,} rows; a sheet holds {MOST_ROWS:,}")
            for column, value in enumerate(row):
                _write(sheet, count, column, value, day)
        if headers:
            sheet.autofilter(0, 0, max(count, 1), len(headers) - 1)
        return count


def _write(sheet: Any, row: int, column: int, value: Value, day: Any) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, date) and not isinstance(value, datetime) and value.year >= 1901:  # the sheet's own calendar
        sheet.write_datetime(row, column, value, day)
    elif value is not None and (text := value if isinstance(value, str) else plain_value(value)):
        if len(text) > LONGEST_TEXT:
            raise _too_large(f"a text of {len(text):,} characters; a cell holds {LONGEST_TEXT:,}")
        sheet.write_string(row, column, text)


def _sheet_name(title: str) -> str:
    """A name that a sheet may have: at most 31 characters, none of []:*?/\\, no apostrophe at either end."""
    return "".join(" " if letter in "[]:*?/\\" else letter for letter in title)[:31].strip("' ") or "Docket"


def _too_large(what: str) -> SheetTooLarge:
    return SheetTooLarge(f"The table has {what}.", "No file was written.", "Filter the list, or save it as CSV.")
