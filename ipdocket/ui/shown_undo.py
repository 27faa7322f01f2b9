"""The acts of a session as the window lists them for undoing."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class UndoLine:
    """One act: `how` says by what it is compensated; where `able` is False, what to do instead."""

    number: int
    at: datetime
    what: str
    about: str
    detail: str
    how: str
    able: bool
