"""One entry of the record in the real window: side by side, copied, its neighbours; and days the wrong way round."""

from datetime import date

import fakes
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from test_ports import docket, matter, rules, session  # noqa: F401  its docket, too

from ipdocket.errors import Refused
from ipdocket.ui.dialogs.record_entry import LONG, RecordEntry, tell_entry
from ipdocket.ui.ports import Query


def words(dialog):
    return [label.text() for label in dialog.area.widget().findChildren(QLabel)]


@pytest.fixture
def page(make_shown, settle):
    window = make_shown()
    window.actions_["go_audit"].trigger()
    settle()
    return window.page


@pytest.fixture
def dialog(page, settle):
    page.table.selectRow(0)
    settle()
    page.window().actions_["open_entry"].trigger()
    settle()
    (found,) = page.window().findChildren(RecordEntry)
    return found


def test_an_entry_stands_side_by_side_with_its_neighbour(dialog):
    shown = words(dialog)
    assert shown.index("Before") < shown.index("2 Mar 2026") < shown.index("grant 3 Mar 2026")
    assert "see the letter <b>of</b> the agent" in shown and "misread" in shown
    assert "9f" * 32 in shown and any(one.startswith("3a" * 32) for one in shown)
    assert "Computed anew, the hash is its own, and its neighbours fit." in shown
    assert dialog.earlier.isEnabled() and not dialog.later.isEnabled()


def test_the_neighbours_are_reached_and_nothing_lies_before_the_first(dialog, settle):
    for number in (2, 1):
        dialog.earlier.click()
        settle()
        assert dialog.entry.id == number
    assert not dialog.earlier.isEnabled() and dialog.later.isEnabled()
    dialog.later.click()
    settle()
    assert dialog.entry.id == 2 and "It tells of no values." in words(dialog)


def test_it_is_copied_as_text(dialog):
    dialog.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text == tell_entry(dialog.entry) and dialog.missing.text() == "Copied."
    assert text.startswith("Entry 3 of the record\nWhen: ")
    assert "day:\n  before: 2 Mar 2026\n  after: grant 3 Mar 2026\nnotes:\n  before: (nothing)\n" in text
    assert f"Its hash: {'9f' * 32}" in text and f"Entry before, no. 2: {'3a' * 32}\nsigned in, A. Rivera" in text


def test_what_cannot_be_held_against_its_hash_is_loud_and_long_values_are_cut_only_on_the_screen(dialog):
    from dataclasses import replace

    value = "x" * (LONG + 1)
    dialog.show_entry(replace(dialog.entry, holds=False, lines=(("text", "", value),)))
    assert any("The chain does not hold here" in one for one in words(dialog))
    assert not any(value in one for one in words(dialog)) and value in tell_entry(dialog.entry)
    dialog.show_entry(replace(dialog.entry, lines=(("file", "", "a.pdf, " + "ab" * 32),)))
    assert "a.pdf, abababababab…" in words(dialog) and "ab" * 32 in tell_entry(dialog.entry)
    dialog.show_entry(replace(dialog.entry, masked=True, lines=()))
    assert "Masked until the second person has confirmed." in words(dialog)
    assert "Masked" in tell_entry(dialog.entry)


def test_days_the_wrong_way_round_are_told_and_the_list_stays(page, settle):
    page.first.set_day(date(2026, 11, 10))
    settle()
    before, query = page.model.rowCount(), page.model.query
    page.last.set_day(date(2026, 11, 9))
    settle()
    assert page.backwards.isVisible() and "before the first" in page.backwards.text()
    assert (page.model.rowCount(), page.model.query) == (before, query) and page.bar.query.filter_value("to") == ""
    page.last.set_day(date(2026, 11, 10))
    settle()
    assert not page.backwards.isVisible() and page.model.query.filter_value("to") == "2026-11-10"


def test_real_entries_one_by_one(docket, matter):  # noqa: F811  the fixtures
    rows = docket.audit.first(Query(), 99)
    read = {row.id: docket.proving.entry(row.id) for row in rows}
    assert all(one.holds and one.digest == row.digest for one, row in zip(read.values(), rows, strict=True))
    newest, first = read[rows[0].id], read[1]
    assert newest.later is None and first.earlier is None
    assert newest.earlier is not None and newest.earlier.digest == read[newest.id - 1].digest
    assert {one.account for one in read.values()} >= {"rivera"}
    born = next(one for one in read.values() if one.subject.startswith("ACM") and one.lines)
    assert ("reference", "", "ACM-0001US") in born.lines or any(line[2] for line in born.lines)
    computed = next(one for one in read.values() if any(what == "added" for what, _before, _after in one.lines))
    assert {what: after.count("\n") for what, _before, after in computed.lines}["added"] > 5, "a date a line"
    with pytest.raises(Refused):
        docket.proving.entry(rows[0].id + 1)
    assert isinstance(fakes.make_docket().proving, fakes.FakeProving)
