"""Reminder tiers: each comes once to each person, also late; none after closing; a moved date begins anew where it must."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdocket.domain.deadlines import ACTIVE, State
from ipdocket.domain.reminders import (
    Crew,
    Given,
    Part,
    Reminder,
    Schedule,
    Toward,
    Watched,
    due_reminders,
    list_recipients,
    make_schedules,
    reached_tier,
)

TIERS = (180, 90, 60, 30, 14, 7, 3, 1, 0)
SCHEDULE = Schedule(TIERS)
DAY = date(2027, 6, 1)
ANN, BEN, CHO, DEE = 1, 2, 3, 4
CREW = Crew(frozenset({ANN, BEN, CHO, DEE}), supervisors=(CHO,), everyone=(ANN, BEN, CHO, DEE))
WATCHED = Watched(7, 3, "annuity", State.OPEN, DAY, DAY, ANN, BEN)


def run(watched: Watched, days: list[date], given_before: list[Given] | None = None) -> list[tuple[date, Reminder]]:
    """What the daily run gives when it runs on these days."""
    kept = list(given_before or [])
    made = []
    for today in days:
        new = list(due_reminders(watched, SCHEDULE, CREW, kept, today))
        made += [(today, one) for one in new]
        kept += [Given(one.person, one.toward, one.tier, today) for one in new]
    return made


def before(days: int) -> date:
    return DAY - timedelta(days=days)


def test_run_daily_each_tier_comes_on_its_day_and_goes_up() -> None:
    made = run(WATCHED, [before(left) for left in range(200, -5, -1)])
    told = {person: [(one.tier, today == before(one.tier)) for today, one in made if one.person == person] for person in (1, 2, 3)}
    assert told[ANN] == [(tier, True) for tier in TIERS]
    assert told[BEN] == [(tier, True) for tier in TIERS if tier <= 14]
    assert told[CHO] == [(tier, True) for tier in TIERS if tier <= 3]
    assert {one.part for _today, one in made if one.person == BEN} == {Part.BACKUP}


def test_a_tier_skipped_over_a_week_off_comes_at_the_next_run() -> None:
    made = run(WATCHED, [before(31), before(22), before(21)])
    assert [(today, one.tier) for today, one in made if one.person == ANN] == [(before(31), 60), (before(22), 30)]


def test_the_last_tier_comes_even_after_the_day() -> None:
    made = run(WATCHED, [before(2), before(-4), before(-5)])
    assert [(today, one.tier) for today, one in made if one.person == ANN] == [(before(2), 3), (before(-4), 0)]


def test_what_is_late_but_can_still_be_done_is_reminded_towards_the_final_day() -> None:
    late = replace(WATCHED, final=DAY + timedelta(days=100))
    made = run(late, [before(left) for left in range(1, -105, -1)])
    final = [(today, one.tier, one.day) for today, one in made if one.person == ANN and one.toward is Toward.FINAL]
    assert final[0] == (before(-1), 180, late.final)
    assert [tier for _today, tier, _day in final[1:]] == [90, 60, 30, 14, 7, 3, 1, 0]


@pytest.mark.parametrize("state", [state for state in State if state not in ACTIVE])
def test_none_after_closing(state: State) -> None:
    assert run(replace(WATCHED, state=state), [before(3), DAY]) == []


def test_nobody_responsible_never_means_nobody_reminded() -> None:
    def parts(responsible: int | None, backup: int | None, crew: Crew) -> dict[int, Part]:
        return list_recipients(replace(WATCHED, responsible=responsible, backup=backup), SCHEDULE, 180, crew)

    assert parts(ANN, BEN, CREW) == {ANN: Part.RESPONSIBLE}
    assert parts(None, BEN, CREW) == {BEN: Part.BACKUP}
    assert parts(9, BEN, CREW) == {BEN: Part.BACKUP}  # 9 left the firm
    assert parts(None, None, CREW) == {CHO: Part.SUPERVISOR}
    assert parts(None, None, replace(CREW, supervisors=())) == dict.fromkeys((ANN, BEN, CHO, DEE), Part.EVERYONE)
    assert parts(ANN, BEN, replace(CREW, away=frozenset({ANN}))) == {ANN: Part.RESPONSIBLE, BEN: Part.BACKUP}
    assert DEE in list_recipients(replace(WATCHED, acting=DEE), SCHEDULE, 180, replace(CREW, away=frozenset({ANN})))
    assert CHO in parts(ANN, None, replace(CREW, away=frozenset({ANN})))
    assert parts(CHO, CHO, CREW) == {CHO: Part.RESPONSIBLE}


def test_a_moved_date_begins_anew_only_with_the_tiers_it_has_not_reached() -> None:
    first = run(WATCHED, [before(90), before(60), before(30)])
    kept = [Given(one.person, one.toward, one.tier, today) for today, one in first]
    later = replace(WATCHED, act_by=DAY + timedelta(days=45), final=DAY + timedelta(days=45))  # 75 days are left on the day
    again = run(later, [before(30) + timedelta(days=left) for left in range(46)], kept)
    assert [(today, one.tier) for today, one in again if one.person == ANN] == [(before(15), 60), (before(-15), 30)]
    nearer = replace(WATCHED, act_by=before(20), final=before(20))  # 10 days are left
    assert [one.tier for _today, one in run(nearer, [before(30)], kept)] == [14, 14]


def test_a_newly_named_person_is_told_where_it_stands() -> None:
    kept = [Given(ANN, Toward.DUE, 14, before(14))]
    made = run(replace(WATCHED, responsible=DEE), [before(10)], kept)
    assert [(one.person, one.tier) for _today, one in made] == [(DEE, 14), (BEN, 14)]


def test_kinds_follow_their_own_row_or_the_general_one() -> None:
    table = make_schedules((("rights end", TIERS, 14, 3, 10), ("other", (30, 14, 7, 1), 14, 3, 5), ("annuity", (120, 9), 9, 0, 20)))
    assert table.of("annuity") == Schedule((120, 9), 9, 0, 20)
    assert table.of("response").tiers == TIERS
    assert table.of("working_statement").tiers == (30, 14, 7, 1)
    assert table.longest == 180


def test_the_nearest_tier_that_has_come() -> None:
    assert [reached_tier(TIERS, DAY, before(left)) for left in (181, 180, 91, 2, 0, -3)] == [None, 180, 180, 3, 0, 0]


DAYS = st.lists(st.integers(0, 400).map(lambda n: date(2026, 6, 1) + timedelta(days=n)), min_size=1, max_size=40).map(
    lambda days: sorted(set(days))
)
DATES = st.integers(0, 500).map(lambda n: date(2026, 6, 1) + timedelta(days=n))


@given(days=DAYS, act_by=DATES, late=st.integers(0, 200))
def test_whatever_the_days_of_running_each_tier_reaches_each_person_once(days: list[date], act_by: date, late: int) -> None:
    watched = replace(WATCHED, act_by=act_by, final=act_by + timedelta(days=late))
    made = run(watched, days)
    keys = [(one.person, one.toward, one.tier, one.day) for _today, one in made]
    assert len(keys) == len(set(keys))
    for today, one in made:
        assert (one.day - today).days <= one.tier, "given before its tier came"
    for tier in TIERS:
        runs = [today for today in days if (act_by - today).days <= tier]
        for person in (ANN, *((BEN,) if tier <= 14 else ()), *((CHO,) if tier <= 3 else ())):
            got = [today for today, one in made if one.person == person and one.toward is Toward.DUE and one.tier <= tier]
            assert bool(runs) == bool([today for today in got if (act_by - today).days <= tier])
            if runs:
                assert min(got) == runs[0], "a tier that has come waits for no later run"


@given(days=DAYS, moves=st.lists(st.tuples(DATES, DATES), max_size=4), act_by=DATES)
def test_after_each_run_every_tier_that_has_come_for_the_date_was_given(
    days: list[date], moves: list[tuple[date, date]], act_by: date
) -> None:
    kept: list[Given] = []
    stands = sorted(moves)
    for today in days:
        day = next((new for when, new in reversed(stands) if when <= today), act_by)
        watched = replace(WATCHED, act_by=day, final=day)
        new = list(due_reminders(watched, SCHEDULE, CREW, kept, today))
        kept += [Given(one.person, one.toward, one.tier, today) for one in new]
        assert not list(due_reminders(watched, SCHEDULE, CREW, kept, today)), "none twice on a day"
        come = [tier for tier in TIERS if (day - today).days <= tier]
        if come:
            assert any(one.person == ANN and one.tier <= min(come) and (day - one.made).days <= min(come) for one in kept)
