import pytest

from ipdocket.names.normal import normalize, split_words
from ipdocket.names.profiles import Profile, is_joint, profile_name


def profile(name: str) -> Profile:
    return profile_name(normalize(name))


@pytest.mark.parametrize(
    "name", ["Acme Corporation and Zenith Ltd.", "Acme AG & Zenith GmbH", "Acme Corp. & Acme Tools, Inc."]
)
def test_two_owners_in_one_name_are_joint(name: str) -> None:
    assert profile(name).joint


@pytest.mark.parametrize(
    "name",
    [
        "Acme and Sons Ltd",
        "Johnson & Johnson",
        "Acme GmbH & Co. KG",
        "Acme Company and Sons Ltd",
        "Research & Technology Ltd",
    ],
)
def test_one_owner_with_an_and_is_not_joint(name: str) -> None:
    assert not profile(name).joint
    assert not is_joint(split_words("research and technology"))


@pytest.mark.parametrize(
    ("name", "words", "form"),
    [
        ("Acme Corp., a corporation of Nevada", ("acme",), "corp"),
        ("Acme Inc., a Delaware corporation", ("acme",), "inc"),
        ("Insight Inc., a subsidiary of The Acme Company", ("insight",), "inc"),
        ("Acme AG formerly Zenith AG", ("acme",), "ag"),
        ("Acme Aktiengeselischaft", ("acme",), "ag"),
        ("Acme Kabuhsiki Kaisha", ("acme",), "kk"),
        ("Acme Cmpany, Limited", ("acme",), "co ltd"),
        ("R The Acme Company", ("acme",), "co"),
        ("Acme Intl. Mfg. Ltd", ("acme", "international", "manufacturing"), "ltd"),
        ("Acme Centre (S) Pte Ltd", ("acme", "centre", "singapore"), "pte ltd"),
        ("I Metal", ("i", "metal"), ""),
    ],
)
def test_tails_slips_and_short_forms_are_read(name: str, words: tuple[str, ...], form: str) -> None:
    found = profile(name)
    assert (found.words, found.form) == (words, form)


def test_titles_go_and_names_of_persons_are_told_from_firms() -> None:
    assert profile("Dr. Hanna Berglund").words == ("hanna", "berglund")
    assert profile("Berglund, Hanna").person_like
    assert not profile("Berglund Electronics").person_like


def test_other_scripts_are_compared_in_latin_letters() -> None:
    found = profile("Ромашка")
    assert found.words == ("romashka",)
    assert found.script == "Cyrillic"
