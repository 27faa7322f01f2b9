"""Who acts on which day: the arithmetic of absences, as properties and as told examples."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ipdocket.domain.absences import Absence, Acting, Gap, Named, Roster, days_to_cover

DAY = date(2026, 11, 23)  # a Monday
ANN, BEN, CHO, DAN = 1, 2, 3, 4
PEOPLE = st.sampled_from((ANN, BEN, CHO, DAN))
DAYS = st.integers(0, 30).map(lambda ahead: DAY + timedelta(days=ahead))
MAYBE = st.none() | PEOPLE


def next_weekday(day: date) -> date:
    day += timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


@st.composite
def absences(draw) -> Absence:
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(0, 12)))
    returned = draw(st.none() | st.integers(0, (last - first).days).map(lambda ahead: first + timedelta(days=ahead)))
    return Absence(draw(PEOPLE), first, last, substitute=draw(MAYBE), returned=returned)


@st.composite
def rosters(draw) -> Roster:
    made = tuple(
        Absence(one.person, one.first, one.last, "", one.substitute, one.returned, number)
        for number, one in enumerate(draw(st.lists(absences(), max_size=6)), 1)
    )
    named = draw(st.dictionaries(st.tuples(st.integers(1, 6), st.integers(1, 2)), PEOPLE, max_size=5))
    return Roster(made, named, draw(st.frozensets(PEOPLE, max_size=1)))


NAMED = st.builds(Named, st.integers(1, 2), MAYBE, MAYBE, MAYBE)


@given(rosters(), NAMED, PEOPLE, DAYS)
def test_whoever_acts_is_there(roster, named, holder, day):
    acting = roster.who_acts(holder, named, day)
    assert acting is None or roster.is_there(acting, day)


@given(rosters(), NAMED, PEOPLE, DAYS)
def test_whoever_is_there_acts_themselves(roster, named, holder, day):
    if roster.is_there(holder, day):
        assert roster.who_acts(holder, named, day) == holder


@given(rosters(), NAMED, PEOPLE, DAYS)
def test_a_back_up_who_is_there_leaves_nothing_open(roster, named, holder, day):
    if named.backup is not None and roster.is_there(named.backup, day):
        assert roster.who_acts(holder, named, day) is not None


@given(rosters(), NAMED, DAYS, DAYS, DAYS)
def test_no_gap_means_someone_there_on_every_day_that_counts(roster, named, act_by, final, today):
    act_by, final = min(act_by, final), max(act_by, final)
    gaps = roster.find_gaps(named, act_by, final, today, next_weekday)
    assert all(gap.day >= today and not roster.is_there(gap.holder, gap.day) for gap in gaps)
    if act_by >= today and not gaps:
        assert all(roster.who_acts(holder, named, act_by) is not None for holder in named.holders)


@given(rosters(), NAMED, DAYS, DAYS, DAYS, PEOPLE)
def test_one_more_person_named_never_makes_a_gap(roster, named, act_by, final, today, more):
    act_by, final = min(act_by, final), max(act_by, final)
    before = roster.find_gaps(named, act_by, final, today, next_weekday)
    for absence in roster.absences:
        if (absence.id, named.deadline) not in roster.substitutes:
            wider = roster.with_absence(absence, {named.deadline: more})
            assert wider.find_gaps(named, act_by, final, today, next_weekday) <= before


@given(absences(), DAYS, DAYS, DAYS)
def test_the_days_to_cover_are_days_of_the_absence(absence, act_by, final, today):
    act_by, final = min(act_by, final), max(act_by, final)
    days = days_to_cover(absence, act_by, final, today, next_weekday)
    assert all(absence.holds(day) and day >= today for day in days)
    if absence.holds(act_by) and act_by >= today:
        assert act_by in days


@given(absences(), DAYS)
def test_coming_back_ends_it(absence, day):
    if absence.returned is not None and day >= absence.returned:
        assert not absence.holds(day)
    assert not absence.holds(absence.last + timedelta(days=1))


def test_the_back_up_acts_until_the_last_day():
    roster = Roster((Absence(ANN, DAY, date(2026, 12, 4), id=1),))
    named = Named(1, ANN, BEN)
    assert roster.find_acting(named, DAY) == Acting(BEN, date(2026, 12, 4))
    assert roster.find_acting(named, date(2026, 12, 5)) is None
    assert roster.find_acting(Named(1, ANN), DAY) == Acting(None, date(2026, 12, 4))
    assert roster.find_acting(Named(1, None, BEN), DAY) is None


def test_who_was_named_for_the_row_goes_before_the_back_up_and_the_one_for_all_comes_last():
    away = Absence(ANN, DAY, date(2026, 12, 4), substitute=DAN, id=1)
    roster = Roster((away,), {(1, 7): CHO})
    assert roster.who_acts(ANN, Named(7, ANN, BEN), DAY) == CHO
    assert roster.who_acts(ANN, Named(8, ANN, BEN), DAY) == BEN
    assert roster.who_acts(ANN, Named(8, ANN), DAY) == DAN


def test_the_stand_in_of_a_back_up_who_is_away_acts():
    roster = Roster((Absence(ANN, DAY, DAY, id=1), Absence(BEN, DAY, DAY, substitute=CHO, id=2)))
    assert roster.who_acts(ANN, Named(1, ANN, BEN), DAY) == CHO
    both = Roster((Absence(ANN, DAY, DAY, substitute=BEN, id=1), Absence(BEN, DAY, DAY, substitute=ANN, id=2)))
    assert both.who_acts(ANN, Named(1, ANN), DAY) is None


def test_the_next_working_day_counts_and_the_one_after_does_not():
    away = Absence(ANN, DAY, date(2026, 11, 27), id=1)  # Friday
    monday, tuesday = date(2026, 11, 30), date(2026, 12, 1)
    assert days_to_cover(away, monday, monday, DAY, next_weekday) == (date(2026, 11, 27),)
    assert days_to_cover(away, tuesday, tuesday, DAY, next_weekday) == ()
    late = date(2026, 11, 2)
    assert days_to_cover(away, late, date(2026, 11, 25), DAY, next_weekday) == (DAY, date(2026, 11, 25))
    assert days_to_cover(away, late, date(2026, 11, 20), DAY, next_weekday) == ()


def test_who_left_the_firm_is_away_without_end():
    roster = Roster(left=frozenset({ANN}))
    assert roster.find_acting(Named(1, ANN, BEN), DAY) == Acting(BEN, None)
    assert roster.find_gaps(Named(1, ANN), DAY, DAY, DAY, next_weekday) == {Gap(ANN, DAY)}


def test_without_a_responsible_person_the_back_up_must_be_there():
    roster = Roster((Absence(BEN, DAY, DAY, id=1),))
    assert roster.find_gaps(Named(1, None, BEN), DAY, DAY, DAY, next_weekday) == {Gap(BEN, DAY)}
