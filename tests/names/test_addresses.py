import csv
from pathlib import Path

import pytest

from ipdocket.names.addresses import (
    Address,
    StandardAddress,
    compare_addresses,
    standardise_address,
    to_latin_line,
    write_address,
)
from ipdocket.names.matching import cluster
from ipdocket.names.rows import OwnerRow

ROWS = Path(__file__).parent / "data" / "addresses.csv"


def standard(*lines: str, city: str = "", area: str = "", postcode: str = "", country: str = "") -> StandardAddress:
    return standardise_address(Address(lines, city, area, postcode, country))


def recorded() -> list[dict[str, str]]:
    with ROWS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(line: dict[str, str]) -> StandardAddress:
    lines = tuple(text for text in (line["address1"], line["address2"]) if text)
    return standard(*lines, city=line["city"], area=line["state"], postcode=line["postcode"], country=line["country"])


def test_the_recorded_addresses_resolve_to_the_addresses_they_are() -> None:
    lines = recorded()
    keys = [read(line).key for line in lines]
    assert len(lines) == 17
    for line, key in zip(lines, keys, strict=True):
        for other, other_key in zip(lines, keys, strict=True):
            assert (key == other_key) == (line["address_id"] == other["address_id"]), (line, other)


def test_the_recorded_names_resolve_to_the_owners_they_are() -> None:
    lines = recorded()
    owners = [OwnerRow(row, line["name"], line["city"], line["country"]) for row, line in enumerate(lines, 1)]
    found = [one.cluster for one in cluster(owners, "suggested")]
    for line, one in zip(lines, found, strict=True):
        for other, another in zip(lines, found, strict=True):
            if line["city"] == other["city"]:
                assert (one == another) == (line["owner_id"] == other["owner_id"]), (line["name"], other["name"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Wagramer Straße 19",), ("WAGRAMERSTRASSE 19",)),
        (("Wagramer Str. 19",), ("Wagramerstr. 19",)),
        (("815 Brazos St Ste 500",), ("815 BRAZOS STREET", "SUITE 500")),
        (("214 N. Tryon Street, 26th Floor", "Attn: A. Person"), ("214 North Tryon St.", "Floor 26")),
        (("１２ Main Rd",), ("12 Main Road",)),
        (("5 5th Ave",), ("5 5th Avenue",)),
    ],
)
def test_ways_of_writing_one_street_have_one_key(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert standard(*one).key == standard(*other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("12 Main Road",), ("21 Main Road",)),
        (("1 Main Rd Suite 5",), ("1 Main Rd Suite 6",)),
        (("1 Main Road",), ("1 Mill Road",)),
    ],
)
def test_two_addresses_are_two(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert standard(*one).key != standard(*other).key
    assert compare_addresses(standard(*one), standard(*other)) is None


def test_the_attention_line_is_kept_apart() -> None:
    address = standard("214 N. Tryon Street", "ATTN: CDO Trust Services / J. Doe")
    assert address.attention == "CDO Trust Services / J. Doe"
    assert "doe" not in address.street


def test_a_state_tells_the_country_and_that_is_said() -> None:
    address = standard("1 Main Road", city="Dallas", area="TEXAS", postcode="75230")
    assert address.country == "US"
    assert address.findings == ("The country is not named; taken for United States by its state.",)


def test_the_countrys_format_is_checked_in_words() -> None:
    assert standard("Weg 1", city="Wien", postcode="A-1220", country="AT").findings == ()
    assert any(
        '"999" is no postcode of Germany' in one
        for one in standard("Weg 1", city="Bonn", postcode="999", country="DE").findings
    )
    assert (
        "An address in United States needs a state or province."
        in standard("1 Rd", city="Ames", postcode="50010", country="US").findings
    )
    assert standard("1 Rd").findings == ("The country is not known, so the address could not be checked.",)
    assert standard("1 Rd", country="XX").findings


def test_near_addresses_are_compared_with_reasons() -> None:
    one = standard("815 Brazos Street, Suite 500", city="Austin", postcode="78701", area="TX")
    slip = compare_addresses(one, standard("815 Brazso Street, Suite 500", city="Austin", postcode="78701", area="TX"))
    bare = compare_addresses(one, standard("815 Brazos Street", city="Austin", postcode="78701", area="TX"))
    assert slip is not None
    assert bare is not None
    assert slip[1] == ("one letter of the street differs",)
    assert bare[1] == ("unit on one side only",)
    assert compare_addresses(one, one) == (1.0, ("same address",))
    assert compare_addresses(standard("1 Rd", country="DE"), standard("1 Rd", country="AT")) is None
    assert (
        compare_addresses(
            standard("Weg 10", city="Wien", postcode="1010"), standard("Weg 10", city="Graz", postcode="8010")
        )
        is None
    )


def test_an_address_is_written_as_in_its_country_and_in_latin_letters() -> None:
    german = standard("Weg 1", city="Bonn", postcode="53111", country="Germany")
    assert write_address(german, "Acme GmbH").splitlines()[:3] == ["Acme GmbH", "Weg 1", "53111 BONN"]
    greek = standard("Οδός 1", city="Αθήνα", postcode="10431", country="GR")
    assert write_address(greek, latin=True).isascii()
    assert write_address(standard("1 Rd", city="Town"), "Acme") == "Acme\n1 Rd\nTown"
    assert to_latin_line("Οδός") == "Odos"


def test_the_city_stands_on_the_envelope_where_the_country_has_no_line_for_it():
    from ipdocket.names.addresses import Address, standardise_address, write_address

    local = standardise_address(Address(("霞が関3-4-3",), "千代田区", "東京都", "100-8915", "JP"))
    assert "千代田区" in write_address(local, "日本電気株式会社")
    latin = standardise_address(Address(("3-4-3 Kasumigaseki",), "Chiyoda-ku", "Tokyo", "100-8915", "JP"))
    assert "Chiyoda-ku" in write_address(latin, "NEC", latin=True)
    twice = standardise_address(Address(("千代田区霞が関3-4-3",), "千代田区", "東京都", "100-8915", "JP"))
    assert write_address(twice).count("千代田区") == 1
