from collections import Counter

import pytest

from ipdocket.names.comparison import Likeness, WordUse, compare_names, judge_words, weigh_words
from ipdocket.names.normal import normalize
from ipdocket.names.profiles import Profile, profile_name

NOTHING = WordUse(Counter())


def profile(name: str, country: str = "", city: str = "") -> Profile:
    return profile_name(normalize(name), country, city)


def compare(one: str, other: str) -> Likeness | None:
    return compare_names(profile(one), profile(other), NOTHING)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Nordwind Electronics Inc.", "Nordwind Electroincs, Inc.", "one letter differs: electronics / electroincs"),
        ("Nordwind Tools", "Nordwind Tools GmbH", "legal form on one side only"),
        ("Nordwind K.K.", "Nordwind Corporation", "K.K. against Corporation"),
        ("Nordwind Kabushiki Kaisha", "Nordwind Co., Ltd.", "K.K. against Co., Ltd."),
        ("Nordwind Picture AG", "Nordwind Pictures AG", "singular and plural: picture / pictures"),
        ("Nordwind Service Centre AG", "Nordwind Service Center AG", "two spellings of a word: centre / center"),
        ("Berglund Hanna", "Hanna Berglund", "order of names differs"),
        ("Nordwind Research and Tools AG", "Nordwind Research Tools AG", "same words"),
        ("HE Nordwind Company", "The Nordwind Company", "stray letters before the name: he"),
        ("Nordwind Limtied", "Nordwind Limited", "legal form misspelt"),
        ("Ромашка", "Romashka", "same reading in Latin letters"),
        ("Nordwind Inc., a Delaware corporation", "Nordwind Inc.", "note after the name left out"),
        ("Nord Windpower AG", "Nordwind Power AG", "spacing differs"),
    ],
)
def test_probable_spellings_are_proposed_with_reasons(one: str, other: str, told: str) -> None:
    likeness = compare(one, other)
    assert likeness is not None
    assert told in likeness.reasons
    assert 0 < likeness.score < 1 or told in ("same words", "spacing differs")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nordwind GmbH", "Nordwind AG"),
        ("Nordwind GmbH", "Nordwind GmbH & Co. KG"),
        ("Nordwind Inc.", "Nordwind LLC"),
        ("Nordwind Genetics Ltd", "Nordwind Generics Ltd"),
        ("Nordwind 2 Ltd", "Nordwind 3 Ltd"),
        ("Nordwind Corporation", "Nordwind Corporation and Sudwind Ltd."),
        ("Nordwind Electronics Inc.", "Nordwind Electronics America Inc."),
        ("Alkon Inc.", "Alkor Inc."),
    ],
)
def test_two_owners_are_not_proposed(one: str, other: str) -> None:
    assert compare(one, other) is None
    assert compare(other, one) is None


def test_two_countries_only_go_with_equal_names() -> None:
    equal = compare_names(profile("Nordwind AG", "DE"), profile("Nordwind AG", "CH"), NOTHING)
    assert equal is not None
    assert "two countries: DE and CH" in equal.reasons
    assert compare_names(profile("Nordwind AG", "DE"), profile("Nordwnid AG", "CH"), NOTHING) is None
    assert compare_names(profile("Ministry of Health", "DE"), profile("Ministry of Health", "CH"), NOTHING) is None


def test_a_country_added_to_its_own_owner_is_proposed() -> None:
    likeness = compare_names(
        profile("Nordwind Power", "KR", "seoul"), profile("Nordwind Power (Korea)", "KR", "seoul"), NOTHING
    )
    assert likeness is not None
    assert "same city" in likeness.reasons


def test_two_words_the_list_uses_widely_are_no_slip() -> None:
    assert judge_words("belgona", "belgora", NOTHING) is not None
    assert judge_words("belgona", "belgora", WordUse(Counter(belgona=9, belgora=9))) is None
    assert judge_words("belga", "belg", WordUse(Counter(belga=9, belg=1))) is not None


def test_every_word_needs_a_counterpart() -> None:
    assert weigh_words(profile("Nordwind Tools AG"), profile("Nordwind AG"), NOTHING, loose=False) is None


def test_a_character_is_a_word_of_its_own() -> None:
    # Suzhou and Fuzhou differ by one letter of their readings, and are two cities.
    assert compare_names(profile("苏州大学"), profile("福州大学"), NOTHING) is None
    likeness = compare_names(profile("日立製作所"), profile("日立制作所"), NOTHING)
    assert likeness is not None and likeness.score < 0.7
    assert likeness.reasons == ("same reading, other characters",)
    reading = compare_names(profile("苏州大学"), profile("Suzhou Daxue"), NOTHING)
    assert reading is not None and reading.score > 0.9
