"""Reads a mapped table row by row into records, with what is wrong in which cell; nothing is stored here."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ipdocket.exchange.csv_in import Cancelled, Progress, Table
from ipdocket.exchange.dates_in import DayOrder, TypedDate, read_date
from ipdocket.exchange.mapping import Mapping
from ipdocket.exchange.records import ImportCancelled, MatterRecord, Problem
from ipdocket.exchange.rows import RowReader

_STEP = 500
_MOST_SAMPLES = 5


@dataclass(frozen=True, slots=True)
class Question:
    """A date column in which 03/04/2026 may be two days: how often, for example, and what its other cells speak for."""

    column: int
    header: str
    samples: tuple[str, ...]
    count: int
    day_first: int
    month_first: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do: the records of the rows that can be imported, every problem by cell, open questions.

    `bad_rows` are indexes into the table's rows; a row whose date waits for an answer is among them.
    """

    records: tuple[MatterRecord, ...]
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    bad_rows: tuple[int, ...]

    @property
    def errors(self) -> int:
        """How many cells are wrong."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many cells deserve a look."""
        return sum(problem.severity == "warning" for problem in self.problems)


def preview_rows(
    table: Table,
    mapping: Mapping,
    today: date,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Preview:
    """The preview of a whole table. A bad row never costs a good one; raises only ImportCancelled.

    Of several rows with one reference the first counts. `today` is the take-over day of rows that name none, and the
    day against which dates are checked.
    """
    questions = ask_orders(table, mapping)
    reader = RowReader(table.headers, mapping, today)
    records: list[MatterRecord] = []
    problems: list[Problem] = []
    bad: list[int] = []
    seen: dict[str, int] = {}
    for index, (number, row) in enumerate(zip(table.numbers, table.rows, strict=True)):
        if index % _STEP == 0:
            if cancelled and cancelled():
                raise ImportCancelled
            if progress:
                progress(index, len(table.rows))
        record, found = reader.read_row(row, number)
        found += _repeated(record, number, seen, reader.header_of("reference"))
        problems += found
        if any(problem.severity == "error" for problem in found):
            bad.append(index)
            continue
        seen.setdefault(record.key, number)
        records.append(replace(record, problems=tuple(found)) if found else record)
    return Preview(tuple(records), tuple(problems), questions, tuple(bad))


def ask_orders(table: Table, mapping: Mapping) -> tuple[Question, ...]:
    """One question for each date column with an ambiguous cell that the mapping does not answer yet."""
    answered = {column for column, _ in mapping.orders}
    questions = []
    for column, field in enumerate(mapping.columns):
        if column in answered or not (field.startswith("event.") or field == "taken_over"):
            continue
        cells = Counter(row[column] for row in table.rows if column < len(row) and row[column])
        read = {cell: read_date(cell) for cell in cells}
        unsure = [cell for cell in cells if read[cell].choices]
        if unsure:
            evidence = [_speaks_for(cell, read[cell]) for cell in cells]
            questions.append(
                Question(
                    column,
                    table.headers[column] if column < len(table.headers) else "",
                    tuple(unsure[:_MOST_SAMPLES]),
                    sum(cells[cell] for cell in unsure),
                    evidence.count(DayOrder.DAY_FIRST),
                    evidence.count(DayOrder.MONTH_FIRST),
                )
            )
    return tuple(questions)


def bad_row_table(table: Table, preview: Preview) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Headers and rows of what cannot be imported, with a last column saying why: to be mended and imported again."""
    reasons: dict[int, list[str]] = {}
    for problem in preview.problems:
        if problem.severity == "error":
            text = f"{problem.column}: {problem.what}" if problem.column else problem.what
            reasons.setdefault(problem.row, []).append(text)
    rows = [(*table.rows[index], " ".join(reasons.get(table.numbers[index], []))) for index in preview.bad_rows]
    return (*table.headers, "Problem"), rows


def _repeated(record: MatterRecord, number: int, seen: dict[str, int], column: str) -> list[Problem]:
    first = seen.get(record.key)
    if first is None or not record.reference:
        return []
    what = f"{record.reference} stands in row {first:,} already."
    return [Problem(number, column, "error", what, "Give each matter its own reference.", record.reference)]


def _speaks_for(cell: str, read: TypedDate) -> DayOrder | None:
    """Which order an unambiguous cell with slashes or hyphens shows."""
    parts: Sequence[str] = cell.replace("-", "/").split("/")
    if read.day is None or len(parts) != 3 or len(parts[0].strip()) > 2 or not parts[0].strip().isdecimal():
        return None
    if read.day.day > 12:
        return DayOrder.DAY_FIRST if int(parts[0]) == read.day.day else DayOrder.MONTH_FIRST
    return None
