"""Ethical walls in the window: raised, lifted, listed; and what a walled person's window finds."""

import fakes
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from ipdocket.services.docketing import enter_matter
from ipdocket.ui.dialogs.raise_wall import LiftWall, RaiseWall
from ipdocket.ui.ports import Query
from ipdocket.ui.shown_walls import WallDraft
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import PASSWORD, rules, secret, us_matter
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name


@pytest.fixture
def shown(make_shown, settle):
    docket = fakes.make_docket()
    docket.accounts.permissions |= {"manage_walls"}
    window = make_shown(docket)
    window.actions_["walls"].trigger()
    settle()
    return window, next(each for each in window.findChildren(QDialog) if each.isVisible())


def form_over(dialog, kind):
    return next(each for each in dialog.findChildren(kind) if each.isVisible())


def test_only_who_may_is_offered_walls(make_shown):
    assert not make_shown().actions_["walls"].isEnabled()


def test_a_wall_is_raised_around_one_thing_with_people_and_a_reason(shown, settle):
    window, dialog = shown
    assert dialog.table.rowCount() == 2 and dialog.table.item(0, 2).text() == "stands"
    dialog._raise.click()
    settle()
    form = form_over(dialog, RaiseWall)
    assert form.missing.text() == "Choose the client, or type the reference of the matter."
    form.reference.setText("ACM-0002EP")
    assert form.missing.text() == "Say why."
    form.client.setCurrentIndex(1)
    assert form.missing.text() == "A wall stands around one client or one matter, not both."
    form.client.setCurrentIndex(0)
    form.reason.setText("acted for the other side")
    assert form.missing.text() == "Tick at least one person."
    form.people.item(0).setCheckState(Qt.CheckState.Checked)
    form.accept_button.click()
    settle()
    assert window.fake.walls.done == [WallDraft(0, "ACM-0002EP", (2,), "acted for the other side")]
    assert "The wall stands." in dialog.strip.words and dialog.table.rowCount() == 3


def test_a_wall_that_stands_is_lifted_once(shown, settle):
    window, dialog = shown
    dialog.table.selectRow(1)
    assert not dialog._lift.isEnabled()
    dialog.table.selectRow(0)
    dialog._lift.click()
    form = form_over(dialog, LiftWall)
    assert not form.accept_button.isEnabled()
    form.reason.setText("the case is over")
    form.accept_button.click()
    settle()
    assert window.fake.walls.done == [(2, "the case is over")]
    assert dialog.table.item(0, 2).text() == "lifted" and not dialog._lift.isEnabled()


def test_a_person_before_a_wall_finds_nothing_in_the_window(session):
    ports = open_ports(session)
    for reference in ("ONE-1", "TWO-2"):
        enter_matter(session, us_matter(reference))
    assert [one.text for one in ports.walls.people()] == ["Ben Okafor", "Carla Stein", "Dora Lind"]
    carla = next(int(one.code) for one in ports.walls.people() if one.text.startswith("Carla"))
    assert "stands" in ports.walls.raise_wall(WallDraft(0, "TWO-2", (carla,), "conflict"))
    (line,) = ports.walls.all()
    assert (line.around, line.persons, line.raised_by) == ("TWO-2", ("Carla Stein",), "Anna Rivera")
    ports.accounts.sign_in("carla", PASSWORD)
    query = Query()
    hidden = [row.id for row in ports.deadlines.first(query, 99) if row.reference == "TWO-2"]
    assert hidden == [] and [row.reference for row in ports.matters.first(query, 9)] == ["ONE-1"]
    assert len(ports.deadlines.order(query).ids) == len(ports.deadlines.first(query, 99))
    assert ports.looking.find("TWO", 9) == [] and ports.walls.all() == []
    assert {row.reference for row in ports.audit.first(Query(text="TWO"), 99)} == set()
    ports.accounts.sign_in("anna", PASSWORD)
    ports.walls.lift(line.id, "over")
    ports.accounts.sign_in("carla", PASSWORD)
    assert {row.reference for row in ports.matters.first(query, 9)} == {"ONE-1", "TWO-2"}
