import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdocket.names.scripts import fold_accents, is_ideographic, name_script, repair_encoding, to_latin, unify_width


@pytest.mark.parametrize(
    ("broken", "whole"), [("NestlÃ©", "Nestlé"), ("CÃƒÂ¶rporation", "Cörporation"), ("São", "São")]
)
def test_text_read_in_the_wrong_encoding_is_repaired_and_other_text_is_left(broken: str, whole: str) -> None:
    assert repair_encoding(broken) == whole


def test_full_width_letters_and_squared_forms_become_plain() -> None:
    assert unify_width("ＡＣＭＥ　㈱") == "ACME (株)"
    assert unify_width("Acme™") == "Acme"


def test_accents_go_in_latin_and_greek_only() -> None:
    assert fold_accents("Müller Łódź Ærø") == "muller lodz aero"
    assert fold_accents("Ελλάδα") == "ελλαδα"
    assert fold_accents("Українській") == "українській"
    assert fold_accents("がか") == "がか"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Acme", "Latin"),
        ("Ромашка", "Cyrillic"),
        ("日立製作所", "Han"),
        ("ヒライ", "Kana"),
        ("삼성", "Hangul"),
        ("בנק", "Hebrew"),
    ],
)
def test_the_script_of_a_name_is_told(text: str, script: str) -> None:
    assert name_script(text) == script


def test_every_script_has_latin_letters_beside_it() -> None:
    assert to_latin("Ромашка") == "romashka"
    assert to_latin("Ελλαδα") == "ellada"
    assert to_latin("ヒライ") == "hirai"
    for text in ("شركة", "חברה", "บริษัท", "한국", "北京"):
        assert to_latin(text).isascii()
        assert to_latin(text)


def test_only_east_asian_writing_is_ideographic() -> None:
    assert is_ideographic("株式会社ABC")
    assert not is_ideographic("Ромашка ABC")


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold_accents(unify_width(text))
    assert fold_accents(once) == once or not once.isascii()
