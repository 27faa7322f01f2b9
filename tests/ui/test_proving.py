"""Proof from the window: the file is asked for and written from the real services."""

import fakes
import pytest
from fakes import CLOCK
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog

from ipdocket.services.docketing import enter_matter
from ipdocket.store.deadlines import list_deadlines
from ipdocket.ui.ports import Query
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import rules, secret, us_matter
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name


@pytest.fixture
def window(make_shown, settle, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "given"), ""))
    made = make_shown()
    settle()
    return made


def test_the_chosen_deadlines_are_saved_as_sheets(window, settle, tmp_path):
    window.page.table.selectAll()
    ids = window.page.chosen_deadlines()
    window.actions_["proof_sheet"].trigger()
    settle()
    assert ids
    assert window.desk.docket.proving.saved == [(ids, str(tmp_path / "given.pdf"))]


def test_the_matter_is_saved_as_a_pack(window, settle, tmp_path):
    window.page.table.selectRow(1)
    matter = window.page.chosen_matter()
    window.actions_["proof_pack"].trigger()
    settle()
    assert window.desk.docket.proving.saved == [(matter, str(tmp_path / "given.zip"))]


def test_the_record_is_verified_from_the_window(window, settle):
    window.actions_["verify_record"].trigger()
    settle()
    assert window.desk.docket.proving.saved == ["verified"]


def test_real_sheets_through_the_port(session, tmp_path):
    matter = enter_matter(session, us_matter())
    ids = [one.id for one in list_deadlines(session.store, matter)]
    assert open_ports(session).proving.save_sheets(ids, str(tmp_path / "s.pdf")).startswith("Saved s.pdf: ")
    assert len(PdfReader(tmp_path / "s.pdf").pages) == len(ids)
    told = open_ports(session).proving.save_pack(matter, str(tmp_path / "p.zip"))
    assert told.startswith("Saved p.zip: 4 files")
    steps: list[tuple[int, int]] = []
    head = session.store.head()
    told = open_ports(session).proving.verify_record(progress=lambda done, of: steps.append((done, of)))
    assert steps == [(head.number, head.number), (1, 1)]  # the record, then the matters
    assert told == f"The record holds and the tables agree with it: {head.number} entries verified, head {head.number}:{head.hash}"
    assert isinstance(fakes.make_docket().proving, fakes.FakeProving)


def test_the_audit_page_is_bound_by_days_and_exported(window, settle, tmp_path):
    window.actions_["go_audit"].trigger()
    settle()
    window.page.first.set_day(CLOCK.today())
    window.page.last.set_day(CLOCK.today())
    settle()
    day = CLOCK.today().isoformat()
    assert window.page.model.query.filters == (("from", day), ("to", day))
    window.actions_["export_record"].trigger()
    settle()
    ((query, path),) = window.desk.docket.proving.saved
    assert (query.filter_value("to"), path) == (day, str(tmp_path / "given.xlsx"))


def test_real_entries_through_the_port(session, tmp_path):
    enter_matter(session, us_matter())
    ports, day = open_ports(session), session.today().isoformat()
    today = Query(filters=(("from", day), ("to", day)))
    number = session.store.head().number
    assert len(ports.audit.order(today).ids) == number
    assert ports.proving.save_record(today, str(tmp_path / "r.csv"), progress=lambda done, of: None) == f"Saved r.csv: {number} entries."
    assert len(ports.audit.order(Query(filters=(("to", "2026-11-01"),))).ids) == 0
