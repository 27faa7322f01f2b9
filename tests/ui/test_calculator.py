"""The calculator's page: nothing stored, dates while typing, two offices, text for a letter."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication


def type_day(edit, text):
    edit.line.setText(text)
    edit.line.textEdited.emit(text)


@pytest.fixture
def page(make_shown, settle):
    window = make_shown()
    found = window.go("calculator")
    settle()
    found.window_ = window
    return found


def begin(page, settle):
    page.begin("EP", "patent")
    settle()


def test_it_says_what_is_needed_before_it_computes(page, settle, qtbot):
    assert page.window_.fake.calculating.asked == []
    page._calculate()
    assert page.missing.text() == "Choose the country or office."
    begin(page, settle)
    qtbot.waitUntil(lambda: page.missing.text() == "Type a date or add a paper.")


def test_the_dates_appear_while_typing_with_their_steps(page, settle, qtbot):
    begin(page, settle)
    type_day(page.fields._fields["filing"], "2024-01-31")
    qtbot.waitUntil(lambda: page.result.dates.rowCount() == 2)
    (*_, draft) = page.window_.fake.calculating.asked
    assert draft.dates == (("filing", date(2024, 1, 31)),)
    assert "Rule 51(1) EPC" in page.why.words and "Filing date" in page.why.words
    assert "ask the agent" in page.result._doubt.text()
    assert page.result.silent.item(0, 1).text() == "needs the grant"


def test_a_paper_counts_once_it_has_kind_and_date(page, settle, qtbot):
    begin(page, settle)
    card = page.papers.add_card()
    type_day(card.day, "2026-09-02")
    assert page.papers.typed() == ()
    card.kind.setCurrentIndex(card.kind.findData("office_action"))
    card.period.setText("soon")
    qtbot.waitUntil(lambda: page.missing.text() == "“soon” is not a period.")
    card.period.setText("4 months")
    card.changed.emit()
    qtbot.waitUntil(lambda: page.window_.fake.calculating.asked[-1].papers[0].period == "4 months")
    card.gone.emit()
    assert page.papers.typed() == ()


def test_two_offices_stand_under_each_other(page, settle, qtbot):
    begin(page, settle)
    type_day(page.fields._fields["filing"], "2024-01-31")
    page.other.setCurrentIndex(page.other.findData("US"))
    qtbot.waitUntil(lambda: page.compared.dates.rowCount() == 2)
    assert {draft.country for draft in page.window_.fake.calculating.asked} == {"EP", "US"}
    page.compared.dates.setCurrentCell(1, 0)
    page.copy_chosen()
    assert QApplication.clipboard().text() == "US given\n\nRenewal fee, year 4 due 2027-01-30\n\nComputed by ipdocket.\n"
    page.other.setCurrentIndex(0)
    qtbot.waitUntil(lambda: not page.compared.isVisible())


def test_everything_is_copied_as_text(page, settle, qtbot):
    page.copy_all()
    assert "no date to copy" in page.window_.strip.words
    begin(page, settle)
    type_day(page.fields._fields["filing"], "2024-01-31")
    qtbot.waitUntil(lambda: page.result.dates.rowCount() == 2)
    page.copy_all()
    text = QApplication.clipboard().text()
    assert text.startswith("EP given\n\nRenewal fee, year 3") and "ask the agent" in text


def test_a_rule_is_tried_where_it_is_read(page, settle):
    window = page.window_
    rules = window.go("rules")
    settle()
    rules.tried.emit("EP", "patent")
    settle()
    assert window.page is page and page.draft().country == "EP" and page.draft().right == "patent"
