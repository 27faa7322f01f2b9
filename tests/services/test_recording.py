"""The record as a table: what was chosen, masked where blind entry demands it, and its export on the record."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from python_calamine import CalamineWorkbook

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.services.accounts import sign_in
from ipdocket.services.confirming import enter_first
from ipdocket.services.core.session import NotAllowed
from ipdocket.services.looking import record_entries
from ipdocket.services.recording import HEADERS, MASKED_WORDS, Chosen, export_record
from ipdocket.store.confirming import Entry
from ipdocket.store.deadlines import list_deadlines
from tests.services.conftest import NOW, PASSWORD


def read_back(path):
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))


def test_all_entries_oldest_first_and_the_export_recorded(session, matter, tmp_path):
    head = session.store.head().number
    assert export_record(session, tmp_path / "r.csv", Chosen()) == head
    headers, *rows = read_back(tmp_path / "r.csv")
    assert tuple(headers) == HEADERS and [int(row[0]) for row in rows] == list(range(1, head + 1))
    assert rows[-1][1] == NOW.isoformat(timespec="seconds") and json.loads(rows[-1][7])["after"]
    newest = record_entries(session)[0]
    assert newest.act == "export" and json.loads(newest.body)["after"] == {"file": "r.csv", "selection": "record", "rows": head}
    assert export_record(session, tmp_path / "r.xlsx", Chosen()) == head + 1
    sheet = CalamineWorkbook.from_path(str(tmp_path / "r.xlsx")).get_sheet_by_index(0).to_python()
    assert len(sheet) == head + 2 and tuple(sheet[0]) == HEADERS


def test_one_act_and_a_span_of_days(session, matter, tmp_path):
    today = NOW.date()
    count = export_record(session, tmp_path / "e.csv", Chosen(act="enter matter", days=(today, today)))
    assert count == len(record_entries(session, act="enter matter", days=(today, today))) > 0
    assert export_record(session, tmp_path / "n.csv", Chosen(days=(None, today - timedelta(days=1)))) == 0
    assert export_record(session, tmp_path / "n.csv", Chosen(days=(today + timedelta(days=1), None))) == 0
    assert json.loads(record_entries(session)[0].body)["after"]["from"] == (today + timedelta(days=1)).isoformat()


def test_what_is_masked_in_the_window_is_masked_in_the_file(session, matter, tmp_path):
    one = list_deadlines(session.store, matter)[0].id
    enter_first(session, [one], Entry(ConfirmedAct.FILED, date(2026, 11, 20), "RCPT-4711"), ("r.pdf", b"r"))
    for login, seen in (("anna", True), ("ben", False)):
        sign_in(session, login, PASSWORD)
        export_record(session, tmp_path / f"{login}.csv", Chosen())
        text = (tmp_path / f"{login}.csv").read_text("utf-8-sig")
        assert ("RCPT-4711" in text) is seen and (MASKED_WORDS in text) is not seen


def test_a_reader_exports_no_record(session, tmp_path):
    sign_in(session, "dora", PASSWORD)
    with pytest.raises(NotAllowed):
        export_record(session, tmp_path / "r.csv", Chosen())
    assert not (tmp_path / "r.csv").exists()


def test_a_long_entry_is_cut_in_a_sheet_and_whole_in_text(session_file, tmp_path):
    with session_file.store.work(session_file.actor(), "long") as work:
        work.record("report", 0, after={"what": "x" * 40_000})
    export_record(session_file, tmp_path / "l.csv", Chosen(act="long"))
    export_record(session_file, tmp_path / "l.xlsx", Chosen(act="long"))
    sheet = CalamineWorkbook.from_path(str(tmp_path / "l.xlsx")).get_sheet_by_index(0).to_python()
    assert len(read_back(tmp_path / "l.csv")[1][7]) > 40_000 and str(sheet[1][7]).endswith("(whole in the CSV)")
