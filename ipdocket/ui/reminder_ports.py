"""What the window may ask about reminders."""

from collections.abc import Sequence
from typing import Protocol

from ipdocket.ui import shown_reminders


class Reminders(Protocol):
    """What was not acknowledged, and the firm's table of tiers."""

    def unseen(self) -> shown_reminders.RemindersShown: ...
    def acknowledge(self, ids: Sequence[int]) -> str:
        """Of the person at the desk only; in words, of how many deadlines."""
        ...

    def alarms(self) -> Sequence[shown_reminders.AlarmRow]:
        """Dates that are near and silent, of the person at the desk or, for a supervisor, of all."""
        ...

    def answer(self, alarm: int, reason: str) -> str: ...
    def waiting(self) -> tuple[int, int, int]:
        """How many deadlines wait for an acknowledgement of the person at the desk, how many alarms are open, and how many
        items of hand-off notes are theirs to answer or came back.
        """
        ...

    def table(self) -> shown_reminders.ScheduleTable: ...
    def declare(self, lines: Sequence[shown_reminders.ScheduleLine]) -> str: ...
