"""The page of rules: found by words and doubts, read as law, coverage, and new rules accepted by two persons."""

from datetime import date

import pytest
from fake_rules import ANNUITY
from PySide6.QtWidgets import QFileDialog

from ipdocket.ui.shown_rules import RuleVersionShown, RuleWish
from ipdocket.ui.widgets.time_line import TimeLine


@pytest.fixture
def page(make_shown, settle):
    window = make_shown()
    found = window.go("rules")
    settle()
    found.fake = window.fake
    found.window_ = window
    return found


def test_a_rule_is_read_as_law(page):
    words = page.rules.reader.words
    assert page.rules.chosen_line == ANNUITY and page.rules._count.text() == "3 of 700 rules"
    for told in ("Rule 51(1) EPC", "1 of them published by the office", "opened on 1 Nov 2026", "before 1 Apr 2018",
                 "only if filing date on or after 1 Jan 1980", "how often: number 3: 2 years after filing date",
                 "shipped, ep/patent-renewal.toml", "(published: Guidelines A-X 5.2.4)"):  # fmt: skip
        assert told in words
    assert page.rules.reader.findChild(TimeLine) is not None


def test_words_office_and_doubts_narrow_the_list(page, settle, qtbot):
    page.rules.mark.setCurrentIndex(page.rules.mark.findData("stale"))
    settle()
    assert page.rules.table.rowCount() == 1 and page.rules.table.item(0, 2).text() == "uncertain, stale"
    assert "law uncertain" in page.rules.reader.words
    page.rules.mark.setCurrentIndex(0)
    page.rules.line.setText("petition")
    qtbot.waitUntil(lambda: "ask the agent" in page.rules.reader.words)
    assert page.rules.table.rowCount() == 1
    page.rules.line.setText("nothing of the kind")
    qtbot.waitUntil(lambda: page.rules.table.rowCount() == 0)
    assert page.rules.chosen_line is None and page.rules.reader.words == ""


def test_the_rule_under_the_cursor_is_tried_in_the_calculator(page, settle):
    page.rules.calculator.click()
    settle()
    assert page.window_.page is page.window_.pages["calculator"]
    assert page.window_.page.draft().country == "EP"


def test_the_time_line_gives_each_version_its_place(qtbot):
    before = RuleVersionShown("before", "", "sourced", (), "", None, date(2009, 1, 1))
    after = RuleVersionShown("from", "", "sourced", (), "", date(2009, 1, 1))
    line = TimeLine((before, after))
    qtbot.addWidget(line)
    (left, wide), (right, rest) = line.bars(620)
    assert left == 0 and left + wide == right == 310 and right + rest == 620
    assert line.accessibleDescription() == "before; from"


def test_years_close_to_each_other_do_not_cover_each_other(qtbot):
    line = TimeLine([RuleVersionShown("", "", "sourced", (), "", date(year, 1, 1)) for year in (2022, 2023, 2030)])
    qtbot.addWidget(line)
    first, second, third = line.labels(620, lambda words: 10 * len(words))
    assert first == (line.bars(620)[0][0], "2022") and third[1] == "2030"
    assert second[0] >= first[0] + 40 and third[0] >= second[0] + 40


def test_the_table_of_coverage_says_why_not(page, settle, qtbot):
    page.tabs.setCurrentIndex(1)
    settle()
    tab = page.coverage
    assert tab.table.rowCount() == 250 and "501 lines; the first 250 are shown" in tab.told.text()
    tab.line.setText("aq not covered")
    qtbot.waitUntil(lambda: tab.table.rowCount() == 1)
    assert tab.table.rowCount() == 1 and tab.table.item(0, 7).text() == "no office"


def test_a_line_of_coverage_opens_the_rules_behind_it(page, settle, qtbot):
    page.rules.line.setText("petition")
    page.tabs.setCurrentIndex(1)
    settle()
    page.coverage.table.setCurrentCell(3, 0)
    page.coverage.table.cellActivated.emit(3, 0)
    settle()
    assert page.tabs.currentIndex() == 0 and page.rules.line.text() == ""
    assert page.fake.rulebook.wishes[-1] == RuleWish("", "EP", "patent")  # the fake's "kind 3" is no choice
    page.coverage.opened.emit(RuleWish(office="US", right="trademark", kind="renewal"))
    settle()
    assert page.fake.rulebook.wishes[-1] == RuleWish("", "US", "trademark", "", "renewal")
    assert page.rules.table.rowCount() == 1 and page.rules.chosen_line.office == "US"


def test_new_rules_are_shown_proposed_and_put_in_force_by_another(page, settle, monkeypatch):
    page.tabs.setCurrentIndex(2)
    settle()
    tab = page.change
    assert page.tabs.tabText(2) == "&New rules (waiting)" and "firm/xx.toml:3: unknown key" in tab.refused_files.text()
    assert not tab.accept.isEnabled()
    tab.foresee()
    settle()
    assert tab.table.item(0, 4).text() == "1 Feb 2027" and "1,200 moved. The first 1 are shown" in tab.number.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("dates.csv", ""))
    tab.save()
    tab.send_proposal()
    settle()
    assert "Proposed by you, who was shown: 1 moved." in tab.proposal.text() and not tab.propose.isEnabled()
    tab.send_acceptance()
    settle()
    assert "yourself" in page.window_.strip.words
    tab.person.setText("ben")
    tab.password.setText("secret")
    tab.send_acceptance()
    settle()
    assert page.fake.rule_change.done == [("save", "dates.csv"), ("accept", "ben", "secret")]
    assert "no others wait" in tab.told.text() and not tab.look.isEnabled() and page.tabs.tabText(2) == "&New rules"
