"""The worked examples beside the rules, run: every difference in words."""

from msgspec import Struct

from ipdocket.rules.facts import Case, Computation, Deadline
from ipdocket.rules.model import Example, Expected, Rule, RuleFile
from ipdocket.rules.ruleset import RuleSet

_COMPARED = ("nominal", "due", "opens", "late_until", "restore_until")


class Failure(Struct, frozen=True):
    """One example that did not come out: where it stands and what differs."""

    file: str
    rule: str
    example: str
    what: str


def run_examples(rules: RuleSet, only: str = "") -> tuple[int, tuple[Failure, ...]]:
    """How many examples were run, and those that failed. `only` limits the run to files whose name begins so."""
    count = 0
    failures: list[Failure] = []
    for name, file in rules.shelf.files:
        if not name.startswith(only):
            continue
        for rule in file.rule:
            for example in rule.test:
                count += 1
                failures.extend(
                    Failure(name, rule.id, example.name, what) for what in try_example(rules, file, rule, example)
                )
    return count, tuple(failures)


def example_case(file: RuleFile, rule: Rule, example: Example) -> Case:
    """The case that the example describes."""
    return Case(
        example.jurisdiction or file.jurisdiction,
        example.right or rule.right[0],
        example.route,
        example.given,
        example.papers,
        example.facts,
        example.as_of,
        example.until,
    )


def try_example(rules: RuleSet, file: RuleFile, rule: Rule, example: Example) -> list[str]:
    """What differs between the example and the engine's answer; empty where they agree."""
    answer = rules.compute(example_case(file, rule, example))
    found = [deadline for deadline in answer.deadlines if deadline.rule == rule.id]
    if isinstance(example.expect, str):
        return _expect_nothing(example.expect, rule, answer, found)
    differences = [what for expected in example.expect for what in _compare(expected, found)]
    highest = max((deadline.number or 0 for deadline in found), default=0)
    if example.last is not None and example.last != highest:
        differences.append(f"the last number: expected {example.last}, computed {highest}")
    return differences


def _expect_nothing(word: str, rule: Rule, answer: Computation, found: list[Deadline]) -> list[str]:
    if found:
        return [f"expected {word}, found {found[0].due}"]
    uncovered = any(entry.rule == rule.id for entry in answer.not_covered)
    if word == "not-covered" and not uncovered:
        return ["expected not-covered, but the rule said nothing"]
    if word == "none" and uncovered:
        return ["expected none, but the rule said that it is not covered"]
    return []


def _compare(expected: Expected, found: list[Deadline]) -> list[str]:
    matching = [
        deadline
        for deadline in found
        if (expected.n is None or deadline.number == expected.n)
        and (not expected.office or deadline.office == expected.office)
    ]
    label = f"number {expected.n} " if expected.n is not None else ""
    label += f"before {expected.office} " if expected.office else ""
    if not matching:
        return [f"{label}expected, none found"]
    deadline = matching[0]
    differences = []
    for field in _COMPARED:
        wanted = getattr(expected, field)
        if wanted is not None and wanted != getattr(deadline, field):
            differences.append(f"{label}{field}: expected {wanted}, computed {getattr(deadline, field)}")
    if expected.extensions and expected.extensions != tuple(rung.until for rung in deadline.extensions):
        got = ", ".join(str(rung.until) for rung in deadline.extensions)
        differences.append(f"{label}extensions: computed {got}")
    if expected.certainty and expected.certainty != deadline.certainty:
        differences.append(f"{label}certainty: expected {expected.certainty}, computed {deadline.certainty}")
    return differences
