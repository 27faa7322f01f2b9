"""A span of days: the same for preview, printer, spreadsheet and calendar."""

from datetime import date

import pytest
from fakes import CLOCK, read_typed

from ipdocket.ui.ports import Query
from ipdocket.ui.widgets.span import Span


@pytest.fixture
def span(qtbot):
    made = Span(read_typed, CLOCK)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(span, kind):
    span.choice.setCurrentIndex(span.choice.findData(kind))


def type_day(edit, text):
    edit.line.setText(text)
    edit.line.textEdited.emit(text)


@pytest.mark.parametrize(
    ("kind", "late", "days"),
    [
        ("", True, (None, None)),
        ("week", True, (None, date(2026, 11, 29))),
        ("week", False, (date(2026, 11, 23), date(2026, 11, 29))),
        ("30", False, (date(2026, 11, 23), date(2026, 12, 23))),
        ("90", True, (None, date(2027, 2, 21))),
    ],
)
def test_named_spans_take_what_is_overdue_along_unless_told_not_to(span, kind, late, days):
    choose(span, kind)
    span.late.setChecked(late)
    assert span.days == days


def test_own_span_tells_what_is_wrong_and_keeps_the_last_good_days(span, qtbot):
    choose(span, "own")
    assert span.first.isVisible() and not span.late.isVisible()
    type_day(span.first, "2026-12-01")
    type_day(span.last, "2026-12-31")
    assert span.bound(Query()).filters == (("from", "2026-12-01"), ("to", "2026-12-31"))
    with qtbot.assertNotEmitted(span.changed):
        type_day(span.last, "2026-11-30")
    assert span.words.text() == "The last day lies before the first."
    assert span.days == (date(2026, 12, 1), date(2026, 12, 31))
    type_day(span.last, "")
    assert span.bound(Query()).filters == (("from", "2026-12-01"),)


def test_reports_are_counted_drawn_and_saved_within_the_span(make_shown, settle, tmp_path):
    window = make_shown()
    page = window.go("reports")
    settle()
    choose(page.span, "30")
    settle()
    asked = window.fake.reporting.counted[-1]
    assert asked.filter_value("to") == "2026-12-23" and page.query == asked
    assert page.bar._count.text() == "7 deadlines"
    page.save_to("csv", str(tmp_path / "x.csv"))
    settle()
    assert window.fake.reporting.saved
