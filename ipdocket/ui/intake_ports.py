"""What the window may ask of the intake log; its list is `papers`."""

from collections.abc import Sequence
from typing import Protocol

from ipdocket.ui import shown, shown_intake


class Intake(Protocol):
    """Logging papers and dealing with them; every text is what was done, in words."""

    def kinds(self) -> Sequence[shown.Choice]:
        """Kinds of papers and events that the rules know."""
        ...

    def find(self, text: str) -> Sequence[shown.Found]:
        """Matters that a paper may be about, by anything that stands on it."""
        ...

    def log(self, draft: shown_intake.PaperDraft) -> shown_intake.PaperRow: ...
    def change(self, draft: shown_intake.PaperDraft) -> shown_intake.PaperRow: ...
    def mark_processed(self, paper: int) -> str: ...
    def declare_no_deadline(self, paper: int, reason: str) -> str: ...
    def save_file(self, paper: int, path: str) -> str: ...
