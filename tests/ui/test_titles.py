"""The tab of the title, the form that records an act, and the ports on a real docket."""

from datetime import date

import fakes
import pytest
from PySide6.QtCore import Qt

from ipdocket.errors import Refused
from ipdocket.ui.dialogs.owner_titles import OwnerTitles
from ipdocket.ui.dialogs.title_act import RecordTitle, WithdrawTitle
from ipdocket.ui.shown_titles import TitleDraft
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import PASSWORD, rules, secret, us_matter
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name


@pytest.fixture
def page(make_shown, settle):
    window = make_shown()
    page = window.go("matter")
    page.open(1)
    settle()
    page.tabs.setCurrentWidget(page.title_tab)
    settle()
    return window, page


def test_the_tab_shows_the_chain_its_faults_and_the_owner_on_a_day(page, settle):
    _window, shown = page
    tab = shown.title_tab
    assert [tab.table.item(line, 1).text() for line in range(3)] == ["first owner", "assignment", "licence (entered in error)"]
    assert "gap" in tab.faults.text()
    assert tab.table.item(2, 8).text() == "entered in error: another matter"
    tab.day.line.setText("2018-01-01")
    tab.day.line.textEdited.emit("2018-01-01")
    settle()
    assert tab.answer.text() == "On 2018-01-01: Turbinenwerke Oberhausen AG"
    tab.table.selectRow(2)
    assert not tab._withdraw.isEnabled()  # counts no more already
    assert not tab._paper.isEnabled()  # without a paper
    tab.table.selectRow(1)
    assert tab._paper.isEnabled()
    tab.save_paper(tab._chosen(), "deed.pdf")
    settle()
    assert _window.fake.titles.done == [(1, 2, "deed.pdf")]


def test_an_act_is_recorded_from_the_owner_of_today(page, settle, qtbot):
    window, _shown = page
    window.actions_["title"].trigger()
    settle()
    dialog = next(each for each in window.findChildren(RecordTitle) if each.isVisible())
    assert dialog.giver.text() == "Acme Turbinen GmbH" and not dialog.accept_button.isEnabled()
    dialog.day.line.setText("2024-03-01")
    dialog.day.line.textEdited.emit("2024-03-01")
    dialog.taker.setCurrentText("Beta AG")
    dialog.giver.setText("X")
    qtbot.wait(350)
    settle()
    assert "gap" in dialog.faults.text() and dialog.accept_button.isEnabled()
    dialog.accept_button.click()
    settle()
    assert window.fake.titles.done == [TitleDraft(1, "assignment", date(2024, 3, 1), "X", "Beta AG")]
    assert not window.findChildren(RecordTitle)


def test_the_first_owner_comes_first(page, settle):
    window, _shown = page
    dialog = RecordTitle(window.desk, 2, "ACM-0002EP", window)
    dialog.open()
    settle()
    assert dialog.taker.currentText() == "Acme Turbinen GmbH" and not dialog.giver.isEnabled()


def test_an_act_is_taken_out_with_a_reason(page, settle):
    window, shown = page
    shown.title_tab.table.selectRow(0)
    shown.title_tab._withdraw.click()
    settle()
    dialog = next(each for each in window.findChildren(WithdrawTitle) if each.isVisible())
    assert not dialog.accept_button.isEnabled()
    dialog.reason.setText("another matter")
    dialog.accept_button.click()
    settle()
    assert window.fake.titles.done == [(1, "another matter")]


def test_the_chains_of_an_owner_open_their_matters(page, settle, qtbot):
    window, shown = page
    window.actions_["owner_titles"].trigger()
    settle()
    dialog = next(each for each in window.findChildren(OwnerTitles) if each.isVisible())
    assert [dialog.table.item(line, 0).text() for line in range(2)] == ["ACM-0002EP", "ACM-0002EP"]
    assert "gap" in dialog.table.item(1, 6).text()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    settle()
    assert shown.matter == 2


def test_the_page_of_owners_opens_addresses_and_chains(make_shown, settle, qtbot):
    from ipdocket.ui.dialogs.owner_addresses import OwnerAddresses

    window = make_shown()
    owners = window.go("owners")
    settle()
    owners.table.setCurrentIndex(owners.table.model().index(0, 0))
    owners.show_addresses()
    settle()
    assert any(each.isVisible() for each in window.findChildren(OwnerAddresses))
    owners.show_titles()
    settle()
    dialog = next(each for each in window.findChildren(OwnerTitles) if each.isVisible())
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    settle()
    assert window.page.chosen_matter() == 2


def test_faulty_chains_are_listed(make_shown, settle):
    window = make_shown()
    window.actions_["conventions"].trigger()
    settle()
    from ipdocket.ui.dialogs.conventions import ConventionsDialog

    dialog = next(each for each in window.findChildren(ConventionsDialog) if each.isVisible())
    assert dialog.titles.item(0, 0).text() == "ACM-0001EP"


def test_on_a_real_docket(session, tmp_path):
    from ipdocket.services.accounts import sign_in
    from ipdocket.services.docketing import enter_matter

    sign_in(session, "carla", PASSWORD)
    matter = enter_matter(session, us_matter())
    ports = open_ports(session)
    assert ports.titles.chain(matter).present == "Acme Werke GmbH"
    deed = tmp_path / "deed.pdf"
    deed.write_bytes(b"%PDF")
    ports.titles.record(TitleDraft(matter, "first_owner", date(2020, 1, 1), "", "Acme Werke GmbH"))
    draft = TitleDraft(matter, "assignment", date(2024, 3, 1), "Acme Werke GmbH", "Beta AG", None, "R 1", str(deed))
    assert ports.titles.preview(draft) == ()
    assert "Beta AG" in ports.titles.record(draft)
    rows = ports.titles.chain(matter).rows
    assert [row.paper for row in rows] == ["", "deed.pdf"] and "Carla Stein" in rows[1].entered
    assert "written" in ports.titles.save_paper(matter, rows[1].id, str(tmp_path / "out.pdf"))
    assert (tmp_path / "out.pdf").read_bytes() == b"%PDF"
    with pytest.raises(Refused):
        ports.titles.save_paper(matter, rows[0].id, str(tmp_path / "none.pdf"))
    assert ports.titles.owner_on(matter, date(2021, 1, 1)) == "On 1 Jan 2021: Acme Werke GmbH"
    assert "not known" in ports.titles.owner_on(matter, date(2001, 1, 1))
    assert ports.docketing.open_matter(matter).row.owner == "Beta AG"
    beta = next(one.id for one in ports.docketing.open_matter(matter).parties if one.role == "owner")
    assert [(one.reference, one.row.taker) for one in ports.titles.of_owner(beta)] == [
        ("ACM-001US", "Acme Werke GmbH"), ("ACM-001US", "Beta AG"),
    ]  # fmt: skip
    ports.titles.withdraw(rows[1].id, "misread")
    assert [line.reference for line in ports.titles.faulty()] == ["ACM-001US"]
    assert fakes.FakeTitles().faulty()
