"""Random cases before every office, for the comparison of the two calculators; the same seed gives the same cases."""

import random
from datetime import date, timedelta

from ipdocket.rules.facts import DELIVERIES, EVENTS, PAPERS, RIGHTS, ROUTES, Case, Paper
from ipdocket.rules.model import Condition, Rule
from ipdocket.rules.ruleset import RuleSet

Facts = dict[str, str | bool | int | tuple[str, ...]]
_PERIODS = ("P1M", "P2M", "P3M", "P4M", "P6M", "P30D", "P60D", "P45D", "P1Y", "P3M15D")
_COMMON = ("filing", "priority", "grant", "registration", "publication", "last_renewal", "expiry", "national_entry")
_TURNING = (
    date(2024, 2, 29),
    date(2020, 2, 29),
    date(2023, 2, 28),
    date(2000, 2, 29),
    date(2019, 8, 31),
    date(2021, 12, 31),
)


class CaseMaker:
    """Makes cases whose events, papers and facts are mostly those that the rules of the office ask for."""

    def __init__(self, rules: RuleSet, seed: int) -> None:
        self.rules = rules
        self.random = random.Random(seed)
        self.codes = sorted({file.jurisdiction for _, file in rules.shelf.files})
        self.wanted = {code: self._read_wanted(code) for code in self.codes}

    def _read_wanted(self, code: str) -> tuple[list[str], list[str], list[tuple[str, str]], list[tuple[str, str]]]:
        events, papers, facts, ways = set(), set(), set(), set()
        for _, rule in self.rules.rules_of(code):
            events.update(_events_of(rule))
            papers.update(rule.paper)
            for condition in _conditions_of(rule):
                for fact, values in (*condition.fact.items(), *condition.not_fact.items()):
                    facts.update((fact, value) for value in values)
            ways.update((right, route) for right in rule.right for route in rule.routes or ("direct",))
        return sorted(events), sorted(papers), sorted(facts), sorted(ways)

    def make(self) -> Case:
        """The next case."""
        pick = self.random
        code = pick.choice(self.codes)
        events, papers, facts, ways = self.wanted[code]
        right, route = pick.choice(ways)
        if pick.random() < 0.1:
            right, route = pick.choice(RIGHTS), pick.choice(ROUTES)
        start = self._day(date(1978, 1, 1), date(2032, 12, 31))
        return Case(
            code,
            right,
            route,
            self._events(events, start, route),
            tuple(self._paper(papers, start) for _ in range(pick.choice((0, 0, 1, 2)) if papers else 0)),
            self._facts(facts),
            pick.choice((None, None, None, date(2019, 6, 1), date(2025, 1, 1), date(2026, 11, 23))),
            self._day(start, date(2060, 1, 1)) if pick.random() < 0.1 else None,
        )

    def _day(self, first: date, last: date) -> date:
        pick = self.random
        if pick.random() < 0.05:
            return pick.choice(_TURNING)
        day = first + timedelta(days=pick.randint(0, max(0, (last - first).days)))
        if pick.random() < 0.25:  # a month end
            day = day.replace(day=1) - timedelta(days=1)
        return day

    def _events(self, wanted: list[str], start: date, route: str) -> dict[str, date]:
        pick = self.random
        chosen = [name for name in wanted if pick.random() < 0.6]
        chosen += [name for name in _COMMON if pick.random() < 0.15]
        chosen += [name for name in EVENTS if pick.random() < 0.01]
        found = {name: self._day(start, start + timedelta(days=pick.choice((400, 1500, 5000)))) for name in chosen}
        if "filing" in found or pick.random() < 0.7:
            found["filing"] = start
        if "priority" in found:
            found["priority"] = self._day(start - timedelta(days=366), start)
        if route == "divisional" and pick.random() < 0.9:
            found.pop("filing", None)
            found["parent_filing"] = start
            found["divisional_filing"] = self._day(start, start + timedelta(days=2500))
        elif pick.random() < 0.02:
            found["international_filing"] = found.pop("filing", start)
        if found.get("priority", date.min) > found.get("filing", date.max):
            del found["priority"]
        return found

    def _paper(self, wanted: list[str], start: date) -> Paper:
        pick = self.random
        kind = pick.choice(wanted) if pick.random() < 0.95 else pick.choice(PAPERS)
        day = (
            self._day(start, start + timedelta(days=4000))
            if pick.random() < 0.5
            else self._day(date(2015, 1, 1), date(2027, 1, 1))
        )
        notified = day + timedelta(days=pick.choice((0, 1, 3, 7, 8, 10, 11, 15, 40))) if pick.random() < 0.6 else None
        period = pick.choice(_PERIODS) if pick.random() < 0.4 else None
        return Paper(kind, day, notified, pick.choice((None, *DELIVERIES)), period)

    def _facts(self, wanted: list[tuple[str, str]]) -> Facts:
        pick = self.random
        found: Facts = {}
        for name, value in wanted:
            if pick.random() < 0.15:
                found[name] = int(value) if name == "claims" else (value,) if name == "designated" else value
        if pick.random() < 0.1:
            found["designated"] = tuple(pick.sample(self.codes, pick.randint(0, 6)))
        if pick.random() < 0.1:
            found["division"] = pick.choice(("DE", "FR", "IT", "NL", "UPC", "XX"))
        if pick.random() < 0.1:
            found["ipea"] = pick.choice(("EP", "US", "KR", "XX"))
        if pick.random() < 0.05:
            found["deferment"] = pick.random() < 0.5
        if pick.random() < 0.05:
            found["refusal_period"] = pick.choice(("P12M", "P18M"))
        if pick.random() < 0.05:
            found["resident"] = pick.choice(("yes", "no", "US", "JP"))
        if pick.random() < 0.1:
            found["claims"] = pick.randint(1, 40)
        return found


def _conditions_of(rule: Rule) -> list[Condition]:
    steps = [step.when for version in rule.version for step in version.step]
    return [condition for condition in (rule.when, *steps) if condition is not None]


def _events_of(rule: Rule) -> set[str]:
    names = {*rule.base, *rule.needs, *rule.ends[:0]}
    for condition in _conditions_of(rule):
        names.update((*condition.has, *condition.lacks))
        names.update(name for one, _how, other in condition.compare for name in (one, other))
    for version in rule.version:
        names.add(version.selected_by)
        names.update(name for kept in version.keep for name in kept)
        for step in version.step:
            names.update((step.start, *step.latest, *step.earliest, *step.first, step.after, step.on_or_after))
    return names & set(EVENTS)
