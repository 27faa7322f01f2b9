"""A day's controls as the window shows them: plain values."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One date that was new, changed or struck; `signed_by` empty: nobody has signed it."""

    entry: int
    matter: int | None
    who: str
    at: datetime
    reference: str
    happened: str
    what: str
    due: date | None
    final: date | None
    before: date | None
    paper: str
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class ExitRow:
    """A deadline of the exit check; `ends` is the instant at which its day ends at the office."""

    deadline: int
    matter: int
    reference: str
    country: str
    action: str
    due: date
    final: date
    state: str
    closed: bool
    confirmed_by: str
    responsible: str
    ends: datetime
    zone: str
    explanation: str = ""
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class DayShown:
    """What must be signed of a day, and the earlier days whose exit check is not signed: (day, lines)."""

    day: date
    entries: tuple[EntryRow, ...]
    exits: tuple[ExitRow, ...]
    unsigned: tuple[tuple[date, int], ...] = ()


@dataclass(frozen=True, slots=True)
class HoleLine:
    """One kind of hole and how many matters have it."""

    code: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class HoleMatter:
    """A matter with a hole; `detail` is what stands there instead."""

    matter: int
    reference: str
    country: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class SignDraft:
    """`sheet` is entry or exit; `person` empty: whoever is signed in signs. `explanations` are (deadline, words)."""

    sheet: str
    day: date
    person: str = ""
    password: str = ""
    explanations: tuple[tuple[int, str], ...] = ()
