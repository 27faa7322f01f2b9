"""F1 opens the manual at the section of the page, in the program and from what is installed."""

import re

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog

from ipdocket.paths import docs_folder
from ipdocket.ui.commands import _SECTIONS
from ipdocket.ui.dialogs.manual import WIDEST, Manual, ManualText, anchor_of


@pytest.fixture
def manual(qtbot):
    made = Manual(docs_folder())
    qtbot.addWidget(made)
    return made


def titles(manual):
    return [manual.sections.item(line).text() for line in range(manual.sections.count())]


def top_heading(text):
    return text.textCursor().block().text()


def test_every_section_is_listed_and_gone_to(manual):
    assert titles(manual)[:2] == ["1. First start", "2. The window"]
    manual.show_section(5)
    assert top_heading(manual.text) == "5. Two people"
    manual.sections.setCurrentRow(2)
    assert top_heading(manual.text).startswith("3. ")


def test_every_page_of_the_window_has_its_section(manual, make_shown):
    from ipdocket.ui.main_window import page_makers

    numbers = {int(title.split(".")[0]) for title in titles(manual)}
    assert set(page_makers()) <= set(_SECTIONS)
    assert set(_SECTIONS.values()) <= numbers


def test_every_link_and_picture_of_the_manual_leads_somewhere(manual):
    source = (docs_folder() / "manual.md").read_text(encoding="utf-8")
    anchors = {anchor_of(title) for title in titles(manual)}
    assert set(re.findall(r"\]\(#([^)]+)\)", source)) <= anchors
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", source)
    assert pictures
    text = ManualText(docs_folder())
    for picture in pictures:
        image = text.loadResource(2, picture)
        assert isinstance(image, QImage) and 0 < image.width() <= WIDEST, picture


def test_words_are_found_and_found_again_from_the_top(manual):
    manual.line.setText("stays readable")
    manual.find_next()
    first = manual.text.textCursor().position()
    for _ in range(20):
        manual.find_next()
    manual.line.setText("no such words here")
    manual.find_next()
    assert first > 0 and manual._told.text() == "not in the manual"


def test_f1_opens_it_at_the_page_and_over_a_dialog_at_the_dialog(make_shown, settle):
    window = make_shown()
    window.go("reports")
    window.actions_["help"].trigger()
    commands = next(each for each in window.children() if hasattr(each, "_manual"))
    assert commands._manual.isVisible() and top_heading(commands._manual.text).startswith("7. ")
    window.go("docket")
    settle()
    window.actions_["confirm_first"].trigger()
    settle()
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    dialog._open_manual()
    assert top_heading(commands._manual.text) == "5. Two people"
    commands._manual.close()
