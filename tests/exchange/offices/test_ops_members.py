from collections.abc import Callable
from datetime import date

from ipdocket.exchange.offices.ops_members import read_members

Reader = Callable[[str], bytes]


def test_a_family_has_one_matter_for_each_application(real_record: Reader) -> None:
    matters = read_members(real_record("epo-ops-family-EP2400812.xml"))
    assert [(m.key, m.registration_number) for m in matters] == [
        ("EP:10167109", "EP2400812"), ("CA:2744162", ""), ("US:13167395", "US9648662"),
    ]  # fmt: skip
    european, canadian, american = matters
    assert european.first_day("grant") == date(2019, 11, 27) and european.first_day("priority") is None
    assert canadian.first_day("filing") == date(2011, 6, 23) and canadian.first_day("priority") == date(2010, 6, 24)
    assert american.first_day("publication") == date(2012, 3, 8) and american.first_day("grant") == date(2017, 5, 9)


def test_an_international_publication(real_record: Reader) -> None:
    (matter,) = read_members(real_record("epo-ops-biblio-WO2018148832.xml"))
    assert (matter.key, matter.publication_number) == ("WO:PCT/CA2018/050171", "WO2018148832A1")
    assert matter.owner.endswith("BY THE MINISTER OF NATURAL RESOURCES CANADA") and "MINI OF NATURAL" in matter.notes
    assert matter.title == "METHODS FOR MEASURING PROPERTIES OF ROCK PIECES"
    days = [matter.first_day(code) for code in ("priority", "filing", "publication", "search_report_published")]
    assert days == [date(2017, 2, 16), date(2018, 2, 15), date(2018, 8, 23), date(2018, 8, 23)]


def test_a_first_filing_is_not_its_own_priority(real_record: Reader) -> None:
    content = real_record("epo-ops-family-EP2400812.xml").replace(
        b"<doc-number>10167109</doc-number>", b"<doc-number>1</doc-number>", 1
    )
    european = read_members(content)[0]
    assert european.first_day("priority") is None


def test_a_search_report_published_alone_is_no_publication(real_record: Reader) -> None:
    content = real_record("epo-ops-biblio-WO2018148832.xml").replace(b"<kind>A1</kind>", b"<kind>A3</kind>")
    (matter,) = read_members(content)
    assert matter.first_day("publication") is None and matter.first_day("search_report_published") == date(2018, 8, 23)


def test_an_old_us_number_without_its_series_is_told(real_record: Reader) -> None:
    content = (
        real_record("epo-ops-legal-example.xml")
        .replace(b"201815919370</doc", b"2366704</doc")
        .replace(b"20180313", b"20041228")
    )
    (matter,) = read_members(content)
    assert matter.application_number == "2366704" and "series" in matter.problems[0].what
