"""Worked examples that do not come out are told in words."""

import pytest

from ipdocket.rules.selftest import run_examples
from tests.rules.test_engine import ACTION, ANNUITY


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("due = 2022-01-31", "due = 2022-02-01", "number 3 due: expected 2022-02-01, computed 2022-01-31"),
        ("n = 3, due = 2022-01-31", "n = 7", "number 7 expected, none found"),
        ("n = 3, due = 2022-01-31", 'n = 3, office = "YY"', "number 3 before YY expected, none found"),
        ("due = 2022-01-31", 'certainty = "estimate"', "number 3 certainty: expected estimate, computed law"),
        ("due = 2022-01-31", "opens = 2022-01-31", "number 3 opens: expected 2022-01-31, computed 2021-07-31"),
        ("due = 2022-01-31 }]", "due = 2022-01-31 }]\n  last = 19", "the last number: expected 19, computed 6"),
        ("[{ n = 3, due = 2022-01-31 }]", '"none"', "expected none, found 2022-01-31"),
        ("[{ n = 3, due = 2022-01-31 }]", '"not-covered"', "expected not-covered, found 2022-01-31"),
    ],
)
def test_what_differs(shelf, old, new, what):
    assert old in ANNUITY
    count, failures = run_examples(shelf(ANNUITY.replace(old, new)))
    assert count == 2
    assert [(one.file, one.rule, one.example, one.what) for one in failures] == [
        ("xx.toml", "xx.patent.annuity", "one", what)
    ]


def test_extensions_are_compared(shelf):
    assert run_examples(shelf(ACTION))[1] == ()
    (failure, *_) = run_examples(shelf(ACTION.replace("2024-08-09]", "2024-08-10]")))[1]
    assert failure.what == "extensions: computed 2024-07-09, 2024-08-09"


def test_a_rule_that_says_nothing_is_not_not_covered(shelf):
    text = ANNUITY.replace(
        "given = { filing = 2020-01-31 }\n  expect = [{ n = 3, due = 2022-01-31 }]",
        'given = {}\n  expect = "not-covered"',
    )
    (failure,) = run_examples(shelf(text))[1]
    assert failure.what == "expected not-covered, but the rule said nothing"


def test_only_some_files(shelf):
    rules = shelf(ANNUITY)
    assert run_examples(rules, "yy/")[0] == 0
    assert run_examples(rules, "xx")[0] == 2
