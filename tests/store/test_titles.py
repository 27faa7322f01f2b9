"""Chains of title in the store under random acts and withdrawals: nothing lost, the record complete."""

from datetime import date, timedelta
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipdocket.domain.titles import TitleAct, TitleKind
from ipdocket.store.refusals import GuardRefused, NotFound
from ipdocket.store.titles import add_act, list_acts, list_title, list_titled, withdraw_act
from tests.store.making import make_small

NUMBERS = count()
STEPS = st.lists(st.tuples(st.sampled_from(("add", "withdraw")), st.integers(0, 12), st.integers(0, 4000)), max_size=14)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_random_sequences_lose_nothing(tmp_path, steps):
    small = make_small(tmp_path / f"{next(NUMBERS)}.ipdocket")
    store = small.store
    stands: dict[int, TitleAct] = {}
    gone: dict[int, str] = {}
    for act, which, days in steps:
        before = store.head().number
        if act == "add":
            made = TitleAct(small.matter, TitleKind.ASSIGNMENT, date(2000, 1, 1) + timedelta(days=days), f"O{which}", "X")
            with store.work(small.ann, "title") as work:
                stands[add_act(work, made)] = made
        else:
            known = [*stands, *gone]
            target = known[which % len(known)] if known else 999
            try:
                with store.work(small.ben, "title") as work:
                    withdraw_act(work, target, f"wrong {which}")
            except (GuardRefused, NotFound):
                assert target not in stands and store.head().number == before
                continue
            stands.pop(target)
            gone[target] = f"wrong {which}"
        assert store.head().number == before + 1
    lines = list_title(store, small.matter)
    assert {line.act.id: line.withdrawn for line in lines} == {**dict.fromkeys(stands, ""), **gone}
    assert {act.id: (act.day, act.taker) for act in list_acts(store, small.matter)} == {
        key: (act.day, act.taker) for key, act in stands.items()
    }
    assert list_titled(store) == ([small.matter] if stands or gone else [])
    store.close()
