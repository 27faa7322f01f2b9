"""The table of what the rule set knows."""

from datetime import date

from ipdocket.rules.coverage import coverage
from tests.rules.conftest import HEAD
from tests.rules.test_engine import ACTION, ANNUITY


def lines(rules, jurisdiction="XX"):
    return {(line.right, line.kind): line for line in coverage(rules) if line.jurisdiction == jurisdiction}


def test_what_is_computed_with_its_examples(shelf):
    found = lines(shelf(ANNUITY + ACTION))
    line = found["patent", "annuity"]
    assert (line.status, line.examples, line.rules) == ("computed", 2, ("xx.patent.annuity",))
    assert line.checked is None
    assert found["patent", "response"].status == "computed"


def test_checked_is_the_oldest_day_and_only_if_every_source_was_opened(shelf):
    opened = HEAD.replace('says = "What the test says."', 'says = "What the test says."\nchecked = 2026-11-23')
    assert lines(shelf(ANNUITY, head=opened))["patent", "annuity"].checked == date(2026, 11, 23)


def test_what_is_missing_says_so(shelf):
    found = lines(shelf(ANNUITY), "YY")
    assert found["trademark", "renewal"].status == "not-covered"
    assert "ask the agent" in found["trademark", "renewal"].reason


def test_an_uncertain_version_marks_the_line(shelf):
    rules = shelf(ANNUITY.replace("[[rule.version]]", '[[rule.version]]\n  confidence = "uncertain"', 1))
    assert lines(rules)["patent", "annuity"].confidence == "uncertain"


def test_the_shipped_table_reaches_the_offices(shipped):
    def offices(rights, kinds):
        return {
            line.jurisdiction
            for line in coverage(shipped)
            if line.right in rights and line.kind in kinds and line.status == "computed"
        }

    assert len(offices({"patent", "utility_model"}, {"annuity", "maintenance", "renewal"})) >= 125
    assert len(offices({"patent"}, {"national_phase"})) >= 155
    assert len(offices({"trademark"}, {"renewal"})) >= 175
    assert len(offices({"design"}, {"renewal", "annuity", "term"})) >= 130
