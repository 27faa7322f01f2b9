from datetime import date

import fakes
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from ipdocket.ui.dialogs.import_wizard import ImportWizard
from ipdocket.ui.dialogs.last_resort import LastResort
from ipdocket.ui.shown_absences import AssignTyped


@pytest.fixture
def opened(make_shown, settle):
    window = make_shown()

    def open_by(action, page="docket"):
        window.go(page)
        settle()
        window.actions_[action].trigger()
        settle()
        return window, next(each for each in window.findChildren(QDialog) if each.isVisible())

    return open_by


def type_day(edit, text):
    edit.line.setText(text)
    edit.line.textEdited.emit(text)


def test_first_confirmation_asks_for_everything_and_keeps_it(opened, settle, tmp_path):
    receipt = tmp_path / "receipt.pdf"
    receipt.write_bytes(b"%PDF")
    window, dialog = opened("confirm_first")
    assert not dialog.accept_button.isEnabled()
    type_day(dialog.day, "2026-11-20")
    dialog.receipt.setText("R-1")
    dialog.amount.setText("1,640.00")
    dialog.evidence.line.setText(str(receipt))
    assert dialog.missing.text() == "" and dialog.accept_button.isEnabled()
    dialog.accept_button.click()
    settle()
    (kept,) = window.fake.confirming.first
    assert (kept.deadlines, kept.day, kept.receipt, str(kept.amount)) == ((1,), date(2026, 11, 20), "R-1", "1640.00")
    assert not dialog.isVisible() if _alive(dialog) else True


def _alive(dialog):
    from shiboken6 import isValid

    return isValid(dialog)


@pytest.mark.parametrize(
    ("day", "amount", "file", "told"),
    [
        ("2026-11-24", "", "", "24 Nov 2026 is still to come: a filing is confirmed after it was done."),
        ("03/04/2026", "", "", "Choose which day is meant."),
        ("2026-11-20", "lots", "", "The amount is not a number."),
        ("2026-11-20", "", "/nowhere/x.pdf", "There is no such evidence file."),
    ],
)
def test_first_confirmation_says_what_is_wrong(opened, day, amount, file, told):
    _window, dialog = opened("confirm_first")
    dialog.receipt.setText("R-1")
    type_day(dialog.day, day)
    dialog.amount.setText(amount)
    dialog.evidence.line.setText(file)
    assert dialog.missing.text() == told
    assert not dialog.accept_button.isEnabled()


def test_one_receipt_may_serve_several_deadlines(make_shown, settle):
    window = make_shown()
    window.page.table.selectAll()
    window.actions_["confirm_first"].trigger()
    settle()
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    assert len(dialog._rows) == 40


def test_second_confirmation_shows_nothing_of_the_first_entry(opened, settle):
    window, dialog = opened("confirm_second", "confirm")
    words = " ".join(label.text() for label in dialog.findChildren(type(dialog.missing)))
    assert "20 Nov 2026" not in words and "R-1" not in words
    dialog.person.setText("okafor")
    dialog.password.setText("secret")
    type_day(dialog.day, "2026-11-20")
    dialog.receipt.setText("R-2")
    dialog.accept_button.click()
    settle()
    assert "differ" in window.strip.words


def test_an_ambiguous_date_is_asked_about(opened):
    _window, dialog = opened("typed_date")
    type_day(dialog.due, "03/04/2026")
    assert dialog.due.day is None
    assert [button.text() for button in dialog.due._either] == ["3 Apr 2026", "4 Mar 2026"]
    dialog.due._either[1].click()
    assert dialog.due.day == date(2026, 3, 4) and dialog.due.line.text() == "4 Mar 2026"


def test_typed_date_needs_a_reason_and_a_final_not_before_due(opened, settle):
    window, dialog = opened("typed_date")
    dialog.title.setText("Ask the agent")
    type_day(dialog.due, "2026-12-20")
    type_day(dialog.final, "2026-12-19")
    assert dialog.missing.text() == "The final date lies before the due date."
    type_day(dialog.final, "2026-12-20")
    assert "why this date is typed" in dialog.missing.text()
    dialog.reason.setText("No rule for this country")
    dialog.accept_button.click()
    settle()
    (draft,) = window.fake.docketing.done
    assert draft.final == date(2026, 12, 20) and draft.matter == 1


def test_event_shows_every_deadline_that_moves_before_accepting(opened, settle, qtbot):
    window, dialog = opened("record_event")
    dialog.kind.setCurrentIndex(dialog.kind.findData("office_action"))
    assert dialog.period.isVisible()
    type_day(dialog.day, "2026-11-20")
    qtbot.waitUntil(lambda: dialog.changes.table.rowCount() == 4)
    assert dialog.changes.told.text() == "1 deadline moves, 1 goes, 1 appears, 1 stays."
    assert [dialog.changes.table.item(line, 0).text() for line in range(4)] == ["moves", "goes", "appears", "stays"]
    assert dialog.changes.table.item(0, 2).text() == "31 Jul 2021 → 2 Aug 2021"
    assert window.fake.docketing.done == []
    dialog.accept_button.click()
    settle()
    assert window.fake.docketing.done[0].kind == "office_action"


def test_what_happened_is_found_by_typing_and_the_rest_stands_behind_all(opened, qtbot):
    _window, dialog = opened("record_event")
    assert [dialog.kind.itemData(line) for line in range(dialog.kind.count())] == [
        "grant", "office_action", "search_report_mailed",
    ]  # fmt: skip
    qtbot.keyClicks(dialog.kind.lineEdit(), "act")
    completer = dialog.kind.completer()
    assert completer.completionCount() == 1 and completer.currentCompletion() == "Office action"
    assert "none of the events" in dialog.missing.text()
    dialog.kind.lineEdit().clear()
    qtbot.keyClicks(dialog.kind.lineEdit(), "office action")
    assert dialog._code == "office_action" and dialog.period.isVisible()
    dialog.kind.lineEdit().clear()
    qtbot.keyClicks(dialog.kind.lineEdit(), "regis")
    assert "stands among all events" in dialog.missing.text()
    dialog.every.setChecked(True)
    assert dialog.kind.count() == 4 and dialog.kind.currentText() == "regis"
    qtbot.keyClicks(dialog.kind.lineEdit(), "tration")
    assert dialog._code == "registration"


def test_a_correction_keeps_its_kind_even_one_that_the_rules_do_not_know(make_shown, settle):
    from ipdocket.ui.dialogs.record_event import RecordEvent
    from ipdocket.ui.shown import EventRow

    window = make_shown()
    dialog = RecordEvent(
        window.desk, 1, "ACM-1", EventRow(5, date(2020, 1, 2), "Registration", kind="registration"), window
    )
    dialog.open()
    settle()
    assert (dialog._code, dialog.day.day, dialog.kind.isEnabled()) == ("registration", date(2020, 1, 2), False)
    assert dialog.missing.text() == "Say why the date is corrected; the old one stays readable."


def test_a_plain_event_has_no_period(opened):
    _window, dialog = opened("record_event")
    dialog.kind.setCurrentIndex(dialog.kind.findData("grant"))
    assert not dialog.period.isVisible()


def test_new_matter_asks_just_for_what_the_rules_need(opened, settle, qtbot):
    window, dialog = opened("new_matter")
    dialog._kind["country"].setCurrentIndex(1)
    dialog._kind["right"].setCurrentIndex(1)
    settle()
    assert list(dialog.fields._fields) == ["filing", "priority", "grant", "language"]
    dialog._texts["reference"].setText("NEW-1")
    type_day(dialog.fields._fields["filing"], "2017-07-14")
    qtbot.waitUntil(lambda: dialog.changes.table.rowCount() == 6)
    assert "ACM-0002EP" in dialog._likeness.text()
    assert "Not covered" in dialog.changes.warned.text()
    dialog.accept_button.click()
    settle()
    (draft,) = window.fake.docketing.done
    assert draft.dates == (("filing", date(2017, 7, 14)),) and draft.reference == "NEW-1"
    assert window.page is window.pages["matter"]


def test_facts_and_parties_are_edited_in_one_form(opened, settle):
    window, dialog = opened("edit_matter")
    assert dialog.lines["reference"].text()
    dialog.lines["reference"].setText(" ")
    assert not dialog.accept_button.isEnabled()
    dialog.lines["reference"].setText("NEW-1")
    dialog.lines["designated"].setText("US, JP")
    dialog.accept_button.click()
    settle()
    (edit,) = window.fake.editing.done
    assert (edit.reference, edit.designated, edit.status) == ("NEW-1", "US, JP", "pending")


def test_the_last_import_is_undone_after_a_question(opened, settle):
    window, dialog = opened("undo_import")
    assert "list.csv" in dialog.findChildren(QLabel)[1].text()
    dialog.accept_button.click()
    settle()
    assert window.fake.importing.undone == [7]
    window.actions_["undo_import"].trigger()
    settle()
    assert not [each for each in window.findChildren(QDialog) if each.isVisible()]


def test_ending_a_matter_lists_the_dates_and_needs_a_reason(opened, settle, qtbot):
    window, dialog = opened("end_matter")
    dialog.kind.setCurrentIndex(2)
    type_day(dialog.day, "2026-11-23")
    qtbot.waitUntil(lambda: dialog.changes.table.rowCount() == 1)
    assert not dialog.accept_button.isEnabled()
    dialog.reason.setPlainText("Client's letter of 20 Nov")
    dialog.accept_button.click()
    settle()
    assert window.fake.docketing.done[0][1] == "lapsed"


def test_assigning_many(make_shown, settle):
    window = make_shown()
    window.page.table.selectAll()
    window.actions_["assign"].trigger()
    settle()
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    dialog.person.setCurrentIndex(dialog.person.findData("B. Okafor"))
    dialog.accept_button.click()
    settle()
    ((ids, person),) = window.fake.docketing.done
    assert (sorted(ids), person) == (list(range(1, 41)), AssignTyped("B. Okafor"))


def test_import_asks_previews_imports_and_undoes(make_shown, settle):
    window = make_shown()
    wizard = ImportWizard(window.desk, "portfolio.csv", window)
    wizard.open()
    settle()
    assert wizard.mapping.mapping() == ("reference", "country", "filing", "")
    wizard._next.click()
    settle()
    assert wizard.steps.currentWidget() is wizard.preview and not wizard._next.isEnabled()
    wizard.preview._answer("Filed", "day")
    settle()
    assert wizard.preview.readings() == (("Filed", "day"),) and wizard._next.isEnabled()
    assert wizard.preview._table.item(1, 2).text() == "2026-02-30 is not a date"
    assert wizard.preview.owners.taken() == () and wizard.preview.owners.isVisible()
    wizard.preview.owners.table.item(0, 0).setCheckState(Qt.CheckState.Checked)
    wizard._check()
    settle()
    assert wizard.preview.owners.taken() == (("Acme Turbinnen GmbH", 1),)
    wizard._next.click()
    settle()
    assert window.fake.importing.owners == (("Acme Turbinnen GmbH", 1),)
    assert wizard.steps.currentWidget() is wizard.result_step
    wizard.result_step._undo.click()
    settle()
    assert window.fake.importing.undone == [7]


def test_the_last_resort_tells_a_bug_apart_from_a_refusal(qtbot):
    try:
        raise ZeroDivisionError("a bug")
    except ZeroDivisionError as failure:
        bug = LastResort(failure)
    qtbot.addWidget(bug)
    assert "ZeroDivisionError: a bug" in bug.report and "Python" in bug.report
    refused = LastResort(fakes.WrongPassword())
    qtbot.addWidget(refused)
    assert refused.report == ""


def test_the_server_is_told_name_and_password_once(qtbot):
    from ipdocket.store.refusals import WrongPassword
    from ipdocket.ui.dialogs.server_sign_in import ServerSignIn

    dialog = ServerSignIn("firm", "ann", WrongPassword("ann"))  # deletes itself once it is accepted
    dialog.show()
    assert dialog.strip.isVisible()
    assert dialog.password.echoMode() is dialog.password.EchoMode.Password
    assert list(dialog.find_missing())
    dialog.login.setText(" Ann ")
    dialog.password.setText("  a secret ")
    with qtbot.waitSignal(dialog.entered) as told:
        dialog.send()
    assert told.args == ["ann", "  a secret "]


def test_a_typed_owner_is_never_completed_into_another_owner(opened, settle, qtbot):
    _window, dialog = opened("new_matter")
    box = dialog._texts["owner"]
    box.addItem("Delta GmbH & Co. KG")
    box.setFocus()
    box.lineEdit().clear()
    qtbot.keyClicks(box.lineEdit(), "Delta GmbH")
    qtbot.keyClick(box.lineEdit(), Qt.Key.Key_Tab)
    settle()
    assert dialog._text("owner") == "Delta GmbH"


def test_a_wrong_passphrase_brings_the_dialog_back_with_the_reason(qtbot):
    from ipdocket.store.cipher import WrongPassphrase
    from ipdocket.ui.dialogs.passphrase import Passphrase

    dialog = Passphrase("docket.ipdocket", WrongPassphrase("docket.ipdocket"))  # deletes itself once it is accepted
    typed = []
    dialog.entered.connect(typed.append)
    dialog.open()
    assert "does not open" in dialog.strip.words and not dialog.accept_button.isEnabled()
    dialog.passphrase.setText("seven herons")
    dialog.accept_button.click()
    assert typed == ["seven herons"]
