"""Owners put together by two persons, from the work list to the undoing."""

from dataclasses import replace
from pathlib import Path

import pytest

from ipdocket.domain.owners import Alias, AliasKind
from ipdocket.services import owners
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.session import NotAllowed, Session
from ipdocket.services.docketing import enter_matter
from ipdocket.store.matters import get_matter
from ipdocket.store.owner_decisions import list_aliases
from ipdocket.store.refusals import SamePerson
from tests.services.conftest import PASSWORD, us_matter


def enter(session: Session, reference: str, owner: str) -> int:
    return enter_matter(session, replace(us_matter(reference), owner=owner))


def test_a_slip_is_proposed_with_reasons_and_joined_by_two(session: Session, tmp_path: Path) -> None:
    first = enter(session, "A-1", "Zimmermann Werkzeugbau GmbH")
    enter(session, "A-2", "Zimmermann Werkzeugbau GmbH")
    slip = enter(session, "A-3", "Zimmerman Werkzeugbau GmbH")
    enter(session, "A-4", "株式会社リコー")
    work = owners.list_work(session)
    (pair,) = work.pairs
    assert (pair.into.matters, pair.other.name) == (2, "Zimmerman Werkzeugbau GmbH")
    assert pair.reasons and 0.5 < pair.score < 1
    (change,) = owners.propose_sure(session, pair.score)
    assert owners.list_work(session) == owners.WorkList((), 1, 0)
    ((waiting, shown),) = owners.list_waiting(session)
    assert [row.reference for row in shown.matters] == ["A-3"]
    with pytest.raises(SamePerson):
        owners.accept_change(session, waiting.id, shown.digest)
    sign_in(session, "carla", PASSWORD)
    assert owners.accept_change(session, change, shown.digest) == 1
    assert get_matter(session.store, slip).owner == get_matter(session.store, first).owner
    (recordal,) = owners.list_recordals(session)
    assert (recordal.reference, recordal.recorded, recordal.silent) == ("A-3", "Zimmerman Werkzeugbau GmbH", False)
    path = tmp_path / "recordals.csv"
    assert owners.write_recordals(session, path) == 1
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines == [
        "Country,Reference,Name on record,Owner,What differs",
        "US,A-3,Zimmerman Werkzeugbau GmbH,Zimmermann Werkzeugbau GmbH,another name",
    ]
    assert owners.write_recordals(session, tmp_path / "recordals.xlsx", pair.other.id) == 0
    with pytest.raises(owners.ReasonMissing):
        owners.undo_change(session, change, " ")
    assert owners.undo_change(session, change, "two firms") == 1
    assert owners.list_recordals(session) == []
    owners.keep_apart(session, pair.into.id, pair.other.id, "two firms")
    assert owners.list_work(session).pairs == ()


def test_a_split_other_names_and_who_may(session: Session) -> None:
    one = enter(session, "B-1", "Quarzwerk Holding AG")
    enter(session, "B-2", "Quarzwerk Holding AG")
    owner = get_matter(session.store, one).owner or 0
    change = owners.propose_split(session, owner, (one,), "two firms", into="Quarzwerk Nord AG")
    owners.add_alias(session, Alias(owner, "Quarz AG", AliasKind.FORMER, "HRB 1"))
    with pytest.raises(owners.ReasonMissing):
        owners.add_alias(session, Alias(owner, "Quarz AG", AliasKind.FORMER, ""))
    assert [alias.text for alias in list_aliases(session.store, owner)] == ["Quarz AG"]
    sign_in(session, "carla", PASSWORD)
    ((_waiting, shown),) = owners.list_waiting(session)
    assert (shown.target_name, owners.accept_change(session, change, shown.digest)) == ("Quarzwerk Nord AG", 1)
    again = owners.propose_merge(session, owner, (get_matter(session.store, one).owner or 0,), "one firm after all")
    owners.refuse_change(session, again)
    assert owners.list_waiting(session) == []
    sign_in(session, "dora", PASSWORD)
    with pytest.raises(NotAllowed):
        owners.keep_apart(session, 1, 2, "x")
