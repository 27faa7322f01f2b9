"""Playbooks in the window: written, and shown as a checklist where a filing is confirmed."""

import fakes
import pytest

from ipdocket.ui import shown
from ipdocket.ui.dialogs.first_confirmation import FirstConfirmation
from ipdocket.ui.dialogs.playbooks import PlaybooksDialog
from ipdocket.ui.dialogs.second_confirmation import SecondConfirmation
from ipdocket.ui.shown_playbooks import ChecklistShown
from ipdocket.ui.widgets.text import Label
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import PASSWORD, rules, secret, us_matter
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name
PAGE = ChecklistShown("Acme & Töchter", 3, (("Signs off: C. Lindqvist", False), ("name <b>as</b> in the register", True), ("power & proof", True)))


@pytest.fixture
def opened(make_shown, settle):
    window = make_shown()
    window.actions_["playbooks"].trigger()
    settle()
    return window, next(each for each in window.findChildren(PlaybooksDialog) if each.isVisible())


def test_a_page_is_opened_read_in_both_versions_and_written(opened, settle):
    window, dialog = opened
    assert not dialog.keep.isEnabled()
    dialog.table.selectRow(0)
    settle()
    assert dialog.text.toPlainText().startswith("Language: English")
    dialog.version.setCurrentIndex(1)
    assert dialog.text.toPlainText() == "first"
    dialog.text.setPlainText("- new")
    dialog.keep.click()
    settle()
    assert window.fake.playbooks.done == [("country", "EP", "- new")] and "Version 3" in dialog.strip.words


def test_another_subject_begins_empty(opened, settle):
    _window, dialog = opened
    dialog.table.selectRow(0)
    settle()
    dialog.about.setCurrentIndex(1)
    settle()
    assert dialog.text.toPlainText() == "" and not dialog.keep.isEnabled()


def test_the_checklist_stands_in_the_confirmation_and_goes_with_the_entry(make_shown, settle, tmp_path):
    receipt = tmp_path / "r.pdf"
    receipt.write_bytes(b"%PDF")
    docket = fakes.make_docket()
    docket.playbooks.lists = (PAGE,)
    window = make_shown(docket)
    window.actions_["confirm_first"].trigger()
    settle()
    dialog = next(each for each in window.findChildren(FirstConfirmation) if each.isVisible())
    boxes = [box for _page, box in dialog.checklist.steps]
    assert dialog.checklist.isVisible() and [box.accessibleName() for box in boxes] == [text for text, step in PAGE.lines if step]
    boxes[0].setChecked(True)
    dialog.day.line.setText("2026-11-20")
    dialog.day.line.textEdited.emit("2026-11-20")
    dialog.receipt.setText("R-1")
    dialog.evidence.line.setText(str(receipt))
    dialog.accept_button.click()
    settle()
    (draft,) = docket.confirming.first
    assert draft.playbook == "Playbook Acme & Töchter, version 3: 1 of 2 steps ticked; not ticked: power & proof"


def test_the_second_person_reads_the_steps_without_ticking(make_shown, settle):
    docket = fakes.make_docket()
    docket.playbooks.lists = (PAGE,)
    window = make_shown(docket)
    dialog = SecondConfirmation(window.desk, docket.awaiting.all[0], window)
    dialog.open()
    settle()
    assert dialog.checklist.isVisible() and dialog.checklist.steps == []
    words = [label.text() for label in dialog.checklist.findChildren(Label)]
    assert words == ["Playbook: Acme & Töchter, version 3", "Signs off: C. Lindqvist", "– name <b>as</b> in the register", "– power & proof"]


def test_without_a_page_there_is_no_checklist(make_shown, settle):
    window = make_shown()
    window.actions_["confirm_first"].trigger()
    settle()
    dialog = next(each for each in window.findChildren(FirstConfirmation) if each.isVisible())
    assert not dialog.checklist.isVisible() and dialog.checklist.told == ""


def test_on_a_real_docket(session, tmp_path):
    from datetime import date

    from ipdocket.services.accounts import sign_in
    from ipdocket.services.docketing import enter_matter
    from ipdocket.store.confirming import list_confirmations

    sign_in(session, "carla", PASSWORD)
    matter = enter_matter(session, us_matter())
    ports = open_ports(session)
    assert "Version 1" in ports.playbooks.write("country", "US", "Language: English\n- entity status")
    (line,) = ports.playbooks.pages()
    assert line.title.endswith("(US)") and "Carla Stein" in ports.playbooks.versions("country", "US")[0].entered
    deadline = next(row for row in ports.docketing.open_matter(matter).deadlines if row.state == "open")
    (checklist,) = ports.playbooks.for_deadlines([deadline.id])
    assert checklist.lines == (("Language: English", False), ("entity status", True))
    draft = shown.ConfirmationDraft((deadline.id,), "filed", date(2026, 11, 20), "R-1", playbook="Playbook: 1 of 1 steps ticked", evidence=__file__)
    ports.confirming.confirm_first(draft)
    (entry,) = list_confirmations(session.store, deadline.id, session.person.id)
    assert entry.note == "filed\nPlaybook: 1 of 1 steps ticked"
    assert "1 page" in ports.playbooks.save(str(tmp_path))
    assert "taken away" in ports.playbooks.write("country", "US", " ")
    assert ports.playbooks.for_deadlines([deadline.id]) == []
