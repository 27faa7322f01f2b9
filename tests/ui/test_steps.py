"""Single steps of a deadline in the window, and from the services on a real file: extended, taken back, opened again, looked at."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog
from test_wiring import matter, office_action, ports, receipt  # fixtures, used by name

from ipdocket.domain.people import Person, Role
from ipdocket.errors import Refused
from ipdocket.services.accounts import register_person, sign_in
from ipdocket.store.lists import list_audit
from ipdocket.ui import shown
from ipdocket.ui.dialogs import evidence_copy
from ipdocket.ui.ports import Query
from ipdocket.ui.shown_steps import EvidenceCopy
from tests.services.conftest import PASSWORD, rules, secret
from tests.services.conftest import session_file as session

__all__ = ["matter", "ports", "receipt", "rules", "secret", "session"]
DAY = date(2026, 11, 20)


def open_dialog(window):
    return next(each for each in window.findChildren(QDialog) if each.isVisible())


@pytest.fixture
def window(make_shown, settle):
    made = make_shown()
    made.go("docket")
    settle()
    return made


@pytest.mark.parametrize(
    ("action", "words", "done"),
    [("extend", "Extension, with fee", "extend"), ("take_back", "Your own first entry", "take back"),
     ("open_again", "Closed by A. Rivera and B. Okafor", "open again")],
)  # fmt: skip
def test_a_step_asks_for_its_reason_and_is_sent(window, settle, action, words, done):
    window.actions_[action].trigger()
    settle()
    dialog = open_dialog(window)
    assert words in " ".join(label.text() for label in dialog.findChildren(type(dialog.missing)))
    assert dialog.missing.text() == "Say why." and not dialog.accept_button.isEnabled()
    dialog.reason.setText("  the client's letter ")
    dialog.accept_button.click()
    settle()
    ((what, _deadline, reason),) = window.fake.steps.done
    assert (what, reason) == (done, "the client's letter")
    assert not [each for each in window.findChildren(QDialog) if each.isVisible()]


def test_nothing_left_to_extend_is_said(window, settle):
    window.fake.steps.now = replace(window.fake.steps.now, until=None, by="", left=0)
    window.actions_["extend"].trigger()
    settle()
    dialog = open_dialog(window)
    dialog.reason.setText("more time")
    assert dialog.missing.text() == "There is nothing to extend." and not dialog.accept_button.isEnabled()


def test_evidence_opens_in_the_viewer_from_a_copy(window, settle, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: opened.append(url) is None))
    window.actions_["evidence"].trigger()
    settle()
    (url,) = opened
    assert isinstance(url, QUrl) and Path(url.toLocalFile()).read_bytes() == b"%PDF-1.4"
    evidence_copy._copies.clear()
    assert not Path(url.toLocalFile()).exists()


def test_what_might_run_is_saved_and_never_opened(window, settle, monkeypatch, tmp_path):
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda _url: pytest.fail("opened")))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(tmp_path / "kept.zip"), "")))
    window.fake.steps.held = EvidenceCopy("../../a/receipt.zip", b"PK")
    window.actions_["evidence"].trigger()
    settle()
    assert (tmp_path / "kept.zip").read_bytes() == b"PK"
    assert "Saved" in window.strip.words


def test_a_full_disk_is_told(window, settle, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(tmp_path / "no" / "kept.zip"), "")))
    window.fake.steps.held = EvidenceCopy("receipt.zip", b"PK")
    window.actions_["evidence"].trigger()
    settle()
    assert "could not be written" in window.strip.words


def test_the_second_person_reads_what_is_confirmed_and_opens_the_evidence(window, settle, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: opened.append(url) is None))
    window.go("confirm")
    settle()
    window.actions_["confirm_second"].trigger()
    settle()
    dialog = open_dialog(window)
    dialog.look.click()
    settle()
    assert window.fake.steps.done == [("evidence", dialog._row.deadline)] and len(opened) == 1


def confirmed(ports, matter, receipt):
    """A deadline that Anna and Ben closed."""
    row = office_action(ports, matter)
    draft = shown.ConfirmationDraft((row.id,), "replied", DAY, "R-17", None, "", receipt)
    ports.confirming.confirm_first(draft)
    assert ports.confirming.confirm_second(shown.SecondDraft(row.id, "ben", PASSWORD, DAY, "r17")).agreed
    return row.id


def test_extended_twice_the_final_date_stays(ports, matter):
    row = office_action(ports, matter)
    now = ports.steps.ladder(row.id)
    assert now.left >= 2 and now.until is not None and now.until > now.act_by and "1.136" in now.by
    with pytest.raises(Refused):
        ports.steps.extend(row.id, " ")
    assert "final stays" in ports.steps.extend(row.id, "client's letter")
    after = ports.steps.ladder(row.id)
    assert (after.act_by, after.final, after.left) == (now.until, now.final, now.left - 1)
    (shown_row,) = ports.deadlines.rows([row.id], Query())
    assert (shown_row.state, shown_row.due, shown_row.final) == ("extended", now.until, now.final)


def test_only_whoever_made_a_first_entry_takes_it_back(ports, matter, receipt, session):
    row = office_action(ports, matter)
    ports.confirming.confirm_first(shown.ConfirmationDraft((row.id,), "replied", DAY, "R-17", None, "", receipt))
    register_person(session, Person("Eva Holm", frozenset({Role.DOCKETING})), "eva", PASSWORD)
    sign_in(session, "eva", PASSWORD)
    with pytest.raises(Refused, match="made by Anna"):
        ports.steps.take_back(row.id, "wrong")
    sign_in(session, "anna", PASSWORD)
    assert "Taken back" in ports.steps.take_back(row.id, "receipt of another matter")
    assert ports.awaiting.first(Query(), 9) == []
    ports.confirming.confirm_first(shown.ConfirmationDraft((row.id,), "replied", DAY, "R-18", None, "", receipt))
    sign_in(session, "carla", PASSWORD)
    assert "Taken back" in ports.steps.take_back(row.id, "Anna is away and the receipt is not ours")


def test_what_two_closed_two_open_again(ports, matter, receipt, session):
    deadline = confirmed(ports, matter, receipt)
    now = ports.steps.closed(deadline)
    assert (now.act, now.day, now.number, now.first_by, now.second_by) == (
        "filed or paid", DAY, "R-17", "Anna Rivera", "Ben Okafor",
    )  # fmt: skip
    ports.steps.open_again(deadline, "booked elsewhere")
    (waiting,) = ports.awaiting.first(Query(), 9)
    assert (waiting.deadline, waiting.act, waiting.first_by) == (deadline, "reopen", "Anna Rivera")
    assert ports.confirming.confirm_second(shown.SecondDraft(deadline, "ben", PASSWORD, DAY, "R17")).agreed
    (row,) = ports.deadlines.rows([deadline], Query())
    assert row.state == "open"
    with pytest.raises(Refused, match="cannot be opened again"):
        ports.steps.closed(deadline)


def test_evidence_under_a_name_that_tells_nothing_until_the_second_entry(ports, matter, receipt, session):
    row = office_action(ports, matter)
    with pytest.raises(Refused, match="No evidence file"):
        ports.steps.evidence(row.id)
    ports.confirming.confirm_first(shown.ConfirmationDraft((row.id,), "replied", DAY, "R-17", None, "", receipt))
    assert ports.steps.evidence(row.id).name == "receipt.pdf"
    sign_in(session, "ben", PASSWORD)
    held = ports.steps.evidence(row.id)
    assert (held.name, held.content) == ("evidence.pdf", b"%PDF receipt")
    assert list_audit(session.store, None, act="open evidence")[0].who == "Ben Okafor"
    assert ports.confirming.confirm_second(shown.SecondDraft(row.id, "ben", PASSWORD, DAY, "r17")).agreed
    assert ports.steps.evidence(row.id).name == "receipt.pdf"
