"""The owners' work in memory."""

from dataclasses import dataclass, field
from typing import Any

from ipdocket.errors import Refused
from ipdocket.ui.shown_owners import (
    AliasDraft,
    ApartLine,
    ChangeLine,
    OwnerMatter,
    PairLine,
    SideShown,
    SplitDraft,
    SuggestedOwner,
    WorkShown,
)


@dataclass
class FakeOwnerWork:
    pairs: list[PairLine] = field(default_factory=lambda: [
        PairLine(1, 3, "Acme Turbinen GmbH", "Acme Turbinnen GmbH", 7, 1, 0.97, "one letter differs"),
        PairLine(2, 4, "Ōsaka Denki K.K.", "Osaka Denki Co., Ltd.", 2, 1, 0.86, "legal form differs; same words"),
        PairLine(1, 5, "Acme Turbinen GmbH", "Acme Turbinen AG", 7, 2, 0.81, "legal form differs"),
    ])  # fmt: skip
    done: list[Any] = field(default_factory=list)
    proposals: list[ChangeLine] = field(default_factory=lambda: [
        ChangeLine(1, "Acme Turbine GmbH becomes Acme Turbinen GmbH", "proposed", "A. Rivera, 23 Nov 2026 09:00", "one letter",
                   (("ACM-0002EP", "EP", "Acme Turbine GmbH", "Acme Turbine GmbH"),), "seen1", True),
    ])  # fmt: skip

    def work(self, *, progress: Any) -> WorkShown:
        progress(3, 3)
        return WorkShown(tuple(self.pairs), len(self.proposals), 2)

    def side(self, owner: int) -> SideShown:
        name = next((n for p in self.pairs for i, n in ((p.into, p.into_name), (p.other, p.other_name)) if i == owner), "Acme")
        return SideShown(owner, name, "osaka denki" if owner == 2 else "", "DE", 7, (f"{name} · EP · 7",), ("ACME TURBINEN GMBH",), ())

    def join(self, into: int, other: int, reason: str, score: float) -> str:
        self.done.append(("join", into, other, reason, score))
        return "Proposed."

    def join_sure(self, least: float) -> str:
        self.done.append(("sure", least))
        return "1 proposal"

    def apart(self, one: int, other: int, reason: str) -> str:
        self.done.append(("apart", one, other, reason))
        return "Kept apart."

    def waiting(self) -> list[ChangeLine]:
        return list(self.proposals)

    def accept(self, change: int, seen: str, person: str, password: str) -> str:
        if not person:
            raise Refused("You proposed this yourself.", "Nothing was changed.", "Let another person accept.")
        self.done.append(("accept", change, seen, person, password))
        self.proposals.clear()
        return "Done."

    def refuse(self, change: int) -> str:
        self.done.append(("refuse", change))
        self.proposals.clear()
        return "Refused."

    def decided(self) -> tuple[list[ChangeLine], list[ApartLine]]:
        return (
            [ChangeLine(7, "X becomes Y", "accepted", "A. Rivera; B. Okafor", "same", undoable=True),
             ChangeLine(6, "V becomes W", "undone", "A. Rivera", "same")],
            [ApartLine(3, "Alpha AG", "Alpha GmbH", "two firms")],
        )  # fmt: skip

    def undo(self, change: int, reason: str) -> str:
        self.done.append(("undo", change, reason))
        return "Undone."

    def take_back(self, decision: int, reason: str) -> str:
        self.done.append(("take back", decision, reason))
        return "Taken back."

    def matters_of(self, owner: int) -> list[OwnerMatter]:
        return [OwnerMatter(1, "ACM-0001EP", "EP", "Blade", "Acme"), OwnerMatter(2, "ACM-0002EP", "EP", "Rotor", "Acme")]

    def split(self, draft: SplitDraft) -> str:
        self.done.append(draft)
        return "Proposed."

    def add_alias(self, draft: AliasDraft) -> str:
        self.done.append(draft)
        return "Kept."

    def suggest(self, name: str) -> list[SuggestedOwner]:
        if name == "Acme Turbinnen GmbH":
            return [SuggestedOwner(1, "Acme Turbinen GmbH", 7, "one letter differs")]
        if name == "ACME TURBINEN GMBH":
            return [SuggestedOwner(1, "Acme Turbinen GmbH", 7, "only the writing differs", True)]
        return []

    def save_recordals(self, owner: int, path: str) -> str:
        self.done.append(("recordals", owner, path))
        return "1 row"
