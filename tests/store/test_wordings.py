"""The same words are kept once."""

import pytest

from ipdocket.store import wordings
from tests.store.making import Small


def test_the_same_words_once(small: Small) -> None:
    with small.store.work(small.ann, "words") as work:
        one = wordings.find_wording(work, "Reply", "Art. 94(3) EPC", "deemed withdrawn")
        assert wordings.find_wording(work, "Reply", "Art. 94(3) EPC", "deemed withdrawn") == one
        assert wordings.find_wording(work, "Reply", "", "") != one
    assert one in wordings.match_titles(small.store, "rEPl")


def test_words_that_were_not_saved_are_forgotten(small: Small) -> None:
    with pytest.raises(ZeroDivisionError), small.store.work(small.ann, "words") as work:
        lost = wordings.find_wording(work, "Lost", "", "")
        raise ZeroDivisionError
    with small.store.work(small.ann, "words") as work:
        wordings.find_wording(work, "Another", "", "")
        again = wordings.find_wording(work, "Lost", "", "")
    assert lost != again
    assert small.store.driver.execute("SELECT title FROM wording WHERE id = ?", (again,)).fetchone()[0] == "Lost"
