from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdocket.ui.formats import show_amount, show_date, show_days_left, show_instant


def test_dates_have_one_form():
    assert show_date(date(2026, 11, 23)) == "23 Nov 2026"
    assert show_date(None) == ""


@given(st.dates())
def test_a_shown_date_can_be_read_in_one_way_only(day):
    assert (
        datetime.strptime(show_date(day).rjust(11, "0") + "Z", "%d %b %Y%z").date() == day if day.year >= 1000 else True
    )


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, ""), (0, "today"), (1, "tomorrow"), (-1, "1 day late"), (-4, "4 days late"), (12, "in 12 days"),
     (120, "in 120 days"), (213, "in 7 months"), (-400, "13 months late"), (1100, "in 3 years")],
)  # fmt: skip
def test_days_left_in_words(days, words):
    assert show_days_left(days) == words


def test_amounts_and_instants():
    assert show_amount(Decimal("1640"), "EUR") == "EUR 1,640.00"
    assert show_amount(None) == ""
    at = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert show_instant(at, ZoneInfo("Asia/Tokyo")) == "24 Nov 2026 08:30"
