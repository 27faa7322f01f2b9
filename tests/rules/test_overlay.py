"""A firm's folder over the shipped rules: added, replaced, switched off, refused; named wherever it gives a date."""

from datetime import date
from pathlib import Path

import pytest

from ipdocket.rules.explain import compute_with_steps
from ipdocket.rules.facts import Case
from ipdocket.rules.overlay import DEEPEST, MOST_FILES, lay_over
from ipdocket.rules.ruleset import RuleSet
from tests.rules.conftest import HEAD


def rule_text(name: str, months: int, expected: str, more: str = "") -> str:
    """A rule `xx.patent.NAME`: so many months from filing, with two examples."""
    return f"""
[[rule]]
id = "xx.patent.{name}"
title = "The {name}"
kind = "annuity"
right = ["patent"]
needs = ["filing"]
[[rule.version]]
[[rule.version.step]]
name = "nominal"
from = "filing"
add = "P{months}M"
why = "as the test says"
cite = ["LAW"]
{more}
[[rule.test]]
name = "plain"
given = {{ filing = 2020-01-15 }}
expect = [{{ nominal = {expected} }}]
[[rule.test]]
name = "once more"
given = {{ filing = 2020-01-15 }}
expect = [{{ nominal = {expected} }}]
"""


OFF = '\n[[switch_off]]\nrule = "xx.patent.second"\nreason = "{reason}"\n'
BARE = 'format = 1\njurisdiction = "XX"\nsubject = "off"\n'
CASE = Case("XX", "patent", "direct", {"filing": date(2021, 3, 10)})


@pytest.fixture
def base(shelf) -> RuleSet:
    """Two shipped rules: the first after six months, the second after twelve."""
    return shelf(rule_text("first", 6, "2020-07-15") + rule_text("second", 12, "2021-01-15"))


@pytest.fixture
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The firm's folder, empty."""
    return tmp_path_factory.mktemp("firm")


def due_dates(rules: RuleSet) -> dict[str, str]:
    """By rule, the day it gives for the case."""
    return {one.rule.removeprefix("xx.patent."): one.due.isoformat() for one in rules.compute(CASE).deadlines}


def test_nothing_over_it(base, firm):
    laid = lay_over(base, firm)
    assert (laid.name, laid.problems, due_dates(laid)) == (base.name, (), due_dates(base))


def test_added_replaced_and_switched_off(base, firm):
    own = HEAD + rule_text("first", 7, "2020-08-15") + rule_text("third", 24, "2022-01-15")
    (firm / "own.toml").write_text(own, encoding="utf-8")
    (firm / "off.toml").write_text(BARE + OFF.format(reason="handled by the parent firm"), encoding="utf-8")
    laid = lay_over(base, firm)
    assert laid.problems == ()
    assert due_dates(laid) == {"first": "2021-10-10", "third": "2023-03-10"}
    assert laid.name != base.name
    told = [one for one in laid.compute(CASE, why_not=True).not_fired if one.rule == "xx.patent.second"]
    assert [one.reason for one in told] == ["switched off by the firm (off.toml): handled by the parent firm"]


def test_named_in_authority_steps_and_origin(base, firm):
    (firm / "own.toml").write_text(HEAD + rule_text("first", 7, "2020-08-15"), encoding="utf-8")
    laid = lay_over(base, firm)
    answer, steps = compute_with_steps(laid, CASE)
    by_rule = {one.rule: (one, lines) for one, lines in zip(answer.deadlines, steps, strict=True)}
    own, lines = by_rule["xx.patent.first"]
    assert own.authority == "Section 1 Test Act [firm's own rule, own.toml]"
    assert lines[-1].authority == "Section 1 Test Act [firm's own rule, own.toml]"
    assert by_rule["xx.patent.second"][0].authority == "Section 1 Test Act"
    assert laid.origin_of("xx.patent.first") == "firm's own rule, own.toml"
    assert laid.origin_of("xx.patent.second") == "shipped, xx.toml"
    assert own.digest not in base.texts
    assert by_rule["xx.patent.second"][0].digest in {one.digest for one in base.compute(CASE).deadlines}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("format = 1\njurisdiction =\n", 2, "Invalid value"),
        (BARE + "[[switch_off]]\nrule = 'xx.patent.second'\nreason = ' '\n", 4, "without a reason"),
        (BARE + "[[switch_off]]\nrule = 'xx.patent.none'\nreason = 'x'\n", 4, "nothing to switch off"),
        (BARE + "colour = 'red'\n", 1, "unknown field `colour`"),
        (HEAD + rule_text("first", 6, "2020-07-15") * 2, 36, "already"),
        (HEAD + rule_text("first", 6, "2020-07-14"), 13, "expected 2020-07-14, computed 2020-07-15"),
        (HEAD + rule_text("first", 6, "2020-07-15", 'then = ["jump"]'), 20, "jump is not a word of the rule language"),
        ("x = " + "[" * 5000 + "]" * 5000, 1, "nested too deeply"),
        ("x = 1\n" * 20_001, 1, "20000 lines"),
    ],
)
def test_refused_with_line_and_the_rest_in_force(base, firm, text, line, reason):
    (firm / "bad.toml").write_text(text, encoding="utf-8")
    (firm / "good.toml").write_text(HEAD + rule_text("third", 24, "2022-01-15"), encoding="utf-8")
    laid = lay_over(base, firm)
    assert [(problem.path.name, problem.line) for problem in laid.problems] == [("bad.toml", line)]
    assert reason in laid.problems[0].reason
    assert due_dates(laid) == {**due_dates(base), "third": "2023-03-10"}


def test_the_same_rule_in_two_files(base, firm):
    for name in ("a.toml", "b.toml"):
        (firm / name).write_text(HEAD + rule_text("first", 7, "2020-08-15"), encoding="utf-8")
    laid = lay_over(base, firm)
    assert [problem.path.name for problem in laid.problems] == ["b.toml"]
    assert "a.toml" in laid.problems[0].reason


def test_no_links_no_depth_no_shipped_kinds(base, firm, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "own.toml"
    outside.write_text(HEAD + rule_text("first", 7, "2020-08-15"), encoding="utf-8")
    try:
        (firm / "link.toml").symlink_to(outside)
        (firm / "linked").symlink_to(outside.parent, target_is_directory=True)
    except OSError:
        assert not (firm / "link.toml").exists()  # this system does not let us make links: nothing to refuse
    deep = firm
    for _ in range(DEEPEST):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "deep.toml").write_text(HEAD + rule_text("first", 7, "2020-08-15"), encoding="utf-8")
    (firm / "offices.toml").write_text('release = "mine"\n', encoding="utf-8")
    laid = lay_over(base, firm)
    assert due_dates(laid) == due_dates(base)
    assert {problem.path.name for problem in laid.problems} >= {"d", "offices.toml"}
    assert laid.name == base.name


def test_too_many_files(base, firm):
    for number in range(MOST_FILES + 2):
        (firm / f"f{number:03}.toml").write_text(BARE, encoding="utf-8")
    assert [problem.reason for problem in lay_over(base, firm).problems] == [
        f"the folder holds more than {MOST_FILES} rule files"
    ]


def test_a_folder_that_is_not_there(base, firm):
    laid = lay_over(base, firm / "nowhere")
    assert len(laid.problems) == 1
    assert due_dates(laid) == due_dates(base)
