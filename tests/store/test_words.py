"""The text index follows the matters."""

from dataclasses import replace

from ipdocket.domain.parties import Party, PartyKind
from ipdocket.store import find, matters, parties, words
from tests.store.making import Small


def test_numbers_without_their_separators() -> None:
    assert words.strip_number("EP 17 181 234.5") == "EP171812345"


def test_a_changed_title_and_owner_are_found(small: Small) -> None:
    with small.store.work(small.ann, "change") as work:
        owner = parties.add_party(work, Party(PartyKind.OWNER, "Quokka Pty"))
        matters.update_matter(work, replace(matters.get_matter(small.store, small.other), title="Zither", owner=owner))
    assert find.matching_matters(small.store, "zither quokka", -1) == [small.other]
    assert find.matching_matters(small.store, "spout", -1) == []
    with small.store.work(small.ann, "rename") as work:
        parties.update_party(work, replace(parties.get_party(small.store, owner), name="Wombat Pty"))
        assert words.index_pending(work) == 0
    assert find.matching_matters(small.store, "wombat", -1) == [small.other]
    assert find.matching_matters(small.store, "quokka", -1) == []
