"""Sizes grow with the font: at twice the size every date can be read, and the rail still says its counts."""

from contextlib import contextmanager

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from ipdocket.ui.formats import show_date
from ipdocket.ui.scale import scaled


@contextmanager
def font_of(times):
    usual = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(usual.pointSizeF() * times)
    QApplication.setFont(larger)
    try:
        yield
    finally:
        QApplication.setFont(usual)


def test_sizes_grow_and_never_shrink(qapp):
    usual = scaled(100)
    with font_of(2):
        assert abs(scaled(100) - 2 * usual) <= 12
    with font_of(0.5):
        assert scaled(100) == 100


def test_at_twice_the_font_dates_and_counts_can_be_read(make_shown, settle):
    from ipdocket.ui.theme import LIGHT, apply_theme

    with font_of(2):
        window = make_shown()
        table = window.page.table
        metrics = QFontMetrics(QApplication.font())
        for place, column in enumerate(table._pages.columns):
            if column.key in ("due", "final"):
                shown = max((show_date(getattr(row, column.key)) for row in window.fake.deadlines.all), key=len)
                assert table.columnWidth(place) > metrics.horizontalAdvance(shown) + 20, column.key
        assert table.rowHeight(1) >= metrics.height()
        item = window._rail.item(0)
        assert window._rail.width() > metrics.horizontalAdvance(item.text()) + window._rail.iconSize().width()
        window.close()
    apply_theme(QApplication.instance(), LIGHT)
