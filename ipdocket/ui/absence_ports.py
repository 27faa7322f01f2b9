"""What the window asks of absences."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_absences import AbsenceLine, AbsenceTyped, HandedLine


class Absences(Protocol):
    """Who is away, and who acts for them."""

    def all(self) -> Sequence[AbsenceLine]: ...
    def people(self) -> Sequence[Choice]:
        """Whose absences the person at the window may enter, themselves first."""
        ...

    def foresee(self, typed: AbsenceTyped) -> Sequence[HandedLine]:
        """Everything due in it and who takes it, without storing anything; of a recorded one with more people named."""
        ...

    def enter(self, typed: AbsenceTyped) -> str:
        """Stores it, or names more people in a recorded one; what was done, in words."""
        ...

    def sign_off(self) -> tuple[bool, bool]:
        """Whether a matter without an owner of final sign-off is a hole, and whether the person here may say so."""
        ...

    def want_sign_off(self, wanted: bool) -> str: ...
    def come_back(self, absence: int, day: date) -> str:
        """Ends it early; `day` is the first day back."""
        ...
