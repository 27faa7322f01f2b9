"""What happened in a matter, when, and on whose evidence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# Events after which nothing further falls due; the contract's names.
ENDING = frozenset({"lapse", "withdrawal", "abandonment", "expiry", "cancellation"})


class EventSource(StrEnum):
    """How the event came into the docket."""

    TYPED = "typed"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What a paper of an office says of itself; `period` is the ISO period that it sets ("P4M"), if it sets one."""

    type: str
    day: date
    notified: date | None = None
    delivery: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class MatterEvent:
    """One dated event or paper of a matter.

    `code` is an event name of the contract, "paper" for a document (then `paper` is set and `day` is what it bears),
    "act" for a reply, payment or filing that may answer a deadline (then `answers` holds "annuity:5", "response" or the
    like, and `about` the day of the paper answered), or "other" for a line of history that does neither.
    `office_source`: the date stands in an office's own file. `dated_by` is who typed the present date, on entering the
    event or correcting it since; `verified_by` is the second person, who typed the date again.
    `withdrawn` marks an event entered in error; it stays readable and no longer counts.
    """

    matter: int
    code: str
    day: date
    paper: PaperFacts | None = None
    description: str = ""
    answers: str = ""
    about: date | None = None
    source: EventSource = EventSource.TYPED
    batch: int | None = None
    office_source: bool = False
    office_code: str = ""
    evidence: int | None = None
    entered_by: int | None = None
    verified_by: int | None = None
    withdrawn: bool = False
    id: int = 0
    version: int = 1
    dated_by: int | None = None

    @property
    def verified(self) -> bool:
        """Whether the date may be relied on: an office's own file says it, or two persons typed the same."""
        return self.office_source or self.verified_by is not None

    @property
    def trigger_key(self) -> str:
        """The key by which a deadline names the paper that triggered it: "office_action@2026-01-10"."""
        return f"{self.paper.type}@{self.paper.day.isoformat()}" if self.paper else ""
