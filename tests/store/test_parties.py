"""Parties under their key, with every name they had."""

from dataclasses import replace

import pytest

from ipdocket.domain.parties import Party, PartyKind
from ipdocket.store import parties
from ipdocket.store.refusals import ChangedMeanwhile
from tests.store.making import Small


def test_parties_are_found_by_their_key_and_keep_their_names(small: Small) -> None:
    with small.store.work(small.ann, "parties") as work:
        one = parties.find_or_add_party(work, Party(PartyKind.OWNER, "Acme GmbH", "DE", key="acme gmbh"))
        same = parties.find_or_add_party(work, Party(PartyKind.OWNER, "ACME G.m.b.H.", "DE", key="acme gmbh"), source="csv")
        other = parties.find_or_add_party(work, Party(PartyKind.OWNER, "Acme GmbH", "AT", key="acme gmbh"))
        now = parties.update_party(work, replace(parties.get_party(small.store, one), name="Acme SE"))
    assert (same == one, other == one) == (True, False)
    assert parties.list_names(small.store, one) == [("ACME G.m.b.H.", "csv"), ("Acme GmbH", "former name")]
    assert [row.name for row in parties.list_parties(small.store, PartyKind.OWNER, "g.m.b.h")] == ["Acme SE"]
    assert [found.id for found in parties.find_parties(small.store, PartyKind.OWNER, "acme")] == [other, one]
    with pytest.raises(ChangedMeanwhile), small.store.work(small.ann, "parties") as work:
        parties.update_party(work, replace(now, version=1))
