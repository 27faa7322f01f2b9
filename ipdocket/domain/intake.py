"""Incoming papers: what a logged paper is, when it is dealt with, and from when on it has lain too long."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

_SATURDAY = 5
SHORTEST_REASON = 10  # characters of a reason for "no deadline", in at least two words; the guards hold the same


class Sender(StrEnum):
    """Who sent a paper; the codes are stored."""

    OFFICE = "office"
    AGENT = "agent"
    CLIENT = "client"
    OTHER = "other"


class Carriage(StrEnum):
    """How a paper came; the codes are stored."""

    POST = "post"
    EMAIL = "email"
    PORTAL = "portal"
    FAX = "fax"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A paper as it is logged; `what` is the code of a paper or event that the rules know, or plain words."""

    received: date
    sender: Sender
    how: Carriage
    what: str
    sender_name: str = ""
    matter: int | None = None


@dataclass(frozen=True, slots=True)
class LinkedEvent:
    """An event that was recorded from a paper."""

    event: int
    code: str
    day: date
    standing: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the intake log. `reason` says why no date follows from it; `processed` is what was marked."""

    id: int
    year: int
    number: int
    received: date
    sender: Sender
    sender_name: str
    how: Carriage
    what: str
    matter: int | None
    reference: str
    evidence: int | None
    file_name: str
    sha256: str
    entered_by: str
    entered_at: datetime
    processed: bool = False
    reason: str = ""
    processed_by: str = ""
    processed_at: datetime | None = None
    events: tuple[LinkedEvent, ...] = ()

    @property
    def label(self) -> str:
        """The number as it is written on the paper: 2026/00017."""
        return paper_label(self.year, self.number)

    @property
    def dated(self) -> bool:
        """Whether an event that still counts was recorded from it."""
        return any(one.standing for one in self.events)

    @property
    def open(self) -> bool:
        """Whether someone must still deal with it; also where every event recorded from it was struck since."""
        return not self.processed or not (self.reason or self.dated)


def paper_label(year: int, number: int) -> str:
    """The running number of a year as it is written on the paper."""
    return f"{year}/{number:05}"


def says_enough(reason: str) -> bool:
    """Whether a reason for "no deadline" is more than a word."""
    plain = reason.strip()
    return len(plain) >= SHORTEST_REASON and " " in plain


def has_lain_long(received: date, today: date) -> bool:
    """Whether more than one working day, Monday to Friday, has begun since the day a paper came.

    Holidays count as working days: a paper is told too early rather than too late.
    """
    days = ((received + timedelta(days=n)).weekday() for n in range(1, min((today - received).days, 9) + 1))
    return sum(day < _SATURDAY for day in days) > 1


def last_fresh_day(received: date) -> date:
    """The last day on which a paper that came on that day has not lain too long."""
    days = (received + timedelta(days=n) for n in range(1, 10))
    return next(day - timedelta(days=1) for day in days if has_lain_long(received, day))


def last_long_day(today: date) -> date:
    """The last day of receipt whose open papers have lain too long today."""
    return next(day for n in range(9) if has_lain_long(day := today - timedelta(days=n), today))
