"""An explanation gives the same dates as the engine, names the law and the closed day."""

from datetime import date

import pytest

from ipdocket.rules.explain import CannotExplain, compute_with_steps, explain
from ipdocket.rules.facts import Case, Paper
from ipdocket.rules.ruleset import RuleSet
from tests.rules.test_engine import ACTION, ANNUITY

CASE = Case("XX", "patent", events={"filing": date(2024, 2, 29)})


def test_steps_of_a_date(shelf):
    rules = shelf(ANNUITY)
    first = rules.compute(CASE).deadlines[0]
    lines = [(step.text, step.date, step.authority) for step in explain(rules, CASE, first)]
    assert lines == [
        ("Filing date", date(2024, 2, 29), ""),
        ("Its term in the series, number 3", date(2026, 2, 28), ""),
        ("End of the month", date(2026, 2, 28), "Section 1 Test Act"),
        ("Opens (minus 6 months; moved to the last day of the month)", date(2025, 8, 31), "Section 1 Test Act"),
        ("Due (2026-02-28: Saturday, Sunday at XX; moved to 2026-03-02)", date(2026, 3, 2), "Section 1 Test Act"),
        ("Late (plus 6 months; moved to the last day of the month)", date(2026, 8, 31), "Section 1 Test Act"),
    ]


def test_a_holiday_is_named(shelf):
    rules = shelf(ACTION)
    case = Case("XX", "patent", papers=(Paper("office_action", date(2025, 1, 1)),))
    deadline = rules.compute(case).deadlines[0]
    assert "Labour Day" in " ".join(step.text for step in explain(rules, case, deadline))


def test_a_foreign_deadline_cannot_be_explained(shelf):
    rules = shelf(ANNUITY)
    other = Case("XX", "patent", events={"filing": date(2010, 1, 1)})
    with pytest.raises(CannotExplain):
        explain(rules, CASE, rules.compute(other).deadlines[0])


def fields_agree(rules: RuleSet, case: Case) -> None:
    """Every field of the answer is the date of the step that says so."""
    answer, steps = compute_with_steps(rules, case)
    assert answer == rules.compute(case)
    for deadline, lines in zip(answer.deadlines, steps, strict=True):
        by_field = {line.field: line.date for line in lines if line.field and line.field != "extension"}
        assert by_field["nominal"] == deadline.nominal
        for name, value in (("due", deadline.due), ("opens", deadline.opens), ("late-until", deadline.late_until)):
            if name in by_field and value is not None:
                assert by_field[name] == value
        rungs = [line.date for line in lines if line.field == "extension"]
        assert rungs == [rung.until for rung in deadline.extensions]


def test_every_shipped_example_is_explained_as_it_is_computed(shipped):
    for _name, file in shipped.shelf.files:
        for rule in file.rule:
            for example in rule.test[:1]:
                fields_agree(
                    shipped,
                    Case(
                        example.jurisdiction or file.jurisdiction, example.right or rule.right[0], example.route,
                        example.given, example.papers, {**example.facts, "designated": ("EP", "US")}, None, example.until,
                    ),
                )  # fmt: skip
