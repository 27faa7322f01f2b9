"""The calculator's port in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ipdocket.errors import Refused
from ipdocket.ui import shown
from ipdocket.ui.shown_calculation import Calculated, CalculationDraft


@dataclass
class FakeCalculating:
    asked: list[CalculationDraft] = field(default_factory=list)

    def papers(self, country: str, right: str, route: str) -> Sequence[shown.Choice]:
        return [shown.Choice("office_action", "Office action"), shown.Choice("decision", "Decision")]

    def calculate(self, draft: CalculationDraft) -> Calculated:
        self.asked.append(draft)
        if any(paper.period == "soon" for paper in draft.papers):
            raise Refused("“soon” is not a period.", "What was typed is still in the form.", "Type 4 months.")
        dates = tuple(_date(place, draft.country) for place in range(2 if draft.dates else 0))
        return Calculated(
            draft.country, dates, ("Not covered, ask the agent: petition before XX. No rule.",),
            (shown.NotFired(0, "ep.x", "Opposition", "needs the grant"),), (),
            f"{draft.country} given", tuple(f"{each.row.action} due {each.row.due}" for each in dates), "Computed by ipdocket.",
        )  # fmt: skip


def _date(place: int, office: str) -> shown.Explained:
    row = shown.DeadlineRow(
        place, 0, "", date(2027, 1, 31 - place), date(2027, 7, 31), 60, "", office, "", f"Renewal fee, year {place + 3}", "",
        state="computed",
    )  # fmt: skip
    step = shown.Step("Filing date", date(2024, 1, 31), "")
    return shown.Explained(row, office, (step,), "Rule 51(1) EPC", "ep.patent.annuity", "text d1", "2026.11", "law")
