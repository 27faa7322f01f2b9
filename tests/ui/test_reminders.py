"""The list of reminders on the page Today: own ones acknowledged one by one or all, those of one's people below."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog

from ipdocket.services.core.reminding import remind_all
from ipdocket.ui.shown_reminders import AlarmRow, RemindersShown
from ipdocket.ui.views.today_reminders import show_tier
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import PASSWORD, rules, secret, us_matter
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name
DAY = date(2026, 11, 23)


@pytest.fixture
def reminders(make_shown, settle):
    window = make_shown()
    page = window.go("today")
    page.tabs.setCurrentWidget(page.reminders)
    settle()
    return window, page, page.reminders


def _column(table, place):
    return [table.item(line, place).text() for line in range(table.rowCount())]


def test_what_waits_is_counted_and_told_in_words(reminders):
    _window, page, tab = reminders
    assert page.tabs.tabText(page.tabs.indexOf(tab)) == "Reminders (3)"
    assert "reminded of 3 deadlines" in tab.told.text() and "1 reminder of an earlier day" in tab.told_others.text()
    assert _column(tab.table, 1) == ["today", "1 day late", "in 14 days"]
    assert _column(tab.table, 6) == ["on the day", "30 days before the end", "14 days before"]
    assert _column(tab.table, 8) == ["responsible", "back-up", "one of everybody"]
    assert _column(tab.others, 8) == ["C. Lindqvist"]
    assert page.context() == {"matter", "deadline", "one deadline"} and page.chosen_deadlines() == [3]


def test_acknowledged_one_by_one_then_all(reminders, settle):
    window, page, tab = reminders
    tab.table.selectRow(1)
    tab.one.click()
    settle()
    assert window.fake.reminders.done == [[12]] and tab.table.rowCount() == 2
    tab.all.click()
    settle()
    assert window.fake.reminders.done == [[12], [11, 14, 13]]
    assert page.tabs.tabText(page.tabs.indexOf(tab)) == "Reminders" and "every reminder" in tab.told.text()
    assert not tab.one.isEnabled() and not tab.all.isEnabled() and page.context() == set()


def test_nothing_of_others_leaves_no_empty_list(reminders):
    _window, _page, tab = reminders
    assert tab.others.isVisible()
    tab.show_unseen(RemindersShown())
    assert not tab.others.isVisible()


def test_a_row_of_either_list_opens_its_matter(reminders, settle, qtbot):
    window, page, tab = reminders
    tab.others.setFocus()
    tab.others.selectRow(0)
    assert page.chosen_matter() == 6
    qtbot.keyClick(tab.others, Qt.Key.Key_Return)
    settle()
    assert window.page is window.pages["matter"] and window.page.matter == 6


def test_a_silent_date_is_told_at_the_top_until_it_is_answered(reminders, settle, monkeypatch):
    window, page, _tab = reminders
    assert not page.silence.isVisible()
    row = AlarmRow(9, 3, 3, "ACM-0003US", "US", "Reply <b>", DAY + timedelta(days=4), date(2026, 11, 2), "", "C. Lindqvist")
    window.fake.reminders.silent = (row,)
    page.refresh()
    settle()
    assert page.silence.isVisible() and "Nothing was entered on 1 near date" in page.silence.told.text()
    assert [page.silence.table.item(0, place).text() for place in (1, 4, 6, 7)] == ["in 4 days", "Reply <b>", "nobody", "C. Lindqvist"]
    opened = []
    page.silence.opened.connect(opened.append)
    page.silence.table.itemActivated.emit(page.silence.table.item(0, 0))
    assert opened == [3]
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("agent acts", True))
    window.go("today").silence.ask_reason()
    settle()
    assert window.fake.reminders.done[-1] == (9, "agent acts") and not page.silence.isVisible()


def test_tiers_in_words():
    assert [show_tier(*one) for one in ((0, True), (0, False), (1, True), (180, False))] == [
        "on the final day", "on the day", "1 day before the end", "180 days before",
    ]  # fmt: skip


def test_on_a_real_docket(session):
    from ipdocket.domain.deadlines import Typed
    from ipdocket.services import dating
    from ipdocket.services.accounts import sign_in
    from ipdocket.services.docketing import enter_matter

    sign_in(session, "carla", PASSWORD)
    matter = enter_matter(session, us_matter())
    deadline = dating.add_date(session, matter, Typed("Ask the agent", DAY + timedelta(days=1), "letter"))
    remind_all(session)
    port = open_ports(session).reminders
    (row,) = [one for one in port.unseen().own if one.deadline == deadline]
    assert (row.action, row.tier, row.part, row.final, row.country) == ("Ask the agent", 1, "supervisor", False, "US")
    assert port.acknowledge(row.ids) == "Acknowledged: 1 deadline."
    assert deadline not in [one.deadline for one in port.unseen().own]
    assert port.waiting() == (len(port.unseen().own), 0, 0)
    table = port.table()
    assert table.may_change and [line.kind for line in table.lines] == ["rights end", "other"]
    assert "in force" in port.declare(table.lines)
