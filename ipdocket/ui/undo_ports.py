"""What the window may ask about undoing."""

from collections.abc import Sequence
from typing import Protocol

from ipdocket.ui.shown_undo import UndoLine


class Undoing(Protocol):
    """One's own last acts of this session, and what compensates each."""

    def acts(self) -> Sequence[UndoLine]:
        """The last ten, newest first."""
        ...

    def undo(self, number: int, reason: str) -> str:
        """Does what compensates it; says what was done, or that a second person must agree."""
        ...
