"""One entry of the record as it is shown side by side."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The entry before or behind; `words` say what it is, "" where it is hidden from whoever looks."""

    id: int
    digest: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class EntryShown:
    """An entry with each value before and after, why, and its place in the chain; `holds`: its hash, computed anew, fits."""

    id: int
    at: datetime
    who: str
    account: str
    machine: str
    what: str
    subject: str
    reason: str
    lines: tuple[tuple[str, str, str], ...]
    masked: bool
    digest: str
    holds: bool
    earlier: Neighbour | None = None
    later: Neighbour | None = None
