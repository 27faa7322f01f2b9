"""Chains of title as pure functions: the owner on a day, gaps and overlaps."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ipdocket.domain.titles import TitleAct, TitleKind, find_faults, order_acts, owner_on

FIRST = TitleAct(1, TitleKind.FIRST, date(2010, 1, 1), "Alpha", id=1)
TO_BETA = TitleAct(1, TitleKind.ASSIGNMENT, date(2012, 5, 1), "Beta AG", "Alpha", id=2)
TO_GAMMA = TitleAct(1, TitleKind.MERGER, date(2015, 5, 1), "Gamma", "BETA A.G.", id=3)


def test_the_owner_on_any_day():
    acts = [TO_GAMMA, FIRST, TO_BETA]
    days = {
        date(2009, 12, 31): "", date(2010, 1, 1): "Alpha", date(2012, 4, 30): "Alpha", date(2012, 5, 1): "Beta AG",
        date(2030, 1, 1): "Gamma",
    }  # fmt: skip
    assert {day: owner_on(acts, day) for day in days} == days
    assert owner_on([TO_BETA], date(2011, 1, 1)) == "Alpha"  # the giver had it before, as far as the paper tells
    assert owner_on([], date(2011, 1, 1)) == ""


def test_a_whole_chain_has_no_fault():
    licence = TitleAct(1, TitleKind.LICENCE, date(2013, 1, 1), "User", "Beta AG")
    acts = [FIRST, TO_BETA, licence]
    assert find_faults(acts, "Beta AG") == []
    assert owner_on(acts, date(2014, 1, 1)) == "Beta AG"
    same = {"Beta AG": "beta", "BETA A.G.": "beta"}
    assert find_faults([*acts, TO_GAMMA], "Gamma", lambda name: same.get(name, name)) == []


def test_gaps():
    assert "nothing tells how Alpha" in find_faults([TO_BETA])[0]
    stranger = TitleAct(1, TitleKind.ASSIGNMENT, date(2014, 1, 1), "Delta", "Omega")
    (fault,) = find_faults([FIRST, TO_BETA, stranger])
    assert fault == "2014-01-01: gap: Omega gave the right, but since 2012-05-01 it belonged to Beta AG."


def test_overlaps():
    again = TitleAct(1, TitleKind.ASSIGNMENT, date(2013, 1, 1), "Delta", "Alpha")
    (fault,) = find_faults([FIRST, TO_BETA, again])
    assert "overlap" in fault and "2012-05-01" in fault
    (second,) = find_faults([FIRST, TitleAct(1, TitleKind.FIRST, date(2011, 1, 1), "Other")])
    assert "overlap" in second
    back = TitleAct(1, TitleKind.ASSIGNMENT, date(2013, 1, 1), "Alpha", "Beta AG")
    onwards = TitleAct(1, TitleKind.ASSIGNMENT, date(2014, 1, 1), "Delta", "Alpha")
    assert find_faults([FIRST, TO_BETA, back, onwards]) == []


def test_a_licence_by_another_and_another_end():
    licence = TitleAct(1, TitleKind.LICENCE, date(2013, 1, 1), "User", "Alpha")
    faults = find_faults([FIRST, TO_BETA, licence], "Gamma")
    assert faults == [
        "2013-01-01: Alpha licensed, but the right belonged to Beta AG.",
        "The chain ends with Beta AG, the owner in the docket is Gamma.",
    ]


@given(st.lists(st.integers(1, 400), min_size=1, max_size=12, unique=True), st.permutations(range(13)))
def test_a_chain_entered_in_any_order_is_one_chain(gaps, order):
    day, acts = date(2000, 1, 1), [TitleAct(1, TitleKind.FIRST, date(2000, 1, 1), "O0")]
    for place, gap in enumerate(gaps, 1):
        day += timedelta(days=gap)
        acts.append(TitleAct(1, TitleKind.ASSIGNMENT, day, f"O{place}", f"O{place - 1}"))
    shuffled = [acts[place] for place in order if place < len(acts)]
    assert find_faults(shuffled, acts[-1].taker) == []
    assert [act.taker for act in order_acts(shuffled)] == [act.taker for act in acts]
    for act in acts:
        assert owner_on(shuffled, act.day) == act.taker
    if len(acts) > 2:
        broken = [act for act in acts if act is not acts[1]]
        assert any("gap" in fault for fault in find_faults(broken))
