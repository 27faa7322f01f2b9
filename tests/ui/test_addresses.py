"""The dialog of an owner's addresses, and the port on a real docket."""

import pytest

from ipdocket.ui.dialogs.owner_addresses import OwnerAddresses
from ipdocket.ui.shown_addresses import AddressShown
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import PASSWORD, rules, secret, us_matter
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name


@pytest.fixture
def opened(make_shown, settle):
    window = make_shown()
    page = window.go("matter")
    page.open(1)
    settle()
    window.actions_["addresses"].trigger()
    settle()
    return window, next(each for each in window.findChildren(OwnerAddresses) if each.isVisible())


def test_both_scripts_are_kept_together_or_not_at_all(opened, settle, qtbot):
    window, dialog = opened
    assert dialog.fields["local"].texts["city"].text() == "千代田区"
    dialog.latin.click()
    settle()
    assert dialog.fields["latin"].lines.toPlainText() == "Kasumigaseki 3-4-3"
    dialog.fields["latin"].texts["postcode"].clear()
    qtbot.wait(350)
    settle()
    assert "needs a postcode" in dialog.fields["latin"].found.text()
    dialog.keep.click()
    settle()
    assert window.fake.addresses.done == [] and "needs a postcode" in dialog.strip.words
    dialog.fields["latin"].texts["source"].setText("so in the register")
    dialog.keep.click()
    settle()
    (kept,) = window.fake.addresses.done
    assert [one.script for one in kept] == ["local", "latin"]


def test_another_role_begins_empty(opened, settle):
    _window, dialog = opened
    dialog.role.setCurrentIndex(2)
    settle()
    assert dialog.fields["local"].empty and dialog.fields["local"].envelope.text() == ""


def test_proposals_are_taken(opened, settle):
    window, dialog = opened
    dialog.propose.click()
    settle()
    dialog._proposals.selectRow(0)
    dialog.take.click()
    settle()
    assert window.fake.addresses.done == [(1, "applicant"), (((1, 5),), True)]
    assert not dialog._proposals.isVisible() and not dialog.take.isEnabled()


def test_on_a_real_docket(session, tmp_path):
    from ipdocket.services.accounts import sign_in
    from ipdocket.services.docketing import enter_matter

    sign_in(session, "carla", PASSWORD)
    matter = enter_matter(session, us_matter())
    ports = open_ports(session)
    (owner,) = (one for one in ports.docketing.open_matter(matter).parties if one.role == "owner")
    typed = AddressShown(owner.id, "applicant", "local", "Zeile 7", "München", "", "80331", "DE")
    assert ports.addresses.try_address(typed).findings == ()
    assert "kept" in ports.addresses.keep([typed])
    assert ports.addresses.of(owner.id) == [typed]
    assert "1 matter" in ports.addresses.propose(owner.id, "applicant")
    assert "already" in ports.addresses.propose(owner.id, "applicant")
    (line,) = ports.addresses.proposals(owner.id)
    assert line.text == "Zeile 7, 80331 München, DE" and line.reference == "ACM-001US (US)"
    assert ports.addresses.decide([(line.matter, line.address)], take=True) == "1 address taken."
    assert ports.docketing.open_matter(matter).parties[0].address == line.text
    assert "1 row" in ports.addresses.save(str(tmp_path / "a.csv"))
    assert ports.addresses.load(str(tmp_path / "a.csv")) == "0 kept, 1 unchanged."
