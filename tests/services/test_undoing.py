"""Undo as a compensating act: one's own last acts since signing in, each with its reason, nothing deleted, nothing relied on undone alone."""

from dataclasses import replace
from datetime import date

import pytest

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.deadlines import State, Typed
from ipdocket.domain.events import MatterEvent
from ipdocket.services.accounts import check_password, sign_in, sign_out
from ipdocket.services.confirming import enter_first, enter_second, open_again
from ipdocket.services.dating import add_date, assign_dates, extend_date, record_event, verify_date
from ipdocket.services.docketing import change_matter, enter_matter
from ipdocket.services.undoing import (
    ChangedSince,
    NoReason,
    NotYours,
    ReliedOn,
    Way,
    list_own_acts,
    put_facts_back,
    put_people_back,
    require_own,
    void_matter,
)
from ipdocket.store.audit import verify_chain
from ipdocket.store.confirming import Entry
from ipdocket.store.deadlines import get_deadline, list_deadlines
from ipdocket.store.events import list_events
from ipdocket.store.lists import list_audit
from ipdocket.store.matters import get_matter
from ipdocket.store.replay import compare_tables
from tests.services.conftest import PASSWORD, action, us_matter

FILE = ("receipt.pdf", b"%PDF")
DAY = date(2026, 11, 20)


def ways(session):
    return [(one.entry.act, one.way) for one in list_own_acts(session)]


def test_the_last_ten_acts_since_signing_in(session, matter):
    assert ways(session)[0] == ("enter matter", Way.VOID_MATTER)
    for number in range(12):
        change_matter(session, replace(get_matter(session.store, matter), title=f"Bell {number}"))
    assert len(list_own_acts(session)) == 10
    sign_out(session)
    sign_in(session, "anna", PASSWORD)
    assert list_own_acts(session) == [], "what was done before signing in again is not offered"
    sign_in(session, "carla", PASSWORD)
    assert list_own_acts(session) == [], "nor what somebody else did"


def test_facts_go_back_unless_somebody_changed_them_again(session, matter):
    change_matter(session, replace(get_matter(session.store, matter), title="Bell", notes="urgent"))
    (act,) = [one for one in list_own_acts(session) if one.way is Way.FACTS]
    with pytest.raises(NoReason):
        put_facts_back(session, act.number, "  ")
    put_facts_back(session, act.number, "wrong matter")
    now = get_matter(session.store, matter)
    assert (now.title, now.notes) != ("Bell", "urgent")
    entry = next(one for one in list_audit(session.store, None, see_all=True) if one.subject == "undo")
    assert entry.subject_id == act.number and "wrong matter" in entry.body
    change_matter(session, replace(now, title="Horn"))
    change_matter(session, replace(get_matter(session.store, matter), title="Drum"))
    older = [one for one in list_own_acts(session) if one.way is Way.FACTS][1]
    with pytest.raises(ChangedSince, match="Title was changed again"):
        put_facts_back(session, older.number, "typing error")
    assert get_matter(session.store, matter).title == "Drum"


def test_people_go_back_and_follow_the_matter_again(session, matter):
    first = list_deadlines(session.store, matter)[0]
    carla = 3
    assign_dates(session, [first.id], {"responsible": carla})
    assert get_deadline(session.store, first.id).responsible == carla
    (act,) = [one for one in list_own_acts(session) if one.way is Way.PEOPLE]
    assert act.targets == (first.id,)
    put_people_back(session, act.number, "wrong row")
    back = get_deadline(session.store, first.id)
    assert (back.responsible, back.assigned) == (first.responsible, False)


def test_a_matter_entered_in_error_is_void_and_its_reference_free(session, matter):
    (act,) = [one for one in list_own_acts(session) if one.way is Way.VOID_MATTER]
    reference = get_matter(session.store, matter).reference
    void_matter(session, act.number, "entered twice")
    assert get_matter(session.store, matter).void
    assert {one.state for one in list_deadlines(session.store, matter)} == {State.VOID}
    assert enter_matter(session, us_matter(reference)) != matter
    assert verify_chain(session.store.driver) is None and list(compare_tables(session.store)) == []


def test_a_matter_on_which_another_worked_is_not_void_by_one(session, matter):
    (filing, *_rest) = list_events(session.store, matter)
    sign_in(session, "ben", PASSWORD)
    assert verify_date(session, filing.id, filing.day)
    sign_in(session, "anna", PASSWORD)
    with pytest.raises(NotYours):
        void_matter(session, 1, "entered twice")


def test_a_verified_date_stops_it_in_the_same_session(session, matter):
    (act,) = [one for one in list_own_acts(session) if one.way is Way.VOID_MATTER]
    (filing, *_rest) = list_events(session.store, matter)
    ben, _account = check_password(session, "ben", PASSWORD)
    assert verify_date(session, filing.id, filing.day, (ben, "ben"))
    with pytest.raises(ReliedOn, match="Somebody else"):
        void_matter(session, act.number, "entered twice")
    assert not get_matter(session.store, matter).void


def test_each_act_has_its_way(session, matter):
    stored = record_event(session, MatterEvent(matter, "grant", date(2026, 6, 2)))
    assert stored is not None
    (grant,) = [one for one in list_events(session.store, matter) if one.code == "grant"]
    typed = add_date(session, matter, Typed("Ask the agent", date(2026, 12, 1), "letter"))
    reply = next(one for one in list_deadlines(session.store, matter) if one.id != typed and one.state is State.OPEN)
    enter_first(session, [reply.id], Entry(ConfirmedAct.FILED, DAY, "R-1"), FILE)
    ben, _account = check_password(session, "ben", PASSWORD)
    enter_second(session, reply.id, DAY, "R-1", (ben, "ben"))
    found = {(one.entry.act, one.way): one.targets for one in list_own_acts(session)}
    assert found["record event", Way.STRIKE] == (grant.id,)
    assert found["add typed date", Way.PROPOSE_VOID] == (typed,)
    assert found["confirm first", Way.TAKE_BACK] == (reply.id,)
    assert not [key for key in found if key[0] == "confirm second"], "Ben confirmed it, at Anna's desk"
    open_again(session, reply.id, "booked elsewhere")
    assert list_own_acts(session)[0].way is Way.NONE, "a proposal that waits is answered by its second person"


def test_what_changed_nothing_is_not_offered_and_what_has_no_way_is_refused(session, matter):
    record_event(session, replace(action(date(2026, 9, 2)), matter=matter))
    ladder = next(one for one in list_deadlines(session.store, matter) if one.extensions and one.state is State.OPEN)
    extend_date(session, ladder.id, "client's letter")
    newest = list_own_acts(session)[0]
    assert (newest.entry.act, newest.way) == ("extend", Way.NONE)
    with pytest.raises(NotYours):
        require_own(session, newest.number, "too early")
    with pytest.raises(NoReason):
        require_own(session, newest.number, "")
