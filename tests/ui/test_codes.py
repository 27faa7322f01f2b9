"""Codes at sign-in: asked after the password wherever one is typed, turned on and off by their person."""

from dataclasses import replace
from datetime import timedelta

import fakes
import pyotp
import pytest
from fake_codes import RIGHT
from PySide6.QtWidgets import QDialog

from ipdocket.clock import FixedClock
from ipdocket.errors import Refused
from ipdocket.ui.dialogs.ask_text import AskText
from ipdocket.ui.dialogs.own_code import OwnCode
from ipdocket.ui.dialogs.second_confirmation import SecondConfirmation
from ipdocket.ui.lock import Lock
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import NOW, PASSWORD, rules, secret
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name


@pytest.fixture
def docket(monkeypatch):
    """A docket whose every password asks for a code too."""
    made = fakes.make_docket()
    sign_in, unlock, second = made.accounts.sign_in, made.locking.unlock, made.confirming.confirm_second

    def first_code(call, *typed):
        def both(*given):
            if "wrong" not in given:
                made.codes.demand()
            return call(*given)

        return both

    monkeypatch.setattr(made.accounts, "sign_in", first_code(sign_in), raising=False)
    monkeypatch.setattr(made.locking, "unlock", first_code(unlock), raising=False)
    monkeypatch.setattr(made.confirming, "confirm_second", first_code(second), raising=False)
    return made


def send(window, settle, password="secret"):
    window._sign_in.login.setText("okafor")
    window._sign_in.password.setText(password)
    window._sign_in.button.click()
    settle()


def asking(parent):
    return next((each for each in parent.findChildren(AskText) if each.isVisible()), None)


def answer(parent, settle, code):
    dialog = asking(parent)
    dialog.line.setText(code)
    dialog.send()
    settle()


def test_sign_in_asks_for_the_code_after_the_right_password(make_shown, docket, settle):
    window = make_shown(docket, sign_in=False)
    send(window, settle, "wrong")
    assert asking(window) is None and "password is wrong" in window._sign_in.strip.words
    send(window, settle)
    assert window.person is None and asking(window).accessibleName() == "Code"
    answer(window, settle, "000000")
    assert window.person is None and "code is wrong" in window._sign_in.strip.words and window._sign_in.button.isEnabled()
    send(window, settle)
    answer(window, settle, RIGHT)
    assert window.person is not None


def test_without_a_code_it_stays_refused(make_shown, docket, settle):
    window = make_shown(docket, sign_in=False)
    send(window, settle)
    asking(window).reject()
    settle()
    assert window.person is None and "with a code as well" in window._sign_in.strip.words
    assert window._sign_in.button.isEnabled() and docket.accounts.signed_in == []


def test_the_locked_desk_asks_over_its_sheet(make_shown, docket, settle, qtbot):
    window = make_shown(docket, sign_in=False)
    send(window, settle)
    answer(window, settle, RIGHT)
    lock = window.findChild(Lock)
    lock.lock()
    settle()
    lock.sheet.password.setText("secret")
    lock.sheet.button.click()
    settle()
    qtbot.wait(20)
    assert asking(lock.sheet) is not None
    answer(lock.sheet, settle, RIGHT)
    assert lock.sheet is None and window.page.isVisible()


def test_the_second_person_is_asked_for_it_at_anothers_desk(make_shown, docket, settle):
    window = make_shown(docket, sign_in=False)
    send(window, settle)
    answer(window, settle, RIGHT)
    window.go("confirm")
    settle()
    window.page.table.selectRow(1)
    window.actions_["confirm_second"].trigger()
    settle()
    dialog = next(each for each in window.findChildren(SecondConfirmation) if each.isVisible())
    dialog.person.setText("okafor")
    dialog.password.setText("secret")
    dialog.day.line.setText("2026-11-20")
    dialog.day.line.textEdited.emit("2026-11-20")
    dialog.receipt.setText("R-1")
    dialog.send()
    settle()
    assert asking(dialog) is not None
    answer(dialog, settle, "000000")
    assert dialog.isVisible() and "code is wrong" in dialog.strip.words and dialog.receipt.text() == "R-1"
    dialog.password.setText("secret")
    dialog.send()
    settle()
    answer(dialog, settle, RIGHT)
    assert window.strip.words and "code" not in window.strip.words


def test_the_own_code_is_turned_on_with_a_right_one_only(make_shown, settle):
    window = make_shown()
    window.actions_["own_code"].trigger()
    settle()
    dialog = next(iter(window.findChildren(OwnCode)))
    assert dialog.secret.text() == "ABCD EFGH" and dialog.address.text().startswith("otpauth://")
    assert not dialog.accept_button.isEnabled()
    dialog.code.setText("000 000")
    dialog.send()
    settle()
    assert dialog.isVisible() and "code is wrong" in dialog.strip.words and not window.fake.codes.on
    dialog.code.setText(RIGHT)
    dialog.send()
    settle()
    assert window.fake.codes.on and "From now on" in window.strip.words
    window.actions_["own_code"].trigger()
    settle()
    dialog = next(each for each in window.findChildren(OwnCode) if each.isVisible())
    assert dialog.accept_button.text() == "Turn off" and not dialog.secret.isVisible() and not dialog.address.isVisible()
    dialog.code.setText(RIGHT)
    dialog.send()
    settle()
    assert not window.fake.codes.on


def test_an_administrator_switches_it_off_with_a_reason(make_shown, settle):
    docket = fakes.make_docket()
    docket.accounts.permissions |= {"manage_people"}
    docket.people.lines[1] = replace(docket.people.lines[1], code=True)
    window = make_shown(docket)
    window.actions_["people"].trigger()
    settle()
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    assert not dialog._code.isEnabled()
    dialog.table.selectRow(1)
    assert dialog._code.isEnabled()
    dialog._code.click()
    answer(dialog, settle, "telephone lost")
    assert docket.codes.done == [(2, "telephone lost")] and "switched off" in dialog.strip.words


def test_the_person_is_told_at_the_next_sign_in(make_shown):
    docket = fakes.make_docket()
    docket.codes.notice = "Anna switched off your code: telephone lost"
    assert make_shown(docket).strip.words == "Anna switched off your code: telephone lost"


def test_through_the_services(session):
    ports = open_ports(session)
    ports.accounts.sign_in("ben", PASSWORD)
    shown = ports.codes.show()
    groups = shown.secret.split(" ")
    assert not shown.on and {len(one) for one in groups} == {4} and "".join(groups) in shown.address
    maker = pyotp.TOTP("".join(groups))
    with pytest.raises(Refused):
        ports.codes.turn_on("000000")
    ports.codes.turn_on(maker.at(NOW))
    assert ports.codes.show().on
    ports.accounts.sign_out()
    session.clock = FixedClock(NOW + timedelta(seconds=60))
    session.store.clock = session.clock
    with pytest.raises(Refused) as asked:
        ports.accounts.sign_in("ben", PASSWORD)
    assert asked.value.wants_code_of == "Ben Okafor"
    ports.codes.offer(maker.at(NOW + timedelta(seconds=60)))
    assert ports.accounts.sign_in("ben", PASSWORD).name == "Ben Okafor"
    ports.accounts.sign_in("anna", PASSWORD)
    ben = next(one for one in ports.people.all() if one.login == "ben")
    assert ben.code and "signs in without a code" in ports.codes.switch_off(ben.id, "telephone lost")
    ports.accounts.sign_in("ben", PASSWORD)
    assert "telephone lost" in ports.codes.take_notice() and ports.codes.take_notice() == ""
    with pytest.raises(Refused):
        ports.codes.turn_off("123456")
