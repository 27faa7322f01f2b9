"""Numbers kept as typed and as normalised: what stands is the last, what stood stays."""

from ipdocket.store.find import find_everything
from ipdocket.store.matters import get_matter, update_matter
from ipdocket.store.office_numbers import (
    KeptNumber,
    add_many,
    find_same,
    keep_numbers,
    list_doubts,
    list_numbers,
    list_same,
)
from ipdocket.store.words import index_matter
from tests.store.making import make_small

ONE = KeptNumber("application", "16 839 078.9", "EP16839078.9", "patent|EP:application:16839078")
WRONG = KeptNumber("application", "16839078.1", "EP16839078.1", ONE.same_key, ("The check digit 1 is wrong.",), "so printed")


def test_what_stands_is_the_last_and_nothing_is_lost(tmp_path):
    small = make_small(tmp_path / "d.ipdocket")
    with small.store.work(small.ann, "numbers") as work:
        assert keep_numbers(work, small.matter, [ONE]) == 1
        assert keep_numbers(work, small.matter, [ONE]) == 0
        assert keep_numbers(work, small.matter, [WRONG]) == 1
    assert list_numbers(small.store, small.matter) == [WRONG]
    assert [line.number.reason for line in list_doubts(small.store)] == ["so printed"]
    with small.store.work(small.ann, "numbers") as work:
        assert keep_numbers(work, small.matter, []) == 1
    assert list_numbers(small.store, small.matter) == [] == list_doubts(small.store)
    assert small.store.driver.execute("SELECT count(*) FROM office_number").fetchone()[0] == 3
    small.store.close()


def test_one_number_on_two_matters_is_found_and_void_matters_do_not_count(tmp_path):
    small = make_small(tmp_path / "d.ipdocket")
    with small.store.work(small.ann, "numbers") as work:
        add_many(work, [(small.matter, ONE), (small.other, WRONG)])
    ((number, lines),) = list_same(small.store)
    assert {line.matter for line in lines} == {small.matter, small.other} and number.startswith("EP16839078")
    assert find_same(small.store, [ONE.same_key], besides=small.matter) == [(small.other, "EP16839078.1")]
    assert find_same(small.store, []) == []
    small.store.close()


def test_both_writings_are_found(tmp_path):
    from dataclasses import replace

    small = make_small(tmp_path / "d.ipdocket")
    with small.store.work(small.ann, "numbers") as work:
        update_matter(work, replace(get_matter(small.store, small.matter), application_number="16 839 078.9"))
        keep_numbers(work, small.matter, [ONE])
        index_matter(work, small.matter)
    for typed in ("16 839 078.9", "168390789", "EP16839078.9", "EP 16839078", "ep16839078"):
        assert [one.id for one in find_everything(small.store, typed)] == [small.matter], typed
    small.store.close()
