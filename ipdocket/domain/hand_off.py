"""The hand-off between shifts: a note of what is still to do, accepted by name item by item; no item without an owner."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from ipdocket.clock import end_of_day_at

SHORTEST_REFUSAL = 10  # characters of the reason for sending an item back, in at least two words; the guards hold the same


class About(StrEnum):
    """What of the docket an item is about; the codes are stored."""

    DEADLINE = "deadline"
    SECOND = "second"
    VERIFICATION = "verification"
    PAPER = "paper"


class ItemState(StrEnum):
    """How the writer left it; the codes are stored."""

    OPEN = "open"
    BLOCKED = "blocked"
    WAITING = "waiting"


class Answer(StrEnum):
    """What became of an item: taken over, sent back, or taken back by the writer; the codes are stored."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk of the firm to which a note may be addressed: its time zone, and who sits there (none: anybody of the firm)."""

    name: str
    zone: str
    people: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Thing:
    """Something in the docket that is still to do: `id` is that of the deadline, event or paper."""

    about: About
    id: int

    @property
    def key(self) -> tuple[str, int]:
        """The same for a date before and after its first confirmation."""
        return ("deadline" if self.about is About.SECOND else str(self.about), self.id)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A thing as the docket offers it for a note; `title` is a code or words, `label` the number of a paper.

    `day` is its next date (None: it has none), counted at the office of `zone` ("": no office, so the writer's own clock).
    `own` says that it is the writer's to hand on; `with_name` who accepted it last, `note` the unanswered note it lies in.
    """

    thing: Thing
    matter: int | None
    reference: str
    office: str
    title: str
    day: date | None
    zone: str = ""
    own: bool = True
    with_name: str = ""
    note: int | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """An item as the writer leaves it: `waiting_for` names whom a waiting one waits for."""

    thing: Thing
    state: ItemState = ItemState.OPEN
    waiting_for: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A note as typed: to one person, or to a desk by name; `zone` is the receiver's time zone."""

    receiver: int | None
    desk: str
    zone: str
    items: tuple[ItemDraft, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a note. `over` is what has been done since, by whomever; `zone` the office's own time zone or ""."""

    id: int
    note: int
    thing: Thing
    matter: int | None
    reference: str
    office: str
    title: str
    state: ItemState
    waiting_for: str
    sentence: str
    day: date | None
    zone: str
    over: bool = False
    answer: Answer | None = None
    answered_by: int | None = None
    answered_name: str = ""
    answered_at: datetime | None = None
    reason: str = ""
    label: str = ""

    @property
    def waits(self) -> bool:
        """Whether the receiver must still say something to it."""
        return self.answer is None and not self.over

    @property
    def came_back(self) -> bool:
        """Whether it was sent back to the writer, who has neither kept it nor handed it on since."""
        return self.answer is Answer.REFUSED and not self.over


@dataclass(frozen=True, slots=True)
class Note:
    """A hand-off note with what of it may be seen; `receiver` None is a note to a desk, `zone` the receiver's time zone."""

    id: int
    writer: int
    writer_name: str
    receiver: int | None
    receiver_name: str
    desk: str
    zone: str
    written_at: datetime
    items: tuple[Item, ...] = field(default=())

    @property
    def addressee(self) -> str:
        """The person or the desk to which it went."""
        return self.receiver_name or self.desk

    def owner_of(self, item: Item) -> str:
        """Who has the item now: whoever accepted it, else the writer; never nobody."""
        return item.answered_name if item.answer is Answer.ACCEPTED else self.writer_name


@dataclass(frozen=True, slots=True)
class BothClocks:
    """The instant at which a day ends at its office, with the two zones in which it is told."""

    ends: datetime
    office_zone: str
    receiver_zone: str


def tell_both(day: date | None, zone: str, receiver_zone: str) -> BothClocks | None:
    """When the day ends by the office's clock and by the receiver's; None without a day. No office: the receiver's own day."""
    if day is None:
        return None
    return BothClocks(end_of_day_at(zone or receiver_zone, day), zone or receiver_zone, receiver_zone)


def says_why(reason: str) -> bool:
    """Whether the reason for sending an item back is more than a word."""
    plain = reason.strip()
    return len(plain) >= SHORTEST_REFUSAL and " " in plain
