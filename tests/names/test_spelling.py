from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdocket.names.spelling import (
    allowed_edits,
    compare_letters,
    compare_words,
    find_neighbours,
    is_inflection,
    unify_spelling,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("electronics", "electroincs"),
        ("entertainment", "entertaiment"),
        ("picture", "pictures"),
        ("center", "centre"),
        ("mueller", "muller"),
        ("zelanese", "zelanse"),
    ],
)
def test_a_slip_is_seen(one: str, other: str) -> None:
    assert compare_words(one, other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("genetics", "generics"),
        ("electric", "electronics"),
        ("austria", "australia"),
        ("europe", "europa"),
        ("sony", "sonyx"),
        ("a1b2c3d", "a1b2c3e"),
        ("metals", "medical"),
    ],
)
def test_two_words_are_two(one: str, other: str) -> None:
    assert compare_words(one, other) is None


def test_inflections_and_variants() -> None:
    assert is_inflection("america", "american")
    assert is_inflection("company", "companies")
    assert not is_inflection("metal", "medal")
    assert unify_spelling("colour") == unify_spelling("color")


def test_longer_words_bear_more_slips() -> None:
    assert allowed_edits("abcdefgh", "abcdefgx", one_known=False) >= allowed_edits("abcde", "abcdx", one_known=False)
    assert allowed_edits("abc", "abd", one_known=True) == 0
    assert compare_letters("abcd", "abdc") == 1


def test_neighbours_are_found_both_ways_and_the_most_used_first() -> None:
    counts = Counter({"zelanese": 9, "zelanse": 1, "zelanexe": 2, "other": 5})
    found = find_neighbours(counts, lambda one, other: compare_words(one, other) is not None)
    assert found["zelanse"][0] == "zelanese"
    assert set(found["zelanese"]) == {"zelanse", "zelanexe"}
    assert "other" not in found


@given(st.text("abcdeilnorst", min_size=8, max_size=12), st.data())
def test_any_one_letter_slip_is_found(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 2))
    slipped = word[:at] + word[at + 1 :]
    if slipped != word:
        found = find_neighbours(Counter([word, slipped]), lambda one, other: True)
        assert slipped in found[word]
