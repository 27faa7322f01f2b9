"""Reads CSV of unknown origin: finds encoding and delimiter, says which, and refuses what it cannot read whole."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from ipdocket.exchange.guard import unguard_cell
from ipdocket.exchange.records import FileTooLarge, ImportCancelled, UnreadableFile

MOST_ROWS = 1_000_000
MOST_BYTES = 256 * 1024 * 1024
MOST_COLUMNS = 1_000
LONGEST_FIELD = 32 * 1024
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = ",;\t|"
_STEP = 5_000

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as it was read: headers, rows of cells, the file's own number of each row, and how it was read."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""


def detect_encoding(content: bytes) -> str:
    """The encoding a file declares by its first bytes, or UTF-8 if it is sound UTF-8, else Windows-1252."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def detect_delimiter(text: str) -> str:
    """The delimiter that splits the first lines into the most columns alike; a comma where none does."""
    best, best_score = ",", (0, 0)
    for delimiter in _DELIMITERS:
        try:
            rows = csv.reader(io.StringIO(text[:65_536], newline=""), delimiter=delimiter)
            widths = [len(row) for row in islice(rows, 20) if row]
        except csv.Error:
            continue
        if widths and widths[0] > 1:
            score = (sum(width == widths[0] for width in widths), widths[0])
            best, best_score = (delimiter, score) if score > best_score else (best, best_score)
    return best


def read_csv(
    content: bytes,
    encoding: str = "",
    delimiter: str = "",
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Table:
    """The table in a CSV file; `encoding` and `delimiter` overrule what was found.

    The first row that is not blank holds the headers. Short rows are filled up, cells guarded against formulas get
    their own text back. Raises UnreadableFile, FileTooLarge, ImportCancelled.
    """
    if len(content) > MOST_BYTES:
        raise FileTooLarge(
            f"The file has {len(content) >> 20} MiB; at most {MOST_BYTES >> 20} are read.",
            "Nothing was imported.",
            "Split it into several files.",
        )
    chosen = encoding or detect_encoding(content)
    text = _decode(content, chosen)
    if text[:4].lower() == "sep=" and text[5:6] in ("\r", "\n"):  # Excel's own way to declare the delimiter
        delimiter, text = delimiter or text[4], text[5:]
    mark = delimiter or detect_delimiter(text)
    rows: list[tuple[str, ...]] = []
    numbers: list[int] = []
    for number, row in _read_rows(text, mark, progress, cancelled):
        rows.append(row)
        numbers.append(number)
    if not rows:
        raise UnreadableFile("The file holds no rows.", "Nothing was imported.", "Choose a file with a row of headers.")
    width = max(len(row) for row in rows)
    headers = tuple(cell.strip() for cell in rows[0]) + ("",) * (width - len(rows[0]))
    filled = tuple(row + ("",) * (width - len(row)) if len(row) < width else row for row in rows[1:])
    return Table(headers, filled, tuple(numbers[1:]), chosen, mark)


def _decode(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as wrong:
        place = f" at byte {wrong.start:,}" if isinstance(wrong, UnicodeDecodeError) else ""
        raise UnreadableFile(
            f"The file cannot be read as {encoding}{place}.", "Nothing was imported.", "Choose another encoding."
        ) from wrong
    if "\0" in text[:4096]:
        raise UnreadableFile(
            "The file is not a text file.", "Nothing was imported.", "Choose a CSV or XLSX file, or another encoding."
        )
    return text


def _read_rows(
    text: str, delimiter: str, progress: Progress | None, cancelled: Cancelled | None
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each row that is not blank with its number in the file (rows, not lines: a cell may hold line breaks)."""
    if '"' not in text and text.count("\n") > MOST_ROWS:  # each line is a row then: no need to read them first
        raise _too_many(MOST_ROWS + 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for row in reader:
            number += 1
            if number > MOST_ROWS or len(row) > MOST_COLUMNS:
                raise _too_many(number)
            if number % _STEP == 0:
                if cancelled and cancelled():
                    raise ImportCancelled
                if progress:
                    progress(number, 0)
            if any(len(cell) > LONGEST_FIELD for cell in row):
                raise csv.Error(f"a cell has more than {LONGEST_FIELD:,} characters")
            if any(row):
                yield number, tuple(unguard_cell(cell) for cell in row)
    except csv.Error as wrong:
        raise UnreadableFile(
            f"Row {number + 1:,} (line {reader.line_num:,}) of the file cannot be read: {wrong}.",
            "Nothing was imported.",
            "A quotation mark is probably missing there: repair that row, or save the sheet as XLSX.",
        ) from wrong


def _too_many(number: int) -> FileTooLarge:
    what = f"at most {MOST_ROWS:,} rows" if number > MOST_ROWS else f"at most {MOST_COLUMNS:,} columns"
    return FileTooLarge(
        f"The file is too large: {what} are read.", "Nothing was imported.", "Split it into several files."
    )
