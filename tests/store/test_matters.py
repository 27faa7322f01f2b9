"""Matters: in and out again, and never overwritten unseen."""

from dataclasses import replace
from datetime import date

import pytest

from ipdocket.domain.matter import Matter
from ipdocket.store import matters
from ipdocket.store.refusals import ChangedMeanwhile, ReferenceTaken
from tests.store.making import Small


def test_a_matter_changed_in_the_meantime_is_not_overwritten(small: Small) -> None:
    read = matters.get_matter(small.store, small.other)
    with small.store.work(small.ann, "change") as work:
        now = matters.update_matter(work, replace(read, title="Nozzle"))
    assert now.version == 2
    with pytest.raises(ChangedMeanwhile) as caught, small.store.work(small.ben, "change") as work:
        matters.update_matter(work, replace(read, title="Valve", responsible=small.cho.person))
    assert set(caught.value.versions) == {("title", "Nozzle", "Valve"), ("responsible", "", "Cho")}
    with pytest.raises(ReferenceTaken), small.store.work(small.ben, "change") as work:
        matters.update_matter(work, replace(now, reference="ACM-001EP"))
    assert matters.get_matter(small.store, small.other) == now


def test_a_matter_comes_back_as_it_was_entered(small: Small) -> None:
    made = Matter(
        "ACM-009EM", "EM", "trademark", title="LID", classes=("9", "42"),
        facts={"designated": ("DE", "FR"), "entity": "small", "claims": 12}, take_over_day=date(2026, 6, 30),
    )  # fmt: skip
    with small.store.work(small.ann, "enter") as work:
        one = matters.add_matter(work, made)
    assert matters.get_matter(small.store, one) == replace(made, id=one)
    with pytest.raises(ReferenceTaken), small.store.work(small.ann, "enter") as work:
        matters.add_matter(work, made)
    with small.store.work(small.ann, "error") as work:
        matters.void_matter(work, one, "entered twice")
        again = matters.add_matter(work, made)
    assert matters.find_matter(small.store, "ACM-009EM").id == again  # type: ignore[union-attr]
