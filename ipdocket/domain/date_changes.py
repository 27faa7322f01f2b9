"""Changes to a date that nobody makes alone: one person proposes, another types the date again from the paper."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ipdocket.domain.events import PaperFacts


class Changing(StrEnum):
    """What a proposal would do."""

    CORRECT = "correct"  # another date, or another paper, for an event whose date was verified
    STRIKE = "strike"  # an event whose date was verified was entered in error
    OVERRIDE = "override"  # a computed date is replaced by one set by hand
    RESTORE = "restore"  # the rules' date in place of the one set by hand
    VOID = "void"  # a date added by hand was entered in error


class Verdict(StrEnum):
    """How a proposal ended; there is one for each, and it stays."""

    AGREED = "agreed"
    DIFFERS = "differs"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class DateChange:
    """One proposal. `day` is what the second person must type: the new date, or that of what is struck; `last_day` the
    final date set by hand with it.

    `version` is the event's version or the deadline's revision that it is about; with another one it is out of date.
    `base` is the revision that holds the rules' own dates while a date set by hand stands. `masked`: the dates are
    withheld from this reader, who may have to type them.
    """

    matter: int
    what: Changing
    day: date | None
    reason: str
    event: int | None = None
    deadline: int | None = None
    version: int = 1
    last_day: date | None = None
    code: str = ""
    paper: PaperFacts | None = None
    description: str = ""
    base: int | None = None
    evidence: int | None = None
    person: int = 0
    instant: datetime | None = None
    masked: bool = False
    id: int = 0


@dataclass(frozen=True, slots=True)
class ChangeDecision:
    """What became of a proposal, by whom, with what the second person typed."""

    change: int
    person: int
    verdict: Verdict
    day: date | None = None
    last_day: date | None = None
    note: str = ""
    instant: datetime | None = None
    id: int = 0


def same_dates(change: DateChange, day: date, last_day: date | None) -> bool:
    """Whether the second person typed the dates that were proposed; without a last day it is the day itself.

    >>> proposed = DateChange(1, Changing.OVERRIDE, date(2027, 3, 1), "office's notice", last_day=date(2027, 3, 1))
    >>> same_dates(proposed, date(2027, 3, 1), None), same_dates(proposed, date(2027, 3, 2), None)
    (True, False)
    """
    return change.day == day and (change.last_day or change.day) == (last_day or day)
