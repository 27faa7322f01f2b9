"""The intake log as the window shows it: plain values."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper of the log. `state` is "open", "late" (open too long), "dated" (a date is recorded, not yet marked),
    "processed" or "no deadline"; `what` in words, `kind` its code or the same words; `told` what came of it.
    """

    id: int
    label: str
    received: date
    sender: str
    sender_name: str
    how: str
    kind: str
    what: str
    matter: int | None
    reference: str
    file: str
    state: str
    told: str
    entered_by: str
    entered_at: datetime
    sha256: str = ""
    band: str = ""

    @property
    def open(self) -> bool:
        """Whether someone must still deal with it."""
        return self.state in ("open", "late", "dated")


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """A paper as typed; `id` None is a new one, `path` its file or ""."""

    received: date
    sender: str
    sender_name: str
    how: str
    what: str
    matter: int | None = None
    path: str = ""
    id: int | None = None
