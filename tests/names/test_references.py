import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdocket.names.references import (
    Finding,
    PatternUnclear,
    ReferencesUsedUp,
    check_reference,
    list_offenders,
    offer_next,
    parse_reference,
    propose_repair,
    read_pattern,
    strip_reference,
    write_reference,
)

PATTERN = read_pattern("{client:A3}-{number:N4}-{country}[-{suffix}]")
FAMILY = read_pattern("{client:X2-4}/{family:N3}{right:P|T|D}.{country}")


def words(findings: tuple[Finding, ...]) -> str:
    return " ".join(finding.words for finding in findings)


def test_a_reference_is_read_into_its_fields() -> None:
    assert parse_reference(PATTERN, "ABC-0012-US") == {"client": "ABC", "number": "0012", "country": "US"}
    assert parse_reference(PATTERN, "ABC-0012-US-CON2") == {
        "client": "ABC",
        "number": "0012",
        "country": "US",
        "suffix": "CON2",
    }
    assert parse_reference(FAMILY, "AB1/007P.DE") == {"client": "AB1", "family": "007", "right": "P", "country": "DE"}


@pytest.mark.parametrize(
    "wrong", ["ABC-12-US", "abc-0012-us", "ABC 0012 US", "ABC-0012-US-XYZ", "ABC-0012", "", "ABC-0012-US-"]
)
def test_a_reference_that_breaks_the_pattern_is_not_read(wrong: str) -> None:
    assert parse_reference(PATTERN, wrong) is None
    assert "does not keep to the pattern" in words(check_reference(PATTERN, wrong))


def test_a_country_must_exist() -> None:
    assert check_reference(PATTERN, "ABC-0012-EP") == ()
    assert "no country or office code" in words(check_reference(PATTERN, "ABC-0012-QQ"))


def test_references_are_one_without_spaces_slashes_and_hyphens() -> None:
    assert strip_reference("ab-12/ us\u2013DIV") == "AB12USDIV"
    assert "is the same as" in words(check_reference(PATTERN, "ABC-0012-US", ["abc0012/us"]))


def test_more_than_25_characters_is_a_warning_for_the_uspto() -> None:
    long = read_pattern("{client:X2-20}-{number:N4}-{country}")
    findings = check_reference(long, "ABCDEFGHIJKLMNOPQR-0001-US")
    assert len("ABCDEFGHIJKLMNOPQR-0001-US") == 26
    assert [finding.stops for finding in findings] == [False]
    assert check_reference(long, "ABCDEFGHIJKLMNOPQ-0001-US") == ()


@pytest.mark.parametrize(
    ("typed", "repaired"),
    [
        ("abc 12 us", "ABC-0012-US"), ("ABC/0012/US/DIV", "ABC-0012-US-DIV"), ("ABC0012US", "ABC-0012-US"),
        ("ABC-OO12-US", "ABC-0012-US"),
        ("A8C-0012-US", None), ("ABC-0012", None), ("  ABC_0012.US  ", "ABC-0012-US"), ("ABC-0012-QQ", None),
    ],
)  # fmt: skip
def test_repairs_are_proposed_where_the_fields_can_be_read(typed: str, repaired: str | None) -> None:
    assert propose_repair(PATTERN, typed) == repaired


def test_the_next_free_reference_is_above_the_highest_of_the_client() -> None:
    taken = ["ABC-0001-US", "ABC-0007-EP", "abc 9 de", "XYZ-0100-US", "rubbish"]
    assert offer_next(PATTERN, taken, {"client": "ABC", "country": "US"}) == "ABC-0010-US"
    assert offer_next(PATTERN, [], {"client": "abc", "country": "jp", "suffix": "PCT"}) == "ABC-0001-JP-PCT"
    assert offer_next(FAMILY, ["AB/001P.DE"], {"client": "AB", "right": "P", "country": "US"}) == "AB/002P.US"


def test_a_full_counter_and_a_pattern_without_one_are_refused() -> None:
    tiny = read_pattern("{client:A1}{number:N1}")
    with pytest.raises(ReferencesUsedUp):
        offer_next(tiny, ["A9"], {"client": "A"})
    with pytest.raises(PatternUnclear):
        offer_next(read_pattern("{client}-{country}"), [], {"client": "AB", "country": "US"})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ABC",
        "{client",
        "{colour}",
        "{client}{client}",
        "[{client}",
        "{client}]",
        "{number:N0}",
        "{number:N9-2}",
        "{right:|}",
    ],
)
def test_an_unclear_pattern_is_refused(text: str) -> None:
    with pytest.raises(PatternUnclear) as refusal:
        read_pattern(text)
    assert refusal.value.do


def test_offenders_are_listed_with_repairs_that_hurt_no_other() -> None:
    found = {
        one.reference: one
        for one in list_offenders(
            PATTERN, ["ABC-0001-US", "abc 1 us", "ABC 2 US", "ABC-0003-US", "ABC/0003/US", "junk"]
        )
    }
    assert set(found) == {"abc 1 us", "ABC 2 US", "ABC/0003/US", "junk"}
    assert found["abc 1 us"].repair is None
    assert found["ABC 2 US"].repair == "ABC-0002-US"
    assert found["ABC/0003/US"].repair is None
    assert found["junk"].repair is None


@given(
    st.from_regex(r"[A-Z]{3}", fullmatch=True),
    st.integers(0, 9999),
    st.sampled_from(["US", "EP", "JP"]),
    st.sampled_from(["", "DIV", "CON2", "PCT"]),
)
def test_what_is_written_is_read_back_and_any_separators_are_repaired(
    client: str, number: int, country: str, suffix: str
) -> None:
    fields = {"client": client, "number": f"{number:04}", "country": country, **({"suffix": suffix} if suffix else {})}
    written = write_reference(PATTERN, fields)
    assert parse_reference(PATTERN, written) == fields
    assert propose_repair(PATTERN, written.replace("-", " / ").lower()) == written
