"""The page Intake in the real window: logged by keyboard or drop, a date recorded from the paper, or none with a reason."""

from datetime import date

import fakes
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog

from ipdocket.services.docketing import enter_matter
from ipdocket.ui.ports import Query
from ipdocket.ui.shown import EventDraft
from ipdocket.ui.shown_intake import PaperDraft
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import rules, secret, us_matter
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name
DAY = date(2026, 11, 23)
UNKNOWN, ACTION, DATED, NONE = range(4)  # rows of the fake


def shown_dialog(window):
    return next(each for each in window.findChildren(QDialog) if each.isVisible())


@pytest.fixture
def window(make_shown, settle):
    made = make_shown()
    made.go("intake")
    settle()
    return made


def choose(window, line, settle):
    window.page.table.selectRow(line)
    settle()


def enabled(window):
    names = ("open_paper", "paper_date", "paper_no_deadline", "paper_processed", "paper_file", "open_matter")
    return {name for name in names if window.actions_[name].isEnabled()}


def test_the_list_tells_number_state_and_what_came_of_it(window, settle):
    model = window.page.model
    told = [[model.index(line, place).data() for place in (0, 2, 3, 7)] for line in range(4)]
    assert told[UNKNOWN][:2] == ["2026/00017", "open too long"] and told[ACTION][2] == "Office action"
    assert told[DATED][1:] == ["date recorded", "Grant", "Grant 4 Nov 2026"] and told[NONE][1] == "no deadline"


def test_what_can_be_done_follows_the_paper(window, settle):
    choose(window, UNKNOWN, settle)
    assert enabled(window) == {"open_paper", "paper_date", "paper_no_deadline", "paper_processed"}
    choose(window, ACTION, settle)
    assert enabled(window) >= {"paper_file", "open_matter"} and window.page.date_button.isEnabled()
    choose(window, NONE, settle)
    assert enabled(window) == {"open_paper", "open_matter"} and not window.page.done_button.isEnabled()


def test_logged_by_keyboard_alone(window, settle, qtbot):
    window.actions_["new_paper"].trigger()
    settle()
    dialog = shown_dialog(window)
    assert dialog.missing.text() == "Say what it is." and not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.what.lineEdit(), "office action")
    qtbot.keyClicks(dialog.matter.line, "turbine")
    assert "Looking" in dialog.missing.text() and not dialog.accept_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.matter.list.count() > 0)
    assert dialog.matter.list.count() == 2 and dialog.matter.matter == 1
    qtbot.keyClick(dialog.matter.line, Qt.Key.Key_Down)
    assert dialog.matter.matter == 2 and "ACM-0002EP" in dialog.matter.told.text()
    qtbot.keyClicks(dialog.sender_name, "EPO")
    dialog.how.setCurrentIndex(dialog.how.findData("portal"))
    qtbot.keyClick(dialog.sender_name, Qt.Key.Key_Return)
    settle()
    assert window.fake.intake.done == [PaperDraft(DAY, "office", "EPO", "portal", "office_action", 2)]
    assert "2026/00021" in window.strip.words


def test_what_is_found_nowhere_is_told_and_may_stay_open(window, settle, qtbot):
    window.actions_["new_paper"].trigger()
    dialog = shown_dialog(window)
    qtbot.keyClicks(dialog.what.lineEdit(), "a letter")
    qtbot.keyClicks(dialog.matter.line, "nowhere")
    qtbot.waitUntil(lambda: "No matter is found" in dialog.missing.text())
    dialog.matter.line.clear()
    dialog.matter.line.textEdited.emit("")
    assert dialog.accept_button.isEnabled()


def test_a_refused_paper_stays_in_the_form(window, settle, qtbot):
    window.actions_["new_paper"].trigger()
    dialog = shown_dialog(window)
    qtbot.keyClicks(dialog.what.lineEdit(), "a letter")
    dialog.received.set_day(date(2026, 11, 30))
    dialog.accept_button.click()
    settle()
    assert "still ahead" in dialog.strip.words and dialog.what.currentText() == "a letter"


def test_a_dropped_file_is_logged(window, settle, tmp_path):
    path = tmp_path / "action.pdf"
    path.write_bytes(b"%PDF")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.page.dropEvent(QDropEvent(QPoint(5, 5).toPointF(), copy, mime, left, Qt.KeyboardModifier.NoModifier))
    settle()
    assert shown_dialog(window).file.path == str(path)


@pytest.mark.parametrize("action", ["paper_date", "record_event"])
def test_its_date_is_recorded_in_the_form_of_events_filled_from_the_paper(window, settle, qtbot, action):
    choose(window, ACTION, settle)
    window.actions_[action].trigger()
    settle()
    dialog = shown_dialog(window)
    assert (dialog.kind.currentText(), dialog.notified.day) == ("Office action", DAY)
    assert dialog.paper.path == "action.pdf" and not dialog.paper.isEnabled()
    assert dialog.day.day is None, "the date that it bears is typed from the paper"
    dialog.day.set_day(date(2026, 11, 16))
    assert dialog.missing.text().startswith("One moment"), "nothing is accepted before the dates that follow are in view"
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    dialog.accept_button.click()
    settle()
    (draft,) = window.fake.docketing.done
    assert draft == EventDraft(1, "office_action", date(2026, 11, 16), DAY, paper=2)
    assert "2026/00018" in window.strip.words


def test_a_paper_about_nothing_yet_is_first_asked_about(window, settle, qtbot):
    choose(window, UNKNOWN, settle)
    window.actions_["paper_date"].trigger()
    settle()
    form = shown_dialog(window)
    assert "which matter" in form.strip.words
    qtbot.keyClicks(form.matter.line, "0002EP")
    qtbot.waitUntil(lambda: form.matter.matter is not None)
    form.accept_button.click()
    settle()
    assert window.fake.intake.done[-1].matter == 2 and window.fake.intake.done[-1].id == 1
    assert shown_dialog(window).windowTitle() == "Record event or paper"


def test_no_deadline_asks_for_a_few_words(window, settle, qtbot):
    choose(window, ACTION, settle)
    window.actions_["paper_no_deadline"].trigger()
    dialog = shown_dialog(window)
    qtbot.keyClicks(dialog.reason, "none")
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.reason, " follows from a receipt")
    dialog.accept_button.click()
    settle()
    assert window.fake.intake.done == [(2, "none follows from a receipt")]


def test_processed_or_told_why_not(window, settle):
    choose(window, DATED, settle)
    window.actions_["paper_processed"].trigger()
    settle()
    assert window.fake.intake.done == [("processed", 3)]
    choose(window, ACTION, settle)
    window.actions_["paper_processed"].trigger()
    settle()
    assert "No date was recorded" in window.strip.words


def test_a_settled_paper_is_shown_and_not_changed(window, settle):
    choose(window, NONE, settle)
    window.actions_["open_paper"].trigger()
    settle()
    dialog = shown_dialog(window)
    fields = (dialog.received, dialog.how, dialog.origin, dialog.what, dialog.matter)
    assert not any(field.isEnabled() for field in fields) and dialog.file.isEnabled()


def test_an_empty_log_says_how_to_begin(make_shown, settle):
    window = make_shown(fakes.make_docket(empty=True))
    page = window.go("intake")
    settle()
    assert page.nothing.isVisible() and "Ctrl+Shift+N" in page.nothing.text()


def test_from_the_mail_to_the_docket_over_the_services(session, tmp_path):
    ports = open_ports(session)
    matter = enter_matter(session, us_matter(application_number="18/123,456"))
    assert [one.id for one in ports.intake.find("18123456")] == [matter]
    path = tmp_path / "action.pdf"
    path.write_bytes(b"%PDF 1")
    draft = PaperDraft(DAY, "office", "USPTO", "portal", "office_action", matter, str(path))
    paper = ports.intake.log(draft)
    assert (paper.label, paper.what, paper.file, paper.state) == ("2026/00001", "Office action", "action.pdf", "open")
    assert dict(ports.looking.standing().counts)["intake"] == 1
    ports.docketing.record_event(EventDraft(matter, "office_action", date(2026, 11, 16), paper=paper.id))
    (row,) = ports.papers.first(Query(), 10)
    assert (row.state, row.told) == ("dated", "Office action 16 Nov 2026")
    assert "processed" in ports.intake.mark_processed(row.id)
    bill = ports.intake.log(PaperDraft(date(2026, 11, 20), "agent", "Kuhn", "email", "bill"))
    assert "no deadline" in ports.intake.declare_no_deadline(bill.id, "a bill for work done")
    assert list(ports.papers.first(Query(), 10)) == []
    everything = Query().with_filter("papers", "all")
    assert [one.label for one in ports.papers.first(everything, 10)] == ["2026/00002", "2026/00001"]
    assert [one.label for one in ports.papers.first(Query().with_filter("day", "2026-11-20"), 10)] == ["2026/00002"]
    assert list(ports.papers.order(everything).ids) == [2, 1]
    assert "action.pdf" in ports.intake.save_file(1, str(tmp_path / "out action.pdf"))
    assert (tmp_path / "out action.pdf").read_bytes() == b"%PDF 1"
    changed = ports.controls.day(DAY).entries
    assert [one.what for one in changed if one.happened == "no deadline"] == ["bill (paper)"]
