"""What the import, report and rules pages show: plain values, filled by whoever stands behind the ports."""

from dataclasses import dataclass
from datetime import date

from ipdocket.ui.shown import Choice


@dataclass(frozen=True, slots=True)
class SheetOpened:
    """A spreadsheet just opened: its columns, a guess for each, and some of its rows."""

    path: str
    columns: tuple[str, ...]
    guesses: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    fields: tuple[Choice, ...]
    rows: int
    remembered: bool = False


@dataclass(frozen=True, slots=True)
class CellShown:
    """One cell of the import preview; trouble is "", warning, error or ambiguous."""

    text: str
    trouble: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row of the import preview; verdict is new, known, warning or error."""

    id: int
    line: int
    verdict: str
    cells: tuple[CellShown, ...]
    band: str = ""


@dataclass(frozen=True, slots=True)
class AmbiguousDates:
    """A column whose dates can be read two ways: both readings of an example."""

    column: str
    example: str
    day_first: date
    month_first: date
    rows: int


@dataclass(frozen=True, slots=True)
class OwnerGuess:
    """An owner's name of the file that is probably one of the docket: which, with how many matters, and why in words."""

    name: str
    rows: int
    owner: int
    owner_name: str
    matters: int
    why: str


@dataclass(frozen=True, slots=True)
class ImportChecked:
    """What an import would do."""

    titles: tuple[str, ...]
    rows: tuple[ImportRow, ...]
    new: int
    known: int
    warnings: int
    errors: int
    ambiguous: tuple[AmbiguousDates, ...] = ()
    owners: tuple[OwnerGuess, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did."""

    batch: int
    matters: int
    deadlines: int
    known: int
    left_out: int
    message: str = ""


@dataclass(frozen=True, slots=True)
class LastImport:
    """The newest import that was not undone."""

    batch: int
    name: str
    rows: int
    who: str = ""


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report that can be chosen; formats are pdf, xlsx, csv or ics."""

    code: str
    title: str
    about: str
    formats: tuple[str, ...] = ("pdf", "xlsx", "csv")
