"""A rule whose sources nobody opened for two years is marked; one never opened is 'not checked' instead."""

from datetime import date

import pytest

from ipdocket.rules.stale import is_stale
from tests.rules.conftest import HEAD
from tests.rules.test_engine import ANNUITY


@pytest.mark.parametrize(
    ("checked", "day", "stale"),
    [
        (date(2024, 11, 23), date(2026, 11, 23), False),
        (date(2024, 11, 23), date(2026, 11, 24), True),
        (date(2024, 2, 29), date(2026, 3, 1), True),
        (None, date(2026, 11, 23), False),
    ],
)
def test_more_than_24_months(checked, day, stale):
    assert is_stale(checked, day) is stale


def test_the_oldest_source_decides(shelf):
    assert shelf(ANNUITY).checked_of("xx.patent.annuity") is None
    opened = HEAD.replace('says = "What the test says."', 'says = "What the test says."\nchecked = 2024-01-31')
    assert shelf(ANNUITY, head=opened).checked_of("xx.patent.annuity") == date(2024, 1, 31)
    assert shelf(ANNUITY, head=opened).checked_of("xx.none") is None
