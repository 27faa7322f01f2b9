"""What the window may ask about ethical walls."""

from collections.abc import Sequence
from typing import Protocol

from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_walls import WallDraft, WallLine


class Walls(Protocol):
    """Raised and lifted by an administrator or supervisor."""

    def all(self) -> Sequence[WallLine]: ...
    def people(self) -> Sequence[Choice]:
        """Against whom a wall can be raised: everybody but oneself."""
        ...

    def raise_wall(self, draft: WallDraft) -> str: ...
    def lift(self, wall: int, reason: str) -> str: ...
