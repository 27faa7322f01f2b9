"""What a window shows before a deadline is extended, taken back from waiting, or opened again."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LadderShown:
    """The days of a deadline now and with its next extension; `until` is None where there is none left."""

    reference: str
    action: str
    act_by: date
    final: date
    until: date | None
    by: str
    left: int


@dataclass(frozen=True, slots=True)
class ClosedShown:
    """By what a deadline was closed: the day and number that both persons typed."""

    reference: str
    action: str
    act: str
    day: date | None
    number: str
    first_by: str
    second_by: str


@dataclass(frozen=True, slots=True)
class EvidenceCopy:
    """A kept file, to be saved or opened outside."""

    name: str
    content: bytes
