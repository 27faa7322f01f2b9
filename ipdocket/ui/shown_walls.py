"""Ethical walls as whoever may raise them sees them: plain values."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class WallLine:
    """One wall; `lifted_at` is None while it stands."""

    id: int
    around: str
    persons: tuple[str, ...]
    reason: str
    raised_by: str
    raised_at: datetime | None
    lifted_by: str = ""
    lifted_at: datetime | None = None
    lift_reason: str = ""


@dataclass(frozen=True, slots=True)
class WallDraft:
    """A wall as typed: around a client (0: none) or the matter of a reference, against persons by id."""

    client: int
    reference: str
    persons: tuple[int, ...]
    reason: str
