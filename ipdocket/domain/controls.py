"""A day's controls: what was entered and must be controlled, what is due and must be looked at before leaving."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ipdocket.domain.absences import Acting, Named
from ipdocket.domain.deadlines import CLOSED, State


class Sheet(StrEnum):
    """Which list is signed; the codes are stored."""

    ENTRY = "entry"
    EXIT = "exit"


class Happened(StrEnum):
    """What became of a date; `NO_DATE`: a paper of which somebody said why none follows."""

    NEW = "new"
    CHANGED = "changed"
    STRUCK = "struck"
    NO_DATE = "no deadline"


@dataclass(frozen=True, slots=True)
class Written:
    """One date that an entry of the record brought, changed or struck; `deadline` 0 is an event, `person` 0 the program."""

    entry: int
    instant: datetime
    person: int
    who: str
    happened: Happened
    what: str
    matter: int | None = None
    due: date | None = None
    final: date | None = None
    before: date | None = None
    paper: str = ""
    deadline: int = 0


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A line of the entry control sheet; `signed_by` empty: nobody has signed it yet."""

    written: Written
    reference: str = ""
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """A deadline that is due or final in a span of days, or was closed in it, with the persons who confirmed it."""

    id: int
    matter: int
    reference: str
    office: str
    title: str
    due: date
    act_by: date
    final: date
    state: State
    responsible: str = ""
    confirmed_by: tuple[tuple[int, str], ...] = ()
    named: Named | None = None
    acting: Acting | None = None
    acting_name: str = ""

    @property
    def closed(self) -> bool:
        """Whether nobody must act any more."""
        return self.state in CLOSED


@dataclass(frozen=True, slots=True)
class ExitLine:
    """A line of the exit check; `ends` is the instant at which the day ends at the office, in UTC."""

    near: Near
    day: date
    ends: datetime
    zone: str
    explanation: str = ""
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class SignedLine:
    """What was signed: an entry of the record, or a deadline in the state in which it was seen."""

    person: int
    name: str
    instant: datetime
    entry: int | None = None
    deadline: int | None = None
    state: str = ""
    explanation: str = ""
