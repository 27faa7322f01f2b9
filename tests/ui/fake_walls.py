"""Ethical walls in memory: one that stands, one that was lifted."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_walls import WallDraft, WallLine

AT = datetime(2026, 11, 20, 8, 12, tzinfo=UTC)


@dataclass
class FakeWalls:
    lines: list[WallLine] = field(default_factory=lambda: [
        WallLine(2, "Acme Turbinen GmbH", ("B. Okafor",), "acted for the <b>other</b> side", "A. Rivera", AT),
        WallLine(1, "ACM-0001EP", ("B. Okafor", "C. Lindqvist"), "conflict", "A. Rivera", AT, "A. Rivera", AT, "the case is over"),
    ])  # fmt: skip
    done: list[Any] = field(default_factory=list)

    def all(self) -> Sequence[WallLine]:
        return tuple(self.lines)

    def people(self) -> Sequence[Choice]:
        return (Choice("2", "B. Okafor"), Choice("3", "C. Lindqvist"))

    def raise_wall(self, draft: WallDraft) -> str:
        self.done.append(draft)
        self.lines.insert(0, WallLine(3, draft.reference or "Acme", ("B. Okafor",), draft.reason, "A. Rivera", AT))
        return "The wall stands."

    def lift(self, wall: int, reason: str) -> str:
        self.done.append((wall, reason))
        self.lines = [
            replace(one, lifted_at=AT, lifted_by="A. Rivera", lift_reason=reason) if one.id == wall else one for one in self.lines
        ]
        return "The wall was lifted."
