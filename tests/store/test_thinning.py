"""Thinning keeps the recent, the daily, the weekly, the monthly, and never loses the last good one."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ipdocket.store.thinning import Kept, choose_superfluous

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def backups(*hours_ago: int) -> list[Kept]:
    return [Kept(f"b{hours}", NOON - timedelta(hours=hours)) for hours in hours_ago]


def test_all_of_today_and_yesterday_stay():
    assert choose_superfluous(backups(*range(36)), TODAY) == ()


def test_one_a_day_then_a_week_then_a_month():
    every_hour = backups(*range(0, 24 * 800, 6))
    staying = len(every_hour) - len(choose_superfluous(every_hour, TODAY))
    assert 14 + 6 + 20 <= staying <= 8 + 14 + 8 + 27


@given(st.lists(st.integers(0, 24 * 1000), unique=True, min_size=1))
def test_the_newest_always_stays(hours):
    made = backups(*hours)
    newest = max(made, key=lambda one: one.made)
    if (TODAY - newest.made.date()).days < 31 * 24:
        assert newest.name not in choose_superfluous(made, TODAY)


def test_a_backup_that_failed_never_causes_another_to_go():
    good = Kept("good", NOON - timedelta(days=5))
    bad = Kept("bad", NOON - timedelta(days=5, hours=-1), verified=False)
    assert choose_superfluous([good, bad], TODAY) == ()
