"""Steps become functions: every start, addition and word of the language against a date worked out by hand."""

from datetime import date

import msgspec
import pytest

from ipdocket.rules.calendars import CalendarFile, OfficeCalendar
from ipdocket.rules.compiling import SLOTS, Situation, compile_version
from ipdocket.rules.dates import AmbiguousDay, Period
from ipdocket.rules.model import RuleFile

CALENDAR = OfficeCalendar(CalendarFile(1, "XX", "weekends", "sourced"))


def reach(step, row=None, now=None, **events):
    """The date that one step named nominal reaches."""
    plain = {
        "format": 1,
        "jurisdiction": "XX",
        "subject": "test",
        "counting": {"months": "same-number", "why": "test"},
        "rule": [
            {
                "id": "xx.patent.test",
                "title": "t",
                "kind": "other",
                "right": ["patent"],
                "version": [{"step": [{"name": "nominal", "why": "w", **step}]}],
            }
        ],
    }
    file = msgspec.convert(plain, RuleFile)
    version = compile_version(file, file.rule[0], 0, row or {}, CALENDAR, {})
    dates = [events.get(name) for name in SLOTS]
    (compiled,) = version.steps
    day = compiled.origin(dates)
    return None if day is None else compiled.whole(day, dates, now or Situation({}))


D = date
LEAP = D(2024, 2, 29)


@pytest.mark.parametrize(
    ("step", "day", "reached"),
    [
        ({"add": "P1Y"}, LEAP, D(2025, 2, 28)),
        ({"add": "P1M", "count": "last-to-last"}, LEAP, D(2024, 3, 31)),
        ({"add": "P1M", "count": "next-day"}, D(2024, 1, 31), D(2024, 3, 1)),
        ({"add": "P1M", "count": "day-before"}, D(2024, 4, 30), D(2024, 5, 31)),
        ({"add": "-P3M"}, D(2024, 5, 31), LEAP),
        ({"add": "P10D"}, LEAP, D(2024, 3, 10)),
        ({"add": "P2W"}, LEAP, D(2024, 3, 14)),
        ({"add": "P5D", "days": "working"}, LEAP, D(2024, 3, 7)),
        ({"add": "P1Y", "years": "hijri"}, D(2023, 7, 19), D(2024, 7, 7)),
        ({"then": ["month-end"]}, D(2023, 2, 3), D(2023, 2, 28)),
        ({"then": ["month-start"]}, LEAP, D(2024, 2, 1)),
        ({"then": ["year-start"]}, LEAP, D(2024, 1, 1)),
        ({"then": ["year-end"]}, LEAP, D(2024, 12, 31)),
        ({"then": ["next-open-day"]}, D(2024, 3, 2), D(2024, 3, 4)),
        ({"then": ["previous-open-day"]}, D(2024, 3, 2), D(2024, 3, 1)),
        ({"then": ["day-before"]}, D(2024, 3, 1), LEAP),
        ({"then": ["day-after"]}, LEAP, D(2024, 3, 1)),
        ({"then": ["on:06-30"]}, LEAP, D(2024, 6, 30)),
        ({"then": ["next:01-01"]}, LEAP, D(2025, 1, 1)),
        ({"then": ["month-end", "next-open-day"]}, D(2024, 3, 5), D(2024, 4, 1)),
        ({"add": {"n=3": "P1M", "else": "P2M"}}, LEAP, D(2024, 4, 29)),
        ({"add": {"paper": "P4M"}}, LEAP, D(2024, 6, 29)),
        ({"add": {"fact": "refusal_period", "default": "P12M"}}, LEAP, D(2025, 2, 28)),
    ],
)
def test_one_step(step, day, reached):
    assert reach({"from": "filing", **step}, filing=day) == reached


def test_exact_counting_refuses_a_day_that_is_not_there():
    with pytest.raises(AmbiguousDay):
        reach({"from": "filing", "add": "P1M", "count": "exact"}, filing=D(2024, 1, 31))


def test_starts():
    known = {"filing": D(2020, 2, 29), "grant": D(2024, 5, 1)}
    assert reach({"latest": ["filing", "grant", "priority"]}, **known) == D(2024, 5, 1)
    assert reach({"earliest": ["filing", "grant", "priority"]}, **known) == D(2020, 2, 29)
    assert reach({"first": ["priority", "grant", "filing"]}, **known) == D(2024, 5, 1)
    assert reach({"next_anniversary_of": "filing", "after": "grant"}, **known) == D(2025, 2, 28)
    assert reach(
        {"next_anniversary_of": "filing", "on_or_after": "grant"}, filing=D(2020, 5, 1), grant=D(2024, 5, 1)
    ) == D(2024, 5, 1)
    assert reach({"from": "2030-04-30"}) == D(2030, 4, 30)
    assert reach({"latest": ["priority"]}, **known) is None


def test_what_the_paper_the_number_and_the_row_say():
    now = Situation({"refusal_period": frozenset(("P18M",))})
    now.n, now.paper_period, now.excess = 3, Period(2, 0), 4
    assert reach({"from": "filing", "add": {"n=3": "P1M", "else": "P2M"}}, now=now, filing=LEAP) == D(2024, 3, 29)
    assert reach({"from": "filing", "add": {"paper": "P4M"}, "then": ["late-receipt"]}, now=now, filing=LEAP) == D(
        2024, 5, 3
    )
    fact = {"from": "filing", "add": {"fact": "refusal_period", "default": "P12M"}}
    assert reach(fact, now=now, filing=LEAP) == D(2025, 8, 29)
    assert reach({"from": "filing", "add": "@limit"}, row={"limit": "P30M"}, filing=LEAP) == D(2026, 8, 29)
    assert reach({"from": "filing", "then": ["day-of:grant"]}, filing=LEAP, grant=D(2020, 1, 31)) == LEAP
