"""A whole day of three people in one window on the demonstration docket, as paralegals live it: morning, papers, two
persons, controls, evening. Each step does what it says by keys and fields, and the next relies on it.
"""

from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from player import Desk
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from ipdocket import paths
from ipdocket.clock import FixedClock
from ipdocket.demonstration import PEOPLE, build_demonstration, session_of
from ipdocket.rules.ruleset import load_rules
from ipdocket.services.core.reminding import remind_all
from ipdocket.store.audit import verify_chain
from ipdocket.store.replay import compare_tables
from ipdocket.ui.ports import Docket
from ipdocket.ui.watchdog import Guarded

MONDAY = FixedClock(datetime(2026, 11, 23, 8, 30, tzinfo=UTC))
PASSWORDS = {login: password for login, password, _person in PEOPLE}


@pytest.fixture
def session(tasks, qtbot, tmp_path):
    """The demonstration docket, opened on the docket's own thread, after the morning's round of reminders."""
    rules = load_rules(paths.rules_folder())
    made = []

    def open_it() -> object:
        session = session_of(build_demonstration(tmp_path / "day.ipdocket", rules, MONDAY), rules, MONDAY)
        remind_all(session)
        return session

    tasks.change(open_it, then=made.append)
    qtbot.waitUntil(lambda: bool(made), timeout=60_000)
    yield made[0]
    tasks.read(made[0].store.close, then=lambda _none: None)
    qtbot.waitUntil(lambda: tasks.pending == 0, timeout=5_000)


@pytest.fixture
def desk(session, tasks, qtbot, settle, tmp_path, monkeypatch):
    """The window at its sign-in page; files are chosen and saved in the test's folder."""
    from ipdocket.exchange.dates_in import read_date
    from ipdocket.ui.application import make_application
    from ipdocket.ui.commands import make_window
    from ipdocket.ui.memory import PersonMemory
    from ipdocket.ui.wiring.docket import open_ports

    make_application(["test"], theme="light")
    made = []
    tasks.change(lambda: open_ports(session), then=made.append)
    qtbot.waitUntil(lambda: bool(made), timeout=5_000)
    guarded = Docket(**{each.name: Guarded(getattr(made[0], each.name)) for each in fields(Docket)})
    window = make_window(guarded, tasks, MONDAY, PersonMemory(tmp_path / "memory"), read_date)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    settle()
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda _parent, _title, name="", *_: (str(tmp_path / Path(name).name), ""))
    )
    return Desk(window, settle, PASSWORDS)


def test_a_day(desk, session, tmp_path, monkeypatch):
    morning(desk)
    enter_matter(desk)
    take_in_paper(desk, tmp_path)
    verify_entry(desk)
    sign_entries(desk, tmp_path)
    close_deadline(desk, tmp_path, monkeypatch)
    extend(desk)
    undo(desk)
    hand_off(desk)
    absence(desk)
    evening(desk, tmp_path)
    mail(desk, tmp_path)
    tasks = desk.window.desk.tasks
    faults = []
    tasks.read(lambda: verify_chain(session.store.driver), then=faults.append)
    tasks.read(lambda: [str(one) for one in compare_tables(session.store)], then=faults.append)
    desk.settle()
    assert faults == [None, []]


def morning(desk):
    """08:05: what waits; reminders are read and acknowledged."""
    desk.sign_in("anna")
    desk.picture("docket")
    desk.press("Ctrl+9")
    page = desk.window.page
    page.tabs.setCurrentWidget(page.reminders)
    desk.settle()
    assert "You were reminded of" in page.reminders.told.text()
    desk.picture("reminders")
    desk.click("Acknowledge all of these")
    assert page.reminders.told.text() == "You have acknowledged every reminder."


def enter_matter(desk):
    """08:40: a matter taken over from a client is entered, its dates seen while they are typed."""
    desk.press("Ctrl+N")
    desk.choose("Country or office", "United States")
    desk.choose("Right", "patent")
    desk.type("Our reference", "DAY-1US")
    desk.type("Title or mark", "Bicycle bell")
    desk.type("Owner", "Northlight Cycles GmbH")
    desk.type("Filing date", "3 Mar 2025")
    desk.settle()
    desk.picture("new-matter")
    desk.click("Add")
    assert desk.dialog is None, desk.missing


def take_in_paper(desk, tmp_path):
    """08:45: the post. An office action gets its number, its date, and is then processed."""
    (tmp_path / "action.pdf").write_bytes(b"%PDF-1.4 office action")
    desk.press("Ctrl+Shift+N")
    desk.type("What it is", "office action")
    desk.type("About matter", "DAY-1US")
    desk.settle()
    desk.dialog.file.line.setText(str(tmp_path / "action.pdf"))
    desk.picture("log-paper")
    desk.click("Log")
    assert "Logged as" in desk.told
    desk.press("Ctrl+0")
    desk.window.page.table.selectRow(0)
    desk.settle()
    desk.press("Ctrl+Shift+R")
    desk.type("Date it bears", "16 Nov 2026")
    desk.settle()
    desk.wait_for("Accept")  # not before every date that follows is in view
    desk.picture("record-paper")
    table = desk.dialog.changes.table
    assert (table.item(0, 0).text(), table.item(0, 1).text()[:22]) == ("appears", "Reply to office action")
    desk.click("Accept")
    assert "Mark paper" in desk.told
    desk.press("Ctrl+0")
    desk.window.page.table.selectRow(0)
    desk.settle()
    desk.press("Ctrl+Shift+M")
    assert "processed" in desk.told, desk.told


def verify_entry(desk):
    """10:30: Ben types the date from the paper, unseen; first a wrong one."""
    desk.sign_in("ben")
    find(desk, "DAY-1US")
    desk.press("Ctrl+Shift+E")
    desk.choose("Event or paper", "office action")
    desk.type("Date on the paper", "15 Nov 2026")
    desk.click("Verify")
    assert "differ" in desk.dialog.strip.words or "differ" in desk.told
    desk.picture("verify-differs")
    desk.press("Esc")
    desk.press("Ctrl+Shift+E")
    desk.choose("Event or paper", "office action")
    desk.type("Date on the paper", "16 Nov 2026")
    desk.click("Verify")
    assert "Verified: both typed 16 Nov 2026." in desk.told


def sign_entries(desk, tmp_path):
    """11:30: the entry control sheet on paper, signed by Ben, who entered none of it."""
    desk.press("Ctrl+9")
    page = desk.window.page
    page.tabs.setCurrentWidget(page.entries)
    desk.settle()
    desk.picture("entry-sheet")
    desk.click("Save as PDF")
    assert (tmp_path / "entry-sheet-2026-11-23.pdf").read_bytes().startswith(b"%PDF")
    desk.click("Sign")
    desk.click("Sign")
    assert desk.dialog is None, desk.dialog and desk.dialog.strip.words
    assert page.entries.table.item(0, 9).text() == "Ben Okafor"


def close_deadline(desk, tmp_path, monkeypatch):
    """13:00: the reply was filed; Anna keeps the receipt, Ben opens it and types it again."""
    (tmp_path / "receipt.pdf").write_bytes(b"%PDF-1.4 receipt")
    desk.sign_in("anna")
    choose_deadline(desk, "DAY-1US", "Reply to office action")
    desk.press("Ctrl+Return")
    desk.type("Day it was done", "20 Nov 2026")
    desk.type("Receipt number", "EFS-4711")
    desk.dialog.evidence.line.setText(str(tmp_path / "receipt.pdf"))
    desk.settle()
    desk.picture("first")
    desk.click("Keep first entry")
    assert "second, different person" in desk.told
    desk.sign_in("ben")
    desk.press("Ctrl+3")
    table = desk.window.page.table
    assert table.model().rowCount() >= 1
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: opened.append(url) is None))
    desk.press("Ctrl+Shift+Return")
    desk.click("Open the evidence")
    assert Path(opened[0].toLocalFile()).name == "evidence.pdf"
    desk.type("Your sign-in name", "ben")
    desk.type("Your password", PASSWORDS["ben"])
    desk.type("Day it was done", "20.11.2026")
    desk.type("Receipt number", "efs 4711")
    desk.picture("second")
    desk.click("Confirm")
    assert "Both entries agree: done." in desk.told


def extend(desk):
    """14:00: another office action is answered late; the next step of the ladder, the final date as it was."""
    desk.sign_in("anna")
    find(desk, "DAY-1US")
    desk.press("Ctrl+E")
    desk.choose("What happened", "Paper: final action")
    desk.type("Date it bears", "16 Nov 2026")
    desk.settle()
    desk.click("Accept")
    choose_deadline(desk, "DAY-1US", "Reply to final action")
    desk.press("Ctrl+Shift+U")
    desk.type("Reason", "client's letter of 20 Nov 2026")
    desk.picture("extend")
    desk.click("Extend")
    assert "final stays" in desk.told


def undo(desk):
    """14:10: an event entered into the wrong matter is taken back, with its reason."""
    find(desk, "DAY-1US")
    desk.press("Ctrl+E")
    desk.choose("What happened", "Grant")
    desk.type("Date it bears", "17 Nov 2026")
    desk.settle()
    desk.click("Accept")
    desk.press("Ctrl+Z")
    desk.type("Reason", "grant of another matter")
    desk.picture("undo")
    assert desk.dialog.table.item(0, 3).text() == "the event is struck"
    desk.click("Undo this")
    assert "the event is struck" in desk.told


def hand_off(desk):
    """17:20 at Anna's desk, which closes early: what is open goes to Ben, who accepts it by name."""
    desk.press("Ctrl+Shift+H")
    desk.choose("To", "Ben Okafor")
    desk.settle()
    desk.picture("hand-off")
    desk.dialog.accept_button.click()
    desk.settle()
    assert desk.dialog is None, desk.missing
    desk.sign_in("ben")
    desk.press("Ctrl+9")
    page = desk.window.page
    page.tabs.setCurrentWidget(page.hand_off)
    desk.settle()
    desk.picture("handed")
    desk.click("Accept the whole note")
    assert "accept" in desk.told.casefold(), desk.told


def absence(desk):
    """16:15: Carla hands over what is Anna's for the rest of the week."""
    desk.sign_in("carla")
    desk.window.actions_["absences"].trigger()
    desk.settle()
    desk.click("New absence")
    desk.choose("Who is away", "Anna Rivera")
    desk.type("First day away", "24 Nov 2026")
    desk.type("Last day away, inclusive", "27 Nov 2026")
    desk.choose("Takes whatever no back-up takes", "Ben Okafor")
    desk.settle()
    desk.wait_for("Save")
    desk.picture("absence")
    desk.click("Save")
    assert "Anna Rivera" in desk.dialog.table.item(0, 0).text()
    desk.press("Esc")
    assert desk.dialog is None


def evening(desk, tmp_path):
    """17:00: the exit check, signed by Carla, who closed nothing; the record verified."""
    desk.press("Ctrl+9")
    page = desk.window.page
    page.tabs.setCurrentWidget(page.exits)
    desk.settle()
    states = {page.exits.table.item(line, 3).text(): page.exits.table.item(line, 6).text() for line in range(page.exits.table.rowCount())}
    assert states["DAY-1US"] == "done"
    desk.picture("exit-check")
    desk.click("Sign")
    desk.click("Sign")
    assert "still open and not explained" in desk.dialog.strip.words
    desk.press("Esc")
    page.exits.table.selectAll()
    desk.click("Why it stays open")
    desk.type("Reason", "checked at the register this afternoon; nothing is due")
    desk.click("OK")
    desk.click("Sign")
    desk.click("Sign")
    assert desk.dialog is None, desk.dialog and desk.dialog.strip.words
    assert {page.exits.table.item(line, 10).text() for line in range(page.exits.table.rowCount())} == {"Carla Stein"}
    desk.click("Save as PDF")
    assert (tmp_path / f"exit-sheet-{date(2026, 11, 23).isoformat()}.pdf").exists()
    desk.window.actions_["verify_record"].trigger()
    desk.settle()
    assert "The record holds" in desk.told
    desk.picture("verified")


def mail(desk, tmp_path):
    """17:30: Carla has the day's mail written as files; nobody has an address yet, and the list says so by being empty."""
    desk.window.actions_["mail"].trigger()
    desk.settle()
    desk.choose("How it leaves", "as .eml files")
    desk.type("Sender", "docket@example.com")
    desk.type("Folder", str(tmp_path / "mail"))
    desk.picture("mail")
    desk.click("Save")
    desk.window.actions_["mail"].trigger()
    desk.settle()
    desk.click("Send now")
    assert "0 people sent" in desk.dialog.strip.words, desk.dialog.strip.words
    desk.press("Esc")


def find(desk, reference):
    """Opens a matter from the list, narrowed by typing."""
    desk.press("Ctrl+2")
    choose_row(desk, reference, lambda row: row.reference == reference)
    desk.press("Ctrl+O")


def choose_deadline(desk, reference, action):
    """The row of the docket."""
    desk.press("Ctrl+1")
    choose_row(desk, reference, lambda row: row.reference == reference and row.action.startswith(action))


def choose_row(desk, text, fits):
    """The row that fits, of the list in view narrowed by this text."""
    table = desk.window.page.table
    desk.press("Ctrl+F")
    desk.type("Filter this list", text)
    for _ in range(60):  # the list follows the typing after a pause
        QTest.qWait(50)
        desk.settle()
        for line in range(min(table.model().rowCount(), 40)):
            table.selectRow(line)
            row = table.current_row()
            if row is not None and fits(row):
                desk.settle()
                return
    raise AssertionError(f"nothing in the list fits {text}")
