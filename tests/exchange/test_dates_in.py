from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdocket.exchange.dates_in import (
    EARLIEST,
    LATEST,
    DayOrder,
    TypedDate,
    add_months,
    read_cell,
    read_date,
    read_serial,
)

TODAY = date(2026, 11, 23)
days = st.dates(min_value=EARLIEST, max_value=LATEST)


@pytest.mark.parametrize(
    "text",
    ["2026-11-23", "23.11.2026", "23 Nov 2026", "11/23/2026", "23/11/2026", "20261123", "2026/11/23",
     "November 23, 2026",
     "23. November 2026", "23-NOV-2026", "23rd nov 2026", "Nov 23 2026", "2026-11-23T00:00:00Z", "2026-11-23-05:00",
     " 23.11.2026 ", "23 novembre 2026", "today", "2026-11-23T04:00:00.000+0000"],
)  # fmt: skip
def test_reads_the_ways_people_write_one_day(text: str) -> None:
    assert read_date(text, TODAY) == TypedDate(day=TODAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [("+3m", date(2027, 2, 23)), ("-1y", date(2025, 11, 23)), ("+2w", date(2026, 12, 7)), ("+10d", date(2026, 12, 3)),
     ("tomorrow", date(2026, 11, 24)), ("1. März 2024", date(2024, 3, 1)), ("12 août 2019", date(2019, 8, 12))],
)  # fmt: skip
def test_reads_steps_and_words(text: str, day: date) -> None:
    assert read_date(text, TODAY).day == day


def test_an_ambiguous_date_gives_both_readings_until_it_is_answered() -> None:
    assert read_date("03/04/2026").choices == (date(2026, 4, 3), date(2026, 3, 4))
    assert read_date("03/04/2026", order=DayOrder.DAY_FIRST).day == date(2026, 4, 3)
    assert read_date("03/04/2026", order=DayOrder.MONTH_FIRST).day == date(2026, 3, 4)
    assert read_date("04/04/2026").day == date(2026, 4, 4)
    assert read_date("03-04-2026").choices is not None
    assert read_date("03.04.2026").day == date(2026, 4, 3)


@pytest.mark.parametrize("text", ["3/4/26", "23.11.26", "23 Nov 26", "Nov 23, 26"])
def test_a_two_digit_year_is_refused_by_name(text: str) -> None:
    assert "two-digit year" in read_date(text).wrong


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-02-30", "31.04.2026", "1882-12-31", "2201-01-01", "today", "+3m", "23", "٢٠٢٦-٠١-٠١x"]
)
def test_what_is_no_date_says_so(text: str) -> None:
    read = read_date(text)
    assert read.day is None and read.choices is None and read.wrong


def test_serial_numbers_are_excel_days() -> None:
    assert read_serial(61).day == date(1900, 3, 1)
    assert read_serial(46349).day == date(2026, 11, 23)
    assert read_serial(17.0).wrong
    assert read_cell(46349.75).day == date(2026, 11, 23)
    assert read_cell(20261123.0).day == date(2026, 11, 23)
    assert read_cell(datetime.fromisoformat("2026-11-23T14:30:00")).day == date(2026, 11, 23)
    assert read_cell(True).wrong


@given(days)
def test_every_unambiguous_spelling_comes_back(day: date) -> None:
    for pattern in ("%Y-%m-%d", "%d.%m.%Y", "%d %b %Y", "%B %d, %Y", "%Y%m%d"):
        assert read_date(day.strftime(pattern).replace("%Y", str(day.year))).day == day


@given(days, st.sampled_from(list(DayOrder)))
def test_an_answered_order_always_gives_the_day_written(day: date, order: DayOrder) -> None:
    text = f"{day.day}/{day.month}/{day.year}" if order is DayOrder.DAY_FIRST else f"{day.month}/{day.day}/{day.year}"
    read = read_date(text, order=order)
    assert read.day == day or (day.day <= 12 and read.day is not None)
    if day.day <= 12 and day.day != day.month:
        assert day in (read_date(text).choices or ())


@given(st.text(max_size=40))
def test_any_text_gives_exactly_one_answer(text: str) -> None:
    read = read_date(text, TODAY)
    assert [read.day is not None, read.choices is not None, bool(read.wrong)].count(True) == 1


@given(days, st.integers(min_value=-600, max_value=600))
def test_a_month_step_keeps_the_day_or_ends_the_month(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == day.day or moved.day >= 28
