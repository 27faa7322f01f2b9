"""The dates that a second person must type, and what counts as the same."""

from datetime import date

import pytest

from ipdocket.domain.date_changes import Changing, DateChange, same_dates

DAY, LAST = date(2027, 3, 1), date(2027, 9, 1)


@pytest.mark.parametrize(
    ("proposed", "typed", "same"),
    [
        ((DAY, None), (DAY, None), True),
        ((DAY, None), (DAY, DAY), True),
        ((DAY, DAY), (DAY, None), True),
        ((DAY, LAST), (DAY, LAST), True),
        ((DAY, LAST), (DAY, None), False),
        ((DAY, None), (DAY, LAST), False),
        ((DAY, LAST), (LAST, LAST), False),
    ],
)
def test_both_dates_count(proposed, typed, same):
    assert same_dates(DateChange(1, Changing.OVERRIDE, proposed[0], "x", last_day=proposed[1]), *typed) is same
