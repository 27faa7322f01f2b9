"""The page Today: sheets of a day, signed in a dialog, opened by keyboard, the offices' clocks counted down."""

from datetime import date, timedelta

import pytest
from fake_controls import DAY
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from ipdocket.ui.dialogs.sign_sheet import SignSheet
from ipdocket.ui.shown_controls import SignDraft
from ipdocket.ui.views.today_sheets import show_left
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import PASSWORD, rules, secret, us_matter
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name


@pytest.fixture
def today(make_shown, settle):
    window = make_shown()
    page = window.go("today")
    settle()
    return window, page


def _column(table, place):
    return [table.item(line, place).text() for line in range(table.rowCount())]


def test_both_sheets_say_what_is_signed_and_what_is_not(today):
    _window, page = today
    assert [page.tabs.tabText(place)[:-4] for place in range(2)] == ["Exit check", "Entered"]
    assert _column(page.exits.table, 10) == ["not signed", "not signed", "C. Lindqvist"]
    assert _column(page.entries.table, 3) == ["new", "new", "changed", "struck"]
    assert _column(page.exits.table, 2) == ["19 h 30 min · New York", "over · Tokyo", "13 h 30 min · Berlin"]
    assert "2 not signed" in page.exits.told.text() and "2 still open" in page.exits.told.text()
    assert page.late.isVisible() and "20 Nov 2026 (2 lines)" in page.late.text()


def test_an_unsigned_day_is_gone_to(today, settle):
    _window, page = today
    page.look_back.click()
    settle()
    assert page.day.day == date(2026, 11, 20) and page.exits.table.rowCount() == 0
    assert "Nothing is due" in page.exits.told.text() and not page.exits.sign_button.isEnabled()


def test_signed_with_the_reasons_by_another_person(today, settle):
    window, page = today
    page.exits.take_reason([3], " by courier ")
    page.exits.sign_button.click()
    settle()
    dialog = next(each for each in window.findChildren(SignSheet) if each.isVisible())
    dialog.person.setText("rivera")
    assert not dialog.accept_button.isEnabled()
    dialog.password.setText("secret")
    dialog.accept_button.click()
    settle()
    assert dialog.isVisible() and "confirmed 1 of these" in dialog.strip.words and dialog.password.text() == ""
    dialog.person.clear()
    dialog.accept_button.click()
    settle()
    assert window.fake.controls.done[-1] == SignDraft("exit", DAY, explanations=((3, "by courier"),))
    assert _column(page.exits.table, 10) == ["B. Okafor"] * 3


def test_one_reason_for_all_that_is_chosen(today, settle):
    window, page = today
    page.exits.table.selectAll()
    page.exits.explain_button.click()
    settle()
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    dialog.line.setText("instructed, goes out by courier")
    dialog.accept_button.click()
    settle()
    given = [text for text in _column(page.exits.table, 9) if text]
    still_open = [row for row in page.exits.rows if not row.closed and not row.signed_by]
    assert given == ["instructed, goes out by courier"] * len(still_open) and len(still_open) >= 1
    assert {deadline for deadline, _why in page.exits.draft().explanations} == {row.deadline for row in still_open}


def test_a_row_opens_its_matter_by_keyboard_and_serves_the_actions(today, settle, qtbot):
    window, page = today
    page.exits.table.selectRow(0)
    assert page.context() == {"matter", "deadline", "one deadline"} and page.chosen_deadlines() == [3]
    assert window.actions_["confirm_first"].isEnabled()
    page.tabs.setCurrentWidget(page.entries)
    page.entries.table.selectRow(3)
    assert page.context() == set()
    page.entries.table.selectRow(2)
    page.entries.table.setFocus()
    qtbot.keyClick(page.entries.table, Qt.Key.Key_Return)
    settle()
    assert window.page is window.pages["matter"] and window.page.matter == 2


def test_a_pdf_goes_where_it_was_asked_for(today, settle, monkeypatch, tmp_path):
    window, page = today
    target = str(tmp_path / "x.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (target, ""))
    page.entries.save()
    settle()
    assert window.fake.controls.done == [("entry", DAY, target)]


def test_holes_are_counted_when_looked_at_listed_and_opened(today, settle, monkeypatch, qtbot):
    window, page = today
    assert window.fake.controls.done == []
    page.tabs.setCurrentWidget(page.holes)
    settle()
    assert _column(page.holes.table, 0) == ["0", "2", "1,234"] and "2 of 3 kinds" in page.holes.told.text()
    assert window.fake.controls.done == [("no number", 1000)] and page.context() == set()
    page.holes.table.selectRow(2)
    settle()
    assert _column(page.holes.matters, 3) == ["application number", "no backup"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("h.xlsx", ""))
    page.holes.save()
    settle()
    assert window.fake.controls.done[-1] == "h.xlsx"
    page.holes.matters.selectRow(1)
    assert page.context() == {"matter"} and page.chosen_deadlines() == []
    page.holes.matters.setFocus()
    qtbot.keyClick(page.holes.matters, Qt.Key.Key_Return)
    settle()
    assert window.page.matter == 3


def test_hours_and_minutes():
    assert [show_left(timedelta(minutes=one)) for one in (0, 61, 3000, -1)] == ["0 h 0 min", "1 h 1 min", "50 h 0 min", "over"]


def test_on_a_real_docket(session, tmp_path):
    from ipdocket.domain.deadlines import Typed
    from ipdocket.services import dating
    from ipdocket.services.accounts import sign_in
    from ipdocket.services.docketing import enter_matter

    sign_in(session, "carla", PASSWORD)
    matter = enter_matter(session, us_matter())
    deadline = dating.add_date(session, matter, Typed("Ask the agent", DAY, "letter"))
    controls = open_ports(session).controls
    shown = controls.day(DAY)
    assert [(row.action, row.zone, row.state) for row in shown.exits] == [("Ask the agent", "America/New_York", "open")]
    assert {row.happened for row in shown.entries} == {"new"} and {row.who for row in shown.entries} == {"Carla Stein"}
    assert "signed by Ben Okafor" in controls.sign(SignDraft("entry", DAY, "ben", PASSWORD))
    assert "1 line signed by Carla Stein" in controls.sign(SignDraft("exit", DAY, explanations=((deadline, "tomorrow"),)))
    shown = controls.day(DAY)
    assert {row.signed_by for row in shown.entries} == {"Ben Okafor"}
    assert [(row.explanation, row.signed_by) for row in shown.exits] == [("tomorrow", "Carla Stein")]
    holes = {line.code: line.count for line in controls.holes()}
    assert holes["typed date"] == holes["no backup"] == 1 and holes["no status"] == 0
    assert [row.matter for row in controls.hole_matters("typed date", 10)] == [matter]
    assert "row" in controls.save_holes(str(tmp_path / "h.csv")) and "1 page" in controls.save_holes(str(tmp_path / "h.pdf"))
    for sheet in ("entry", "exit"):
        assert "1 page" in controls.save(sheet, DAY, str(tmp_path / f"{sheet}.pdf"))
        assert (tmp_path / f"{sheet}.pdf").read_bytes().startswith(b"%PDF")
