"""The locked desk: nothing of the docket can be read or done, and everything comes back."""

from datetime import UTC, datetime

import fakes
import pytest
from fake_locking import MovingClock
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QTableView, QWidget
from shiboken6 import isValid

from ipdocket.ui.dialogs.idle_lock import IdleLock
from ipdocket.ui.dialogs.last_resort import LastResort
from ipdocket.ui.dialogs.new_matter import NewMatter
from ipdocket.ui.lock import Lock
from ipdocket.ui.widgets.search_palette import SearchPalette

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock():
    return MovingClock(NOW)


@pytest.fixture
def window(make_shown, clock):
    for each in QApplication.topLevelWidgets():
        each.hide()  # what an earlier test left open
    made = make_shown(clock=clock)
    made.lock_ = made.findChild(Lock)
    return made


@pytest.fixture
def locked(window, settle):
    window.actions_["lock"].trigger()
    settle()
    return window


def type_password(window, settle, password="secret"):
    sheet = window.lock_.sheet
    sheet.password.setText(password)
    sheet.button.click()
    settle()


def seen_windows():
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def heard(interface, found=None):
    """Every text that a screen reader could ask for below one accessible object, visible or not."""
    found = [] if found is None else found
    if interface is None or not interface.isValid():
        return found
    found += [interface.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)]
    for place in range(interface.childCount()):
        heard(interface.child(place), found)
    return found


def all_heard():
    """What a screen reader finds from the application down: all windows, shown or not."""
    return " | ".join(text for text in heard(QAccessible.queryAccessibleInterface(QApplication.instance())) if text)


def test_it_locks_by_the_clock_and_says_so_in_the_record(window, clock, settle):
    clock.move(minutes=9, seconds=59)
    window.lock_.idle.look()
    assert window.lock_.sheet is None
    clock.move(seconds=1)
    window.lock_.idle.look()
    settle()
    assert window.centralWidget() is window.lock_.sheet and window.lock_.sheet.isVisible()
    assert window.fake.locking.done == [("locked", 10)]
    assert window.windowTitle() == "ipdocket: locked"


def test_nothing_of_the_docket_can_be_read(window, settle):
    window.go("docket")
    settle()
    reference = "ACM-"
    assert reference in all_heard()
    window.actions_["new_matter"].trigger()
    settle()
    dialog = next(iter(window.findChildren(NewMatter)))
    dialog.findChildren(QLineEdit)[0].setText("SECRET-0001")
    assert "SECRET-0001" in all_heard()
    window.actions_["lock"].trigger()
    settle()
    told = all_heard()
    assert "SECRET-0001" not in told and reference not in told
    assert "A. Rivera's desk" in told
    assert seen_windows() == [window]
    assert not window.findChildren(QTableView)
    words = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    assert not [text for text in words if reference in text]


def test_menus_and_keys_are_dead(locked, settle, qtbot):
    assert not locked.menuBar().isVisible() and not locked.status.isVisible()
    assert not [name for name, action in locked.actions_._made.items() if action.isEnabled()]
    before = locked.page
    locked.activateWindow()
    for key in (Qt.Key.Key_2, Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_I):
        QTest.keyClick(locked.windowHandle(), key, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(locked.windowHandle(), Qt.Key.Key_F1)
    settle()
    assert locked.page is before and seen_windows() == [locked]
    locked.actions_.allow(frozenset({"enter"}))
    assert not locked.actions_["new_matter"].isEnabled()


def test_no_file_can_be_dropped(locked):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("x.csv")])
    where = QPointF(5, 5).toPoint()
    event = QDragEnterEvent(where, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    locked.dragEnterEvent(event)
    assert not event.isAccepted()


def test_a_wrong_password_keeps_it_locked_and_counts(locked, settle):
    type_password(locked, settle, "guess")
    assert locked.lock_.sheet is not None and "password is wrong" in locked.lock_.sheet.strip.words
    assert locked.lock_.sheet.password.text() == "" and locked.lock_.sheet.button.isEnabled()
    assert locked.fake.locking.done == [("locked", 0), "wrong"]


def test_the_password_gives_page_and_watch_back(window, clock, settle):
    window.go("matters")
    settle()
    page = window.page
    page.bar.line.setText("ACM")
    page.bar.line.setFocus()
    settle()
    window.actions_["lock"].trigger()
    settle()
    type_password(window, settle)
    assert window.lock_.sheet is None and window.page is page and page.isVisible()
    assert page.bar.line.text() == "ACM" and window.focusWidget() is page.bar.line
    assert window.menuBar().isVisible() and window.status.isVisible()
    assert window.actions_["new_matter"].isEnabled() and window.windowTitle().startswith("ipdocket — ")
    clock.move(minutes=10)
    window.lock_.idle.look()
    assert window.lock_.sheet is not None


def test_an_open_dialog_comes_back_with_what_was_typed(window, settle):
    window.actions_["new_matter"].trigger()
    settle()
    dialog = next(iter(window.findChildren(NewMatter)))
    line = dialog.findChildren(QLineEdit)[0]
    line.setText("SECRET-0001")
    line.setFocus()
    place = dialog.geometry()
    window.actions_["lock"].trigger()
    settle()
    assert not dialog.isVisible() and dialog.windowHandle() is None
    type_password(window, settle)
    assert dialog.isVisible() and dialog.isWindow() and dialog.isModal() and dialog.parentWidget() is window
    assert line.text() == "SECRET-0001" and dialog.focusWidget() is line and dialog.geometry() == place
    dialog.reject()
    settle()
    assert not isValid(dialog) or not dialog.isVisible()


def test_a_dialog_over_a_dialog_comes_back_over_it(window, settle):
    window.actions_["new_matter"].trigger()
    settle()
    under = next(iter(window.findChildren(NewMatter)))
    over = QDialog(under)
    over.open()
    window.lock_.lock()
    settle()
    type_password(window, settle)
    assert under.isVisible() and over.isVisible() and over.parentWidget() is under


def test_a_dialog_that_ended_meanwhile_stays_ended(window, settle):
    window.actions_["new_matter"].trigger()
    settle()
    dialog = next(iter(window.findChildren(NewMatter)))
    window.lock_.lock()
    dialog.accept()  # the answer to what was sent before came in
    type_password(window, settle)
    assert seen_windows() == [window]


def test_a_popup_is_closed_and_a_choice_of_file_cancelled(window, settle):
    window.actions_["find"].trigger()
    settle()
    assert [each for each in seen_windows() if isinstance(each, SearchPalette)]
    chooser = QFileDialog(window)
    ended = []
    chooser.finished.connect(ended.append)
    chooser.open()
    window.lock_.lock()
    settle()
    assert seen_windows() == [window] and ended == [0]


def test_what_an_answer_opens_while_locked_waits_unseen(locked, settle, qtbot):
    late = LastResort(RuntimeError("SECRET-0001"), locked)
    late.open()
    qtbot.wait(20)
    assert not late.isVisible() and "SECRET-0001" not in all_heard()
    type_password(locked, settle)
    assert late.isVisible()
    late.close()


def test_a_desk_closed_while_locked_takes_no_other_window(locked, settle, qtbot):
    assert locked.close() and not locked.isVisible()
    other = QDialog()
    qtbot.addWidget(other)
    other.show()
    settle()
    assert other.isVisible() and other.parent() is None


def test_news_from_other_desks_are_read_after_the_lock(locked, settle):
    before = locked.page
    locked.refresh()
    locked.desk.tasks.changed.emit(None)
    settle()
    assert locked._stale >= set(locked.pages) and locked.page is before
    type_password(locked, settle)
    assert before is locked.page and not any(key for key in locked._stale if locked.pages.get(key) is before)


def test_another_person_may_sign_in_and_what_was_typed_waits_for_the_first(window, settle):
    window.go("matters")
    settle()
    page = window.page
    window.actions_["new_matter"].trigger()
    settle()
    dialog = next(iter(window.findChildren(NewMatter)))
    line = dialog.findChildren(QLineEdit)[0]
    line.setText("SECRET-0001")
    window.lock_.lock()
    settle()
    sheet = window.lock_.sheet
    sheet.other.click()
    settle()
    assert window.lock_.sheet is sheet and sheet.keep.isVisible()
    asked = " ".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisible())
    assert "A. Rivera left 1 open window." in asked and "SECRET" not in asked
    sheet.back.click()
    assert not sheet.keep.isVisible() and sheet.other.isVisible()
    sheet.other.click()
    sheet.keep.click()
    settle()
    assert window.person is None and window.fake.accounts.signed_in == [] and window._sign_in.isVisible()
    assert "SECRET-0001" not in all_heard()

    window.fake.accounts.known["okafor"] = 2
    sign_in(window, settle, "okafor")
    assert window.person.id == 2 and not dialog.isVisible() and seen_windows() == [window]
    assert "SECRET-0001" not in all_heard() and page not in window.findChildren(QWidget)
    window.actions_["sign_out"].trigger()
    settle()

    sign_in(window, settle, "rivera")
    assert window.page is page and page.isVisible()
    assert dialog.isVisible() and line.text() == "SECRET-0001"


def test_after_going_back_to_a_backup_nothing_kept_comes_back(make_shown, clock, settle):
    docket = fakes.make_docket()
    docket.accounts.permissions |= {"change_settings"}
    window = make_shown(docket, clock=clock)
    lock = window.findChild(Lock)
    window.actions_["new_matter"].trigger()
    settle()
    dialog = next(iter(window.findChildren(NewMatter)))
    lock.lock()
    settle()
    lock.sheet.other.click()
    lock.sheet.keep.click()
    settle()
    docket.accounts.known["okafor"] = 2
    sign_in(window, settle, "okafor")
    window.actions_["restore"].trigger()
    settle()
    restoring = next(each for each in window.findChildren(QDialog) if each.isVisible())
    restoring.restored.emit("Restored b1.")
    restoring.close()
    settle()
    sign_in(window, settle, "rivera")
    assert not isValid(dialog) and window.page is window.pages["docket"]


def sign_in(window, settle, login):
    window._sign_in.login.setText(login)
    window._sign_in.password.setText("secret")
    window._sign_in.button.click()
    settle()


def test_without_open_windows_nothing_is_asked(locked, settle):
    locked.lock_.sheet.other.click()
    settle()
    assert locked.person is None and locked._sign_in.isVisible() and locked.lock_.sheet is None
    assert not locked.actions_["new_matter"].isEnabled()


def test_nobody_signed_in_nothing_to_lock(make_shown, clock):
    window = make_shown(sign_in=False, clock=clock)
    lock = window.findChild(Lock)
    clock.move(days=1)
    lock.idle.look()
    lock.lock()
    assert lock.sheet is None and window.fake.locking.done == []


def test_after_signing_out_the_watch_rests(window, clock, settle):
    window.actions_["sign_out"].trigger()
    settle()
    clock.move(days=1)
    window.lock_.idle.look()
    assert window.lock_.sheet is None


def test_the_minutes_are_chosen_in_a_dialog(make_shown, clock, settle):
    docket = fakes.make_docket()
    docket.accounts.permissions |= {"change_settings"}
    window = make_shown(docket, clock=clock)
    lock = window.findChild(Lock)
    window.actions_["idle_lock"].trigger()
    settle()
    dialog = next(iter(window.findChildren(IdleLock)))
    assert dialog.minutes.value() == 10
    dialog.minutes.setValue(2)
    dialog.send()
    settle()
    assert docket.locking.kept == 2
    clock.move(minutes=2)
    lock.idle.look()
    assert lock.sheet is not None


def test_only_who_may_change_settings_chooses_the_minutes(window):
    assert not window.actions_["idle_lock"].isEnabled() and window.actions_["lock"].isEnabled()

