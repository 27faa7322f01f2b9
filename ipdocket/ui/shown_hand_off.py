"""Hand-off notes as the window shows them: plain values."""

from dataclasses import dataclass
from datetime import date, datetime

from ipdocket.ui.shown import Choice


@dataclass(frozen=True, slots=True)
class ClockShown:
    """A next date and the instant at which it ends, by two clocks; `office_zone` "" where no office counts it."""

    day: date
    ends: datetime
    office_zone: str
    receiver_zone: str


@dataclass(frozen=True, slots=True)
class HandOffRow:
    """An item of a note. `who` wrote it, or has been asked to accept it; `state` is "open", "blocked" or "waiting".

    `about` is "deadline", "second", "verification" or "paper"; `reason` why it was sent back, "" where nobody answered.
    """

    item: int
    note: int
    about: str
    matter: int | None
    reference: str
    country: str
    what: str
    state: str
    waiting_for: str
    sentence: str
    clock: ClockShown | None
    who: str
    written: datetime
    answered_by: str = ""
    reason: str = ""
    mine: bool = True
    writer: str = ""


@dataclass(frozen=True, slots=True)
class HandOffsShown:
    """What waits for the person, and what they (or, for a supervisor, others) handed on and nobody accepted."""

    waiting: tuple[HandOffRow, ...] = ()
    lying: tuple[HandOffRow, ...] = ()
    may_answer: bool = True


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """Something to hand on; `own` is ticked from the start, `held_by` accepted it last, `note` is where it lies unanswered."""

    about: str
    id: int
    reference: str
    country: str
    what: str
    day: date | None
    zone: str
    own: bool
    held_by: str = ""
    note: int | None = None


@dataclass(frozen=True, slots=True)
class Receiver:
    """A person ("p" and their id) or a desk ("d" and its name) to hand on to, with the time zone there."""

    code: str
    name: str
    zone: str


@dataclass(frozen=True, slots=True)
class DrawnShown:
    """All that a note is made from."""

    rows: tuple[DrawnRow, ...]
    receivers: tuple[Receiver, ...]
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemTyped:
    """One ticked row as the writer leaves it."""

    about: str
    id: int
    state: str = "open"
    waiting_for: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class NoteTyped:
    """A note as typed; `receiver` is the code of one."""

    receiver: str
    zone: str
    items: tuple[ItemTyped, ...]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note in the list of all: how many items it has, how many were accepted, how many nobody has yet but the writer."""

    id: int
    written: datetime
    writer: str
    to: str
    items: int
    accepted: int
    left: int


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A desk: name, time zone, and the ids of who sits there."""

    name: str
    zone: str
    people: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DesksShown:
    """The firm's desks, who may be named, and whether the person may change them."""

    lines: tuple[DeskLine, ...]
    people: tuple[Choice, ...]
    zones: tuple[str, ...]
    may_change: bool
