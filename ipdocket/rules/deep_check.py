"""Every rule probed over the years: month ends, leap days, closed days, from 1978 to forty years ahead of the release.

What must hold on each probe: one version of the law or "not covered", no last day on a closed day that the law moves away
from, no late day before the last day, and no earlier date for a later event under the same version.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from ipdocket.rules.calendars import OfficeCalendar
from ipdocket.rules.dates import days_in_month
from ipdocket.rules.engine import compute
from ipdocket.rules.facts import Case, Deadline
from ipdocket.rules.model import Rule, RuleFile, Version
from ipdocket.rules.plan import CompiledRule, Plan
from ipdocket.rules.ruleset import RuleSet
from ipdocket.rules.second import SlowReader
from ipdocket.rules.second_case import Known, find_entry, name_events, name_facts, receive_paper
from ipdocket.rules.second_steps import StartUnknown, take_steps
from ipdocket.rules.selftest import example_case

FIRST_YEAR = 1978
YEARS_AHEAD = 40
_MOVING = ("nominal", "due", "late_until")  # what a later event must not bring forward
_WEEKDAYS = frozenset(("Saturday", "Sunday", "Friday", "Thursday"))


class _Probe(Struct, frozen=True):
    """One rule before one office in a situation that makes it fire: a worked example's case, and the date moved."""

    file: RuleFile
    rule: Rule
    case: Case
    anchor: date
    compiled: CompiledRule
    rolled: tuple[tuple[str, ...], ...]  # for each version, what it moves off closed days last of all
    ordered: tuple[bool, ...]  # for each version, whether a later event cannot lawfully give an earlier date


def deep_check(rules: RuleSet, stride: int = 1) -> list[str]:
    """Every violation in words, at most one a rule and kind; `stride` takes only each so many-th probe day."""
    found: dict[tuple[str, str], str] = {}
    last_year = int(rules.shelf.offices.release.partition(".")[0]) + YEARS_AHEAD
    reader = SlowReader(rules.shelf)
    days: dict[tuple[str, bool], list[date]] = {}
    for place, probe in enumerate(_probes(rules)):
        moves = any(version.rolls for version in probe.compiled.versions)
        key = (probe.compiled.calendar.office, moves)
        if key not in days:
            days[key] = list(probe_days(probe.compiled.calendar if moves else None, last_year))
        for kind, what in _check_probe(probe, days[key][place % stride :: stride], reader):
            found.setdefault((probe.rule.id, kind), f"{probe.rule.id} at {probe.compiled.office}: {what}")
    return list(found.values())


def probe_days(calendar: OfficeCalendar | None, last_year: int) -> Iterator[date]:
    """The days on which date arithmetic goes wrong, in order: month ends, 28 and 29 February, 1 March, closed days."""
    for year in range(FIRST_YEAR, last_year + 1):
        days = {date(year, month, days_in_month(year, month)) for month in range(1, 13)}
        days.update((date(year, 2, 28), date(year, 3, 1)))
        for closed, name in calendar.closed_days(year).items() if calendar is not None else ():
            if name not in _WEEKDAYS:
                eve = closed - timedelta(days=1)
                days.update((eve, closed) if eve.year == year else (closed,))
        yield from sorted(days)


def _probes(rules: RuleSet) -> Iterator[_Probe]:
    for _name, file in rules.shelf.files:
        for rule in file.rule:
            rolled = tuple(_rolled(version) for version in rule.version)
            ordered = tuple(_is_ordered(rule, version) for version in rule.version)
            seen: set[tuple[str, str]] = set()
            for example in rule.test:
                if isinstance(example.expect, str):
                    continue
                case = replace(example_case(file, rule, example), as_of=None, until=None)
                for compiled in rules.plan(case.jurisdiction, case.right, case.route).rules:
                    key = (compiled.office, compiled.calendar.office)
                    if compiled.id == rule.id and key not in seen and _answer(compiled, case):
                        seen.add(key)
                        yield _Probe(file, rule, case, _find_anchor(rule, case), compiled, rolled, ordered)


def _answer(compiled: CompiledRule, case: Case) -> tuple[Deadline, ...]:
    return compute(Plan((compiled,), (), compiled.paper_types, {}), case).deadlines


def _rolled(version: Version) -> tuple[str, ...]:
    """The fields of which every step ends with the move to the next open day."""
    names = {step.name for step in version.step} & {"nominal", "due", "late-until", "restore-until"}
    return tuple(
        name.replace("-", "_")
        for name in sorted(names)
        if all(step.then[-1:] == ("next-open-day",) for step in version.step if step.name == name)
    )


def _is_ordered(rule: Rule, version: Version) -> bool:
    """False where a law itself shortened a term within the version, or where the anniversary of another event decides."""
    if rule.repeat is not None and rule.repeat.chain:
        return False
    compared = [name for step in version.step if step.when for line in step.when.compare for name in line[::2]]
    return not any(step.next_anniversary_of for step in version.step) and not any(
        name[:1].isdigit() for name in compared
    )


def _find_anchor(rule: Rule, case: Case) -> date:
    if rule.paper:
        return case.papers[0].date
    events = name_events(case)
    for name in (*rule.base, *rule.needs, *(version.selected_by for version in rule.version)):
        if name in events:
            return events[name]
    return min(case.events.values())


def shift_case(case: Case, days: timedelta) -> Case:
    """The same case that many days later: events, papers, arrivals."""
    papers = tuple(
        replace(paper, date=paper.date + days, notified=paper.notified + days if paper.notified else None)
        for paper in case.papers
    )
    return replace(case, events={name: day + days for name, day in case.events.items()}, papers=papers)


def _check_probe(probe: _Probe, days: list[date], reader: SlowReader) -> Iterator[tuple[str, str]]:
    chosen_by = probe.rule.version[0].selected_by if len(probe.rule.version) > 1 else ""
    by_step = any(step.name == chosen_by for version in probe.rule.version for step in version.step)
    before: dict[tuple[object, ...], tuple[Deadline, date]] = {}
    plan = Plan((probe.compiled,), (), probe.compiled.paper_types, {})
    for day in days:
        if chosen_by and not by_step:
            yield from _count_versions([_holds(version, day) for version in probe.rule.version], day)
        case = shift_case(probe.case, day - probe.anchor)
        if by_step:
            yield from _count_versions(_chosen(probe, case, day, reader), day)
        for place, one in enumerate(compute(plan, case).deadlines):
            yield from _check_deadline(probe, one, day)
            served = None if one.paper is None else find_entry(case.papers[one.paper], probe.file.notification)
            key = (
                one.number or place,
                one.version,
                served and served.start,
            )  # a law that served papers anew starts anew
            if key in before and probe.ordered[one.version]:
                yield from _check_order(*before[key], one, day)
            before[key] = (one, day)


def _holds(version: Version, day: date) -> bool:
    return (version.start is None or version.start <= day) and (version.until is None or day < version.until)


def _count_versions(holding: list[bool], day: date) -> Iterator[tuple[str, str]]:
    if holding and sum(holding) != 1:
        yield "versions", f"{sum(holding)} versions of the law hold on {day}: there must be one"


def _chosen(probe: _Probe, case: Case, day: date, reader: SlowReader) -> list[bool]:
    """For each version whether it holds by the date of its own step; empty where no version knows that date."""
    holding: list[bool] = []
    known = _known(probe, case, day)
    for version in probe.rule.version:
        one = replace(known, steps={})
        try:
            take_steps(reader.setting(probe.file, probe.rule, probe.compiled.office), version, one)
        except StartUnknown:
            continue
        chosen = one.find(version.selected_by)
        if chosen is not None:
            holding.append(_holds(version, chosen))
    return holding


def _known(probe: _Probe, case: Case, day: date) -> Known:
    events, rule = name_events(case), probe.rule
    base = next((events[name] for name in rule.base if name in events), None)
    number = rule.number
    if rule.repeat is not None:
        number = rule.repeat.at[0].n if rule.repeat.at else int(rule.repeat.n.partition("..")[0])
    if not rule.paper:
        return Known(events, name_facts(case), None, None, None, 0, base, day, number, {})
    paper = next(paper for paper in case.papers if paper.type in rule.paper)
    notified, excess = receive_paper(paper, probe.file.notification)
    arrived = paper.notified or paper.date
    return Known(events, name_facts(case), paper, arrived, notified, excess, base, day, number, {})


def _check_deadline(probe: _Probe, one: Deadline, day: date) -> Iterator[tuple[str, str]]:
    for field in probe.rolled[one.version]:
        reached = getattr(one, field)
        closed = probe.compiled.calendar.closed_name(reached) if reached is not None else ""
        if closed:
            yield field, f"from {day} the day {field} is {reached}, and the office is closed: {closed}"
    if one.late_until is not None and one.late_until < one.due:
        yield "late", f"from {day} the late period ends on {one.late_until}, before the last day {one.due}"


def _check_order(earlier: Deadline, then: date, later: Deadline, now: date) -> Iterator[tuple[str, str]]:
    for field in _MOVING:
        one, other = getattr(earlier, field), getattr(later, field)
        if one is not None and other is not None and other < one:
            label = "" if later.number is None else f"number {later.number} "
            yield "order", f"{label}{field} {one} from {then}, but {other} from the later {now}"
