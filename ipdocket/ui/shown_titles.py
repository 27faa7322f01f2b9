"""Chains of title as the window shows them: plain values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TitleRow:
    """One act of a chain; `withdrawn` is the reason why it counts no more."""

    id: int
    day: date
    kind: str
    giver: str
    taker: str
    recorded: date | None = None
    number: str = ""
    paper: str = ""
    note: str = ""
    entered: str = ""
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class ChainShown:
    """The chain of one matter, the owner in the docket, gaps and overlaps in words."""

    rows: tuple[TitleRow, ...] = ()
    present: str = ""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TitleDraft:
    """An act as typed; `kind` is first_owner, assignment, merger, change_of_name or licence."""

    matter: int
    kind: str
    day: date
    giver: str
    taker: str
    recorded: date | None = None
    number: str = ""
    paper: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class OwnerTitleRow:
    """One act on a matter in whose chain an owner stands; `faults` of the whole chain on its last line only."""

    matter: int
    reference: str
    row: TitleRow
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FaultLine:
    """One matter whose chain does not hold."""

    matter: int
    reference: str
    words: str
