"""Backups and what restoring one would lose: plain values."""

from dataclasses import dataclass
from datetime import datetime

from ipdocket.ui.shown import AuditRow


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup that was verified when it was made."""

    path: str
    name: str
    made: datetime
    head: str
    matters: int
    open_deadlines: int


@dataclass(frozen=True, slots=True)
class LossShown:
    """What was recorded after a backup: how much of what kind, and the newest entries; `belongs` to this docket at all."""

    belongs: bool
    entries: int
    kinds: tuple[tuple[str, int], ...]
    newest: tuple[AuditRow, ...] = ()
