"""Doubtful and stale law is signed beside the date wherever it is printed, and the sign is explained on the same paper."""

import csv
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import icalendar
import openpyxl
import pytest
from msgspec import structs
from pypdf import PdfReader

from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.rules.model import Rule
from ipdocket.rules.ruleset import RuleSet
from ipdocket.services import reporting
from ipdocket.services.core.doubts import doubt_sign, with_sign
from ipdocket.services.core.session import Session
from ipdocket.services.dating import record_event
from ipdocket.services.docketing import Draft, enter_matter
from ipdocket.services.entry_sheet import write_entry_sheet
from ipdocket.services.exit_check import list_exit, write_exit_check
from ipdocket.services.exporting import export_calendar
from ipdocket.services.proving import write_pack, write_sheets
from ipdocket.store.deadlines import list_deadlines
from ipdocket.store.docket import BANDS, DocketFilter
from tests.services.conftest import NOW, action

TODAY = NOW.date()
OLD = date(2024, 11, 22)  # a day more than 24 months before
SIGNED = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4}\s†")
EVERYTHING = reporting.Selection(DocketFilter(bands=BANDS), "everything open")
LEGEND = "† the law behind it was last read more than 24 months before"


@pytest.fixture
def stale(session: Session, matter: int, monkeypatch) -> Session:
    """A reply is due today; the law behind it was last read a day more than 24 months ago."""
    monkeypatch.setattr("ipdocket.rules.ruleset.RuleSet.checked_of", lambda _self, rule: OLD if "office-action" in rule else TODAY)
    record_event(session, replace(action(date(2026, 8, 23)), matter=matter))
    return session


def text_of(path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_the_signs(session, monkeypatch):
    monkeypatch.setattr("ipdocket.rules.ruleset.RuleSet.checked_of", lambda _self, rule: {"old": OLD, "new": TODAY}.get(rule))
    asked = (("new", "law"), ("new", "uncertain"), ("old", "law"), ("old", "uncertain"), ("", "typed"), ("never", "estimate"))
    assert [doubt_sign(session, *one) for one in asked] == ["", "?", "†", "?†", "", ""]
    assert (with_sign("1 Jan 2027", ""), with_sign("", "?"), with_sign("1 Jan 2027", "?")) == ("1 Jan 2027", "", "1 Jan 2027\u00a0?")


def test_on_the_docket_report_and_its_sheets(stale, tmp_path):
    reporting.write_pdf(stale, EVERYTHING, tmp_path / "d.pdf")
    text = text_of(tmp_path / "d.pdf")
    assert LEGEND in text and "? the rule itself is in doubt" in text and "stale" in text
    rows = [row.cells for group in reporting.make_report(stale, EVERYTHING).groups for row in group.rows]
    marked = [cells for cells in rows if cells[0].endswith("†") and cells[1].endswith("†") and "stale" in cells[10]]
    assert 0 < len(marked) < len(rows) and len(SIGNED.findall(text)) == 2 * len(marked)
    reporting.write_sheet(stale, EVERYTHING, tmp_path / "d.csv")
    reporting.write_sheet(stale, EVERYTHING, tmp_path / "d.xlsx")
    read = list(csv.DictReader((tmp_path / "d.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert sum("stale" in row["Remarks"] for row in read) == len(marked)
    sheet = openpyxl.load_workbook(tmp_path / "d.xlsx").active
    assert sum("stale" in str(row[13]) for row in sheet.iter_rows(min_row=2, values_only=True)) == len(marked)


def test_on_the_day_sheets(stale, tmp_path):
    write_entry_sheet(stale, TODAY, tmp_path / "entry.pdf")
    assert SIGNED.search(text_of(tmp_path / "entry.pdf")) and LEGEND in text_of(tmp_path / "entry.pdf")
    assert list_exit(stale, TODAY)
    write_exit_check(stale, TODAY, tmp_path / "exit.pdf")
    assert "23 Nov 2026 †" in text_of(tmp_path / "exit.pdf").replace("\u00a0", " ") and LEGEND in text_of(tmp_path / "exit.pdf")


def test_on_the_proof_sheet_and_in_the_pack(stale, matter, tmp_path):
    reply = next(one for one in list_deadlines(stale.store, matter) if one.due == TODAY)
    write_sheets(stale, [reply.id], tmp_path / "p.pdf")
    text = text_of(tmp_path / "p.pdf")
    assert "23 Nov 2026 †, final" in text and LEGEND in text and "22 Nov 2024; more than 24 months ago" in text
    other = next(one for one in list_deadlines(stale.store, matter) if "office-action" not in one.rule and one.digest)
    write_sheets(stale, [other.id], tmp_path / "o.pdf")
    assert "†" not in text_of(tmp_path / "o.pdf")
    write_pack(stale, matter, tmp_path / "pack.zip")
    with ZipFile(tmp_path / "pack.zip") as pack:
        texts = [page.extract_text() for name in pack.namelist() if name.endswith(".pdf") for page in PdfReader(BytesIO(pack.read(name))).pages]
    assert any("Deadlines" in text and LEGEND in " ".join(text.split()) for text in texts)


def test_in_the_calendar(stale, tmp_path):
    export_calendar(stale, tmp_path / "a.ics")
    entries = icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")
    told = [one for one in entries if str(one["SUMMARY"]).endswith(" †")]
    assert 0 < len(told) < len(entries)
    assert all("law last read on 2024-11-22" in str(one["DESCRIPTION"]) for one in told)


def in_doubt(rules: RuleSet, name: str) -> RuleSet:
    """The rules with every version of one file marked uncertain."""

    def doubted(rule: Rule) -> Rule:
        return structs.replace(rule, version=tuple(structs.replace(one, confidence="uncertain") for one in rule.version))

    shelf = rules.shelf
    files = [(one, structs.replace(file, rule=tuple(map(doubted, file.rule))) if one == name else file) for one, file in shelf.files]
    return RuleSet(structs.replace(shelf, files=tuple(files)))


def test_uncertain_law_is_signed_too(session, tmp_path):
    session.rules = in_doubt(session.rules, "dk/trademark.toml")
    matter = Matter("ACM-001DK", "DK", "trademark", title="WIDGET")
    events = (MatterEvent(0, "filing", date(2016, 1, 15)), MatterEvent(0, "registration", date(2017, 1, 10)))
    enter_matter(session, Draft(matter, events))
    rows = [row.cells for group in reporting.make_report(session, EVERYTHING).groups for row in group.rows]
    doubtful = [cells for cells in rows if "uncertain" in cells[10]]
    assert doubtful and all(cells[0].endswith("\u00a0?") for cells in doubtful)
    export_calendar(session, tmp_path / "a.ics")
    assert b"? uncertain rule\\, ask the agent" in (tmp_path / "a.ics").read_bytes().replace(b"\r\n ", b"")
