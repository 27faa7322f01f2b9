"""Every planted fault is found."""

import pytest

from tests.rules.test_engine import ACTION, ANNUITY, DIVISION

FAULTS = [
    ('base = ["filing"]', 'base = ["birth"]', "birth is not a event"),
    ('right = ["patent"]', 'right = ["patent"]\nroutes = ["by-sea"]', "by-sea"),
    ("3..6", "3..400", "more than 150"),
    ('{ "n=3" = "-P6M", else = "-P3M" }', '{ "n=3" = "-P6M", "n=5" = "-P3M" }', "nothing for number 4"),
    ("3..6", "three", "not of the form"),
    ('first = "P2Y"', 'first = "2Y"', "not a period"),
    ('every = "P1Y" }', 'every = "P121Y" }', "120 years"),
    ('from = "nominal"\n    then = ["next-open-day"]', 'from = "birth"\n    then = ["next-open-day"]', "birth"),
    ('then = ["month-end"]', 'then = ["full-moon"]', "full-moon"),
    ('name = "nominal"', 'name = "almost"', "no step is named nominal"),
    ('cite = ["LAW"]\n    [[rule.version.step]]\n    name = "opens"', 'cite = ["LOW"]\n    [[rule.version.step]]\n    name = "opens"', "LOW is cited"),
    ("[[rule.version]]", '[[rule.version]]\n  from = 2000-01-01', "the first version has a beginning"),
    ("  [[rule.test]]\n  name = \"two\"\n  given = { filing = 2021-02-28 }\n  expect = [{ n = 3, due = 2023-02-28 }]\n", "", "two are owed"),
    ("expect = [{ n = 3, due = 2022-01-31 }]", "expect = []", "expects nothing"),
    ("expect = [{ n = 3, due = 2022-01-31 }]", 'expect = "none"\n  last = 6', "ends a series (last) where there is none"),
    ("[[rule.version]]", '[[rule.version]]\n  keep = [["nominal", "near", "grant"]]', "keep"),
    ('kind = "annuity"', 'kind = "annuity"\nwhen = { fact = { weather = ["bad"] } }', "weather"),
    ('every = "P1Y" }', 'every = "P1Y", years = "hijri", run = "end-to-end" }', "in Gregorian years"),
    ('{ n = "3..6", first = "P2Y", every = "P1Y" }', '{ chain = [{ every = "P1Y" }], run = "end-to-end" }', "end to end needs n"),
    ('kind = "annuity"', 'kind = "annuity"\nexcluding = ["QQ"]', "QQ"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), FAULTS, ids=[said for _old, _new, said in FAULTS])
def test_planted_fault_is_found(shelf, old, new, said):
    assert old in ANNUITY
    rules = shelf(ANNUITY.replace(old, new, 1))
    assert any(said in problem.reason for problem in rules.problems), [problem.reason for problem in rules.problems]
    assert rules.shelf.files == ()


def test_the_sound_file_has_no_complaint(shelf):
    assert shelf(ANNUITY).problems == ()
    assert shelf(ACTION).problems == ()


def test_gap_and_overlap_between_versions(shelf):
    body = ANNUITY[ANNUITY.index("    [[rule.version.step]]") : ANNUITY.index("  [[rule.test]]")]
    for until, start in (("2000-01-01", "2000-01-02"), ("2000-01-02", "2000-01-01")):
        first = f'  [[rule.version]]\n  selected_by = "filing"\n  until = {until}\n{body}'
        second = f'  [[rule.version]]\n  selected_by = "filing"\n  from = {start}\n{body}'
        text = (
            ANNUITY[: ANNUITY.index("  [[rule.version]]")]
            + first
            + second
            + ANNUITY[ANNUITY.index("  [[rule.test]]") :]
        )
        assert any("gap or overlap" in problem.reason for problem in shelf(text).problems)


def test_months_without_a_way_of_counting(shelf):
    head = 'format = 1\njurisdiction = "XX"\nsubject = "t"\n[[source]]\nkey = "LAW"\ncite = "s. 1"\nsays = "x"\n'
    rules = shelf(ACTION.replace('then = ["late-receipt"]\n', ""), head=head)
    assert any("how months are counted" in problem.reason for problem in rules.problems)


def test_a_row_that_owes_a_value_is_found_and_one_that_is_not_covered_owes_none(shelf):
    table = DIVISION.replace('add = "P1M"', 'add = "@limit"').replace('calendar = "YY"', 'calendar = "YY"\n  limit = "P1M"')
    (problem,) = shelf(table).problems
    assert "the step due starts from nominal, for which the row of XX has no value" in problem.reason
    whole = table.replace('office = "XX"\n  [[rule.version]]', 'office = "XX"\n  limit = "P1M"\n  [[rule.version]]')
    assert shelf(whole).problems == ()
    off = 'office = "YY"\n  status = "not-covered"\n  why = "ask"\n  [[rule.row]]\n  office = "XX"\n  limit = "P1M"\n  [[rule.version]]'
    assert shelf(table.replace('office = "XX"\n  [[rule.version]]', off)).problems == ()
