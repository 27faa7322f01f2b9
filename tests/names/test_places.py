import pytest

from ipdocket.names.places import country_name, country_words, find_country, fold_city


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("DE", "DE"),
        ("germany", "DE"),
        ("DEU", "DE"),
        ("U.S.A.", "US"),
        ("TAIWAN", "TW"),
        ("Türkiye", "TR"),
        ("日本", "JP"),
        ("Atlantis", None),
    ],
)
def test_a_country_is_found_by_code_and_name(typed: str, code: str | None) -> None:
    assert find_country(typed) == code


@pytest.mark.parametrize(
    ("one", "other"),
    [("MÜNCHEN", "Munich"), ("Wien", "Vienna"), ("Suwon-si", "Suwon"), ("Paris Cedex", "PARIS"), ("1220 Wien", "Wien")],
)
def test_a_city_has_one_spelling(one: str, other: str) -> None:
    assert fold_city(one) == fold_city(other)


def test_two_cities_stay_two() -> None:
    assert fold_city("Frankfurt") != fold_city("Freiburg")


def test_countries_have_names_and_are_words_that_tell_owners_apart() -> None:
    assert country_name("KR") == "South Korea"
    assert country_name("XX") == "XX"
    assert "austria" in country_words()
