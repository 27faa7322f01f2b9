"""The two-person rule as a pure function of facts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ConfirmedAct(StrEnum):
    """What two persons confirm, and by it the state that the deadline reaches."""

    FILED = "filed"
    NOT_NEEDED = "not_needed"
    ABANDONED = "abandoned"
    REOPEN = "reopen"


# The state reached when two persons agree; re-opening a finished deadline is itself such an act.
STATE_REACHED = {
    ConfirmedAct.FILED: "done",
    ConfirmedAct.NOT_NEEDED: "not_needed",
    ConfirmedAct.ABANDONED: "abandoned",
    ConfirmedAct.REOPEN: "open",
}

# Removed before two numbers are compared: spaces, hyphens and slashes, as they are printed and as they are typed.
LEFT_OUT = " \t\u00a0\u202f-\u2010\u2011\u2012\u2013\u2014/\uff0f"
_NORMAL = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """One person's entry of what was done: the day, the receipt number, the amount, the evidence; never changed.

    `masked` tells that day, number, amount and evidence name were withheld from this reader until the second entry.
    """

    deadline: int
    revision: int
    round: int
    slot: int
    person: int
    act: ConfirmedAct
    day: date | None
    number: str
    amount: str = ""
    evidence: int | None = None
    note: str = ""
    instant: datetime | None = None
    masked: bool = False
    id: int = 0


def normal_number(number: str) -> str:
    """The number without case, spaces, hyphens and slashes, as the database's own guard compares it.

    >>> normal_number("EP/2021-0001 a")
    'ep20210001a'
    """
    return number.translate(_NORMAL)


def agree(first: Confirmation, second: Confirmation) -> bool:
    """Whether two entries close a deadline: two persons, one act, the same day and the same normal number."""
    return (
        first.person != second.person
        and (first.deadline, first.revision, first.round) == (second.deadline, second.revision, second.round)
        and {first.slot, second.slot} == {1, 2}
        and first.act == second.act
        and first.day is not None
        and first.day == second.day
        and normal_number(first.number) == normal_number(second.number)
    )


def agreed_act(entries: Iterable[Confirmation], revision: int, round_: int) -> ConfirmedAct | None:
    """The act on which two persons agree for this revision and round, or None."""
    slots = {entry.slot: entry for entry in entries if (entry.revision, entry.round) == (revision, round_)}
    if 1 in slots and 2 in slots and agree(slots[1], slots[2]):
        return slots[1].act
    return None


def last_pair(entries: Sequence[Confirmation]) -> list[Confirmation]:
    """The two entries of the last round that a second person has looked at."""
    rounds = [(one.revision, one.round) for one in entries if one.slot == 2]
    return [one for one in entries if rounds and (one.revision, one.round) == rounds[-1]]
