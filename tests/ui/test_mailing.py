"""Mail in the window: how it leaves, sending now, what was sent; and through the ports on a real file."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDialog
from test_wiring import ports  # fixtures, used by name

from ipdocket.errors import Refused
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.reminding import remind_all
from ipdocket.ui.shown_mail import MailWayShown
from ipdocket.ui.shown_people import PersonDraft
from tests.services.conftest import PASSWORD, matter, rules, secret
from tests.services.conftest import session_file as session

__all__ = ["matter", "ports", "rules", "secret", "session"]


@pytest.fixture
def opened(make_shown, settle):
    window = make_shown()
    window.actions_["mail"].trigger()
    settle()
    return window, next(each for each in window.findChildren(QDialog) if each.isVisible())


def test_what_was_sent_is_listed_with_what_came_of_it(opened):
    _window, dialog = opened
    told = [dialog.table.item(line, 3).text() for line in range(dialog.table.rowCount())]
    assert told[0] == "sent" and told[1].startswith("not sent The mail was not sent") and told[2] == "broke off; perhaps sent"


def test_each_way_asks_for_what_it_needs(opened, settle):
    window, dialog = opened
    assert not dialog.folder.isEnabled() and dialog.host.isEnabled()
    dialog.security.setCurrentIndex(dialog.security.findData("none"))
    assert dialog.missing.text() == "A password is not sent without encryption."
    dialog.way.setCurrentIndex(dialog.way.findData("folder"))
    assert dialog.missing.text() == "Choose the folder." and not dialog.host.isEnabled()
    dialog.folder.setText("somewhere")
    dialog.origin.setText("docket@example.com")
    dialog.accept_button.click()
    settle()
    (way,) = window.fake.mailing.done
    assert (way.way, way.folder, way.sender) == ("folder", "somewhere", "docket@example.com")


def test_sent_now_with_a_password_that_does_not_stay(opened, settle):
    window, dialog = opened
    dialog.password.setText("pw")
    dialog.now.click()
    settle()
    assert window.fake.mailing.done == [("send", "pw")] and dialog.password.text() == ""
    assert "1 person sent" in dialog.strip.words and dialog.now.isEnabled()
    window.fake.mailing.off = True
    dialog.now.click()
    settle()
    assert "switched off" in dialog.strip.words and dialog.now.isEnabled()


def test_whoever_may_not_change_it_only_looks(make_shown, settle):
    window = make_shown()
    window.fake.mailing.kept = replace(window.fake.mailing.kept, may_change=False)
    window.actions_["mail"].trigger()
    settle()
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    assert not dialog.accept_button.isEnabled() and not dialog.way.isEnabled() and not dialog.origin.isEnabled()


def test_from_the_address_of_a_person_to_what_was_sent(ports, session, matter, tmp_path):
    with pytest.raises(Refused, match="no e-mail address"):
        ports.people.save(PersonDraft(2, "Ben Okafor", ("verifier",), email="ben at home"))
    ports.people.save(PersonDraft(2, "Ben Okafor", ("verifier",), email="ben@example.com"))
    assert [one.email for one in ports.people.all() if one.id == 2] == ["ben@example.com"]
    remind_all(session)
    with pytest.raises(Refused, match="switched off"):
        ports.mailing.send("")
    sign_in(session, "carla", PASSWORD)
    assert "In force" in ports.mailing.declare(MailWayShown("folder", str(tmp_path / "mail"), sender="docket@example.com"))
    assert ports.mailing.way().way == "folder" and ports.mailing.way().may_change
    assert ports.mailing.send("").startswith("Mail of today:")
    assert {one.name for one in ports.mailing.sent()} >= {"Anna Rivera", "Ben Okafor", "Carla Stein"}
