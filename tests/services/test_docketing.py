"""A matter from its first form to its end."""

from dataclasses import replace
from datetime import date

import pytest

from ipdocket.domain.deadlines import State
from ipdocket.domain.matter import MatterStatus
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.session import NotAllowed
from ipdocket.services.docketing import (
    IncompleteMatter,
    MatterEnded,
    change_matter,
    edit_matter,
    end_matter,
    enter_matter,
    foresee_change,
    foresee_ending,
    foresee_matter,
)
from ipdocket.store.deadlines import list_deadlines
from ipdocket.store.matters import get_matter
from ipdocket.store.refusals import ChangedMeanwhile, ReferenceTaken
from tests.services.conftest import PASSWORD, us_matter


def test_what_is_foreseen_is_what_is_stored(session):
    foreseen = {(one.result.rule, one.result.due) for one in foresee_matter(session, us_matter()).dates}
    stored = {(one.rule, one.due) for one in list_deadlines(session.store, enter_matter(session, us_matter()))}
    assert foreseen == stored
    assert stored


def test_likely_doubles_are_told(session, matter):
    alike = foresee_matter(session, us_matter("acm/001 US")).alike
    assert [(found.id, why) for found, why in alike] == [(matter, "the same reference")]
    numbered = us_matter("ACM-777US", application_number="17/181,234", title="Other")
    enter_matter(session, numbered)
    again = foresee_matter(session, us_matter("ACM-778US", application_number="17181234", title="Third")).alike
    assert [why for _found, why in again] == ["the same application number"]


def test_a_reference_belongs_to_one_matter(session, matter):
    with pytest.raises(ReferenceTaken):
        enter_matter(session, us_matter())
    with pytest.raises(IncompleteMatter):
        enter_matter(session, us_matter("  "))


def test_the_owner_is_kept_as_recorded_and_joined_silently(session, matter):
    second = enter_matter(session, us_matter("ACM-002US"))
    one, other = get_matter(session.store, matter), get_matter(session.store, second)
    assert one.owner == other.owner
    assert one.owner_as_recorded == "Acme Werke GmbH"


def test_changed_facts_move_dates(session, matter):
    before = {one.rule for one in list_deadlines(session.store, matter) if one.state is State.OPEN}
    found = get_matter(session.store, matter)
    change_matter(session, type(found)(**{**_fields(found), "office": "EP"}))
    after = {one.rule for one in list_deadlines(session.store, matter) if one.state is State.OPEN}
    assert before != after


def _fields(value):
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def test_the_end_of_a_matter_ends_its_dates_with_a_reason(session, matter):
    going = {one.id for one in foresee_ending(session, matter, MatterStatus.ABANDONED, date(2026, 11, 20))}
    assert going
    end_matter(session, matter, MatterStatus.ABANDONED, date(2026, 11, 20), "client's letter of 19 Nov")
    stored = list_deadlines(session.store, matter)
    assert all(one.state in (State.SUPERSEDED, State.INFORMATION) for one in stored)
    assert all("client's letter" in one.cause for one in stored if one.id in going)
    assert get_matter(session.store, matter).status is MatterStatus.ABANDONED
    with pytest.raises(MatterEnded):
        end_matter(session, matter, MatterStatus.LAPSED, date(2026, 11, 21), "again")


def test_an_end_needs_a_reason_and_a_right(session, matter):
    with pytest.raises(IncompleteMatter):
        end_matter(session, matter, MatterStatus.LAPSED, date(2026, 11, 20), " ")
    sign_in(session, "dora", PASSWORD)
    with pytest.raises(NotAllowed):
        end_matter(session, matter, MatterStatus.LAPSED, date(2026, 11, 20), "x")
    with pytest.raises(NotAllowed):
        enter_matter(session, us_matter("ACM-009US"))


def test_facts_and_parties_are_edited_together(session, matter):
    found = get_matter(session.store, matter)
    changed = replace(found, title="Widget holder", classes=("9", "42"), agent_reference="K 4411")
    assert foresee_change(session, changed).revised == ()
    edit_matter(session, changed, "Acme Werke GmbH", "Client & Co.", "Kuhn und Partner")
    stored = get_matter(session.store, matter)
    assert (stored.title, stored.classes, stored.agent_reference) == ("Widget holder", ("9", "42"), "K 4411")
    assert stored.owner == found.owner
    assert None not in (stored.client, stored.agent)
    assert stored.owner_as_recorded == found.owner_as_recorded
    with pytest.raises(ChangedMeanwhile):
        edit_matter(session, changed, "", "", "")
    with pytest.raises(IncompleteMatter):
        edit_matter(session, replace(stored, reference=" "), "", "", "")
