"""What a second person types to verify the date of an event: plain values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CheckDraft:
    """The date typed from the paper without seeing the one entered; no `person` means whoever is signed in."""

    event: int
    day: date
    person: str = ""
    password: str = ""
