"""Finding, standing, the record."""

import pytest

from ipdocket.services.accounts import sign_in
from ipdocket.services.core.session import NotAllowed
from ipdocket.services.looking import docket_standing, find_anything, list_recorded_acts, record_entries
from tests.services.conftest import PASSWORD


def test_anything_is_found_by_number_reference_title_or_owner(session, matter):
    for text in ("ACM-001", "widget", "acme werke"):
        assert matter in [one.id for one in find_anything(session, text) if one.kind == "matter"], text


def test_the_standing_of_a_docket(session, matter):
    standing = docket_standing(session)
    assert not standing.empty
    assert standing.counts["matters"] == 1
    assert standing.rules == session.rules.name


def test_the_record_tells_who_did_what(session, matter):
    assert "enter matter" in {entry.act for entry in record_entries(session, matter=matter)}
    sign_in(session, "dora", PASSWORD)
    with pytest.raises(NotAllowed):
        record_entries(session)


def test_the_record_is_narrowed_to_a_person_and_an_act(session, matter):
    anna = session.person.id
    mine = record_entries(session, matter=matter, person=anna)
    assert mine and {entry.who for entry in mine} == {session.person.name}
    assert {entry.act for entry in record_entries(session, matter=matter, act="enter matter")} == {"enter matter"}
    assert record_entries(session, matter=matter, person=anna, act="no such act") == []
    assert "enter matter" in list_recorded_acts(session)
    sign_in(session, "dora", PASSWORD)
    assert list_recorded_acts(session) == ()
