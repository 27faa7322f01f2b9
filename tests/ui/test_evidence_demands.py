"""What evidence acts need, in the real window: ticked by kind, and asked of the first person."""

import fakes
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from ipdocket.ui.shown_evidence import Demand
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import rules, secret
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name


def shown_dialog(window):
    return next(each for each in window.findChildren(QDialog) if each.isVisible())


@pytest.fixture
def docket():
    return fakes.make_docket()


@pytest.fixture
def window(make_shown, docket):
    return make_shown(docket)


def test_ticks_are_put_in_force(window, docket, settle):
    window.actions_["evidence_demands"].trigger()
    settle()
    dialog = shown_dialog(window)
    dialog.table.item(0, 2).setCheckState(Qt.CheckState.Checked)
    dialog.accept_button.click()
    settle()
    assert docket.evidence_demands.declared == [
        Demand("annuity", "annuity", True, True), Demand("*", "every other kind", True, False),
    ]  # fmt: skip


def test_who_may_not_change_it_sees_why(window, docket, settle):
    docket.evidence_demands.may_change = False
    window.actions_["evidence_demands"].trigger()
    settle()
    dialog = shown_dialog(window)
    assert not dialog.accept_button.isEnabled()
    assert "administrator" in dialog.missing.text()
    assert not dialog.table.item(0, 2).flags() & Qt.ItemFlag.ItemIsUserCheckable


@pytest.mark.parametrize(("need", "missing"), [((), ""), (("amount",), "Type the amount"), (("file",), "Choose the evidence file")])
def test_the_first_person_is_asked_for_it(window, docket, settle, need, missing):
    docket.evidence_demands.need = need
    window.actions_["confirm_first"].trigger()
    settle()
    dialog = shown_dialog(window)
    dialog.what.setText("paid")
    dialog.receipt.setText("R-1")
    dialog.day.line.setText("2026-11-20")
    dialog.day.line.textEdited.emit("2026-11-20")
    assert dialog.missing.text().startswith(missing)
    assert dialog.accept_button.isEnabled() is (missing == "")


def test_every_kind_is_listed_and_kept(session):
    port = open_ports(session).evidence_demands
    held = port.demands()
    assert held.may_change and all(one.file and not one.amount for one in held.demands)
    port.declare([Demand(one.kind, one.title, one.file, one.kind == "annuity") for one in held.demands])
    assert {one.kind for one in port.demands().demands if one.amount} == {"annuity"}
