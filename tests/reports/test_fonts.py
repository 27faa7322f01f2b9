"""Measuring, wrapping, cutting into runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdocket.paths import resources_folder
from ipdocket.reports.fonts import BOLD, HAN, HANGUL, REGULAR, Typeface, in_visual_order, wrap


@pytest.fixture(scope="module")
def typeface() -> Typeface:
    return Typeface(resources_folder() / "fonts")


def test_runs_change_face_only_where_needed(typeface):
    assert [run.font for run in typeface.runs("Acme 日立 Ltd 한국", False)] == [REGULAR, HAN, REGULAR, HANGUL]
    assert [run.font for run in typeface.runs("Acme", True)] == [BOLD]
    assert typeface.runs("", False) == ()


def test_a_character_no_face_has_is_an_empty_square(typeface):
    assert typeface.runs("\U0001f9a4", False)[0].text == "□"


def test_right_to_left_is_turned_round():
    assert in_visual_order("abc") == "abc"
    assert in_visual_order("שלום") == "םולש"


@given(st.text(alphabet=st.characters(codec="latin-1", exclude_categories=("Cc",)), max_size=200), st.floats(20, 300))
def test_no_line_is_wider_than_the_column(text, width):
    face = Typeface(resources_folder() / "fonts")
    for line in wrap(face, text, width, 7.5, most=50):
        assert len(line) <= 1 or face.width(line, 7.5, False) <= width + 0.01


def test_wrapping_loses_no_word(typeface):
    text = "one two three four five six seven eight nine ten"
    assert " ".join(wrap(typeface, text, 60, 7.5, most=20)) == text
