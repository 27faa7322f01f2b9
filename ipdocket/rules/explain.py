"""A date explained: every step in words, with its law, the closed day by name, and the date it reached."""

from datetime import date

from msgspec import Struct

from ipdocket.rules.compiling import SLOTS, CompiledStep, Dates, Situation
from ipdocket.rules.dates import ONE_DAY
from ipdocket.rules.engine import Run, Trace
from ipdocket.rules.facts import Case, Computation, Deadline
from ipdocket.rules.plan import CompiledRule
from ipdocket.rules.ruleset import RuleSet
from ipdocket.rules.wording import addition_in_words, event_in_words, word_in_words


class WorkedStep(Struct, frozen=True):
    """One line of an explanation: what was done, the date it gave, the law it rests on, the result field it filled."""

    text: str
    date: date
    authority: str = ""
    field: str = ""


class CannotExplain(LookupError):
    """The deadline was not computed by the rules at hand; its rule text must be looked up by digest."""


def explain(rules: RuleSet, case: Case, deadline: Deadline) -> tuple[WorkedStep, ...]:
    """The worked steps of that deadline. Raises CannotExplain if these rules do not give it for this case."""
    plan = rules.known_at(case.as_of).plan(case.jurisdiction, case.right, case.route)
    run = Run(plan, case, trace=True)
    for rule in plan.rules:
        if rule.id == deadline.rule and rule.office == deadline.office:
            run.apply(rule)
    for found, trace in zip(run.deadlines, run.traces or (), strict=True):
        if (found.number, found.paper, found.nominal) == (deadline.number, deadline.paper, deadline.nominal):
            return worked_steps(trace, run.now)
    raise CannotExplain(deadline.rule)


def compute_with_steps(rules: RuleSet, case: Case) -> tuple[Computation, list[tuple[WorkedStep, ...]]]:
    """The computation of the case and, for each of its deadlines in order, the worked steps."""
    plan = rules.known_at(case.as_of).plan(case.jurisdiction, case.right, case.route)
    run = Run(plan, case, trace=True)
    for rule in plan.candidates(case):
        run.apply(rule)
    run.note_unknown_papers()
    steps = [worked_steps(trace, run.now) for trace in run.traces or ()]
    return Computation(tuple(run.deadlines), tuple(run.not_covered)), steps


def worked_steps(trace: Trace, now: Situation) -> tuple[WorkedStep, ...]:
    """Steps in order; the dates they start from are named once, where they are first used."""
    now.n, now.excess, now.paper_period = trace.n, trace.excess, trace.paper_period
    rule, version, dates = trace.rule, trace.version, trace.dates
    lines: list[WorkedStep] = []
    shown: set[int] = set()
    for step in (*version.steps, *version.extension_steps):
        if step.test is not None and not step.test(dates, now):
            continue
        start = step.origin(dates)
        if start is None:
            continue
        for name, place in step.reads:
            if place not in shown and (day := dates[place]) is not None:
                shown.add(place)
                lines.extend(_start_lines(rule, name, day, now, dates, shown))
        if step.rungs:
            lines.extend(_rung_lines(step, start, dates, now))
        else:
            lines.append(_step_line(rule, step, start, dates, now))
    return tuple(lines)


def _start_lines(
    rule: CompiledRule, name: str, day: date, now: Situation, dates: Dates, shown: set[int]
) -> list[WorkedStep]:
    if name != "anniversary":
        return [WorkedStep(event_in_words(name), day)]
    lines: list[WorkedStep] = []
    base = dates[SLOTS["base"]]
    named = next((event for event in rule.rule.base if dates[SLOTS[event]] is not None), "")
    if base is not None and named and SLOTS[named] not in shown:
        shown.add(SLOTS[named])
        lines.append(WorkedStep(event_in_words(named), base))
    lines.append(WorkedStep(f"Its term in the series, number {now.n}" if now.n else "Its term in the series", day))
    return lines


def _rung_lines(step: CompiledStep, start: date, dates: Dates, now: Situation) -> list[WorkedStep]:
    lines: list[WorkedStep] = []
    for rung in step.rungs:
        until = rung(start, dates, now)
        if until == date.min:
            break
        lines.append(WorkedStep(f"{step.step.why}: {step.step.by}", until, step.authority, "extension"))
    return lines


def _step_line(rule: CompiledRule, step: CompiledStep, start: date, dates: Dates, now: Situation) -> WorkedStep:
    day = start
    parts: list[str] = []
    for name, move in zip(step.move_names, step.moves, strict=True):
        before, day = day, move(day, dates, now)
        if name == "add":
            parts.append(addition_in_words(step.step, now.n, now.paper_period))
        elif before != day:
            parts.append(_move_words(rule, name, before, day))
    detail = "; ".join(part for part in parts if part)
    return WorkedStep(f"{step.step.why} ({detail})" if detail else step.step.why, day, step.authority, step.step.name)


def _move_words(rule: CompiledRule, name: str, before: date, after: date) -> str:
    if name in ("next-open-day", "previous-open-day"):
        return f"{before}: {_closed_names(rule, before, after)}; moved to {after}"
    return word_in_words(name)


def _closed_names(rule: CompiledRule, first: date, last: date) -> str:
    names: list[str] = []
    step = ONE_DAY if last > first else -ONE_DAY
    day = first
    while day != last:
        names.append(rule.calendar.closed_name(day))
        day += step
    return ", ".join(dict.fromkeys(name for name in names if name)) + f" at {rule.calendar.office}"
