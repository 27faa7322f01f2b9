import fakes
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from ipdocket.errors import Refused
from ipdocket.ui.dialogs.last_resort import LastResort
from ipdocket.ui.main_window import page_makers
from ipdocket.ui.widgets.search_palette import SearchPalette
from ipdocket.ui.widgets.text import Label

PAGES = ("docket", "today", "matters", "intake", "confirm", "owners", "rules", "calculator", "reports", "audit")


def dialog_of(window, kind=QDialog):
    return next(each for each in window.findChildren(kind) if each.isVisible())


def test_the_rail_shows_only_pages_that_work(make_shown):
    assert tuple(page_makers()) == PAGES
    window = make_shown()
    assert [window._rail.item(line).text() for line in range(7)][:3] == ["Docket   12", "Today", "Matters"]


@pytest.mark.parametrize("key", PAGES)
def test_every_page_opens(make_shown, settle, key):
    window = make_shown()
    window.actions_[f"go_{key}"].trigger()
    settle()
    assert window.page is window.pages[key]
    assert not window.strip.isVisible()


def test_a_wrong_password_is_told_and_lets_nobody_in(make_shown, settle):
    window = make_shown(sign_in=False)
    window._sign_in.login.setText("rivera")
    window._sign_in.password.setText("wrong")
    window._sign_in.button.click()
    settle()
    assert "password is wrong" in window._sign_in.strip.words
    assert window.person is None and not window.menuBar().isVisible()
    assert window._sign_in.password.text() == ""


def test_passwords_stand_on_the_sign_in_page_of_the_demonstration_only(make_shown):
    def shown(window):
        return [label.text() for label in window._sign_in.findChildren(Label) if "secret" in label.text()]

    window = make_shown(sign_in=False)
    assert len(shown(window)) == 3
    for button in window._sign_in.findChildren(QPushButton):
        assert button.sizeHint().width() <= button.width(), f"{button.text()} is cut"
    assert shown(make_shown(fakes.make_docket(demonstration=False), sign_in=False)) == []


def test_signing_out_closes_every_page(make_shown, settle):
    window = make_shown()
    window.actions_["sign_out"].trigger()
    settle()
    assert window.pages == {} and window.person is None
    assert not window.actions_["new_matter"].isEnabled()


def test_the_next_person_finds_nothing_of_the_pages_that_were_closed(make_shown, settle):
    window = make_shown()
    window.actions_["sign_out"].trigger()
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.actions_.allow(frozenset({"enter", "confirm_first"}))
    settle()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, LastResort)]


def test_the_status_bar_says_who_rules_saved_and_backup(make_shown):
    window = make_shown()
    words = [label.text() for label in window.status.findChildren(type(window.status._who)) if label.text()]
    assert words[:3] == ["A. Rivera (docketing)", "rules 2026.11+3f9a1c", "saved"]
    assert words[3].startswith("last backup 23 Nov 2026")


def test_the_inspector_explains_the_row_under_the_cursor(make_shown, settle):
    window = make_shown()
    page = window.page
    assert page.table.current_row().id == 1
    for words in ("Why this date", "31 Jul 2021", "Art. 86(1) EPC", "closed: Saturday 31 Jul 2021",
                  "certain: follows from the law cited", "trigger date not verified", "2026.11+3f9a1c", "both calculators agree"):  # fmt: skip
        assert words in page.inspector.words
    page.table.setCurrentIndex(page.model.index_of(3))
    settle()
    assert "ACM-0003EP" in page.inspector.words


def test_space_toggles_the_inspector_and_enter_opens_the_matter(make_shown, settle, qtbot):
    window = make_shown()
    page = window.page
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert not page.inspector.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.inspector.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle()
    assert window.page is window.pages["matter"]
    assert window.page.shown.row.id == 1
    window.page.left.emit()
    assert window.page is page


def test_typing_filters_and_esc_clears(make_shown, settle, qtbot):
    window = make_shown()
    page = window.page
    qtbot.keyClicks(page.bar.line, "acm-0007")
    qtbot.waitUntil(lambda: page.model.size == 1)
    page.bar._clear_line()
    qtbot.waitUntil(lambda: page.model.size == 40)


def test_filters_show_as_chips_and_are_remembered_for_the_person(make_shown, settle):
    window = make_shown()
    page = window.page
    box = page.bar._boxes["country"]
    box.setCurrentIndex(box.findData("US"))
    settle()
    assert {page.model.row_at(page.model.index(line, 0)).country for line in range(1, 3)} == {"US"}
    assert [chip.text() for chip in page.bar._chips] == ["US"]
    again = make_shown(memory=window._memory)
    assert again.page.bar.query.filters == (("country", "US"),)


def test_the_cursor_stays_on_its_row_when_the_docket_changes(make_shown, settle):
    window = make_shown()
    table = window.page.table
    table.setCurrentIndex(window.page.model.index_of(9))
    window.refresh()
    settle()
    assert table.current_row().id == 9


def test_rows_copy_as_tab_separated_text(make_shown, settle):
    window = make_shown()
    window.page.table.selectAll()
    window.actions_["copy"].trigger()
    settle()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 41
    assert lines[0].split("\t")[:4] == ["Due", "Final", "Left", "Ref"]
    assert lines[1].split("\t")[0] == "14 Oct 2026"


def test_due_and_final_cannot_be_hidden(make_shown):
    window = make_shown()
    keys = [column.key for column in window.page.table.shown_columns()]
    assert keys[:2] == ["due", "final"]


def test_an_empty_docket_teaches(make_shown, settle):
    window = make_shown(fakes.make_docket(empty=True))
    assert window.page._teaching.isVisible() and not window.page.splitter.isVisible()


def test_actions_follow_permission_and_choice(make_shown, settle):
    docket = fakes.make_docket()
    docket.accounts.permissions = frozenset({"read"})
    window = make_shown(docket)
    assert not window.actions_["new_matter"].isEnabled()
    assert not window.actions_["confirm_first"].isEnabled()
    window.actions_.allow(frozenset({"confirm_first"}))
    assert window.actions_["confirm_first"].isEnabled()
    window.go("rules")
    assert not window.actions_["confirm_first"].isEnabled()


def test_the_palette_finds_commands_and_matters(make_shown, settle, qtbot):
    window = make_shown()
    window.actions_["find"].trigger()
    palette = dialog_of(window, SearchPalette)
    qtbot.keyClicks(palette.line, "aud")
    assert [palette.list.item(0).text()][0].startswith("Turbine") or "Audit" in palette.list.item(0).text()
    palette.line.clear()
    qtbot.keyClicks(palette.line, "ACM")
    qtbot.waitUntil(lambda: palette.list.count() == 2)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    settle()
    assert window.page.shown.row.id == 2


def test_a_refusal_is_told_in_three_parts(make_shown):
    window = make_shown()
    window.desk.tasks.refusal.emit(Refused("The disk is full.", "The event was not recorded.", "Free some space."))
    assert window.strip.words == "The disk is full. The event was not recorded. Free some space."


def test_no_shortcut_is_given_twice(make_shown):
    window = make_shown()
    seen = {}
    for action in window.actions_._made.values():
        for keys in action.shortcuts():
            assert keys.toString() not in seen, (action.objectName(), seen.get(keys.toString()))
            seen[keys.toString()] = action.objectName()
