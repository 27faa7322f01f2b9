"""What a printed report holds, in plain values: nobody outside this package needs to know how it is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title and its share of the page's width. `bold` columns carry what must not be overlooked."""

    title: str
    share: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; `mark` prints it struck through (closed) or with a bar at its left (urgent)."""

    cells: tuple[str, ...]
    struck: bool = False
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading: a person, a week, an owner, a client, a country."""

    heading: str
    rows: Sequence[Row]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. The as-of date, the filter, the rule set and the audit head stand on every page."""

    title: str
    as_of: date
    filter: str
    rules: str
    columns: tuple[Column, ...]
    groups: Sequence[Group]
    firm: str = ""
    head: str = ""
    notes: tuple[str, ...] = ()
    empty: str = "Nothing to show for this filter."
    printed_by: str = ""
    sign: tuple[str, ...] = field(default=())
