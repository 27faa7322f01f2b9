"""Reminders as the window shows them: plain values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A deadline of which `name` was reminded and did not acknowledge it; `ids` are the reminders, `tier` the last one's."""

    ids: tuple[int, ...]
    deadline: int
    matter: int
    reference: str
    country: str
    action: str
    state: str
    final: bool
    tier: int
    day: date
    made: date
    name: str
    part: str


@dataclass(frozen=True, slots=True)
class RemindersShown:
    """What the person has not acknowledged, and what their people have not."""

    own: tuple[ReminderRow, ...] = ()
    others: tuple[ReminderRow, ...] = ()


@dataclass(frozen=True, slots=True)
class AlarmRow:
    """A near date on which nobody entered anything since `since`; `told` are who was alarmed."""

    alarm: int
    deadline: int
    matter: int
    reference: str
    country: str
    action: str
    day: date
    since: date
    responsible: str
    told: str


@dataclass(frozen=True, slots=True)
class ScheduleLine:
    """One row of the firm's table: a kind, its tiers, the tiers from which back-up and supervisors are reminded, silence."""

    kind: str
    tiers: tuple[int, ...]
    backup_from: int
    supervisor_from: int
    silent_days: int


@dataclass(frozen=True, slots=True)
class ScheduleTable:
    """The table and whether the person may change it; `kinds` are those that may be given a row of their own."""

    lines: tuple[ScheduleLine, ...]
    may_change: bool
    kinds: tuple[str, ...] = ()
