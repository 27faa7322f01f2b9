"""Reminders in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from ipdocket.errors import Refused
from ipdocket.ui.shown_reminders import AlarmRow, ReminderRow, RemindersShown, ScheduleLine, ScheduleTable

DAY = date(2026, 11, 23)


@dataclass
class FakeReminders:
    done: list[Any] = field(default_factory=list)
    own: tuple[ReminderRow, ...] = (
        ReminderRow((11, 14), 3, 3, "ACM-0003US", "US", "Reply to office action <b>", "open", False, 0, DAY, DAY, "A. Rivera", "responsible"),
        ReminderRow((12,), 4, 4, "ACM-0004JP", "JP", "Request for examination", "awaiting_second", True, 30, DAY - timedelta(days=1), DAY - timedelta(days=1), "A. Rivera", "backup"),
        ReminderRow((13,), 5, 5, "ACM-0005EP", "EP", "Renewal fee, year 5", "open", False, 14, DAY + timedelta(days=14), DAY, "A. Rivera", "everyone"),
    )  # fmt: skip
    others: tuple[ReminderRow, ...] = (
        ReminderRow((20,), 6, 6, "ACM-0006EP", "EP", "Opposition", "open", False, 3, DAY + timedelta(days=2), DAY - timedelta(days=1), "C. Lindqvist", "responsible"),
    )  # fmt: skip
    lines: tuple[ScheduleLine, ...] = (
        ScheduleLine("rights end", (180, 90, 60, 30, 14, 7, 3, 1, 0), 14, 3, 10), ScheduleLine("other", (30, 14, 7, 1), 14, 3, 5),
    )  # fmt: skip
    may_change: bool = True
    silent: tuple[AlarmRow, ...] = ()

    def unseen(self) -> RemindersShown:
        return RemindersShown(self.own, self.others)

    def acknowledge(self, ids: Sequence[int]) -> str:
        self.done.append(list(ids))
        self.own = tuple(row for row in self.own if not set(row.ids) <= set(ids))
        return f"Acknowledged: {len(ids)}."

    def alarms(self) -> tuple[AlarmRow, ...]:
        return self.silent

    def answer(self, alarm: int, reason: str) -> str:
        self.done.append((alarm, reason))
        self.silent = tuple(row for row in self.silent if row.alarm != alarm)
        return "The alarm is answered."

    def waiting(self) -> tuple[int, int, int]:
        return len(self.own), len(self.silent), 0

    def table(self) -> ScheduleTable:
        return ScheduleTable(self.lines, self.may_change, ("annuity", "response"))

    def declare(self, lines: Sequence[ScheduleLine]) -> str:
        self.done.append(tuple(lines))
        if any(not line.tiers for line in lines):
            raise Refused("Reminders: at least one number of days is expected.")
        self.lines = tuple(lines)
        return "In force."
