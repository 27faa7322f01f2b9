"""The rule set: which rules belong to an office, its closed days, and the text that a date can be recomputed from."""

from datetime import date

from ipdocket.rules.explain import compute_with_steps
from ipdocket.rules.facts import Case
from ipdocket.rules.second import disagreements
from tests.rules.conftest import CALENDAR
from tests.rules.test_engine import ANNUITY

SHARED = ANNUITY.replace('kind = "annuity"', 'kind = "annuity"\napplies_to = ["*"]\nexcluding = ["YY"]')


def test_shared_rules_go_to_all_but_the_excluded(shelf):
    rules = shelf(SHARED)
    events = {"filing": date(2020, 1, 31)}
    assert len(rules.compute(Case("XX", "patent", events=events)).deadlines) == 4
    excluded = rules.compute(Case("YY", "patent", events=events))
    assert excluded.deadlines == ()
    assert "ask the agent" in excluded.not_covered[0].reason


def test_routes(shelf):
    events = {"filing": date(2020, 1, 31)}

    def count(rules, route):
        return len(rules.compute(Case("XX", "patent", route, events)).deadlines)

    usual = shelf(ANNUITY)
    assert [count(usual, route) for route in ("direct", "pct", "ep", "unitary")] == [4, 4, 0, 0]
    named = shelf(ANNUITY.replace('base = ["filing"]', 'base = ["filing"]\nroutes = ["ep"]'))
    assert [count(named, route) for route in ("direct", "ep")] == [0, 4]
    without = shelf(ANNUITY.replace('base = ["filing"]', 'base = ["filing"]\nnot_routes = ["pct"]'))
    assert [count(without, route) for route in ("direct", "pct")] == [4, 0]


def test_the_digest_follows_what_decides_a_date_and_nothing_else(shelf):
    def digest(text, calendar=CALENDAR):
        rules = shelf(text, calendar=calendar)
        (deadline, *_) = rules.compute(Case("XX", "patent", events={"filing": date(2020, 1, 31)})).deadlines
        assert rules.texts[deadline.digest][0] == "xx.patent.annuity"
        return deadline.digest

    first = digest(ANNUITY)
    assert digest(ANNUITY.replace('name = "two"', 'name = "renamed"')) == first
    assert digest(ANNUITY.replace('"P6M"', '"P7M"')) != first
    assert digest(ANNUITY, CALENDAR.replace("05-01", "05-02")) != first


def test_an_office_without_a_list_has_a_calendar_in_which_nothing_is_closed(shelf):
    rules = shelf(ANNUITY)
    assert rules.calendar("YY").roll(date(2024, 3, 2)) == date(2024, 3, 2)
    assert rules.calendar("XX").roll(date(2024, 3, 2)) == date(2024, 3, 4)
    assert rules.calendar("XX") is rules.calendar("XX")
    assert rules.name.startswith("test+")


LISTED = """
[[year]]
year = 2022
closed = [2022-01-31]
cite = "list"
published = 2021-10-01
"""


def test_a_list_not_yet_published_moves_nothing(shelf):
    rules = shelf(ANNUITY, calendar=CALENDAR + LISTED)

    def third(as_of):
        case = Case("XX", "patent", events={"filing": date(2020, 1, 31)}, as_of=as_of)
        (found, *_) = rules.compute(case).deadlines
        assert disagreements(rules, case) == ()
        assert compute_with_steps(rules, case)[0].deadlines[0] == found
        assert found.digest in rules.texts
        return found.due, found.certainty

    assert third(None) == third(date(2021, 10, 1)) == (date(2022, 2, 1), "law")
    assert third(date(2021, 9, 30)) == (date(2022, 1, 31), "estimate")
    assert rules.known_at(date(2020, 1, 1)) is rules.known_at(date(2021, 1, 1))
