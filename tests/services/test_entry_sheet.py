"""The entry control sheet: what a day brought, signed by others than those who entered it, read back from paper."""

from dataclasses import replace
from datetime import date, timedelta
from io import StringIO

import pytest

from ipdocket.domain.controls import Happened, Sheet
from ipdocket.domain.deadlines import Typed
from ipdocket.services import dating
from ipdocket.services.accounts import check_password, sign_in
from ipdocket.services.core.signing import MayNotSign, NothingToSign
from ipdocket.services.entry_sheet import list_entries, sign_entries, write_entry_sheet
from ipdocket.store.audit import read_lines
from ipdocket.store.day_sheets import sign_sheet
from ipdocket.store.events import list_events
from ipdocket.store.refusals import GuardRefused
from tests.services.conftest import PASSWORD, action

DAY = date(2026, 11, 23)


@pytest.fixture
def entered(session, matter) -> int:
    """Anna entered the matter; Carla records a paper, corrects its date and adds a date by hand."""
    sign_in(session, "carla", PASSWORD)
    dating.record_event(session, replace(action(date(2026, 10, 1)), matter=matter))
    paper = next(one for one in list_events(session.store, matter) if one.paper is not None)
    dating.record_event(session, replace(action(date(2026, 10, 8)), matter=matter), replaces=paper.id, reason="misread")
    dating.add_date(session, matter, Typed("Ask the agent", date(2026, 12, 1), "agent's letter"))
    return matter


def test_new_changed_and_struck_dates_stand_with_paper_and_person(session, entered):
    lines = list_entries(session, DAY)
    told = {(one.written.happened, one.written.what, one.written.who) for one in lines}
    assert (Happened.NEW, "Filing date (event)", "Anna Rivera") in told
    assert (Happened.NEW, "Office action (event)", "Carla Stein") in told
    assert (Happened.CHANGED, "Office action (event)", "Carla Stein") in told
    assert (Happened.NEW, "Ask the agent", "Carla Stein") in told
    changed = next(one.written for one in lines if one.written.happened is Happened.CHANGED)
    assert (changed.before, changed.due, changed.paper) == (date(2026, 10, 1), date(2026, 10, 8), "misread")
    reply = [one.written for one in lines if "Reply" in one.written.what]
    assert reply[0].paper == "Office action of 1 Oct 2026"
    assert {one.happened for one in reply} >= {Happened.NEW, Happened.STRUCK}
    assert {one.reference for one in lines if one.written.matter} == {"ACM-001US"}
    assert list_entries(session, DAY - timedelta(days=1)) == [] == list_entries(session, DAY + timedelta(days=1))


def test_nobody_signs_their_own_lines_and_two_sign_the_whole(session, entered):
    lines = list_entries(session, DAY)
    annas = sum(one.written.who == "Anna Rivera" for one in lines)
    assert sign_entries(session, DAY) == annas
    left = [one for one in list_entries(session, DAY) if not one.signed_by]
    assert {one.written.who for one in left} == {"Carla Stein"}
    with pytest.raises(NothingToSign, match="own entries"):
        sign_entries(session, DAY)
    person, account = check_password(session, "ben", PASSWORD)
    assert sign_entries(session, DAY, (person, account.login)) == len(left)
    assert {one.signed_by for one in list_entries(session, DAY)} == {"Ben Okafor", "Carla Stein"}
    with pytest.raises(NothingToSign, match="signed already"):
        sign_entries(session, DAY, (person, account.login))
    assert [line[3] for line in read_lines(session.store.driver) if line[6] == "sign entry sheet"] == ["Carla Stein", "Ben Okafor"]


def test_a_reader_signs_nothing(session, entered):
    person, account = check_password(session, "dora", PASSWORD)
    with pytest.raises(MayNotSign):
        sign_entries(session, DAY, (person, account.login))


def test_the_sheet_on_paper(session, entered, tmp_path):
    from pypdf import PdfReader

    sign_entries(session, DAY)
    path = tmp_path / "sheet.pdf"
    assert write_entry_sheet(session, DAY, path) == len(PdfReader(path).pages)
    out = StringIO()
    out.writelines(page.extract_text() for page in PdfReader(path).pages)
    text = " ".join(out.getvalue().split())
    for word in ("Entry control sheet for 23 Nov 2026", "Carla Stein", "ACM-001US", "changed", "struck", "misread", "Controlled against the papers"):
        assert word in text
    assert any("entry control sheet" in line[10] for line in read_lines(session.store.driver))


def test_the_database_itself_refuses_a_signature_for_ones_own_line(session, entered):
    carlas = next(one.written for one in list_entries(session, DAY) if one.written.who == "Carla Stein")
    annas = next(one.written for one in list_entries(session, DAY) if one.written.who == "Anna Rivera")
    with pytest.raises(GuardRefused, match="nobody signs for what they entered"), session.store.work(session.actor(), "sign") as work:
        sign_sheet(work, Sheet.ENTRY, DAY, [(carlas.entry, "", "")])
    with session.store.work(session.actor(), "sign") as work:
        sign_sheet(work, Sheet.ENTRY, DAY, [(annas.entry, "", "")])
    signed = {one.written.entry for one in list_entries(session, DAY) if one.signed_by}
    assert signed == {annas.entry}
