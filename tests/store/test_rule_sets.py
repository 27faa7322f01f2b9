"""Rule sets kept whole; which is in force, which waits."""

import pytest

from ipdocket.store.refusals import GuardRefused, NotFound
from ipdocket.store.rule_sets import (
    decide,
    list_rule_sets,
    note_rule_set,
    read_rule_set,
    rules_in_force,
    waiting_rules,
)
from tests.store.making import Small


def note(small: Small, name: str) -> int:
    with small.store.work(small.ann, "new rules seen") as work:
        return note_rule_set(work, name, f"digest {name}", name.encode())


def test_the_first_is_in_force_and_the_next_waits(small: Small) -> None:
    assert rules_in_force(small.store) is None
    first, second = note(small, "one"), note(small, "two")
    present = rules_in_force(small.store)
    assert present is not None
    assert present.id == first
    assert waiting_rules(small.store, "digest one") is None
    waits = waiting_rules(small.store, "digest two")
    assert waits is not None
    assert (waits.id, waits.proposed_by) == (second, None)
    assert read_rule_set(small.store, second) == b"two"
    with pytest.raises(NotFound):
        read_rule_set(small.store, 99)


def test_one_person_proposes_another_accepts(small: Small) -> None:
    note(small, "one")
    second = note(small, "two")
    with pytest.raises(GuardRefused), small.store.work(small.ann, "accept") as work:
        decide(work, second, 2)
    with small.store.work(small.ann, "propose") as work:
        decide(work, second, 1, "3 moved")
    with pytest.raises(GuardRefused), small.store.work(small.ann, "accept") as work:
        decide(work, second, 2)
    assert waiting_rules(small.store, "digest two") is not None
    with small.store.work(small.ben, "accept") as work:
        decide(work, second, 2)
    found = list_rule_sets(small.store)[-1]
    assert (found.proposed_by, found.foreseen, found.accepted_by) == (small.ann.person, "3 moved", small.ben.person)
    assert rules_in_force(small.store) == found
    assert waiting_rules(small.store, "digest two") is None
