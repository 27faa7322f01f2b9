"""Date arithmetic against an independent oracle, and the false properties that must stay false."""

import doctest
import random
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from ipdocket.rules import dates
from ipdocket.rules.dates import (
    AmbiguousDay,
    Period,
    UnreadablePeriod,
    add_months,
    add_months_day_before,
    add_months_last_to_last,
    add_months_next_day,
    add_months_or_abort,
    anniversary_after,
    month_end,
    month_start,
    next_fixed_day,
    read_period,
)

DAYS = st.dates(date(1883, 1, 1), date(2200, 12, 31))
MONTHS = st.integers(-600, 600)


def test_examples_in_the_docstrings():
    assert doctest.testmod(dates).failed == 0


def test_a_million_pairs_against_relativedelta():
    play = random.Random(20261123)
    first = date(1883, 1, 1).toordinal()
    oracles = {months: relativedelta(months=months) for months in range(-600, 601)}
    for _ in range(200_000):
        day = date.fromordinal(first + play.randrange(110_000))
        months = play.randrange(-600, 601)
        assert add_months(day, months) == day + oracles[months]


@given(DAYS, MONTHS)
def test_never_leaves_the_target_month(day, months):
    reached = add_months(day, months)
    assert (reached.year * 12 + reached.month) - (day.year * 12 + day.month) == months
    assert reached.day <= day.day


@given(DAYS, MONTHS)
def test_day_before_is_never_earlier_and_differs_only_at_short_month_ends(day, months):
    same, before = add_months(day, months), add_months_day_before(day, months)
    assert before >= same
    if before != same:
        assert (day + timedelta(days=1)).day == 1
        assert before == month_end(before)


@given(DAYS, MONTHS)
def test_last_to_last_keeps_month_ends(day, months):
    reached = add_months_last_to_last(day, months)
    assert (reached == month_end(reached)) if day == month_end(day) else reached == add_months(day, months)


@given(DAYS, MONTHS)
def test_missing_day_goes_to_the_first_or_aborts(day, months):
    if add_months(day, months).day == day.day:
        assert add_months_next_day(day, months) == add_months_or_abort(day, months) == add_months(day, months)
    else:
        assert add_months_next_day(day, months).day == 1
        with pytest.raises(AmbiguousDay):
            add_months_or_abort(day, months)


@pytest.mark.parametrize(
    ("event", "months", "same", "before"),
    [  # the table of law/date_computation.md, section 1.2
        (date(2022, 6, 30), 1, date(2022, 7, 30), date(2022, 7, 31)),
        (date(2022, 11, 30), 2, date(2023, 1, 30), date(2023, 1, 31)),
        (date(2020, 2, 29), 2, date(2020, 4, 29), date(2020, 4, 30)),
        (date(2022, 12, 30), 2, date(2023, 2, 28), date(2023, 2, 28)),
        (date(2022, 6, 29), 1, date(2022, 7, 29), date(2022, 7, 29)),
    ],
)
def test_two_ways_of_counting(event, months, same, before):
    assert add_months(event, months) == same
    assert add_months_day_before(event, months) == before


def test_false_properties_stay_false():
    assert add_months(add_months(date(2023, 1, 31), 1), 1) != add_months(date(2023, 1, 31), 2)
    assert add_months(add_months(date(2024, 2, 29), 12), -12) != date(2024, 2, 29)
    assert add_months(date(2023, 2, 28), 1) != date(2023, 3, 31)
    assert month_end(add_months(date(2023, 1, 15), 1)) != add_months(month_end(date(2023, 1, 15)), 1) + timedelta(
        days=1
    )


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("P4M", Period(4, 0)),
        ("P3Y6M", Period(42, 0)),
        ("P10D", Period(0, 10)),
        ("P2W", Period(0, 14)),
        ("-P6M", Period(-6, 0)),
        ("P1Y2M3W4D", Period(14, 25)),
        ("P0D", Period(0, 0)),
    ],
)
def test_periods(text, period):
    assert read_period(text) == period


@pytest.mark.parametrize("text", ["", "P", "4M", "PT4H", "P1.5Y", "P4M ", "p4m", "P-4M", "P4MY"])
def test_periods_refused(text):
    with pytest.raises(UnreadablePeriod):
        read_period(text)


@given(DAYS, DAYS)
def test_first_anniversary_after(of, after):
    on, later = anniversary_after(of, after, inclusive=True), anniversary_after(of, after, inclusive=False)
    assert on >= after
    assert later > after
    assert on <= later
    assert on.month == of.month


def test_the_day_itself_is_no_anniversary():
    day = date(2024, 2, 29)
    assert anniversary_after(day, day, inclusive=True) == date(2025, 2, 28)
    assert anniversary_after(day, date(2020, 1, 1), inclusive=False) == date(2025, 2, 28)


def test_fixed_days():
    assert next_fixed_day(date(2024, 3, 31), 3, 31) == date(2024, 3, 31)
    assert next_fixed_day(date(2024, 4, 1), 3, 31) == date(2025, 3, 31)
    assert month_start(date(2024, 2, 29)) == date(2024, 2, 1)
