from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from ipdocket.exchange.offices.us_portfolio import read_us_portfolio
from ipdocket.exchange.records import RECORD_CODES, MatterRecord, UnreadableFile

Reader = Callable[[str], bytes]


@pytest.fixture
def portfolio(real_record: Reader) -> dict[str, MatterRecord]:
    matters = read_us_portfolio(real_record("us-portfolio-events.csv"), real_record("us-portfolio-matters.csv"))
    return {matter.application_number: matter for matter in matters}


def test_all_sixty_applications_come_with_every_line_of_their_histories(portfolio: dict[str, MatterRecord]) -> None:
    assert len(portfolio) == 60
    own = ("filing_date", "publication_date", "grant_date")
    lines = [event for matter in portfolio.values() for event in matter.events if event.source_code not in own]
    assert len(lines) == 2250
    assert {matter.taken_over for matter in portfolio.values()} == {date(2019, 5, 7)}
    assert all(event.code in RECORD_CODES for event in lines)
    assert Counter(matter.status for matter in portfolio.values()) == {
        "granted": 24, "pending": 24, "expired": 7, "unknown": 4, "abandoned": 1,
    }  # fmt: skip


def test_a_patent_has_its_papers_replies_and_payments(portfolio: dict[str, MatterRecord]) -> None:
    door = portfolio["13627903"]
    assert (door.office, door.right, door.route, door.registration_number) == ("US", "patent", "direct", "9151089")
    assert door.owner == "Tesla Motors, Inc." and door.facts.get("entity") == "large"
    assert [(event.paper.type, event.day) for event in door.events if event.paper] == [
        ("office_action", date(2014, 12, 1)), ("final_action", date(2015, 3, 25)),
        ("notice_of_allowance", date(2015, 6, 3)),
    ]  # fmt: skip
    assert [(event.answers, event.day, event.about) for event in door.events if event.answers] == [
        ("response", date(2015, 1, 5), date(2014, 12, 1)),
        ("response", date(2015, 5, 14), date(2015, 3, 25)),  # after final, and allowed next: an answer
        ("grant_fee", date(2015, 8, 31), date(2015, 6, 3)),
        ("maintenance:1", date(2019, 3, 27), None),
    ]
    assert door.first_day("publication") == date(2013, 3, 28) and door.first_day("grant") == date(2015, 10, 6)


def test_an_amendment_after_final_that_is_not_entered_answers_nothing(portfolio: dict[str, MatterRecord]) -> None:
    answers = [(e.source_code, e.day, e.about) for e in portfolio["14298201"].events if e.answers == "response"]
    assert answers == [("A...", date(2016, 9, 26), date(2016, 6, 24)), ("RCEX", date(2017, 4, 6), date(2016, 12, 6))]


def test_a_restarted_period_is_a_paper_of_the_restarted_kind(portfolio: dict[str, MatterRecord]) -> None:
    restarted = next(e for e in portfolio["15250442"].events if e.source_code == "MNRES")
    assert restarted.paper and restarted.paper.type == "final_action" and restarted.paper.day == date(2017, 10, 31)
    assert restarted.about == date(2017, 8, 17)
    request = next(e for e in portfolio["15250442"].events if e.source_code == "RCEX")
    assert (request.day, request.about) == (date(2018, 4, 30), date(2017, 10, 31))


def test_designs_provisionals_and_international_applications_are_told_apart(portfolio: dict[str, MatterRecord]) -> None:
    assert (portfolio["29493815"].right, portfolio["29493815"].registration_number) == ("design", "D735660")
    provisional = portfolio["61735128"]
    assert provisional.route == "provisional" and provisional.first_day("priority") == date(2012, 12, 10)
    assert provisional.first_day("expiry") == date(2013, 12, 15)
    assert portfolio["PCT/US15/24148"].office == "WO"
    stage = portfolio["15515838"]
    assert stage.route == "pct" and stage.first_day("filing") is None
    assert stage.first_day("national_entry") == date(2017, 3, 30)
    assert "international filing date" in stage.problems[0].what


def test_an_abandonment_is_dated_but_the_disposal_at_an_rce_is_none(portfolio: dict[str, MatterRecord]) -> None:
    assert portfolio["13922905"].first_day("abandonment") == date(2015, 7, 10)
    assert portfolio["14522352"].first_day("abandonment") is None


def test_every_code_of_the_sample_is_decided(portfolio: dict[str, MatterRecord]) -> None:
    assert not [p for matter in portfolio.values() for p in matter.problems if "is not known" in p.what]


def test_a_begun_rce_without_receipt_is_told(portfolio: dict[str, MatterRecord]) -> None:
    assert any("2019-05-07" in problem.what for problem in portfolio["14706837"].problems)


def test_events_alone_are_refused(real_record: Reader) -> None:
    with pytest.raises(UnreadableFile, match="table of applications"):
        read_us_portfolio(real_record("us-portfolio-events.csv"))
