"""Conditions of a rule or step: whether they hold, and in words why not."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from ipdocket.rules.model import Condition

if TYPE_CHECKING:
    from ipdocket.rules.compiling import Situation

Test = Callable[[list[date | None], "Situation"], bool]


def compare(left: date, word: str, right: date) -> bool:
    """Whether `left` stands to `right` as the word says: after, on-or-after, before, on-or-before."""
    if word == "after":
        return left > right
    if word == "on-or-after":
        return left >= right
    return left < right if word == "before" else left <= right


def compile_condition(condition: Condition, places: dict[str, int]) -> Test:
    """A function that says whether the condition holds for a list of dates and a situation."""
    tests: list[Test] = []
    if condition.n:
        tests.append(lambda _dates, now: now.n in condition.n)
    if condition.not_n:
        tests.append(lambda _dates, now: now.n not in condition.not_n)
    tests.extend(_presence(places[name], True) for name in condition.has)
    tests.extend(_presence(places[name], False) for name in condition.lacks)
    for fact, values in condition.fact.items():
        tests.append(_fact(fact, frozenset(values), True))
    for fact, values in condition.not_fact.items():
        tests.append(_fact(fact, frozenset(values), False))
    for left, word, right in condition.compare:
        tests.append(_comparison(places[left], word, places.get(right), right))
    return lambda dates, now: all(test(dates, now) for test in tests)


def explain_failure(condition: Condition, dates: list[date | None], now: "Situation", places: dict[str, int]) -> str:
    """The first part of the condition that does not hold, in words; empty where all of it holds."""
    for name in condition.has:
        if dates[places[name]] is None:
            return f"needs the event {name}"
    for name in condition.lacks:
        if dates[places[name]] is not None:
            return f"does not apply once {name} has happened"
    for fact, values in condition.fact.items():
        if not now.facts.get(fact, frozenset()) & frozenset(values):
            return f"only where {fact} is {' or '.join(values)}"
    for fact, values in condition.not_fact.items():
        if now.facts.get(fact, frozenset()) & frozenset(values):
            return f"not where {fact} is {' or '.join(values)}"
    for left, word, right in condition.compare:
        if not _comparison(places[left], word, places.get(right), right)(dates, now):
            return f"only where {left} is {word.replace('-', ' ')} {right}"
    return ""


def _presence(place: int, wanted: bool) -> Test:
    return lambda dates, _now: (dates[place] is not None) is wanted


def _fact(fact: str, values: frozenset[str], wanted: bool) -> Test:
    return lambda _dates, now: bool(now.facts.get(fact, frozenset()) & values) is wanted


def _comparison(left: int, word: str, right: int | None, text: str) -> Test:
    fixed = None if right is not None else date.fromisoformat(text)

    def test(dates: list[date | None], _now: "Situation") -> bool:
        one = dates[left]
        other = dates[right] if right is not None else fixed
        return one is not None and other is not None and compare(one, word, other)

    return test
