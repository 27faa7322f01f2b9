"""Owners found while a name is typed."""

from dataclasses import replace

from ipdocket.domain.owners import Alias, AliasKind
from ipdocket.services import owners
from ipdocket.services.core.session import Session
from ipdocket.services.docketing import enter_matter
from ipdocket.services.owner_entry import OwnerFinder
from ipdocket.store.matters import get_matter
from tests.services.conftest import us_matter


def enter(session: Session, reference: str, owner: str) -> int:
    made = enter_matter(session, replace(us_matter(reference), owner=owner))
    return get_matter(session.store, made).owner or 0


def test_a_typed_name_meets_the_owner_it_probably_is(session: Session) -> None:
    zimmer = enter(session, "A-1", "Zimmermann Werkzeugbau GmbH")
    finder = OwnerFinder(session)
    assert finder.suggest("Zimmermann Werkzeugbau GmbH") == ()
    assert finder.suggest("Quarzwerk AG") == ()
    (slip,) = finder.suggest("Zimmerman Werkzeugbau GmbH")
    assert (slip.owner, slip.matters, slip.silent) == (zimmer, 1, False)
    assert slip.reasons
    (written,) = finder.suggest("ZIMMERMANN Werkzeugbau G.m.b.H.")
    assert (written.owner, written.silent) == (zimmer, True)
    assert enter(session, "A-2", "ZIMMERMANN Werkzeugbau G.m.b.H.") == zimmer
    assert finder.suggest("Zimmerman Werkzeugbau GmbH")[0].matters == 2


def test_an_other_name_is_met_with_its_source(session: Session) -> None:
    owner = enter(session, "B-1", "Quarzwerk Holding AG")
    owners.add_alias(session, Alias(owner, "Glashütte Nord AG", AliasKind.FORMER, "HRB 4711"))
    (met,) = OwnerFinder(session).suggest("GLASHÜTTE NORD AG")
    assert (met.owner, met.silent, met.reasons) == (owner, False, ("former name: HRB 4711",))
    late = enter(session, "B-2", "Glashütte Nord AG")
    (pair,) = owners.list_work(session).pairs
    assert (pair.into.id, pair.other.id, pair.score) == (owner, late, 0.95)
    assert pair.reasons == ("former name of Quarzwerk Holding AG by HRB 4711",)


def test_comparing_tells_how_far_it_is(session: Session) -> None:
    seen: list[int] = []
    owners.list_work(session, lambda done, _total: seen.append(done))
    assert seen == [0, 1, 2, 3]
