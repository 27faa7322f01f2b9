"""A rule read as law: its steps in words, its versions on a time line, its examples."""

from datetime import date

from msgspec import Struct

from ipdocket.rules.model import Condition, Example, Repeat, Rule, RuleFile, Step, Version
from ipdocket.rules.wording import addition_in_words, event_in_words, in_sentence, period_in_words, word_in_words


class VersionText(Struct, frozen=True):
    """One version in words: for which dates, chosen by what, how sure, step by step."""

    span: str
    chosen_by: str
    confidence: str
    steps: tuple[str, ...]
    status: str = ""


def describe_versions(rule: Rule) -> tuple[VersionText, ...]:
    """The versions of the rule in words, in order of time."""
    return tuple(_describe_version(version) for version in rule.version)


def _describe_version(version: Version) -> VersionText:
    chosen = event_in_words(version.selected_by) if version.selected_by else ""
    if version.status:
        return VersionText(_span(version), chosen, "", (), version.why or "not covered")
    steps = [step_in_words(step) for step in version.step]
    steps.extend(f"Only where {' '.join(in_sentence(part) for part in keep[:3])}" for keep in version.keep)
    return VersionText(_span(version), chosen, version.confidence, tuple(steps))


def _span(version: Version) -> str:
    if version.start and version.until:
        return f"from {version.start}, before {version.until}"
    if version.start:
        return f"from {version.start}"
    return f"before {version.until}" if version.until else "at all times"


def step_in_words(step: Step) -> str:
    """One step of a rule: its name, where it starts, what is added, how it moves, and why."""
    start = _start_in_words(step)
    moves = [*([addition_in_words(step)] if step.add else []), *(word_in_words(word) for word in step.then)]
    text = f"{event_in_words(step.name)}: {', '.join(part for part in (start, *moves) if part)}"
    if step.ladder is not None:
        rungs = f"{step.ladder.times} times" if step.ladder.times else f"to {step.ladder.longest} in all"
        text += f"; then {step.ladder.each} at a time, {rungs}, by {step.by}"
    if step.when is not None:
        text += f" (only {condition_in_words(step.when)})"
    return f"{text}. {step.why}."


def _start_in_words(step: Step) -> str:
    if step.start:
        return f"from {in_sentence(step.start)}"
    if step.next_anniversary_of:
        bound = (
            f"after {in_sentence(step.after)}" if step.after else f"on or after {in_sentence(step.on_or_after)}"
        )
        return f"the first anniversary of {in_sentence(step.next_anniversary_of)} {bound}"
    for word, names in (("latest", step.latest), ("earliest", step.earliest), ("first known", step.first)):
        if names:
            return f"the {word} of {', '.join(in_sentence(name) for name in names)}"
    return ""


def condition_in_words(condition: Condition) -> str:
    """The condition as a phrase after "only"."""
    parts = [f"once there is {in_sentence(name)}" for name in condition.has]
    parts += [f"as long as there is no {in_sentence(name)}" for name in condition.lacks]
    parts += [f"if {name} is {' or '.join(values)}" for name, values in condition.fact.items()]
    parts += [f"unless {name} is {' or '.join(values)}" for name, values in condition.not_fact.items()]
    parts += [f"if {' '.join(in_sentence(part) for part in comparison)}" for comparison in condition.compare]
    if condition.n:
        parts.append(f"for number {', '.join(map(str, condition.n))}")
    if condition.not_n:
        parts.append(f"not for number {', '.join(map(str, condition.not_n))}")
    return " and ".join(parts)


def series_in_words(rule: Rule) -> str:
    """How often the deadline of the rule comes, with the lengths of its terms; empty for one that comes once."""
    repeat = rule.repeat
    if repeat is None:
        return ""
    base = " or ".join(in_sentence(name) for name in rule.base) or "the base"
    if repeat.at:
        told = "; ".join(f"number {one.n}: {_length(one.add)} after {base}" for one in repeat.at)
    else:
        lowest, _, last = repeat.n.partition("..")
        ends = f"to number {last}" if last else "without end"
        first = repeat.first or repeat.every
        start = f"number {lowest}: {_length(first)} after {base}, then " if first else ""
        counted = "" if first else f", from {base} on"
        told = f"{start}{_terms(repeat)}{counted}, {ends}"
    if repeat.years == "hijri":
        told += "; in Hijri years"
    return told + ("; each counted from the end of the one before" if repeat.run else "")


def _terms(repeat: Repeat) -> str:
    if not repeat.chain:
        return f"every {_length(repeat.every).removeprefix('1 ')}"
    return ", ".join(
        f"{_length(one.every)} for {f'a term that begins before {one.before}' if one.before else 'any later one'}"
        for one in repeat.chain
    )


def _length(period: str) -> str:
    return period_in_words(period).removeprefix("plus ")


def describe_example(file: RuleFile, example: Example) -> tuple[str, str, str]:
    """The example as given, expected, and where it was published (empty: worked out by us)."""
    given = [f"{event_in_words(name)} {day}" for name, day in example.given.items()]
    given += [f"{event_in_words(paper.type)} of {paper.date}" for paper in example.papers]
    expect = example.expect
    expected = expect if isinstance(expect, str) else "; ".join(_expected_words(entry) for entry in expect)
    if example.last is not None:
        expected += f"; nothing after number {example.last}"
    source = next((source.cite for source in file.source if source.key == example.source), "")
    return ", ".join(given), expected, source


def _expected_words(entry: object) -> str:
    words = []
    for name in ("n", "office", "nominal", "due", "opens", "late_until", "restore_until"):
        value = getattr(entry, name)
        if value:
            label = "number" if name == "n" else name.replace("_", " ")
            words.append(f"{label} {value.isoformat() if isinstance(value, date) else value}")
    return ", ".join(words)
