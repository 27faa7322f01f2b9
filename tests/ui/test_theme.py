import pytest
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ipdocket.ui.theme import DARK, LIGHT, choose_theme, contrast, make_palette, theme_of
from ipdocket.ui.widgets.text import Picture, make_button, retint_buttons

GROUNDS = ("window", "base", "stripe", "band")
TEXTS = ("text", "muted", "late", "soon", "good", "info")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_is_readable_on_every_ground(theme):
    for text in TEXTS:
        for ground in GROUNDS:
            assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5, (text, ground)
    assert contrast(theme.accent_text, theme.accent) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_fields_have_an_edge_one_can_see(theme):
    assert contrast(theme.edge, theme.base) >= 3
    assert contrast(theme.edge, theme.window) >= 3


def test_contrast_of_black_on_white_is_21():
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_theme_is_known_by_its_palette(theme):
    palette = make_palette(theme)
    assert theme_of(palette) is theme
    assert palette.color(QPalette.ColorRole.Highlight).name() == theme.accent


def test_a_wish_is_followed(qapp):
    assert choose_theme("dark") is DARK
    assert choose_theme("light") is LIGHT
    assert choose_theme("system") in (LIGHT, DARK)


def test_a_picture_is_drawn_anew_in_the_colours_of_the_other_theme(qtbot):
    before = QGuiApplication.palette()
    picture = Picture("check")
    qtbot.addWidget(picture)

    def lightest():
        picture.retint()
        drawn = picture.pixmap().toImage()
        dots = [drawn.pixelColor(x, y) for x in range(drawn.width()) for y in range(drawn.height())]
        return max(dot.lightness() for dot in dots if dot.alpha() > 200)

    try:
        QApplication.setPalette(make_palette(LIGHT))
        assert lightest() < 100
        QApplication.setPalette(make_palette(DARK))
        assert lightest() > 150
    finally:
        QApplication.setPalette(before)


def test_buttons_are_drawn_anew_too(qtbot):
    before = QGuiApplication.palette()
    inside = QWidget()
    qtbot.addWidget(inside)
    button, plain = make_button("&Go", picture="check"), make_button("Stay")
    button.setParent(inside)
    plain.setParent(inside)

    def lightest():
        retint_buttons(inside)
        drawn = button.icon().pixmap(16).toImage()
        dots = [drawn.pixelColor(x, y) for x in range(drawn.width()) for y in range(drawn.height())]
        return max(dot.lightness() for dot in dots if dot.alpha() > 200)

    try:
        QApplication.setPalette(make_palette(LIGHT))
        assert lightest() < 100
        QApplication.setPalette(make_palette(DARK))
        assert lightest() > 150
    finally:
        QApplication.setPalette(before)
    assert plain.icon().isNull()
