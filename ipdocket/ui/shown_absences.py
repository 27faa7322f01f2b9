"""Absences as the window shows them: plain values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """One absence; `state` is to_come, away, over or called_off, `mine` says whether the person at the window may end it."""

    id: int
    person: str
    first: date
    last: date
    until: date
    note: str = ""
    substitute: str = ""
    state: str = "to_come"
    mine: bool = False


@dataclass(frozen=True, slots=True)
class HandedLine:
    """One deadline in an absence: who takes it, or why nobody does."""

    deadline: int
    due: date
    final: date
    reference: str
    country: str
    action: str
    roles: tuple[str, ...]
    taken_by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class AbsenceTyped:
    """An absence as typed; people by id as text, `substitutes` for single deadlines. `absence` is one recorded already."""

    person: str
    first: date
    last: date
    note: str = ""
    substitute: str = ""
    substitutes: tuple[tuple[int, str], ...] = ()
    absence: int = 0


@dataclass(frozen=True, slots=True)
class AssignTyped:
    """New people of deadlines by id as text: None leaves as it is, "" is the matter's again."""

    responsible: str | None = None
    backup: str | None = None
    sign_off: str | None = None
