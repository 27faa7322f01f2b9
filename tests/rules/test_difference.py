"""Two rule sets compared: rules, numbers, closed days, and the dates that move."""

from datetime import date

import pytest

from ipdocket.rules.difference import compare_rule_sets
from ipdocket.rules.difference_text import tell_difference, write_changelog
from ipdocket.rules.ruleset import RuleSet, load_rules
from tests.rules.conftest import CALENDAR, HEAD, OFFICES
from tests.rules.test_overlay import rule_text


@pytest.fixture
def make(tmp_path_factory: pytest.TempPathFactory):
    """Makes a rule set apart from others: `make(rules, calendar=...)`."""

    def build(rules: str, calendar: str = CALENDAR) -> RuleSet:
        folder = tmp_path_factory.mktemp("rules")
        (folder / "calendars").mkdir()
        (folder / "offices.toml").write_text(OFFICES.replace('"test"', '"2026.11"'), encoding="utf-8")
        (folder / "calendars" / "xx.toml").write_text(calendar, encoding="utf-8")
        (folder / "xx.toml").write_text(HEAD + rules, encoding="utf-8")
        return load_rules(folder)

    return build


def test_the_same_set_is_no_difference(make):
    rules = rule_text("first", 6, "2020-07-15")
    found = compare_rule_sets(make(rules), make(rules))
    assert found.empty
    assert list(tell_difference(found))[1:] == ["No rule and no closed day differs."]
    assert "No date moves." in list(write_changelog(found, make(rules)))


def test_added_removed_changed_to_the_number(make):
    old = make(rule_text("first", 6, "2020-07-15") + rule_text("second", 12, "2021-01-15"))
    new = make(rule_text("first", 7, "2020-08-15") + rule_text("third", 24, "2022-01-15"))
    found = compare_rule_sets(old, new)
    assert [one.rule for one in found.added] == ["xx.patent.third"]
    assert [one.rule for one in found.removed] == ["xx.patent.second"]
    assert [(one.rule, one.what) for one in found.changed] == [
        ("xx.patent.first", ("version 1, step nominal, add: P6M -> P7M",))
    ]
    assert found.changed[0].moves == ("filing 2020-01-15: due 2020-07-15 -> 2020-08-15",)
    told = list(write_changelog(found, new))
    assert "- **XX**, The first (`xx.patent.first`): filing 2020-01-15: due 2020-07-15 -> 2020-08-15" in told[4]
    assert told[2:4] == [
        "- **XX**, The third (`xx.patent.third`): new rule.",
        "- **XX**, The second (`xx.patent.second`): no longer computed.",
    ]


def test_other_words_are_a_change_without_a_move(make):
    old = make(rule_text("first", 6, "2020-07-15"))
    new = make(rule_text("first", 6, "2020-07-15").replace("as the test says", "as the new test says"))
    found = compare_rule_sets(old, new)
    assert found.changed[0].what == ("version 1, step nominal, why: as the test says -> as the new test says",)
    assert found.changed[0].moves == ()


def test_closed_days_to_the_day(make):
    rules = rule_text("first", 6, "2020-07-15")
    more = CALENDAR.replace('add = [{', 'add = [{ date = 2027-11-24, name = "Jubilee" }, {')
    found = compare_rule_sets(make(rules), make(rules, more))
    assert [(one.office, one.closes, one.opens) for one in found.calendars] == [
        ("XX", ((date(2027, 11, 24), "Jubilee"),), ())
    ]
    told = list(write_changelog(found, make(rules, more)))
    assert told[-1].endswith("one ending 2027-11-24 (Jubilee) ends 2027-11-25.")
    back = compare_rule_sets(make(rules, more), make(rules))
    assert back.calendars[0].opens == ((date(2027, 11, 24), "Jubilee"),)


def test_the_shipped_set_against_itself(shipped):
    assert compare_rule_sets(shipped, shipped).empty
