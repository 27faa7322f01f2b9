"""The second calculator against the worked examples, and against the engine on random cases of every office.

20,000 random cases, a million in `python3 dev.py campaign --nightly`; `IPDOCKET_RANDOM_CASES` sets another number,
`IPDOCKET_RANDOM_SEED` which ones.
"""

import os
from datetime import date

import pytest
from msgspec.structs import replace

from ipdocket.rules.facts import Case, Paper
from ipdocket.rules.model import Example, Expected, Rule, RuleFile
from ipdocket.rules.ruleset import RuleSet
from ipdocket.rules.second import SecondDate, SlowReader, disagreements, second_dates
from tests.campaign.counts import pick_count
from tests.rules.random_cases import CaseMaker

CASES = int(os.environ.get("IPDOCKET_RANDOM_CASES") or pick_count(20_000, 1_000_000))
SEED = int(os.environ.get("IPDOCKET_RANDOM_SEED", "20261123"))


@pytest.fixture(scope="module")
def reader(shipped: RuleSet) -> SlowReader:
    """The second calculator over the shipped rules."""
    return SlowReader(shipped.shelf)


def example_case(file: RuleFile, rule: Rule, example: Example) -> Case:
    """The case that a worked example speaks of."""
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


def fits(wanted: Expected, found: SecondDate) -> bool:
    """Whether the date found is the one expected, in all that the example names."""
    named = {"number": wanted.n, "office": wanted.office or None, "extensions": wanted.extensions or None}
    for name in ("nominal", "due", "opens", "late_until", "restore_until"):
        named[name] = getattr(wanted, name)
    return all(value is None or getattr(found, name) == value for name, value in named.items())


def test_every_worked_example(shipped, reader):
    wrong: list[str] = []
    seen = 0
    for _name, file in shipped.shelf.files:
        for rule in file.rule:
            for example in rule.test:
                seen += 1
                found = [one for one in reader.dates(example_case(file, rule, example)) if one.rule == rule.id]
                if isinstance(example.expect, str):
                    right = not found
                else:
                    right = all(any(fits(wanted, one) for one in found) for wanted in example.expect)
                if not right:
                    wrong.append(f"{rule.id}: {example.name}: {found}")
    assert seen > 4000
    assert wrong == []


def test_random_cases_agree(shipped, reader):
    maker = CaseMaker(shipped, SEED)
    dates = 0
    for _ in range(CASES):
        case = maker.make()
        assert disagreements(shipped, case, reader) == (), case
        dates += len(shipped.compute(case).deadlines)
    assert dates >= 3 * CASES


def shift_steps(rules: RuleSet, identity: str, **changes: object) -> RuleSet:
    """The rule set with the steps named nominal of that rule changed, as a mistake in one calculator would."""
    files = []
    for name, file in rules.shelf.files:
        changed = tuple(
            rule
            if rule.id != identity
            else replace(
                rule,
                version=tuple(
                    replace(
                        version,
                        step=tuple(
                            replace(step, **changes) if step.name == "nominal" else step for step in version.step
                        ),
                    )
                    for version in rule.version
                ),
            )
            for rule in file.rule
        )
        files.append((name, replace(file, rule=changed)))
    return RuleSet(replace(rules.shelf, files=tuple(files)))


@pytest.mark.parametrize(
    ("changes", "filing"),
    [
        ({"then": ("month-end", "day-after")}, date(2016, 11, 15)),  # one day too late
        ({"add": "P1M", "then": ()}, date(2020, 1, 31)),
        ({"count": "next-day", "add": "P12M", "then": ()}, date(2020, 2, 29)),  # a wrong overflow
    ],
)
def test_a_mistake_in_one_calculator_is_noticed(shipped, reader, changes, filing):
    case = Case("EP", "patent", events={"filing": filing})
    assert disagreements(shipped, case, reader) == ()
    wrong = shift_steps(shipped, "ep.patent.annuity", **changes)
    found = disagreements(wrong, case, reader)
    assert any("only the engine: ep.patent.annuity number 3" in line for line in found)
    assert any("only the second calculator: ep.patent.annuity number 3" in line for line in found)


def test_a_wrong_overflow_in_the_data_only_shows_on_a_leap_day(shipped, reader):
    wrong = shift_steps(shipped, "ep.patent.term", count="next-day", add="P19Y")
    right = SlowReader(shift_steps(shipped, "ep.patent.term", add="P19Y").shelf)
    assert disagreements(wrong, Case("EP", "patent", events={"filing": date(2004, 3, 1)}), right) == ()
    (engine, second) = disagreements(wrong, Case("EP", "patent", events={"filing": date(2004, 2, 29)}), right)
    assert "nominal 2023-03-01" in engine
    assert "nominal 2023-02-28" in second


def test_the_dates_of_one_case(shipped):
    case = Case("EP", "patent", papers=(Paper("office_action", date(2025, 2, 19), period="P4M"),))
    (found,) = (one for one in second_dates(shipped.shelf, case) if one.rule == "ep.patent.office-action")
    assert (found.nominal, found.due, found.paper) == (date(2025, 6, 19), date(2025, 6, 20), 0)
    assert found.extensions == (date(2025, 8, 19),)
