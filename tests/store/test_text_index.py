"""Finding words in each database's own index."""

import pytest

from ipdocket.store import text_index
from ipdocket.store.find import matching_matters
from ipdocket.store.matters import add_matter
from tests.store.making import Matter, Small


@pytest.mark.parametrize("text", ["50%", "a_b", "back\\slash", 'quo"te', "ŞİRKET", "straße"])
def test_signs_of_the_search_itself_are_found_as_they_are(small: Small, text: str) -> None:
    with small.store.work(small.ann, "enter") as work:
        made = add_matter(work, Matter("ODD-1", "EP", "patent", title=f"Lid {text} end"))
        add_matter(work, Matter("ODD-2", "EP", "patent", title="Lid 501 axb backXslash end"))
    assert matching_matters(small.store, text, -1) == [made]


def test_no_word_asks_for_nothing(small: Small) -> None:
    assert text_index.search(small.store, []) == ("", ())
