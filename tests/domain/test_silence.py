"""Silence near a date: alarmed when the date is near and nothing was entered for as long, never before, to a third person."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ipdocket.domain.deadlines import State
from ipdocket.domain.reminders import Crew, Part, Schedule, Watched
from ipdocket.domain.silence import count_open_days, is_silent, near_day, raise_alarms

DAY = date(2027, 6, 1)
ANN, BEN, CHO = 1, 2, 3
CREW = Crew(frozenset({ANN, BEN, CHO}), supervisors=(CHO,), everyone=(ANN, BEN, CHO))
WATCHED = Watched(7, 3, "response", State.OPEN, DAY, DAY + timedelta(days=60), ANN, BEN)
SCHEDULE = Schedule((30,), silent_days=10)


def weekday(day: date) -> bool:
    return day.weekday() < 5


def told(watched: Watched, since: date, today: date, crew: Crew = CREW) -> dict[int, Part]:
    return {one.person: one.part for one in raise_alarms(watched, since, SCHEDULE, crew, today, weekday)}


def test_two_weeks_before_and_two_weeks_without_an_entry() -> None:
    third = {BEN: Part.BACKUP, CHO: Part.SUPERVISOR}
    assert told(WATCHED, date(2027, 5, 4), date(2027, 5, 18)) == third  # ten working days either way
    assert told(WATCHED, date(2027, 5, 5), date(2027, 5, 18)) == {}  # an entry one day less ago
    assert told(WATCHED, date(2027, 5, 3), date(2027, 5, 17)) == {}  # one day farther away


def test_once_the_day_has_passed_the_final_one_is_watched() -> None:
    assert near_day(WATCHED, DAY) == DAY
    assert near_day(WATCHED, DAY + timedelta(days=1)) == WATCHED.final
    assert near_day(WATCHED, WATCHED.final + timedelta(days=1)) is None
    assert told(WATCHED, date(2027, 1, 1), WATCHED.final + timedelta(days=1)) == {}


def test_someone_is_told_whoever_is_missing() -> None:
    long_ago, today = date(2027, 1, 1), DAY
    assert told(replace(WATCHED, backup=None), long_ago, today) == {CHO: Part.SUPERVISOR}
    nobody = replace(CREW, supervisors=())
    assert told(replace(WATCHED, backup=None), long_ago, today, nobody) == {BEN: Part.EVERYONE, CHO: Part.EVERYONE}
    alone = Crew(frozenset({ANN}), everyone=(ANN,))
    assert told(replace(WATCHED, backup=None), long_ago, today, alone) == {ANN: Part.RESPONSIBLE}
    assert told(replace(WATCHED, responsible=CHO, backup=None), long_ago, today) == {ANN: Part.EVERYONE, BEN: Part.EVERYONE}


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 20))
def test_silent_is_near_and_quiet_for_as_many_working_days(ahead: int, ago: int, days: int) -> None:
    today = date(2027, 3, 3)
    day, since = today + timedelta(days=ahead), today - timedelta(days=ago)
    near = sum(weekday(today + timedelta(days=one)) for one in range(1, ahead + 1))
    quiet = sum(weekday(since + timedelta(days=one)) for one in range(1, ago + 1))
    assert is_silent(day, since, today, days, weekday) == (near <= days <= quiet)
    assert count_open_days(today, day, weekday, 100) == near
