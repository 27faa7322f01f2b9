from collections.abc import Callable
from datetime import date

import pytest

from ipdocket.exchange.offices.ep_register import read_register
from ipdocket.exchange.records import MatterRecord

Reader = Callable[[str], bytes]
PARTS = ("biblio", "events", "procedural-steps")


@pytest.fixture
def matter(real_record: Reader) -> MatterRecord:
    (found,) = read_register(*(real_record(f"epo-register-{part}-EP2400812.xml") for part in PARTS))
    return found


def test_three_files_of_one_application_are_one_matter(matter: MatterRecord) -> None:
    assert (matter.key, matter.office, matter.right, matter.route) == ("EP:10167109", "EP", "patent", "direct")
    assert (matter.application_number, matter.publication_number) == ("10167109", "EP2400812")
    assert (matter.status, matter.taken_over) == ("granted", date(2025, 10, 25))
    milestones = ("filing", "publication", "search_report_mailed", "exam_requested", "grant")
    assert [matter.first_day(code) for code in milestones] == [
        date(2010, 6, 24), date(2011, 12, 28), date(2011, 3, 30), date(2012, 6, 6), date(2019, 11, 27),
    ]  # fmt: skip
    assert len([event for event in matter.events if event.source_code == "0009250"]) == 22


def test_the_newest_version_of_a_party_counts(matter: MatterRecord) -> None:
    assert (matter.owner, matter.agent, matter.title) == ("9Solutions Oy", "Kolster Oy Ab", "BLUETOOTH NETWORKING")
    assert matter.facts.get("language") == "en"
    designated = matter.facts.get("designated")
    assert designated and len(designated) == 37 and designated[0] == "AL"


def test_an_empty_change_date_is_older_than_any_other(real_record: Reader) -> None:
    content = real_record("epo-register-biblio-EP2400812.xml").replace(
        b'agents change-date="20191025"', b'agents change-date=""'
    )
    (found,) = read_register(content.replace(b"Iso Roobertinkatu", b"Elsewhere"))
    assert found.agent == "Kolster Oy Ab"
    (older,) = read_register(content.replace(b'agents change-date="20130920"', b'agents change-date=""'))
    assert older.agent == "Antila, Harri Jukka Tapani, et al"


def test_papers_have_their_limit_and_their_reply(matter: MatterRecord) -> None:
    papers = [(event.paper.type, event.day, event.paper.period) for event in matter.events if event.paper]
    assert papers == [
        ("office_action", date(2017, 2, 1), "P4M"), ("office_action", date(2018, 3, 15), "P6M"),
        ("office_action", date(2019, 1, 3), "P4M"), ("intention_to_grant", date(2019, 6, 27), None),
    ]  # fmt: skip
    replies = {event.about: event.day for event in matter.events if event.answers == "response"}
    assert replies[date(2019, 1, 3)] == date(2019, 5, 9)
    assert replies[date(2018, 3, 15)] == date(2018, 8, 24)
    fee = next(event for event in matter.events if event.answers == "grant_fee")
    assert (fee.day, fee.about) == (date(2019, 10, 16), date(2019, 6, 27))


def test_eight_renewal_fees_are_numbered_by_the_year(matter: MatterRecord) -> None:
    paid = {event.answers: event.day for event in matter.events if event.answers.startswith("annuity")}
    assert list(paid) == [f"annuity:{year}" for year in range(3, 11)]
    assert paid["annuity:10"] == date(2019, 6, 24)


def test_national_lapses_are_history_of_the_european_matter(matter: MatterRecord) -> None:
    lapsed = {event.source_code: event.day for event in matter.events if event.source_code.startswith("lapse:")}
    assert len(lapsed) == 33 and lapsed["lapse:FR"] == date(2020, 6, 30) and lapsed["lapse:HU"] == date(2010, 6, 24)
    assert not {"lapse:DE", "lapse:GB", "lapse:FI", "lapse:SE"} & set(lapsed)
    assert matter.first_day("lapse") is None


def test_prefixes_do_not_matter(real_record: Reader, matter: MatterRecord) -> None:
    renamed = [
        real_record(f"epo-register-{part}-EP2400812.xml").replace(b"ns3:", b"reg:").replace(b":ns3", b":reg")
        for part in PARTS
    ]
    assert read_register(*renamed) == (matter,)


def test_steps_without_bibliography_are_an_error_that_names_the_file_needed(real_record: Reader) -> None:
    (found,) = read_register(real_record("epo-register-procedural-steps-EP2400812.xml"))
    assert found.problems[0].severity == "error" and "bibliographic" in found.problems[0].do


def test_a_divisional_keeps_its_parents_date_and_lacks_its_own(real_record: Reader) -> None:
    content = real_record("epo-register-biblio-EP2400812.xml").replace(
        b"<ns3:opposition-data ",
        b"<ns3:related-documents><ns3:division><ns3:relation><ns3:parent-doc/></ns3:relation></ns3:division>"
        b"</ns3:related-documents><ns3:opposition-data ",
    )
    (found,) = read_register(content)
    assert found.route == "divisional" and found.first_day("parent_filing") == date(2010, 6, 24)
    assert found.first_day("filing") is None and "divisional" in found.problems[0].what
