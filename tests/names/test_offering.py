"""The next free reference, made from what is known of a matter."""

import pytest

from ipdocket.names.offering import choose_right, guess_code, offer_reference
from ipdocket.names.references import read_pattern

PATTERN = read_pattern("{client:A3}-{number:N4}-{country}[-{suffix}]")
FIELD = {field.name: field for field in PATTERN.fields}["client"]


@pytest.mark.parametrize(
    ("name", "taken", "code"),
    [
        ("Müller & Söhne GmbH", (), "MUL"), ("Müller & Söhne GmbH", ("MUL",), "MUE"), ("日本電気", (), "RIB"), ("3M", (), ""),
    ],
)  # fmt: skip
def test_a_new_client_gets_the_beginning_of_its_name(name, taken, code):
    found = guess_code(FIELD, name, taken.__contains__)
    assert len(found) in (0, 3) and found not in taken
    assert (found == "") == (code == "")
    assert found[:2] == code[:2] or name == "日本電気"


def test_a_known_client_keeps_its_code_and_the_numbers_go_on():
    in_use = [("ACM-0007-EP", "Acme"), ("ACM-0003-US-CON", "Acme"), ("BET-0031-DE", "Beta"), ("old 12", "Acme")]
    assert offer_reference(PATTERN, in_use, "Acme", {"country": "JP"}, "patent", "direct") == "ACM-0008-JP"
    assert offer_reference(PATTERN, in_use, "Beta", {"country": "US"}, "patent", "continuation") == "BET-0032-US-CON"
    assert offer_reference(PATTERN, in_use, "Acme Two", {"country": "WO"}, "patent", "pct") == "ACE-0001-WO-PCT"


def test_nothing_is_offered_where_a_field_cannot_be_told():
    assert offer_reference(PATTERN, [], "", {"country": "JP"}, "patent", "direct") == ""


def test_right_and_family():
    pattern = read_pattern("{right:P|T|D}{family:N4}{country}{number:N2}")
    right = next(field for field in pattern.fields if field.name == "right")
    assert [choose_right(right, one) for one in ("patent", "trademark", "design", "spc")] == ["P", "T", "D", ""]
    assert offer_reference(pattern, [("P0004EP01", "")], "", {"country": "DE"}, "patent", "ep") == "P0005DE01"
