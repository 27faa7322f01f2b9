"""A day's controls in memory."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ipdocket.errors import Refused
from ipdocket.ui.shown_controls import DayShown, EntryRow, ExitRow, HoleLine, HoleMatter, SignDraft

AT = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)
DAY = date(2026, 11, 23)
ENDS = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)


@dataclass
class FakeControls:
    done: list[Any] = field(default_factory=list)
    entries: tuple[EntryRow, ...] = (
        EntryRow(41, 1, "A. Rivera", AT, "ACM-0001EP", "new", "Office action (event)", date(2026, 11, 2), None, None, "letter of the agent", "B. Okafor"),
        EntryRow(42, 1, "A. Rivera", AT, "ACM-0001EP", "new", "Reply to the communication under Article 94(3) EPC", date(2027, 3, 2), date(2027, 5, 2), None, "Office action of 2 Nov 2026"),
        EntryRow(44, 2, "C. Lindqvist", AT, "ACM-0002EP", "changed", "Renewal fee, year 5", date(2026, 11, 30), date(2027, 5, 31), date(2026, 10, 31), "misread"),
        EntryRow(45, None, "A. Rivera", AT, "", "struck", "Import 7 undone: 12 matters", None, None, None, ""),
    )  # fmt: skip
    exits: tuple[ExitRow, ...] = (
        ExitRow(3, 3, "ACM-0003US", "US", "Reply to office action", DAY, DAY, "open", False, "", "A. Rivera", ENDS + timedelta(hours=6), "America/New_York"),
        ExitRow(4, 4, "ACM-0004JP", "JP", "Request for examination <b>", DAY, DAY, "awaiting_second", False, "A. Rivera", "", ENDS - timedelta(hours=15), "Asia/Tokyo"),
        ExitRow(5, 5, "ACM-0005EP", "EP", "Renewal fee, year 5", DAY, DAY + timedelta(days=180), "done", True, "A. Rivera, B. Okafor", "C. Lindqvist", ENDS, "Europe/Berlin", "", "C. Lindqvist"),
    )  # fmt: skip
    unsigned: tuple[tuple[date, int], ...] = ((date(2026, 11, 20), 2),)

    def day(self, day: date) -> DayShown:
        if day != DAY:
            return DayShown(day, (), (), self.unsigned)
        return DayShown(day, self.entries, self.exits, self.unsigned)

    def sign(self, draft: SignDraft) -> str:
        self.done.append(replace(draft, password=""))
        if draft.person == "rivera":
            raise Refused("A. Rivera confirmed 1 of these.", "Nothing was signed.", "Let someone else sign.")
        self.exits = tuple(replace(row, signed_by="B. Okafor") for row in self.exits)
        return "3 lines signed by B. Okafor."

    def save(self, sheet: str, day: date, path: str) -> str:
        self.done.append((sheet, day, path))
        return "1 page written."

    def holes(self) -> tuple[HoleLine, ...]:
        return (HoleLine("no renewal", "Granted or registered without a renewal date", 0), HoleLine("no number", "Number missing", 2),
                HoleLine("no backup", "No back-up", 1234))  # fmt: skip

    def hole_matters(self, hole: str, limit: int) -> tuple[HoleMatter, ...]:
        self.done.append((hole, limit))
        return (HoleMatter(2, "ACM-0002EP", "EP", "Turbine <b>blade</b>", "application number"), HoleMatter(3, "ACM-0003EP", "EP", "Turbine blade", hole))

    def save_holes(self, path: str) -> str:
        self.done.append(path)
        return "3 rows written."
