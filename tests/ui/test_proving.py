"""Proof from the window: the file is asked for and written from the real services."""

import fakes
import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog

from ipdocket.services.docketing import enter_matter
from ipdocket.store.deadlines import list_deadlines
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


def test_real_sheets_through_the_port(session, tmp_path):
    matter = enter_matter(session, us_matter())
    ids = [one.id for one in list_deadlines(session.store, matter)]
    assert open_ports(session).proving.save_sheets(ids, str(tmp_path / "s.pdf")).startswith("Saved s.pdf: ")
    assert len(PdfReader(tmp_path / "s.pdf").pages) == len(ids)
    assert isinstance(fakes.make_docket().proving, fakes.FakeProving)
