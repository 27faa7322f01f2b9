"""References and numbers in the window: the pattern, offenders repaired, a number kept with a reason."""

from dataclasses import replace

import fakes
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from ipdocket.ui import shown
from ipdocket.ui.dialogs.new_matter import NewMatter
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import rules, secret, us_matter
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name


@pytest.fixture
def opened(make_shown, settle):
    window = make_shown()
    window.actions_["conventions"].trigger()
    settle()
    return window, next(each for each in window.findChildren(QDialog) if each.isVisible())


def test_offenders_are_listed_and_taken(opened, settle):
    window, dialog = opened
    assert dialog.offences.rowCount() == 2 and dialog.offences.item(0, 1).text() == "ACM-0001EP"
    dialog.offences.selectRow(1)
    assert not dialog.repair.isEnabled()  # nothing is proposed for it
    dialog.offences.selectRow(0)
    dialog.repair.click()
    settle()
    assert window.fake.conventions.done == [((1, "ACM-0001EP"),)]
    assert dialog.offences.rowCount() == 1


def test_enter_opens_the_matter(opened, settle, qtbot):
    window, dialog = opened
    dialog.offences.selectRow(0)
    qtbot.keyClick(dialog.offences, Qt.Key.Key_Return)
    settle()
    assert window.page.chosen_matter() == 1 and not dialog.isVisible()


def test_the_pattern_is_tried_while_typed_and_declared(opened, settle, qtbot):
    window, dialog = opened
    dialog.tabs.setCurrentIndex(3)
    dialog.pattern.setText("{client")
    dialog.pattern.textEdited.emit("{client")
    qtbot.wait(350)
    settle()
    assert "Close every brace" in dialog.tried.text()
    dialog.pattern.setText("{client:A3}{number:N3}")
    dialog.check.setCurrentIndex(1)
    dialog.declare.click()
    settle()
    assert window.fake.conventions.done == [("{client:A3}{number:N3}", "refuse")]


def test_who_may_not_change_it_reads_it(make_shown, settle):
    docket = fakes.make_docket()
    docket.conventions.pattern = fakes.Declared("{number:N4}", "warn", may_change=False)
    window = make_shown(docket)
    window.actions_["conventions"].trigger()
    settle()
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    assert not dialog.pattern.isEnabled() and not dialog.declare.isEnabled()


def test_lists_are_saved(opened, settle):
    window, dialog = opened
    dialog.save_to("numbers", "n.csv")
    settle()
    assert window.fake.conventions.done == [("numbers", "n.csv")] and "written" in dialog.strip.words


def test_a_doubtful_number_asks_for_its_reason_and_the_next_free_reference_is_taken(make_shown, settle, monkeypatch):
    docket = fakes.make_docket()
    preview = shown.Preview(remarks=("The check digit 5 is wrong.",), doubtful=("17181234.5",), offered="ACM-0008EP")
    monkeypatch.setattr(fakes.FakeDocketing, "preview_matter", lambda _self, _draft: preview)
    window = make_shown(docket)
    window.actions_["new_matter"].trigger()
    settle()
    dialog = next(each for each in window.findChildren(NewMatter) if each.isVisible())
    dialog._show_preview(preview)
    dialog._take_offered()
    assert dialog._text("reference") == "ACM-0008EP"
    assert dialog.remarks.missing and dialog.remarks.reason.isVisible()
    dialog.remarks.reason.setText("so printed")
    assert not dialog.remarks.missing and dialog.draft().number_reason == "so printed"


def test_on_a_real_docket(session, tmp_path):
    from ipdocket.services.accounts import sign_in
    from ipdocket.services.docketing import enter_matter
    from tests.services.conftest import PASSWORD

    sign_in(session, "carla", PASSWORD)
    ports = open_ports(session)
    port = ports.conventions
    assert port.declared().may_change and port.offences() == []
    assert "No pattern" in port.try_pattern(" ")
    assert port.declare("{client:A3}-{number:N3}{country}", "warn")
    one = enter_matter(session, us_matter("acm 1 us", office="US", application_number="17/181,234"))
    enter_matter(session, us_matter("ACM-002US", title="Other", application_number="17181234"))
    assert ("Application number", "17/181,234") in ports.docketing.open_matter(one).overview
    european = enter_matter(session, us_matter("ACM-003EP", office="EP", title="Third", application_number="16839078"))
    assert ("Application number", "16839078 (EP16839078.9)") in ports.docketing.open_matter(european).overview
    assert [line.repair for line in port.offences()] == ["ACM-001US"]
    assert "1 reference" in port.repair([(one, "ACM-001US")])
    assert port.try_pattern("{client:A3}-{number:N3}{country}").startswith("3 of 3")
    assert [(line.reference, line.twice) for line in port.numbers()] == [("ACM-001US", True), ("ACM-002US", True)]
    assert "2 rows" in port.save("numbers", str(tmp_path / "n.xlsx"))
    draft = shown.MatterDraft("EP", "patent", client="Acme", number="16839078.1")
    granted = replace(draft, number="2400812B1", number_kind="registration")
    assert ports.docketing.preview_matter(granted).remarks == ()
    wrong = replace(draft, number="16839078.9", number_kind="registration")
    assert "no registration number" in ports.docketing.preview_matter(wrong).remarks[0]
    preview = ports.docketing.preview_matter(draft)
    assert preview.doubtful == ("16839078.1",) and preview.offered.endswith("EP")
