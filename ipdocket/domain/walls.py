"""Ethical walls: who sees nothing of a client, or of a single matter, and why."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Wall:
    """A wall around a client (a party's id) or a matter, one of the two, against `persons`. It is lifted, never deleted."""

    reason: str
    persons: frozenset[int]
    client: int | None = None
    matter: int | None = None
    raised_by: int = 0
    raised_at: datetime | None = None
    lifted_by: int | None = None
    lifted_at: datetime | None = None
    lift_reason: str = ""
    id: int = 0
