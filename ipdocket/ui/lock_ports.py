"""What the window may ask about the lock of the desk."""

from typing import Protocol


class Locking(Protocol):
    """Covering the desk, giving it back, and after how long it is covered by itself."""

    def minutes(self) -> int:
        """Minutes without keyboard or mouse after which this machine locks; 0 never."""
        ...

    def change_minutes(self, minutes: int) -> str: ...
    def lock(self, minutes: int) -> None:
        """Records that the desk was covered, after so many idle minutes; 0 by hand."""
        ...

    def unlock(self, password: str) -> None:
        """Refused for a wrong password, which counts as a failed sign-in."""
        ...
