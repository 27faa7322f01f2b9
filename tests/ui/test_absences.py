"""Absences in the window: nothing is saved while a row has nobody, rows are given away singly or at once."""

from datetime import date

import pytest

from ipdocket.ui.dialogs.absences import AbsencesDialog, ComeBack
from ipdocket.ui.dialogs.assign import OF_MATTER, Assign
from ipdocket.ui.dialogs.enter_absence import EnterAbsence
from ipdocket.ui.shown_absences import AbsenceTyped, AssignTyped
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import PASSWORD, rules, secret, us_matter
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name
FIRST, LAST = date(2026, 11, 24), date(2026, 12, 4)


@pytest.fixture
def listed(make_shown, settle):
    window = make_shown()
    window.actions_["absences"].trigger()
    settle()
    return window, next(each for each in window.findChildren(AbsencesDialog) if each.isVisible())


@pytest.fixture
def entering(listed, settle):
    window, dialog = listed
    dialog._add.click()
    settle()
    return window, next(each for each in dialog.findChildren(EnterAbsence) if each.isVisible())


def choose(box, code):
    box.setCurrentIndex(box.findData(code))


def fill(dialog, settle, qtbot):
    choose(dialog.person, "1")
    dialog.first.set_day(FIRST)
    dialog.last.set_day(LAST)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 3)
    settle()


def taken(dialog):
    return [dialog.table.item(line, 1).text() for line in range(dialog.table.rowCount())]


def test_the_list_says_who_is_away_and_what_can_be_done(listed):
    _window, dialog = listed
    assert [dialog.table.item(line, 3).text() for line in range(2)] == ["to come", "over"]
    assert dialog.table.item(1, 2).text() == "12 Nov 2026"
    assert dialog._hand.isEnabled() and dialog._back.isEnabled()
    dialog.table.selectRow(1)
    assert not dialog._hand.isEnabled() and not dialog._back.isEnabled()


def test_nothing_is_saved_while_a_row_has_nobody_and_all_are_given_at_once(entering, settle, qtbot):
    window, dialog = entering
    fill(dialog, settle, qtbot)
    assert taken(dialog) == ["B. Okafor", *["A. Rivera away until 4 Dec 2026, no back-up"] * 2]
    assert not dialog.accept_button.isEnabled() and "2 deadlines would be left" in dialog.missing.text()
    assert [one.row() for one in dialog.table.selectionModel().selectedRows()] == [1, 2]  # ready to be given away
    person = dialog.stand_in.itemData(1)
    choose(dialog.stand_in, person)
    dialog.name_button.click()
    qtbot.waitUntil(lambda: taken(dialog)[1] == person)
    assert dialog.accept_button.isEnabled()
    dialog.accept_button.click()
    settle()
    assert window.fake.absences.done == [AbsenceTyped("1", FIRST, LAST, "", "", ((8, person), (9, person)))]


def test_one_person_for_whatever_no_back_up_takes(entering, settle, qtbot):
    window, dialog = entering
    fill(dialog, settle, qtbot)
    choose(dialog.substitute, dialog.substitute.itemData(2))
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    dialog.accept_button.click()
    settle()
    assert window.fake.absences.done[0].substitutes == () and window.fake.absences.done[0].substitute


def test_days_in_the_wrong_order_are_told(entering, settle, qtbot):
    _window, dialog = entering
    fill(dialog, settle, qtbot)
    dialog.last.set_day(date(2026, 11, 1))
    assert "before the first" in dialog.missing.text() and not dialog.accept_button.isEnabled()


def test_rows_of_a_recorded_absence_are_given_to_others(listed, settle, qtbot):
    window, dialog = listed
    dialog._hand.click()
    settle()
    form = next(each for each in dialog.findChildren(EnterAbsence) if each.isVisible())
    qtbot.waitUntil(lambda: form.table.rowCount() == 3)
    form.table.selectRow(0)
    person = form.stand_in.itemData(1)
    choose(form.stand_in, person)
    form.name_button.click()
    form.table.selectRow(1)
    form.name_button.click()
    form.table.selectRow(2)
    form.name_button.click()
    qtbot.waitUntil(form.accept_button.isEnabled)
    form.accept_button.click()
    settle()
    assert window.fake.absences.done[0].absence == 2 and len(window.fake.absences.done[0].substitutes) == 3


def test_the_firm_may_want_an_owner_of_final_sign_off(listed, settle):
    window, dialog = listed
    assert dialog.sign_off.isEnabled() and not dialog.sign_off.isChecked()
    dialog.sign_off.click()
    settle()
    assert window.fake.absences.done == [True]


def test_back_early(listed, settle):
    window, dialog = listed
    dialog._back.click()
    settle()
    form = next(each for each in dialog.findChildren(ComeBack) if each.isVisible())
    assert form.day.day == date(2026, 11, 23)
    form.day.set_day(date(2026, 12, 5))
    assert not form.accept_button.isEnabled()
    form.day.set_day(date(2026, 12, 2))
    form.accept_button.click()
    settle()
    assert window.fake.absences.done == [(2, date(2026, 12, 2))]


def test_a_deadline_gets_its_own_back_up_or_its_matters_again(make_shown, settle):
    window = make_shown()
    window.page.table.selectAll()
    window.actions_["assign"].trigger()
    settle()
    dialog = next(each for each in window.findChildren(Assign) if each.isVisible())
    assert not dialog.accept_button.isEnabled()
    choose(dialog.person, OF_MATTER)
    person = dialog.backup.itemData(2)
    choose(dialog.backup, person)
    dialog.accept_button.click()
    settle()
    assert window.fake.docketing.done[0][1] == AssignTyped("", person, None)


def test_over_a_real_docket(session):
    """Entered, shown in the docket's row as who acts, asked for by the one who acts, ended early."""
    from ipdocket.domain.deadlines import Typed
    from ipdocket.services import dating
    from ipdocket.services.accounts import sign_in
    from ipdocket.services.docketing import enter_matter
    from ipdocket.ui.ports import Query

    sign_in(session, "carla", PASSWORD)
    ports = open_ports(session)
    matter = enter_matter(session, us_matter(responsible=1))
    made = dating.add_date(session, matter, Typed("Reply", date(2026, 11, 30), "letter"))
    assert {one.text for one in ports.absences.people()} == {"Anna Rivera", "Ben Okafor", "Carla Stein", "Dora Lind"}
    today = date(2026, 11, 23)
    typed = AbsenceTyped("1", today, LAST)
    left = [one for one in ports.absences.foresee(typed) if one.why]
    assert "Reply" in {one.action for one in left}
    assert ports.docketing.assign([made], AssignTyped(backup="2", sign_off="3")) == 1
    told = ports.absences.enter(AbsenceTyped("1", today, LAST, "holiday", "3"))
    assert told == "Anna Rivera is away until 4 Dec 2026; everything due has somebody who is there."
    (line,) = ports.absences.all()
    assert (line.state, line.mine, line.substitute) == ("away", True, "Carla Stein")
    query = Query(filters=(("responsible", "2"),))
    (row,) = [one for one in ports.deadlines.first(query, 50) if one.action == "Reply"]
    assert (row.responsible, row.backup) == ("Ben Okafor for Anna Rivera until 4 Dec 2026", "Ben Okafor")
    assert [one.id for one in ports.deadlines.first(Query(filters=(("backup", "2"),)), 50)] == [made]
    (listed,) = ports.matters.first(Query(filters=(("responsible", "3"),)), 50)
    assert listed.responsible == "Carla Stein for Anna Rivera until 4 Dec 2026"
    overview = dict(ports.docketing.open_matter(matter).overview)
    assert overview["Responsible"] == "Carla Stein for Anna Rivera until 4 Dec 2026" and overview["Back-up"] == ""
    ports.absences.enter(AbsenceTyped("", today, LAST, substitutes=((made, "4"),), absence=line.id))
    assert [one.taken_by for one in ports.absences.foresee(AbsenceTyped("", today, LAST, absence=line.id)) if one.deadline == made] == ["Dora Lind"]
    assert ports.absences.sign_off() == (False, True)
    ports.absences.want_sign_off(True)
    assert ports.absences.sign_off() == (True, True)
    assert ports.absences.come_back(line.id, today) == "Anna Rivera is back from 23 Nov 2026."
    assert ports.absences.all()[0].state == "called_off"
    assert [one for one in ports.deadlines.first(query, 50) if one.action == "Reply"] == []
