"""The hole report: each kind of hole is found where it is, and only there; the same on paper and in the spreadsheet."""

from dataclasses import replace
from datetime import date

import pytest

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.deadlines import Typed
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import MatterStatus
from ipdocket.services import changing, confirming, dating
from ipdocket.services.accounts import check_password, sign_in
from ipdocket.services.docketing import Draft, change_matter, enter_matter
from ipdocket.services.evidence_demands import declare_demands
from ipdocket.services.holes import PAPERS, TITLES, count_holes, list_matters, write_holes
from ipdocket.services.upkeep import mark_missed_dates
from ipdocket.store.audit import read_lines
from ipdocket.store.confirming import Entry
from ipdocket.store.holes import HOLES, NO_SIGN_OFF
from ipdocket.store.matters import get_matter
from tests.services.conftest import PASSWORD, us_matter


@pytest.fixture
def entered(session):
    """ACM-001US as typed; BARE without anything; GRANTED with a grant but no way to renew it."""
    sign_in(session, "carla", PASSWORD)
    full = us_matter(application_number="18/123,456", responsible=1, backup=3)
    made = {"full": enter_matter(session, full)}
    bare = us_matter("BARE-1", title="Bare & <b>").matter
    made["bare"] = enter_matter(session, Draft(replace(bare, status=MatterStatus.UNKNOWN)))
    granted = us_matter("GRANTED-1", title="Granted", status=MatterStatus.REGISTERED).matter
    made["granted"] = enter_matter(session, Draft(granted, (MatterEvent(0, "filing", date(1990, 1, 31)),), owner="Acme"))
    return made


def found(session, code):
    return {row.reference: row.detail for row in list_matters(session, code)}


def test_each_hole_is_found_where_it_is(session, entered):
    assert set(TITLES) == {*HOLES, PAPERS}
    assert set(found(session, "no status")) == set(found(session, "no basis")) == {"BARE-1"}
    assert set(found(session, "no canonical owner")) == {"BARE-1"}
    assert found(session, "no number") == {"BARE-1": "application number", "GRANTED-1": "application number"}
    assert set(found(session, "no responsible")) == set(found(session, "no backup")) == {"BARE-1", "GRANTED-1"}
    assert "GRANTED-1" in found(session, "no renewal") and "ACM-001US" not in found(session, "no renewal")
    assert "BARE-1" in found(session, "no future date")
    assert found(session, "typed date") == found(session, "closed without evidence") == {}
    assert [one.count for one in count_holes(session)] == [len(list_matters(session, code)) for code in (*HOLES, PAPERS) if code != NO_SIGN_OFF]


def test_what_waits_for_a_second_person_and_what_was_missed(session, entered):
    deadline = dating.add_date(session, entered["bare"], Typed("Ask", date(2026, 11, 20), "letter"))
    assert found(session, "change waits") == found(session, "missed without cause") == {}
    change = changing.propose_void(session, deadline, "typed twice")
    assert set(found(session, "change waits")) == {"BARE-1"}
    changing.take_back(session, change, "it is right")
    assert found(session, "change waits") == {}
    mark_missed_dates(session)
    assert found(session, "missed without cause")["BARE-1"] == "1 date"
    dating.explain_missed(session, deadline, "nobody asked")
    assert "BARE-1" not in found(session, "missed without cause")


def test_dates_typed_closed_and_unverified(session, entered):
    deadline = dating.add_date(session, entered["bare"], Typed("Ask", date(2026, 11, 20), "letter"))
    assert found(session, "typed date") == {"BARE-1": "1 date"}
    declare_demands(session, {"*": frozenset()})  # a firm may do without the file; the hole report says where it did
    confirming.enter_first(session, [deadline], Entry(ConfirmedAct.FILED, date(2026, 11, 20), "R-1"))
    person, account = check_password(session, "ben", PASSWORD)
    confirming.enter_second(session, deadline, date(2026, 11, 20), "R-1", (person, account.login))
    assert found(session, "closed without evidence") == {"BARE-1": "1 date"} and found(session, "typed date") == {}
    dating.record_event(session, MatterEvent(entered["full"], "grant", date(2026, 11, 3)))
    assert "ACM-001US" in found(session, "unverified")
    assert "ACM-001US" not in found(session, "grant without annuities")


def test_what_has_ended_has_no_holes_left(session, entered):
    change_matter(session, replace(get_matter(session.store, entered["granted"]), status=MatterStatus.LAPSED))
    for code in ("no renewal", "no future date", "no number", "no responsible"):
        assert "GRANTED-1" not in found(session, code)


def test_stale_law_is_told_when_the_clock_has_gone_on(session, entered, monkeypatch):
    assert found(session, "stale law") == {}
    monkeypatch.setattr("ipdocket.rules.ruleset.RuleSet.checked_of", lambda _self, _rule: date(2024, 1, 1))
    assert "ACM-001US" in found(session, "stale law")


def test_on_paper_and_as_a_spreadsheet(session, entered, tmp_path):
    from openpyxl import load_workbook
    from pypdf import PdfReader

    total = sum(one.count for one in count_holes(session))
    assert write_holes(session, tmp_path / "h.csv") == write_holes(session, tmp_path / "h.xlsx") == total
    assert (tmp_path / "h.csv").read_text(encoding="utf-8-sig").count("Bare & <b>") == sum(
        "BARE-1" in found(session, one.code) for one in count_holes(session)
    )
    assert load_workbook(tmp_path / "h.xlsx").active.max_row == total + 1
    pages = write_holes(session, tmp_path / "h.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "h.pdf").pages)
    assert pages == len(PdfReader(tmp_path / "h.pdf").pages)
    assert "Status unknown: 1" in text and "GRANTED-1" in text and "kinds of holes found" in text
    assert sum('"selection":"holes"' in line[10] for line in read_lines(session.store.driver)) == 3
