import re

import pytest
from PySide6.QtGui import QIcon

from ipdocket.ui import words
from ipdocket.ui.actions import all_actions
from ipdocket.ui.icons import SIZES, icon, icon_folder, icon_names


def test_every_drawing_gives_a_picture_in_every_size(qapp):
    assert len(icon_names()) >= 40
    for name in icon_names():
        made = icon(name)
        for size in SIZES:
            image = made.pixmap(size, size).toImage()
            assert any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())), (
                name
            )


def test_drawings_take_their_colour_from_the_theme():
    for path in icon_folder().glob("*.svg"):
        colours = re.findall(r"#[0-9a-fA-F]{3,6}", path.read_text(encoding="utf-8"))
        assert not colours or path.stem == "ticked", path.name


def test_tone_and_state_change_the_colour(qapp):
    def colour(made, mode):
        image = made.pixmap(20, 20, mode).toImage()
        return image.pixelColor(10, 10).name() if image.pixelColor(10, 10).alpha() > 200 else ""

    assert colour(icon("plus", "late"), QIcon.Mode.Normal) != colour(icon("plus", "good"), QIcon.Mode.Normal)
    assert colour(icon("plus"), QIcon.Mode.Disabled) != colour(icon("plus"), QIcon.Mode.Normal)


def test_an_unknown_icon_is_a_bug(qapp):
    with pytest.raises(KeyError):
        icon("no-such-icon")


def test_every_action_and_every_word_has_its_icon():
    known = set(icon_names())
    assert {action.icon for action in all_actions() if action.id != "-"} <= known
    codes = {
        words.state_word: """expected open awaiting_second done on_record extended not_needed abandoned transferred
            superseded void missed information unknown""",
        words.band_word: "payable overdue today days_7 days_30 days_90 later unknown",
        words.flag_word: """typed overridden unverified estimate uncertain unchecked disagree not_covered mismatch
            past_at_office""",
        words.certainty_word: "law estimate uncertain typed",
    }
    for word_of, names in codes.items():
        for code in names.split():
            word = word_of(code)
            assert word.icon in known, code
            assert ("_" not in word.text and word.icon != "question") or code in ("uncertain", "unknown"), code
