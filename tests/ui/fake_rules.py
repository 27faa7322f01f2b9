"""The rulebook and new rules in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ipdocket.errors import Refused
from ipdocket.ui import shown
from ipdocket.ui.shown_rules import (
    CoverageShown,
    LawShown,
    MovedShown,
    RuleLine,
    RulesFound,
    RuleShown,
    RuleStanding,
    RuleVersionShown,
    RuleWish,
)

ANNUITY = RuleLine(
    "ep.patent.annuity", "Renewal fee, year {n}", "annuity", True, "EP", "patent", "patent", "sourced", date(2026, 11, 1), 4, 2
)
PETITION = RuleLine("ep.patent.x", "Petition", "other", False, "EP", "patent", "patent", marks=("not_covered",))
OLD = RuleLine("us.tm.y", "Old duty", "renewal", True, "US", "trademark", "trade mark", "uncertain", marks=("uncertain", "stale"))


@dataclass
class FakeRulebook:
    wishes: list[RuleWish] = field(default_factory=list)

    def offices(self) -> Sequence[shown.Choice]:
        return (
            shown.Choice("EP", "EP - European Patent Office"),
            shown.Choice("US", "US - United States Patent and Trademark Office"),
        )

    def rights(self, office: str) -> Sequence[shown.Choice]:
        return (shown.Choice("patent", "patent"),)

    def kinds(self) -> Sequence[shown.Choice]:
        return (shown.Choice("annuity", "annuity"), shown.Choice("renewal", "renewal"))

    def find(self, wish: RuleWish) -> RulesFound:
        self.wishes.append(wish)
        lines = [each for each in (ANNUITY, PETITION, OLD) if (not wish.office or each.office == wish.office)
                 and (not wish.kind or each.kind == wish.kind) and (not wish.mark or wish.mark in each.marks) and wish.text.casefold() in each.title.casefold()]  # fmt: skip
        return RulesFound(tuple(lines), 700 if len(lines) == 3 else len(lines))

    def rule(self, line: RuleLine) -> RuleShown:
        return RuleShown(
            line, "filing", "The application is deemed withdrawn.",
            (RuleVersionShown("before 1 Apr 2018", "the due date", "uncertain", ("due: as before",), "", None, date(2018, 4, 1)),
             RuleVersionShown("from 1 Apr 2018", "the due date", "sourced",
                              ("due: 2 years after filing, last day of the month", "late: six months, last day of the month"),
                              "", date(2018, 4, 1))),
            (LawShown("Rule 51(1) EPC", "Due on the last day of the month of the anniversary.", "https://www.epo.org/", date(2026, 11, 1)),),
            (("filing 15 Nov 2016", "year 3 due 30 Nov 2018", "Guidelines A-X 5.2.4"),), "shipped, ep/patent-renewal.toml",
            only="if filing date on or after 1 Jan 1980", series="number 3: 2 years after filing date, then every year, to number 20",
        )  # fmt: skip

    def coverage(self) -> CoverageShown:
        rows = tuple(("EP", "patent", f"kind {n}", "computed", "sourced", "1 Nov 2026", "4", "") for n in range(500))
        return CoverageShown(
            (*rows, ("AQ", "patent", "annuity", "not covered", "", "", "", "no office")), "Computed dates for patent: 1 office",
            (*(("EP", "patent", f"kind {n}") for n in range(500)), ("AQ", "patent", "annuity")),
        )


@dataclass
class FakeRuleChange:
    waiting: str = "2026.12+aaaaaa"
    proposed: str = ""
    refused: tuple[str, ...] = ("firm/xx.toml:3: unknown key",)
    done: list[Any] = field(default_factory=list)

    def standing(self) -> RuleStanding:
        foreseen = "1 moved" if self.proposed else ""
        return RuleStanding("2026.11+bbbbbb", self.waiting, self.proposed, foreseen, bool(self.proposed), self.refused)

    def foresee(self, *, progress: Any) -> MovedShown:
        progress(1, 1)
        return MovedShown((("ACM-1", "EP", "moved", "31 Jan 2027", "1 Feb 2027", "Renewal fee"),), 1200, "1,200 moved")

    def save(self, path: str, *, progress: Any) -> str:
        self.done.append(("save", path))
        return "1,200 dates written"

    def propose(self, *, progress: Any) -> str:
        progress(1, 1)
        self.proposed = "A. Rivera"
        return "Proposed."

    def accept(self, person: str, password: str, *, progress: Any) -> str:
        if not person:
            raise Refused("You proposed these rules yourself.", "Nothing was changed.", "Let another person accept.")
        self.done.append(("accept", person, password))
        self.waiting = self.proposed = ""
        return "In force."
