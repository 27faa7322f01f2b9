"""Reports read back: as PDF, XLSX and CSV; empty, long, in other scripts."""

import csv
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from pypdf import PdfReader

from ipdocket.domain.events import MatterEvent
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.files import FileNotWritten
from ipdocket.services.docketing import enter_matter
from ipdocket.services.reporting import (
    GROUPINGS,
    HEADERS,
    Selection,
    make_report,
    preview_pages,
    write_pdf,
    write_sheet,
)
from ipdocket.store.docket import BANDS, DocketFilter
from ipdocket.store.lists import list_audit
from tests.services.conftest import PASSWORD, us_matter

EVERYTHING = Selection(DocketFilter(bands=BANDS), "everything open")


@pytest.fixture
def filled(session):
    for number, owner in enumerate(("Acme Werke GmbH & Co. KG", "株式会社日立製作所", "شركة أرامكو السعودية", "=SUM(A1)")):
        draft = us_matter(f"ACM-{number:03}US", title="A very long title of an invention " * 6)
        events = (MatterEvent(0, "filing", date(2016, 1, 31)), MatterEvent(0, "grant", date(2020, 6, 30)))
        enter_matter(session, replace(draft, owner=owner, events=events))
    return session


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_every_grouping_prints(filled, tmp_path, grouping):
    path = tmp_path / "docket.pdf"
    pages = write_pdf(filled, replace(EVERYTHING, grouping=grouping), path)
    reader = PdfReader(path)
    assert len(reader.pages) == pages
    text = reader.pages[0].extract_text()
    assert f"Page 1 of {pages}" in text
    assert "as of 23 Nov 2026" in text
    assert "Filter: everything open" in text
    assert filled.rules.name in text
    assert "ACM-000US" in "".join(page.extract_text() for page in reader.pages)
    assert "Test & Partner" in text


def test_an_empty_report_says_so(session, tmp_path):
    path = tmp_path / "docket.pdf"
    assert write_pdf(session, EVERYTHING, path) == 1
    assert "Nothing to show" in PdfReader(path).pages[0].extract_text()


def test_every_row_is_printed_once(filled, tmp_path):
    path = tmp_path / "docket.pdf"
    write_pdf(filled, EVERYTHING, path)
    text = "".join(page.extract_text() for page in PdfReader(path).pages)
    rows = sum(len(group.rows) for group in make_report(filled, EVERYTHING).groups)
    assert sum(text.count(f"ACM-{n:03}US") for n in range(4)) == rows > 0


def test_preview_gives_pictures_and_records_nothing(filled, tmp_path):
    before = len(list_audit(filled.store, None))
    total, pictures = preview_pages(filled, EVERYTHING, tmp_path, 0, 1, 600)
    assert total >= 1
    assert pictures[0].startswith(b"\x89PNG")
    assert len(list_audit(filled.store, None)) == before


def test_the_same_selection_as_sheets(filled, tmp_path):
    rows = write_sheet(filled, EVERYTHING, tmp_path / "docket.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "docket.xlsx").active
    assert sheet.max_row == rows + 1
    assert tuple(cell.value for cell in sheet[1]) == HEADERS
    assert write_sheet(filled, EVERYTHING, tmp_path / "docket.csv") == rows
    with (tmp_path / "docket.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file, delimiter=","))
    assert len(table) == rows + 1
    assert not [cell for row in table for cell in row if cell.startswith("=")]


def test_a_print_is_recorded_with_who(filled, tmp_path):
    write_pdf(filled, EVERYTHING, tmp_path / "docket.pdf")
    entry = list_audit(filled.store, None)[0]
    assert (entry.act, entry.who) == ("print", "Anna Rivera")


def test_a_folder_that_is_not_there(filled, tmp_path):
    with pytest.raises(FileNotWritten):
        write_sheet(filled, EVERYTHING, tmp_path / "nowhere" / "docket.csv")


def test_a_reader_may_print(filled, tmp_path):
    sign_in(filled, "dora", PASSWORD)
    assert write_pdf(filled, EVERYTHING, tmp_path / "docket.pdf") >= 1
