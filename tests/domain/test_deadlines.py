"""Final dates, bands and steps."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ipdocket.domain.deadlines import (
    ACTIVE,
    BORN,
    BY_TWO,
    CLOSED,
    TRANSITIONS,
    Band,
    Extension,
    State,
    act_by_of,
    band_of,
    can_become,
    final_of,
)  # fmt: skip

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
TODAY = date(2026, 11, 23)


@given(DAYS, st.none() | DAYS, st.lists(DAYS, max_size=4))
def test_final_is_the_latest(due: date, late: date | None, rungs: list[date]) -> None:
    final = final_of(due, late, [Extension(day) for day in rungs])
    assert final == max([due, *rungs, *([late] if late else [])])
    for rung in range(len(rungs) + 1):
        assert due <= act_by_of(due, [Extension(day) for day in rungs], rung) <= final


@given(DAYS, st.integers(0, 400), st.booleans())
def test_every_active_date_has_a_band(act_by: date, more: int, unknown: bool) -> None:
    band = band_of(act_by, act_by + timedelta(more), unknown, TODAY)
    assert (band is Band.UNKNOWN) is unknown
    if not unknown:
        assert (band in (Band.OVERDUE, Band.PAYABLE)) is (act_by < TODAY)


def test_the_edges_of_the_bands() -> None:
    edges = {-1: Band.OVERDUE, 0: Band.TODAY, 1: Band.DAYS_7, 7: Band.DAYS_7, 8: Band.DAYS_30, 30: Band.DAYS_30,
             31: Band.DAYS_90, 90: Band.DAYS_90, 91: Band.LATER}  # fmt: skip
    for days, band in edges.items():
        day = TODAY + timedelta(days)
        assert band_of(day, day, False, TODAY) is band
    assert band_of(TODAY - timedelta(1), TODAY, False, TODAY) is Band.PAYABLE


def test_the_steps_of_a_deadline() -> None:
    assert set(TRANSITIONS) == set(State)
    assert not ACTIVE & CLOSED
    assert not BORN & BY_TWO
    for state in BY_TWO:
        assert TRANSITIONS[state] == {State.OPEN}
        assert [one for one in State if can_become(one, state) and one is not State.AWAITING_SECOND] == [
            one for one in State if state is not State.DONE and state in TRANSITIONS[one] and one is not State.AWAITING_SECOND
        ]
    assert [one for one in State if can_become(one, State.DONE)] == [State.AWAITING_SECOND]
    assert TRANSITIONS[State.VOID] == frozenset()
