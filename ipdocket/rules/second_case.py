"""What the second calculator knows about one case: dates by name, facts, when a paper counts as received, conditions."""

import re
from datetime import date, timedelta

from msgspec import Struct

from ipdocket.rules.facts import Case, Paper
from ipdocket.rules.model import Condition, Notification

_FIXED = re.compile(r"\d{4}-\d\d-\d\d")


class Known(Struct, frozen=True):
    """The dates at hand for one member of one rule: the case's events, the paper, the series, steps done so far."""

    events: dict[str, date]
    facts: dict[str, tuple[str, ...]]
    paper: Paper | None
    received: date | None
    notified: date | None
    excess: int
    base: date | None
    anniversary: date | None
    number: int | None
    steps: dict[str, date]

    def find(self, name: str) -> date | None:
        """The date of that name (step, event, derived date or a day written out), None if unknown."""
        if _FIXED.fullmatch(name):
            return date.fromisoformat(name)
        if name in self.steps:
            return self.steps[name]
        if name == "paper":
            return self.paper.date if self.paper else None
        special = {
            "notified": self.notified,
            "received": self.received,
            "base": self.base,
            "anniversary": self.anniversary,
        }
        return special[name] if name in special else self.events.get(name)

    def satisfies(self, wanted: Condition | None) -> bool:
        """Whether all parts of the condition hold; an unknown date compares with nothing, an unknown fact has no value."""
        if wanted is None:
            return True
        return (
            all(self.find(name) is not None for name in wanted.has)
            and all(self.find(name) is None for name in wanted.lacks)
            and all(set(self.facts.get(name, ())) & set(values) for name, values in wanted.fact.items())
            and not any(set(self.facts.get(name, ())) & set(values) for name, values in wanted.not_fact.items())
            and all(self.stands(*comparison) for comparison in wanted.compare)
            and (not wanted.n or self.number in wanted.n)
            and self.number not in wanted.not_n
        )

    def stands(self, one: str, how: str, other: str, or_missing: str = "") -> bool:
        """Whether the first date stands to the second as said; unknown dates only with `or-missing`."""
        left, right = self.find(one), self.find(other)
        if left is None or right is None:
            return or_missing == "or-missing"
        return {
            "after": left > right,
            "on-or-after": left >= right,
            "before": left < right,
            "on-or-before": left <= right,
        }[how]


def name_events(case: Case) -> dict[str, date]:
    """The events of the case and the dates derived from them: filing as the law keeps it, own filing, priority."""
    events = dict(case.events)
    filing = events.get("filing") or events.get("international_filing")
    if case.route in ("divisional", "continuation"):
        filing = events.get("parent_filing") or filing
    own = events.get("divisional_filing") or filing
    if filing is not None:
        events["filing"] = filing
    if own is not None:
        events["own-filing"] = own
    first = events.get("priority") or filing
    if first is not None:
        events["priority-or-filing"] = first
    return events


def name_facts(case: Case) -> dict[str, tuple[str, ...]]:
    """Every fact as texts: true and false as yes and no, numbers written out, lists as they are.

    `resident` given as a country: also yes or no, as that country is the office's own.
    """
    facts: dict[str, tuple[str, ...]] = {}
    for name, value in case.facts.items():
        if isinstance(value, bool):
            facts[name] = ("yes" if value else "no",)
        else:
            facts[name] = value if isinstance(value, tuple) else (str(value),)
    home = facts.get("resident", ())
    if home and home[0] not in ("yes", "no"):
        facts["resident"] = (*home, "yes" if case.jurisdiction in home else "no")
    return facts


def receive_paper(paper: Paper, entries: tuple[Notification, ...]) -> tuple[date, int]:
    """When the paper counts as received, and the days by which a late arrival lengthens its period."""
    arrived = paper.notified
    entry = find_entry(paper, entries)
    if entry is not None:
        if entry.mode == "date":
            return paper.date, 0
        if entry.mode == "fiction":
            deemed = paper.date + timedelta(days=entry.days)
            return (arrived if arrived is not None and arrived > deemed else deemed), 0
        if entry.mode == "safeguard":
            late = 0 if arrived is None else (arrived - paper.date).days - entry.days
            return paper.date, max(0, late)
    return arrived or paper.date, 0


def find_entry(paper: Paper, entries: tuple[Notification, ...]) -> Notification | None:
    """The entry that decides when the paper counts as received: the first that fits."""
    return next((entry for entry in entries if _fits(paper, entry)), None)


def _fits(paper: Paper, entry: Notification) -> bool:
    return (
        (entry.start is None or entry.start <= paper.date)
        and (entry.until is None or paper.date < entry.until)
        and (not entry.delivery or paper.delivery in entry.delivery)
        and (not entry.papers or paper.type in entry.papers)
    )
