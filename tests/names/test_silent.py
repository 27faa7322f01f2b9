import pytest

from ipdocket.names.normal import normalize
from ipdocket.names.rows import OwnerRow
from ipdocket.names.silent import cluster_silently, group_silently, tell_difference


def joined(*rows: OwnerRow) -> list[int]:
    return [found.cluster for found in cluster_silently(rows)]


def test_equal_names_in_two_known_countries_stay_apart() -> None:
    assert joined(OwnerRow(1, "Acme AG", country="DE"), OwnerRow(2, "ACME AG", country="CH")) == [1, 2]
    assert joined(OwnerRow(1, "Acme AG", country="DE"), OwnerRow(2, "ACME AG", country="Germany")) == [1, 1]


def test_equal_names_in_two_known_cities_stay_apart_but_two_names_of_a_city_do_not() -> None:
    assert joined(OwnerRow(1, "City Hospital", "Leeds", "GB"), OwnerRow(2, "City Hospital", "York", "GB")) == [1, 2]
    assert joined(OwnerRow(1, "Acme AG", "München", "DE"), OwnerRow(2, "Acme AG", "Munich", "DE")) == [1, 1]


def test_a_row_without_a_place_joins_the_only_place_there_is() -> None:
    assert joined(
        OwnerRow(1, "Acme AG"), OwnerRow(2, "ACME AG", country="DE"), OwnerRow(3, "Acme A.G.", "Bonn", "DE")
    ) == [1, 1, 1]


def test_a_row_without_a_place_that_could_be_two_joins_neither() -> None:
    rows = (
        OwnerRow(1, "Acme AG", country="DE"),
        OwnerRow(2, "Acme AG"),
        OwnerRow(3, "Acme AG", country="CH"),
        OwnerRow(4, "ACME AG"),
    )
    assert joined(*rows) == [1, 2, 3, 2]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Acme AG", "Acme AG", "same name"),
        ("Acme AG", "ACME AG", "upper and lower case differ"),
        ("Acme AG", "Acme Aktiengesellschaft", "legal form in two spellings, both AG"),
        ("Nestle", "Nestlé", "accents differ"),
        ("The Acme", "Acme", '"The" on one side only'),
        ("Acme-Tools", "Acmetools", "spacing or punctuation differs"),
    ],
)
def test_the_difference_is_told_in_words(one: str, other: str, told: str) -> None:
    assert told in tell_difference(normalize(one), normalize(other))


def test_a_single_row_has_no_reasons_and_rows_keep_their_order() -> None:
    found = cluster_silently([OwnerRow(9, "Zenith"), OwnerRow(4, "Acme"), OwnerRow(2, "ACME")])
    assert [(one.row, one.cluster) for one in found] == [(9, 9), (4, 2), (2, 2)]
    assert found[0].reasons == ()
    assert found[1].reasons


def test_names_without_letters_are_each_alone() -> None:
    assert joined(OwnerRow(1, "-"), OwnerRow(2, "-")) == [1, 2]
    assert len(group_silently([OwnerRow(1, ""), OwnerRow(2, "")])) == 2
