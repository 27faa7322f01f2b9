from dataclasses import replace
from datetime import date

from ipdocket.ui.views.matter_overview import MOST


def _open(make_shown, settle):
    window = make_shown()
    page = window.go("matter")
    page.open(window.fake.docketing.matters[0].id)
    settle()
    return page


def test_the_next_dates_stand_beside_the_facts_in_order(make_shown, settle):
    page = _open(make_shown, settle)
    rows = page.shown.deadlines
    assert rows
    closed = replace(rows[0], id=900, state="done", due=date(2000, 1, 3))
    early = replace(rows[0], id=901, state="open", due=date(2001, 1, 2), action="Early")
    page._show(replace(page.shown, deadlines=(*rows, closed, early)))
    table = page._overview.next
    assert table.item(0, 3).text() == "Early"
    assert "3 Jan 2000" not in {table.item(line, 0).text() for line in range(table.rowCount())}


def test_more_dates_than_fit_are_counted_never_dropped(make_shown, settle):
    page = _open(make_shown, settle)
    one = replace(page.shown.deadlines[0], state="open")
    many = tuple(replace(one, id=1000 + n, due=date(2030, 1, 1 + n)) for n in range(MOST + 3))
    page._show(replace(page.shown, deadlines=many))
    assert page._overview.next.rowCount() == MOST
    assert page._overview._told.text() == "Next dates, and 3 more under Deadlines"


def test_a_matter_without_an_open_date_says_so(make_shown, settle):
    page = _open(make_shown, settle)
    page._show(replace(page.shown, deadlines=()))
    assert "No open date" in page._overview._told.text()


def test_enter_on_a_next_date_goes_to_its_row_and_its_reasons(make_shown, settle):
    page = _open(make_shown, settle)
    wanted = page._overview._rows[0].id
    page._overview.asked.emit(wanted)
    settle()
    assert page.tabs.currentWidget() is page.deadlines and page.chosen_deadlines() == [wanted]
