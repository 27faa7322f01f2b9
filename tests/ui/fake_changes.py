"""Changed dates in memory: one proposed by the person signed in, one by another."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from ipdocket.ui import shown
from ipdocket.ui.shown_changes import ChangeDraft, ChangeLine, ChangeStart, DecideDraft
from ipdocket.ui.shown_evidence import Demand, DemandsShown

AT = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)
MINE = ChangeLine(
    1, 1, "ACM-0001EP", "another date", "office action", "5 Feb 2019", "15 Feb 2019", "the stamp reads 15", "A. Rivera", AT,
    mine=True, two_days=False,
)  # fmt: skip
THEIRS = ChangeLine(
    2, 4, "ACM-0004EP", "date by hand", "Renewal fee, year 5", "30 Nov 2026, final 31 May 2027", "", "letter <b>of</b> the office",
    "C. Lindqvist", AT, mine=False, two_days=True,
)  # fmt: skip


@dataclass
class FakeDateChanges:
    lines: list[ChangeLine] = field(default_factory=lambda: [THEIRS, MINE])
    done: list[Any] = field(default_factory=list)
    agrees: bool = True
    by_hand: bool = False

    def waiting(self) -> Sequence[ChangeLine]:
        return tuple(self.lines)

    def start(self, deadline: int) -> ChangeStart:
        return ChangeStart(
            deadline, "ACM-0004EP", "Renewal fee, year 5", date(2026, 11, 30), date(2027, 5, 31), False, self.by_hand
        )

    def propose(self, draft: ChangeDraft) -> str:
        self.done.append(draft)
        return "Proposed."

    def foresee_strike(self, _event: int) -> shown.Preview:
        return shown.Preview((shown.DateChange("goes", "Reply to office action", None, None, date(2027, 2, 2), None),))

    def strike(self, event: int, reason: str) -> str:
        self.done.append(("strike", event, reason))
        return "Struck."

    def decide(self, draft: DecideDraft) -> shown.SecondOutcome:
        self.done.append(replace(draft, password=""))
        self.lines = [one for one in self.lines if one.id != draft.change]
        if self.agrees:
            return shown.SecondOutcome(True, "Both typed the same.")
        return shown.SecondOutcome(False, "The two entries differ.", (("C. Lindqvist", "1 Mar 2027"), ("B. Okafor", "2 Mar 2027")))

    def refuse(self, change: int, reason: str, person: str, _password: str) -> str:
        self.done.append(("refuse", change, reason, person))
        self.lines = [one for one in self.lines if one.id != change]
        return "Refused."

    def explain_missed(self, deadline: int, cause: str) -> str:
        self.done.append(("missed", deadline, cause))
        return "The cause is kept."

    def take_back(self, change: int, reason: str) -> str:
        self.done.append(("take back", change, reason))
        self.lines = [one for one in self.lines if one.id != change]
        return "Taken back."


@dataclass
class FakeEvidenceDemands:
    need: tuple[str, ...] = ("file",)
    declared: list[Demand] = field(default_factory=list)
    may_change: bool = True

    def needed(self, _deadlines: Sequence[int], _act: str) -> tuple[str, ...]:
        return self.need

    def demands(self) -> DemandsShown:
        return DemandsShown((Demand("annuity", "annuity", True, False), Demand("*", "every other kind", True, False)), self.may_change)

    def declare(self, demands: Sequence[Demand]) -> str:
        self.declared = list(demands)
        return "In force."
