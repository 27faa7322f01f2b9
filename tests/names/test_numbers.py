import pytest

from ipdocket.names.numbers import check_number, clean_number, find_duplicates, write_st13


@pytest.mark.parametrize(
    ("office", "kind", "typed", "normalised", "right"),
    [
        ("EP", "application", "EP 16 839 078.9", "EP16839078.9", "patent"),
        ("EP", "application", "16839078", "EP16839078.9", "patent"),
        ("EP", "application", "168390789", "EP16839078.9", "patent"),
        ("EP", "publication", "EP 2 400 812 A1", "EP2400812A1", "patent"),
        ("EP", "registration", "EP0123456B1", "EP0123456B1", "patent"),
        ("US", "application", "17/248,024", "17/248024", "patent"),
        ("US", "application", "US 17248024", "17/248024", "patent"),
        ("US", "application", "62/345,678", "62/345678", "patent"),
        ("US", "application", "97123456", "97/123456", "trademark"),
        ("US", "publication", "US 2019/0123456 A1", "US2019/0123456A1", "patent"),
        ("US", "registration", "10,123,456", "US10123456", "patent"),
        ("US", "registration", "US D812,345 S", "USD812345", "design"),
        ("US", "registration", "RE12,345", "USRE12345", "patent"),
        ("WO", "application", "PCT/EP2020/012345", "PCT/EP2020/012345", "patent"),
        ("WO", "application", "PCT/US98/01234", "PCT/US1998/001234", "patent"),
        ("WO", "publication", "WO 2018/148832 A1", "WO2018/148832A1", "patent"),
        ("WO", "publication", "WO98/12345", "WO1998/012345", "patent"),
        ("DE", "application", "10 2007 004 488.9", "DE 102007004488.9", "patent"),
        ("DE", "application", "P 31 30 619.5", "DE 3130619.5", "patent"),
        ("GB", "application", "1702530.5", "GB1702530.5", "patent"),
        ("GB", "registration", "UK00003123456", "UK00003123456", "trademark"),
        ("FR", "application", "FR 20 12345", "FR2012345", "patent"),
        ("JP", "application", "特願２０２０−１２３４５６", "2020-123456", "patent"),
        ("JP", "application", "H11-12345", "1999-012345", "patent"),
        ("JP", "registration", "特許第6123456号", "JP6123456", "patent"),
        ("CN", "application", "CN 201710601862.3", "CN201710601862.3", "patent"),
        ("CN", "application", "95115608X", "CN95115608.X", "patent"),
        ("CN", "registration", "ZL 2017 1 0601862.3", "CN201710601862.3", "patent"),
        ("KR", "application", "10-2020-0123456", "10-2020-0123456", "patent"),
        ("KR", "registration", "101234567", "10-1234567", "patent"),
        ("CA", "application", "3,123,456", "CA3123456", "patent"),
        ("AU", "application", "2020 123456", "AU2020123456", "patent"),
        ("IN", "application", "1234/delnp/2010", "1234/DELNP/2010", "patent"),
        ("EM", "application", "18012345", "018012345", "trademark"),
        ("EU", "registration", "1234567-1", "001234567-0001", "design"),
        ("WM", "registration", "IR 1 234 567 A", "1234567A", "trademark"),
        ("WH", "registration", "dm/12345", "DM/012345", "design"),
        ("MD", "application", "10 2020 000 123 456", "MD102020000123456", "patent"),
        ("BR", "application", " br 10-2020—012345-6 ", "BR 10-2020-012345-6", "patent"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_the_office_writes_it(
    office: str, kind: str, typed: str, normalised: str, right: str
) -> None:
    number = check_number(office, kind, typed, right)
    assert (number.typed, number.normalised, number.findings) == (typed, normalised, ())


@pytest.mark.parametrize(
    ("office", "typed"),
    [
        ("EP", "EP16839078.8"),
        ("EP", "16893078.9"),
        ("CN", "201710601826.3"),
        ("DE", "10 2007 004 488.8"),
        ("CN", "95115608.1"),
    ],
)
def test_a_wrong_check_digit_is_a_finding_and_the_number_is_kept(office: str, typed: str) -> None:
    number = check_number(office, "application", typed)
    assert number.known
    assert "check digit" in number.findings[0]
    assert number.normalised.endswith(typed[-1])


@pytest.mark.parametrize(
    ("office", "typed"),
    [("EP", "12345"), ("US", "ABC"), ("WO", "EP2020012345678"), ("KR", "2020-0123456"), ("JP", "123")],
)
def test_a_number_in_no_form_of_the_office_is_a_finding_with_examples(office: str, typed: str) -> None:
    number = check_number(office, "application", typed)
    assert not number.known
    assert "for instance" in number.findings[0]
    assert number.typed == typed


def test_an_office_without_forms_is_only_cleaned_and_nothing_is_no_number() -> None:
    number = check_number("ZA", "application", " 2020/01234 ")
    assert (number.normalised, number.known, number.findings) == ("2020/01234", False, ())
    assert check_number("US", "application", "  ").findings == ("There is no number.",)


def test_wipo_st13_is_read_with_the_office_before_or_after() -> None:
    assert write_st13("XX", "10", 2020, 123456) == "XX102020000123456"
    assert check_number("MD", "application", "MD 10 2020 000123456").findings == ()
    assert "names the office" in check_number("MD", "application", "102020000123456RO").findings[0]


def test_duplicates_are_found_however_they_were_typed() -> None:
    typed = ["17/248,024", "US17248024", "17248025"]
    numbers = [(matter, check_number("US", "application", text)) for matter, text in enumerate(typed, 1)]
    assert find_duplicates(numbers) == [("17/248024", (1, 2))]
    grants = [
        (1, check_number("EP", "publication", "EP2400812A1")),
        (2, check_number("EP", "publication", "2400812 B1")),
    ]
    assert find_duplicates(grants) == [("EP2400812A1", (1, 2))]


def test_widths_dashes_and_thousands_are_cleaned() -> None:
    assert clean_number("Ｎｏ． 1,234,567") == "1234567"
    assert clean_number("1.234.567") == "1234567"
    assert clean_number("1702530.5") == "1702530.5"
