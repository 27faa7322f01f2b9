"""Acts of a session in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from ipdocket.ui.shown_undo import UndoLine

AT = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)


@dataclass
class FakeUndoing:
    lines: list[UndoLine] = field(
        default_factory=lambda: [
            UndoLine(42, AT, "end matter", "ACM-0001EP", "status: lapsed", "not by one step: correct it where it stands", False),
            UndoLine(40, AT, "record event", "ACM-0004EP event 7", "day: 16 Nov 2026", "the event is struck", True),
        ]
    )
    done: list[Any] = field(default_factory=list)

    def acts(self) -> Sequence[UndoLine]:
        return tuple(self.lines)

    def undo(self, number: int, reason: str) -> str:
        self.done.append((number, reason))
        return "Undone."
