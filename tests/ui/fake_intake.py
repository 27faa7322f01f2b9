"""The intake log in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ipdocket.errors import Refused
from ipdocket.ui import shown
from ipdocket.ui.shown_intake import PaperDraft, PaperRow

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)


def make_papers() -> list[PaperRow]:
    """Papers in every state; the first about nothing yet."""
    return [
        PaperRow(1, "2026/00017", DAY - timedelta(days=4), "office", "Amt für geistiges Eigentum und Wettbewerbsfragen der Republik <b>", "post",
                 "letter in a matter that nobody recognised", "letter in a matter that nobody recognised", None, "", "", "late", "", "A. Rivera", AT),
        PaperRow(2, "2026/00018", DAY, "office", "EPO", "portal", "office_action", "Office action", 1, "ACM-0001EP", "action.pdf", "open", "",
                 "A. Rivera", AT, "9f" * 32),
        PaperRow(3, "2026/00019", DAY, "agent", "Kuhn & Partner", "email", "grant", "Grant", 2, "ACM-0002EP", "", "dated",
                 "Grant 4 Nov 2026", "A. Rivera", AT),
        PaperRow(4, "2026/00020", DAY, "client", "", "fax", "bill", "bill", 2, "ACM-0002EP", "", "no deadline",
                 "a bill for work that is done; B. Okafor, 23 Nov 2026 09:10", "B. Okafor", AT),
    ]  # fmt: skip


@dataclass
class FakeIntake:
    papers: list[PaperRow]
    done: list[Any] = field(default_factory=list)

    def kinds(self) -> Sequence[shown.Choice]:
        return [shown.Choice("grant", "Grant"), shown.Choice("office_action", "Office action")]

    def find(self, text: str) -> Sequence[shown.Found]:
        known = [
            shown.Found("matter", 1, "ACM-0001EP", "EP · Turbine blade · EP 17 181 001.5"),
            shown.Found("matter", 2, "ACM-0002EP", "EP · Turbine blade · EP 17 181 002.5"),
        ]  # fmt: skip
        return [one for one in known if text.casefold() in f"{one.text} {one.detail}".casefold()]

    def log(self, draft: PaperDraft) -> PaperRow:
        self.done.append(draft)
        if draft.received > DAY:
            raise Refused("That day is still ahead.", "No number was given.", "Type the day on which it came.")
        return replace(self.papers[0], id=9, label="2026/00021", kind=draft.what, what=draft.what, matter=draft.matter)

    def change(self, draft: PaperDraft) -> PaperRow:
        self.done.append(draft)
        found = next(one for one in self.papers if one.id == draft.id)
        return replace(found, kind=draft.what, matter=draft.matter)

    def mark_processed(self, paper: int) -> str:
        self.done.append(("processed", paper))
        if not next(one for one in self.papers if one.id == paper).told:
            raise Refused("No date was recorded from it.", "It stays open.", "Record its date.")
        return "Processed."

    def declare_no_deadline(self, paper: int, reason: str) -> str:
        self.done.append((paper, reason))
        return "No deadline."

    def save_file(self, paper: int, path: str) -> str:
        self.done.append((paper, path))
        return "written"
