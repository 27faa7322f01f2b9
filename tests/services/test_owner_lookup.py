"""Owners found by any name in any script, side by side, and what was decided."""

from dataclasses import replace

import pytest

from ipdocket.domain.owners import Alias, AliasKind
from ipdocket.services import owners
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.session import NotSignedIn, Session
from ipdocket.services.docketing import enter_matter
from ipdocket.services.owner_lookup import find_owners, list_decided, look_at
from ipdocket.store.matters import get_matter
from tests.services.conftest import PASSWORD, us_matter


def enter(session: Session, reference: str, owner: str) -> int:
    """The owner's id of a new matter."""
    made = enter_matter(session, replace(us_matter(reference), owner=owner))
    found = get_matter(session.store, made).owner
    assert found is not None
    return found


def test_a_name_is_found_without_accents_and_in_latin_letters(session: Session) -> None:
    osaka = enter(session, "A-1", "Ōsaka Denki K.K.")
    ricoh = enter(session, "A-2", "株式会社リコー")
    romashka = enter(session, "A-3", "ООО Ромашка")
    assert find_owners(session, "OSAKA  denki") == {osaka}
    assert find_owners(session, "リコー") == {ricoh} == find_owners(session, "riko")
    assert find_owners(session, "romashka") == {romashka}
    assert find_owners(session, "nobody") == frozenset()


def test_a_merged_owner_and_another_name_find_the_one_that_stands(session: Session) -> None:
    one, other = enter(session, "A-1", "Alpha Werke GmbH"), enter(session, "A-2", "Alfa Werke GmbH")
    change = owners.propose_merge(session, one, (other,), "one letter")
    ((_waiting, shown),) = owners.list_waiting(session)
    sign_in(session, "carla", PASSWORD)
    owners.accept_change(session, change, shown.digest)
    owners.add_alias(session, Alias(one, "Omega Metall AG", AliasKind.FORMER, "register of 2019"))
    assert find_owners(session, "alfa werke") == {one} == find_owners(session, "omega")
    side = look_at(session, one)
    assert (side.matters, len(side.recorded), side.aliases[0].text) == (2, 2, "Omega Metall AG")
    assert ("Alfa Werke GmbH", "merged") in side.spellings
    decided = list_decided(session)
    assert [(name, sources) for _change, name, sources in decided.changes] == [("Alpha Werke GmbH", ("Alfa Werke GmbH",))]


def test_a_pair_kept_apart_is_listed_until_taken_back(session: Session) -> None:
    one, other = enter(session, "A-1", "Alpha Werke GmbH"), enter(session, "A-2", "Alfa Werke GmbH")
    decision = owners.keep_apart(session, one, other, "two firms")
    ((apart, left, right),) = list_decided(session).apart
    assert {left, right} == {"Alpha Werke GmbH", "Alfa Werke GmbH"} and apart.id == decision
    assert owners.list_work(session).pairs == ()
    with pytest.raises(owners.ReasonMissing):
        owners.take_apart_back(session, decision, " ")
    owners.take_apart_back(session, decision, "they merged in 2020")
    assert list_decided(session).apart == () and len(owners.list_work(session).pairs) == 1


def test_only_those_who_signed_in_look(session: Session) -> None:
    session.person = None
    for ask in (lambda: find_owners(session, "x"), lambda: list_decided(session), lambda: look_at(session, 1)):
        with pytest.raises(NotSignedIn):
            ask()
