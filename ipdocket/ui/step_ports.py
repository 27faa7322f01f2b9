"""What the window may ask about single steps of one deadline, besides confirming it."""

from typing import Protocol

from ipdocket.ui.shown_steps import ClosedShown, EvidenceCopy, LadderShown


class Steps(Protocol):
    """Extended, taken back from waiting, opened again; the file that a confirmation brought."""

    def ladder(self, deadline: int) -> LadderShown: ...
    def extend(self, deadline: int, reason: str) -> str: ...
    def take_back(self, deadline: int, reason: str) -> str: ...
    def closed(self, deadline: int) -> ClosedShown:
        """Refused for a deadline that no two persons closed."""
        ...

    def open_again(self, deadline: int, reason: str) -> str: ...
    def evidence(self, deadline: int) -> EvidenceCopy:
        """Under a name that tells nothing while a second person is awaited."""
        ...
