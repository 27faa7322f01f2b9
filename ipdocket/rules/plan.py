"""Rule files compiled per office, right and route: a flat list of rules, so that what cannot match costs nothing."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from ipdocket.rules.calendars import OfficeCalendar
from ipdocket.rules.compiling import SLOTS, CompiledVersion, compile_version, counting_of
from ipdocket.rules.conditions import Test, compile_condition
from ipdocket.rules.dates import Period, read_period
from ipdocket.rules.facts import Case, NotCovered
from ipdocket.rules.hijri import OutsideHijriTables, add_hijri_years
from ipdocket.rules.model import Condition, Notification, Repeat, Rule, RuleFile, Source

__all__ = ["SLOTS", "CompiledRule", "Plan", "compile_rule"]

MOST_REMEMBERED = 500
Terms = Callable[[date, date], Iterator[tuple[int, date]]]
_NUMBER = re.compile(r",[\w ]*\{n\}| *\{n\}")  # ", term {n}": left out where the number is not known


class CompiledRule(Struct, frozen=True):
    """One rule for one office, ready to run."""

    rule: Rule
    id: str
    kind: str
    office: str
    calendar: OfficeCalendar
    versions: tuple[CompiledVersion, ...]
    needs: tuple[tuple[str, int], ...]
    condition: Condition | None
    test: Test | None
    base_places: tuple[int, ...]
    end_places: tuple[int, ...]
    met_places: tuple[int, ...]
    paper_types: frozenset[str]
    notifications: tuple[Notification, ...]
    repeat: Repeat | None
    collect: bool
    terms: Terms
    later_terms: Terms  # counted from the last renewal: `first` is the length of the first term only
    number: int | None
    per_office: bool
    status: str
    why: str
    title: str
    titles: dict[int | None, str]
    if_missed: str
    uncertain: bool
    blank: tuple[None, ...]
    digest: str
    sources: tuple[Source, ...]

    def title_for(self, number: int | None) -> str:
        """The title with its number in place, remembered."""
        text = _NUMBER.sub("", self.title) if number is None else self.title.replace("{n}", str(number))
        self.titles[number] = text
        return text


class Plan(Struct, frozen=True):
    """All rules of an office for one right and route, and what is known not to be covered."""

    rules: tuple[CompiledRule, ...]
    not_covered: tuple[NotCovered, ...]
    paper_types: frozenset[str]
    chosen: dict[tuple[frozenset[str], frozenset[str], object], tuple[CompiledRule, ...]]

    def candidates(self, case: Case) -> tuple[CompiledRule, ...]:
        """The rules that can fire at all, given which events, papers and designations the case has: remembered.

        What is left out is what `why not` would answer with "needs the event", "needs a paper" or "not designated".
        """
        designated = case.facts.get("designated")
        offices = frozenset(designated) if isinstance(designated, list | tuple) else None
        types = frozenset(paper.type for paper in case.papers)
        key = (frozenset(case.events), types, offices)
        found = self.chosen.get(key)
        if found is None:
            if len(self.chosen) >= MOST_REMEMBERED:
                self.chosen.clear()
            known = known_names(key[0], bool(types))
            found = self.chosen[key] = tuple(
                rule
                for rule in self.rules
                if (not rule.paper_types or rule.paper_types & types)
                and all(name in known for name, _place in rule.needs)
                and (not rule.per_office or offices is None or rule.office in offices)
            )
        return found


def known_names(events: frozenset[str], papers: bool) -> frozenset[str]:
    """Every name under which a date may be known when these events are: generous, never too narrow."""
    derived = {"own-filing", "priority-or-filing", "filing", "anniversary", "base"} if events else set()
    return events | derived | ({"paper", "notified", "received"} if papers else set())


def compile_rule(
    file: RuleFile, rule: Rule, office: str, row: dict[str, str], calendar: OfficeCalendar, digest: str, mark: str = ""
) -> CompiledRule:
    """The rule as it applies before `office`, with its `row` of a table ({}: it has none); `mark` follows each authority."""
    versions = _compile_versions(file, rule, row, calendar, mark)
    repeat = rule.repeat
    condition = _condition_of(rule, row)
    return CompiledRule(
        rule,
        rule.id,
        rule.kind,
        office,
        calendar,
        versions,
        tuple((name, SLOTS[name]) for name in (*rule.needs,)),
        condition,
        compile_condition(condition, SLOTS) if condition else None,
        tuple(SLOTS[name] for name in rule.base),
        tuple(SLOTS[name] for name in rule.ends),
        tuple(SLOTS[name] for name in rule.met_by),
        frozenset(rule.paper),
        file.notification,
        repeat,
        repeat is not None and repeat.collect,
        _terms(file, repeat),
        _terms(file, replace(repeat, first="") if repeat else None),
        rule.number,
        rule.per == "designated",
        rule.status or row.get("status", ""),
        row.get("why", rule.why),
        _fill(rule.title, row),
        {},
        _fill(rule.if_missed, row),
        row.get("confidence") == "uncertain",
        (None,) * max((len(v.places) - len(SLOTS) for v in versions), default=0),
        digest,
        file.source,
    )


def _compile_versions(
    file: RuleFile, rule: Rule, row: dict[str, str], calendar: OfficeCalendar, mark: str
) -> tuple[CompiledVersion, ...]:
    if row.get("status"):
        return ()  # not covered there: the row owes no values
    cites = {source.key: source.cite for source in file.source}
    return tuple(compile_version(file, rule, index, row, calendar, cites, mark) for index in range(len(rule.version)))


def _condition_of(rule: Rule, row: dict[str, str]) -> Condition | None:
    """The rule's condition; where a fact names the calendar, the row of that calendar, else the row without one."""
    if not rule.calendar_fact:
        return rule.when
    condition, fact = rule.when or Condition(), rule.calendar_fact
    if row.get("calendar"):
        return replace(condition, fact={**condition.fact, fact: (row["calendar"],)})
    others = tuple(other["calendar"] for other in rule.row if "calendar" in other)
    return replace(condition, not_fact={**condition.not_fact, fact: others})


def _fill(text: str, row: dict[str, str]) -> str:
    for key, value in row.items():
        text = text.replace("{" + key + "}", value)
    return text


def _terms(file: RuleFile, repeat: Repeat | None) -> Terms:
    if repeat is None:
        return lambda _base, _stop: iter(())
    count = counting_of(file, repeat.count)
    if repeat.years == "hijri":
        return _hijri_terms(repeat)
    if repeat.run or repeat.chain:
        return _linked_terms(repeat, count) if repeat.run else _chain_terms(repeat, count)
    if repeat.at:
        return _listed_terms([(entry.n, read_period(entry.add)) for entry in repeat.at], count)
    low, high = _bounds(repeat)
    first, every = read_period(repeat.first or repeat.every), read_period(repeat.every)
    if high is not None:
        listed = [
            (n, Period(first.months + (n - low) * every.months, first.days + (n - low) * every.days))
            for n in range(low, high + 1)
        ]
        return _listed_terms(listed, count)
    return _endless_terms(low, first, every, count)


def _bounds(repeat: Repeat) -> tuple[int, int | None]:
    low, _, high = repeat.n.partition("..")
    return int(low), int(high) if high else None if ".." in repeat.n else int(low)


def _listed_terms(listed: list[tuple[int, Period]], count: Callable[[date, int], date]) -> Terms:
    if any(period.days for _n, period in listed):
        return lambda base, _stop: ((n, count(base, p.months) + timedelta(days=p.days)) for n, p in listed)
    months = [(n, period.months) for n, period in listed]
    return lambda base, _stop: ((n, count(base, length)) for n, length in months)


def _endless_terms(low: int, first: Period, every: Period, count: Callable[[date, int], date]) -> Terms:
    def terms(base: date, stop: date) -> Iterator[tuple[int, date]]:
        n, months = low, first.months
        day = count(base, months)
        while day <= stop and day.year < 2200:
            yield n, day
            n, months = n + 1, months + every.months
            day = count(base, months)

    return terms


def _chain_terms(repeat: Repeat, count: Callable[[date, int], date]) -> Terms:
    links = [(link.before or date.max, read_period(link.every).months) for link in repeat.chain]
    first = read_period(repeat.first).months if repeat.first else 0
    low = int(repeat.n.partition("..")[0] or 1)

    def terms(base: date, stop: date) -> Iterator[tuple[int, date]]:
        n, months, day = low, 0, base
        while True:
            months += first if first and n == low else next(length for before, length in links if day < before)
            day = count(base, months)
            if day > stop or day.year >= 2200:
                return
            yield n, day
            n += 1

    return terms


def _linked_terms(repeat: Repeat, count: Callable[[date, int], date]) -> Terms:
    links = [(link.before or date.max, read_period(link.every)) for link in repeat.chain]
    every = read_period(repeat.every) if repeat.every else Period()
    first = read_period(repeat.first) if repeat.first else None
    low, high = _bounds(repeat)

    def terms(base: date, stop: date) -> Iterator[tuple[int, date]]:
        n, day = low, base
        while high is None or n <= high:
            chosen = first if n == low else None
            length = chosen or next((one for before, one in links if day < before), every)
            day = count(day, length.months) + timedelta(days=length.days)
            if day > stop or day.year >= 2200:
                return
            yield n, day
            n += 1

    return terms


def _hijri_terms(repeat: Repeat) -> Terms:
    low, high = _bounds(repeat)
    years = read_period(repeat.every).months // 12

    def terms(base: date, stop: date) -> Iterator[tuple[int, date]]:
        n = low
        while high is None or n <= high:
            try:
                day = add_hijri_years(base, years * (n - low + 1))
            except OutsideHijriTables:
                return
            if day > stop:
                return
            yield n, day
            n += 1

    return terms
