"""Hand-off notes in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from ipdocket.errors import Refused
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_hand_off import (
    ClockShown,
    DeskLine,
    DesksShown,
    DrawnRow,
    DrawnShown,
    HandOffRow,
    HandOffsShown,
    NoteLine,
    NoteTyped,
    Receiver,
)

AT = datetime(2026, 11, 23, 17, 20, tzinfo=UTC)
CLOCK = ClockShown(date(2026, 12, 2), datetime(2026, 12, 3, 5, tzinfo=UTC), "America/New_York", "Asia/Manila")
ZONES = ("America/New_York", "Asia/Manila", "Europe/Berlin", "UTC")


def _row(item: int, note: int, about: str, reference: str, what: str, **more: Any) -> HandOffRow:
    values: dict[str, Any] = {"matter": item, "country": "US", "state": "open", "waiting_for": "", "sentence": "", "clock": CLOCK, "who": "B. Okafor"}
    return HandOffRow(item=item, note=note, about=about, reference=reference, what=what, written=AT, **(values | more))


@dataclass
class FakeHandOffs:
    done: list[Any] = field(default_factory=list)
    waiting: tuple[HandOffRow, ...] = (
        _row(1, 7, "deadline", "ACM-0003US", "Reply to office action <b>", state="waiting", waiting_for="the client", sentence="asked twice, calls on Tuesday"),
        _row(2, 7, "paper", "", "Paper 2026/00017: letter in a matter that nobody recognised", matter=None, country="", state="blocked",
             sentence="no number on it", clock=ClockShown(date(2026, 11, 25), datetime(2026, 11, 25, 16, tzinfo=UTC), "", "Asia/Manila")),
        _row(3, 8, "verification", "ACM-0005EP", "Verify the date: Grant", clock=None, who="C. Lindqvist"),
    )  # fmt: skip
    lying: tuple[HandOffRow, ...] = (
        _row(4, 5, "deadline", "ACM-0006EP", "Opposition", who="Desk Manila", writer="A. Rivera"),
        _row(5, 4, "second", "ACM-0007JP", "Second confirmation: Request for examination", answered_by="B. Okafor",
             reason="not of our team, ask Carla", writer="A. Rivera"),
        _row(6, 3, "deadline", "ACM-0008DE", "Renewal fee, year 5", mine=False, writer="C. Lindqvist"),
    )  # fmt: skip
    drawn: tuple[DrawnRow, ...] = (
        DrawnRow("deadline", 3, "ACM-0003US", "US", "Reply to office action <b>", date(2026, 12, 2), "America/New_York", True),
        DrawnRow("paper", 17, "", "", "Paper 2026/00017: letter", date(2026, 11, 25), "", False),
        DrawnRow("second", 9, "ACM-0009EP", "EP", "Second confirmation: Opposition", date(2026, 12, 4), "Europe/Berlin", True, "B. Okafor"),
        DrawnRow("deadline", 10, "ACM-0010EP", "EP", "Translation", date(2026, 12, 4), "Europe/Berlin", True, note=5),
        DrawnRow("verification", 11, "ACM-0011EP", "EP", "Verify the date: Grant", None, "Europe/Berlin", True),
    )  # fmt: skip
    lines: tuple[DeskLine, ...] = (DeskLine("Manila", "Asia/Manila", (2,)),)
    may_change: bool = True

    def board(self) -> HandOffsShown:
        return HandOffsShown(self.waiting, self.lying)

    def draw(self) -> DrawnShown:
        receivers = (Receiver("dManila", "Desk Manila", "Asia/Manila"), Receiver("p2", "B. Okafor", "Europe/Berlin"))
        return DrawnShown(self.drawn, receivers, ZONES)

    def write(self, note: NoteTyped) -> str:
        self.done.append(note)
        if note.receiver == "p2":
            raise Refused("An ethical wall keeps B. Okafor from this matter.", "Nothing was changed.", "Choose another person.")
        return "Hand-off note 9 is written."

    def accept(self, items: Sequence[int]) -> str:
        self.done.append(("accept", list(items)))
        self.waiting = tuple(row for row in self.waiting if row.item not in items)
        return f"Accepted: {len(items)}."

    def refuse(self, items: Sequence[int], reason: str) -> str:
        self.done.append(("refuse", list(items), reason))
        self.waiting = tuple(row for row in self.waiting if row.item not in items)
        return "Sent back."

    def keep(self, items: Sequence[int]) -> str:
        self.done.append(("keep", list(items)))
        self.lying = tuple(row for row in self.lying if row.item not in items)
        return "Taken back."

    def past(self) -> Sequence[NoteLine]:
        return [NoteLine(7, AT, "B. Okafor", "A. Rivera", 2, 0, 2), NoteLine(4, AT, "A. Rivera", "B. Okafor", 1, 1, 0)]

    def save(self, note: int, path: str) -> str:
        self.done.append((note, path))
        return "1 page written."

    def desks(self) -> DesksShown:
        return DesksShown(self.lines, (Choice("1", "A. Rivera"), Choice("2", "B. Okafor")), ZONES, self.may_change)

    def declare(self, lines: Sequence[DeskLine]) -> str:
        self.done.append(tuple(lines))
        self.lines = tuple(lines)
        return "Declared."
