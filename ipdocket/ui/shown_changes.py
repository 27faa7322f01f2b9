"""Dates that two persons change, as the window shows and asks for them: plain values."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A proposal that waits. `stands` is the date that it would change, `proposed` the new one: only for who proposed it.

    `two_days`: a final date must be typed as well. `mine`: who is signed in proposed it and may only take it back.
    """

    id: int
    matter: int
    reference: str
    what: str
    about: str
    stands: str
    proposed: str
    reason: str
    who: str
    at: datetime | None
    mine: bool
    two_days: bool


@dataclass(frozen=True, slots=True)
class ChangeStart:
    """A deadline whose date someone would change: `typed` by hand, or set by hand over its rule (`by_hand`)."""

    deadline: int
    reference: str
    action: str
    due: date
    final: date
    typed: bool
    by_hand: bool


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """A proposal about a deadline: `what` is "override", "restore" or "void"."""

    deadline: int
    what: str
    reason: str
    due: date | None = None
    final: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class DecideDraft:
    """What the second person typed; no `person` means whoever is signed in."""

    change: int
    day: date
    last_day: date | None = None
    person: str = ""
    password: str = ""
