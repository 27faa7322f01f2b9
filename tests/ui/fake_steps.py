"""Single steps of a deadline in memory."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ipdocket.ui.shown_steps import ClosedShown, EvidenceCopy, LadderShown

LADDER = LadderShown(
    "ACM-0009EP", "Response to office action", date(2026, 12, 2), date(2027, 3, 2), date(2027, 1, 2), "Extension, with fee", 3
)
CLOSED = ClosedShown("ACM-0009EP", "Renewal fee", "filed or paid", date(2026, 11, 2), "EP-26", "A. Rivera", "B. Okafor")
HELD = EvidenceCopy("evidence.pdf", b"%PDF-1.4")


@dataclass
class FakeSteps:
    now: LadderShown = LADDER
    held: EvidenceCopy = HELD
    done: list[Any] = field(default_factory=list)

    def ladder(self, _deadline: int) -> LadderShown:
        return self.now

    def extend(self, deadline: int, reason: str) -> str:
        self.done.append(("extend", deadline, reason))
        return "Extended."

    def take_back(self, deadline: int, reason: str) -> str:
        self.done.append(("take back", deadline, reason))
        return "Taken back."

    def closed(self, _deadline: int) -> ClosedShown:
        return CLOSED

    def open_again(self, deadline: int, reason: str) -> str:
        self.done.append(("open again", deadline, reason))
        return "Proposed."

    def evidence(self, deadline: int) -> EvidenceCopy:
        self.done.append(("evidence", deadline))
        return self.held
