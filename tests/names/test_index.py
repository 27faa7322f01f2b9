import pytest

from ipdocket.names.index import NameIndex


@pytest.fixture
def index() -> NameIndex:
    index = NameIndex()
    for owner, name, country in [
        (1, "Nordwind Aktiengesellschaft", "DE"), (1, "NORDWIND AG", "DE"), (2, "Nordwind Electronics Inc.", "US"),
        (3, "株式会社ヒライ", "JP"),
        (4, "Университет Ромашка", "UA"), (5, "Nordwind GmbH", "DE"), (6, "-", ""),
    ]:  # fmt: skip
        index.add(owner, name, country=country)
    return index


def test_a_new_spelling_finds_its_owner_first(index: NameIndex) -> None:
    first = index.find("Nordwind A.G.")[0]
    assert (first.owner, first.proposed, first.score) == (1, True, 1.0)


def test_a_typing_error_is_proposed_and_says_why(index: NameIndex) -> None:
    first = index.find("Nordwind Electroncis Inc.")[0]
    assert first.owner == 2
    assert first.proposed
    assert "one letter differs: electroncis / electronics" in first.reasons


def test_a_beginning_is_enough_to_find_but_not_to_propose(index: NameIndex) -> None:
    found = index.find("Nordw")
    assert {one.owner for one in found} >= {1, 2, 5}
    assert not any(one.proposed for one in found)


@pytest.mark.parametrize(("typed", "owner"), [("hirai", 3), ("ヒライ", 3), ("romashka", 4), ("ромаш", 4)])
def test_a_name_is_found_in_its_own_script_and_in_latin_letters(index: NameIndex, typed: str, owner: int) -> None:
    assert owner in {one.owner for one in index.find(typed)}


def test_another_legal_form_is_shown_but_not_proposed(index: NameIndex) -> None:
    by_owner = {one.owner: one for one in index.find("Nordwind GmbH")}
    assert by_owner[5].proposed
    assert not by_owner[1].proposed
    assert "another legal form: AG" in by_owner[1].reasons


def test_a_forgotten_owner_is_found_no_more(index: NameIndex) -> None:
    index.forget(1)
    assert 1 not in {one.owner for one in index.find("Nordwind AG")}
    assert len(index) == 4


def test_nothing_typed_finds_nothing(index: NameIndex) -> None:
    assert index.find("") == []
    assert index.find("zzzzqqq") == []
    assert len(index.find("nord", limit=2)) == 2
