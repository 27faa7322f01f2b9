import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ipdocket.names.normal
from ipdocket.names.normal import (
    clean_characters,
    drop_article,
    join_initials,
    join_words,
    normalize,
    silent_key,
    split_words,
)


def test_the_examples_in_the_text_hold() -> None:
    assert doctest.testmod(ipdocket.names.normal).failed == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ACME TOOLS", "Acme Tools"),
        ("Acme-Tools", "Acme Tools"),
        ("Acme, Tools.", "Acme Tools"),
        ("AcmeTools", "Acme  Tools"),
        ("Nestlé", "NESTLE"),
        ("The Acme Company", "Acme Company, The"),
        ("Acme & Sons Ltd", "Acme and Sons Limited"),
        ("ＡＣＭＥ Ｃｏ．", "Acme Company"),
        ("Acme G.E. Inc.", "Acme GE, Inc."),
        ("O'Hara Ltd", "OHara Ltd."),
        ("Acme Corp. of America", "Acme Corporation of America"),
        ("株式会社ヒライ", "㈱ヒライ"),
        ("Co-operative Press Ltd", "Cooperative Press Ltd"),
    ],
)
def test_ways_of_writing_one_name_have_one_silent_key(one: str, other: str) -> None:
    assert silent_key(one) == silent_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme GmbH", "Acme AG"),
        ("Acme GmbH", "Acme"),
        ("Acme GmbH", "Acme GmbH & Co. KG"),
        ("Acme K.K.", "Acme Co., Ltd."),
        ("Acme K.K.", "Acme Corporation"),
        ("Acme Inc.", "Acme Corp."),
        ("Acme 1 2 Ltd", "Acme 12 Ltd"),
        ("Acme 1.5 Ltd", "Acme 15 Ltd"),
        ("A+ Ltd", "A Ltd"),
        ("Acme Tool Ltd", "Acme Tools Ltd"),
        ("Acme Corporation", "Acme Corporation and Zenith Ltd."),
        ("株式会社ヒライ", "ヒライ株式会社"),
        ("かき", "がき"),
        ("राष्ट्रीय", "राष्ट्र"),
        ("Acme Company", "Acme Compagnie"),
    ],
)
def test_names_that_may_be_two_owners_have_two_silent_keys(one: str, other: str) -> None:
    assert silent_key(one) != silent_key(other)


def test_each_step_is_told() -> None:
    name = normalize("The NESTLÉ Co., Inc.")
    assert name.normal == "nestle co., inc."
    assert name.legal_form == "Co., Inc."
    assert [step.split(":")[0] for step in name.steps] == [
        "lower case", "accents left out", '"The" left out', "legal form recognised",
    ]  # fmt: skip


def test_the_country_decides_a_form_that_means_two_things() -> None:
    assert normalize("Acme Private Limited", "SG").legal_form == "Pte Ltd"
    assert normalize("Acme Private Limited", "IN").legal_form == "Pvt Ltd"
    assert normalize("Acme Private Limited").legal_form == "Private Limited"


def test_other_scripts_keep_their_letters_and_get_latin_ones() -> None:
    name = normalize("ООО «Ромашка»")
    assert name.words == ("ромашка",)
    assert name.latin.startswith("romashka")


def test_thai_and_hebrew_forms_are_recognised() -> None:
    assert normalize("บริษัท ดาว จำกัด (มหาชน)").words == ("ดาว",)
    assert normalize('כוכב בע"מ').form == "bm"


def test_words_are_split_with_elisions_and_signs() -> None:
    assert split_words("l'oreal & d'arc + c#") == ("l", "oreal", "and", "d", "arc", "plus", "c", "#")
    assert drop_article(("the", "acme", "the")) == ("acme",)
    assert join_initials(("g", "e", "acme", "x")) == ("ge", "acme", "x")
    assert join_words(("unit", "1", "2", "b")) == "unit1 2b"
    assert clean_characters("AcmeCorporation") == "Acme Corporation"


def test_nothing_to_compare_gives_no_key() -> None:
    assert silent_key("") == ""
    assert silent_key(" - . ") == ""


@given(st.text(max_size=60))
def test_any_text_is_normalised_and_case_never_matters_for_ascii(text: str) -> None:
    name = normalize(text)
    assert isinstance(name.key, str)
    if text.isascii():
        assert normalize(text.upper()).key.partition("|")[0] in (
            normalize(text.lower()).key.partition("|")[0],
            name.key.partition("|")[0],
        )
