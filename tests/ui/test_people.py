"""People: added, given roles, a password reset, blocked; in the window and through the services."""

from dataclasses import replace
from datetime import date

import fakes
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from ipdocket.domain.people import Role
from ipdocket.errors import Refused
from ipdocket.store.matters import get_matter
from ipdocket.ui.dialogs.person import EditPerson, ResetPassword
from ipdocket.ui.ports import Query
from ipdocket.ui.shown_people import PersonDraft
from ipdocket.ui.widgets.rail import KEY
from ipdocket.ui.wiring.docket import open_ports
from ipdocket.ui.words import role_word, roles_explained
from tests.services.conftest import PASSWORD, rules, secret
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name


@pytest.fixture
def people(make_shown, settle):
    docket = fakes.make_docket()
    docket.accounts.permissions |= {"manage_people"}
    window = make_shown(docket)
    window.actions_["people"].trigger()
    settle()
    return window, next(each for each in window.findChildren(QDialog) if each.isVisible())


def form_over(dialog, kind):
    return next(each for each in dialog.findChildren(kind) if each.isVisible())


def test_only_an_administrator_is_offered_the_people(make_shown):
    assert not make_shown().actions_["people"].isEnabled()


def test_a_refused_sign_in_name_costs_nothing_that_was_typed(people, settle):
    window, dialog = people
    dialog._add.click()
    form = form_over(dialog, EditPerson)
    assert form.missing.text() == "Type the person's name."
    form.name.setText("Dora Lind")
    form.login.setText("rivera")
    form.password.setText("a long password")
    assert form.missing.text() == "Choose at least one role."
    form.roles["reader"].setChecked(True)
    form.accept_button.click()
    settle()
    assert form.isVisible() and "belongs to another" in form.strip.words
    assert (form.name.text(), form.password.text()) == ("Dora Lind", "a long password")
    form.login.setText("dora")
    form.accept_button.click()
    settle()
    assert window.fake.people.done == [PersonDraft(0, "Dora Lind", ("reader",), "dora", "a long password")]
    assert "Dora Lind saved." in dialog.strip.words and dialog.isVisible()


def test_enter_opens_name_and_roles(people, settle, qtbot):
    window, dialog = people
    dialog.table.selectRow(1)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    form = form_over(dialog, EditPerson)
    assert form.roles["verifier"].isChecked() and not form.login.isVisible()
    form.roles["docketing"].setChecked(True)
    form.accept_button.click()
    settle()
    assert set(window.fake.people.done[0].roles) == {"verifier", "docketing"}


def test_a_password_is_typed_twice(people, settle):
    window, dialog = people
    dialog._reset.click()
    form = form_over(dialog, ResetPassword)
    form.password.setText("a long password")
    assert form.missing.text() == "Type the same password twice."
    form.again.setText("a long password")
    form.accept_button.click()
    settle()
    assert window.fake.people.done == [(1, "a long password")]


def test_blocking_and_letting_in_again(people, settle):
    _window, dialog = people
    dialog.table.selectRow(1)
    dialog._block.click()
    settle()
    assert dialog.table.item(1, 3).text() == "blocked" and dialog._block.text() == "&Let sign in again"
    dialog._block.click()
    settle()
    assert dialog.table.item(1, 3).text() == "may sign in"


def test_every_role_that_can_be_given_is_explained():
    assert {role for role, _may in roles_explained()} == set(Role)
    assert role_word("client_reader") == "client reader"


def test_people_in_a_real_docket(session):
    ports = open_ports(session)
    told = ports.people.save(PersonDraft(0, "Eva Maria Novak", ("reader",), "Eva", PASSWORD))
    assert told == "Eva Maria Novak can now sign in as eva."
    eva = next(one for one in ports.people.all() if one.login == "eva")
    assert eva.last_sign_in is None
    with pytest.raises(Refused):
        ports.people.save(PersonDraft(eva.id, "Eva", ()))
    ports.people.save(PersonDraft(eva.id, "Eva Novak", ("docketing",)))
    ports.people.reset_password(eva.id, PASSWORD)
    ports.accounts.sign_in("eva", PASSWORD)
    assert "enter" in ports.accounts.allowed()
    with pytest.raises(Refused):
        ports.people.all()
    ports.accounts.sign_in("anna", PASSWORD)
    ports.people.block(eva.id, True)
    with pytest.raises(Refused):
        ports.accounts.sign_in("eva", PASSWORD)
    assert [one.name for one in ports.people.all() if not one.active] == ["Eva Novak"]
    ports.people.block(eva.id, False)
    assert ports.accounts.sign_in("eva", PASSWORD).name == "Eva Novak"


def test_a_client_reader_is_given_one_client_and_nothing_else(people, settle):
    window, dialog = people
    dialog._add.click()
    form = form_over(dialog, EditPerson)
    settle()
    form.name.setText("Cleo Alder")
    form.login.setText("cleo")
    form.password.setText("a long password")
    form.roles["reader"].setChecked(True)
    assert not form.client.isEnabled()
    form.roles["client_reader"].setChecked(True)
    assert form.client.isEnabled() and form.missing.text() == "A client reader holds no other role."
    form.roles["reader"].setChecked(False)
    assert form.missing.text() == "Choose the client."
    form.client.setCurrentIndex(1)
    chosen = int(form.client.currentData())
    form.accept_button.click()
    settle()
    assert window.fake.people.done == [PersonDraft(0, "Cleo Alder", ("client_reader",), "cleo", "a long password", chosen)]


def test_a_client_reader_finds_the_pages_of_the_office_absent(make_shown, settle):
    docket = fakes.make_docket()
    docket.accounts.permissions = frozenset({"read", "print", "export"})
    window = make_shown(docket)
    settle()
    rail = window._rail
    there = {rail.item(line).data(KEY) for line in range(rail.count()) if not rail.item(line).isHidden()}
    assert there == {"docket", "matters", "rules", "calculator", "reports"}
    assert not window.actions_["confirm_first"].isEnabled() and not window.actions_["playbooks"].isEnabled()
    assert window.actions_["go_audit"].toolTip() == "<qt>Not for the roles that you hold.</qt>"


def test_a_client_reader_of_a_real_docket_is_told_by_client(session):
    from ipdocket.services.docketing import enter_matter
    from tests.services.conftest import us_matter

    ports = open_ports(session)
    ports.accounts.sign_in("carla", PASSWORD)
    made = get_matter(session.store, enter_matter(session, replace(us_matter(), client="Alder")))
    enter_matter(session, us_matter("BIR-1"))
    ports.accounts.sign_in("anna", PASSWORD)
    with pytest.raises(Refused, match="of no client"):
        ports.people.save(PersonDraft(0, "Cleo", ("client_reader",), "cleo", PASSWORD))
    with pytest.raises(Refused, match="one client only"):
        ports.people.save(PersonDraft(0, "Cleo", ("client_reader", "reader"), "cleo", PASSWORD, made.client))
    ports.people.save(PersonDraft(0, "Cleo", ("client_reader",), "cleo", PASSWORD, made.client))
    cleo = next(one for one in ports.people.all() if one.login == "cleo")
    assert (cleo.client, cleo.client_name) == (made.client, "Alder")
    ports.accounts.sign_in("cleo", PASSWORD)
    assert ports.accounts.allowed() == {"read", "print", "export"}
    query = Query()
    assert [row.reference for row in ports.matters.first(query, 10)] == [made.reference]
    assert {row.reference for row in ports.deadlines.first(query, 99)} == {made.reference}
    assert [choice.text for choice in ports.looking.choices("client")] == ["Alder"]


def test_nobody_locks_the_docket_out(session):
    ports = open_ports(session)
    anna = next(one for one in ports.people.all() if one.login == "anna")
    with pytest.raises(Refused, match="yourself"):
        ports.people.block(anna.id, True)
    with pytest.raises(Refused, match="yourself"):
        ports.people.save(PersonDraft(anna.id, anna.name, ("docketing",)))
    ports.people.save(PersonDraft(0, "Second", ("administrator",), "second", PASSWORD))
    ports.accounts.sign_in("second", PASSWORD)
    ports.people.save(PersonDraft(anna.id, anna.name, ("docketing",)))
    assert date(2026, 11, 23) == session.today()
