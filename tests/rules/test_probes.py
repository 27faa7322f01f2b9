"""The shipped rules probed over the years (sampled here; `ipdocket check-rules --deep` takes every probe)."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from ipdocket.rules.calendars import OfficeCalendar
from ipdocket.rules.deep_check import deep_check, probe_days, shift_case
from ipdocket.rules.facts import Case, Paper
from ipdocket.rules.model import Condition, Step
from ipdocket.rules.ruleset import RuleSet

STRIDE = 31  # each so many-th probe day; every rule begins at another one


def test_every_rule_holds_over_the_years(shipped):
    assert deep_check(shipped, STRIDE) == []


def change_rule(rules: RuleSet, identity: str, change) -> RuleSet:
    """The rule set holding only the file of that rule, with that rule changed."""
    files = tuple(
        (name, replace(file, rule=tuple(change(rule) if rule.id == identity else rule for rule in file.rule)))
        for name, file in rules.shelf.files
        if any(rule.id == identity for rule in file.rule)
    )
    return RuleSet(replace(rules.shelf, files=files))


def change_step(rule, step_name, **changes):
    versions = tuple(
        replace(
            version,
            step=tuple(replace(step, **changes) if step.name == step_name else step for step in version.step),
        )
        for version in rule.version
    )
    return replace(rule, version=versions)


@pytest.mark.parametrize("identity", ["ep.patent.annuity", "em.trademark.renewal", "kr.patent.annuity"])
def test_a_planted_gap_is_found(shipped, identity):
    def leave_gap(rule):
        (first, second, *others) = rule.version
        return replace(rule, version=(first, replace(second, start=second.start + timedelta(days=62)), *others))

    found = deep_check(change_rule(shipped, identity, leave_gap), 3)
    assert any(line.startswith(identity) and "0 versions of the law hold" in line for line in found)


def test_a_planted_overlap_is_found(shipped):
    def overlap(rule):
        (first, *others) = rule.version
        return replace(rule, version=(replace(first, until=first.until + timedelta(days=62)), *others))

    found = deep_check(change_rule(shipped, "ep.patent.annuity", overlap), 3)
    assert any("2 versions of the law hold" in line for line in found)


def test_a_late_period_before_the_last_day_is_found(shipped):
    wrong = change_rule(shipped, "ep.patent.annuity", lambda rule: change_step(rule, "late-until", add="-P1M", then=()))
    assert any("before the last day" in line for line in deep_check(wrong, 7))


def test_an_earlier_date_for_a_later_event_is_found(shipped):
    def end_late_months_early(rule):
        (version,) = rule.version
        steps = (
            *version.step,
            Step("month", "First of the month", start="filing", then=("month-start",)),
            Step("twentieth", "Twentieth", start="month", add="P19D"),
            Step(
                "nominal",
                "A year less after the twentieth",
                start="filing",
                add="P19Y",
                when=Condition(compare=(("filing", "after", "twentieth"),)),
            ),
        )
        return replace(rule, version=(replace(version, step=steps),))

    assert deep_check(change_rule(shipped, "ep.patent.term", lambda rule: rule), 7) == []
    found = deep_check(change_rule(shipped, "ep.patent.term", end_late_months_early), 7)
    assert any(line.startswith("ep.patent.term") and "from the later" in line for line in found)


def test_a_last_day_on_a_closed_day_is_found(shipped, monkeypatch):
    monkeypatch.setattr(OfficeCalendar, "roll", lambda self, day: day)
    found = deep_check(change_rule(RuleSet(shipped.shelf), "ep.patent.annuity", lambda rule: rule), 7)
    assert any(line.startswith("ep.patent.annuity") and "the office is closed" in line for line in found)


def test_the_probe_days_hold_leap_days_and_month_ends(shipped):
    days = list(probe_days(shipped.calendar("EP"), 2066))
    assert days == sorted(set(days))
    assert {date(1978, 1, 31), date(2024, 2, 28), date(2024, 2, 29), date(2066, 12, 31), date(2024, 5, 1)} <= set(days)


def test_a_case_moves_as_a_whole():
    paper = Paper("notice", date(2024, 1, 30), notified=date(2024, 2, 1))
    moved = shift_case(Case("EP", "patent", events={"filing": date(2024, 1, 1)}, papers=(paper,)), timedelta(days=30))
    assert moved.events == {"filing": date(2024, 1, 31)}
    assert (moved.papers[0].date, moved.papers[0].notified) == (date(2024, 2, 29), date(2024, 3, 2))
