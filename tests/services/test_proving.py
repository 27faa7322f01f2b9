"""Proof sheets read back: what a court would ask for stands on one page, and blind entry stays blind."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.services.accounts import sign_in
from ipdocket.services.confirming import enter_first, enter_second
from ipdocket.services.docketing import enter_matter
from ipdocket.services.proving import RecordCheck, verify_record, write_sheets
from ipdocket.store.confirming import Entry
from ipdocket.store.deadlines import get_deadline, list_deadlines
from ipdocket.store.lists import list_audit
from ipdocket.store.open import open_store
from tests.services.conftest import PASSWORD, action, us_matter

RECEIPT = Entry(ConfirmedAct.FILED, date(2026, 11, 20), "RCPT-4711", "EUR 500")
LONG = "Gesellschaft für angewandte Strömungstechnik und Beteiligungen " * 4 + "mbH & Co. KG"


@pytest.fixture
def answered(session) -> int:
    """A response whose first confirmation, with a receipt as a file, waits for the second person."""
    draft = us_matter(title="Widget 株式会社日立製作所 – شركة أرامكو السعودية")
    matter = enter_matter(session, replace(draft, owner=LONG, events=(*draft.events, action(date(2026, 10, 2)))))
    found = next(one for one in list_deadlines(session.store, matter) if one.trigger)
    enter_first(session, [found.id], RECEIPT, ("receipt-4711.pdf", b"%PDF receipt"))
    return found.id


def read(path) -> str:
    reader = PdfReader(path)
    assert len(reader.pages) == 1
    return reader.pages[0].extract_text()


def test_the_sheet_says_everything_on_one_page(session, answered, tmp_path):
    sign_in(session, "ben", PASSWORD)
    enter_second(session, answered, RECEIPT.day, RECEIPT.number)
    head = session.store.head()
    assert write_sheets(session, [answered], tmp_path / "sheet.pdf") == 1
    text = read(tmp_path / "sheet.pdf")
    found = get_deadline(session.store, answered)
    for wanted in (
        "ACM-001US", "Test & Partner", found.title, "2 Oct 2026", "Anna Rivera", "Ben Okafor", "RCPT-4711", "EUR 500", "receipt-4711.pdf",
        found.digest, head.hash, session.rules.name, "First", "Second", "NOT VERIFIED", "office action", "株式会社日立製作所", found.rule,
    ):  # fmt: skip
        assert wanted in text.replace("\n", " "), wanted
    for line in list_audit(session.store, None, see_all=True):
        if line.subject == "confirmation":
            assert line.hash in text
    assert "\u25a1" not in text
    newest = list_audit(session.store, None, limit=1)[0]
    assert (newest.act, newest.subject) == ("print", "proof sheet")


def test_blind_entry_stays_blind_on_paper(session, answered, tmp_path):
    for login, seen in (("anna", True), ("ben", False), ("carla", False)):
        sign_in(session, login, PASSWORD)
        write_sheets(session, [answered], tmp_path / f"{login}.pdf")
        text = read(tmp_path / f"{login}.pdf")
        assert ("withheld" in text) is not seen
        for secret in ("RCPT-4711", "20 Nov 2026", "EUR 500", "receipt-4711"):
            assert (secret in text) is seen, (login, secret)


def test_the_record_is_verified_stretch_by_stretch(session_file, monkeypatch):
    monkeypatch.setattr("ipdocket.services.proving.STRETCH", 3)
    enter_matter(session_file, us_matter())
    head, seen = session_file.store.head(), []
    assert verify_record(session_file, lambda done, of: seen.append((done, of))) == RecordCheck(head, "")
    assert seen[0] == (3, head.number) and seen[-1] == (head.number, head.number)


@pytest.mark.parametrize("number", [2, 3, 4, 12])
def test_a_changed_entry_is_found_in_any_stretch(session_file, monkeypatch, number):
    monkeypatch.setattr("ipdocket.services.proving.STRETCH", 3)
    enter_matter(session_file, us_matter())
    path = session_file.store.path
    session_file.store.close()
    change_behind_the_guards(path, number)
    with open_store(path, session_file.clock, check_later=True) as session_file.store:
        assert verify_record(session_file).fault == f"entry {number} was changed"


def change_behind_the_guards(path, number) -> None:
    """As somebody would with a direct connection: guards off, one change, guards on again."""
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        guards = driver.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'").fetchall()
        for name, _sql in guards:
            driver.execute(f"DROP TRIGGER {name}")
        driver.execute("UPDATE audit SET body = body || ' ' WHERE id = ?", (number,))
        for _name, sql in guards:
            driver.execute(sql)


def test_typed_dates_and_many_sheets_in_one_file(session, matter, tmp_path):
    ids = [one.id for one in list_deadlines(session.store, matter)]
    assert write_sheets(session, ids, tmp_path / "all.pdf") == len(ids)
    assert all(reader.extract_text().startswith("Proof sheet") for reader in PdfReader(tmp_path / "all.pdf").pages)
