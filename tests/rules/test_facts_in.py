"""Which date counts as filing, facts as words, and when a paper counts as received."""

from datetime import date

import pytest

from ipdocket.rules.compiling import SLOTS
from ipdocket.rules.facts import Case, Paper
from ipdocket.rules.facts_in import case_dates, case_situation, paper_receipt
from ipdocket.rules.model import Notification

PARENT, OWN = date(2019, 5, 18), date(2023, 4, 4)


def filing_dates(route, **events):
    dates = case_dates(Case("EP", "patent", route, events))
    return dates[SLOTS["filing"]], dates[SLOTS["own-filing"]], dates[SLOTS["priority-or-filing"]]


def test_a_divisional_keeps_its_parents_date():
    assert filing_dates("divisional", parent_filing=PARENT, divisional_filing=OWN) == (PARENT, OWN, PARENT)
    assert filing_dates("divisional", parent_filing=PARENT) == (PARENT, PARENT, PARENT)
    assert filing_dates("direct", parent_filing=PARENT, filing=OWN) == (OWN, OWN, OWN)


def test_the_international_filing_is_a_synonym_and_priority_comes_first():
    assert filing_dates("pct", international_filing=OWN, priority=PARENT) == (OWN, OWN, PARENT)
    assert filing_dates("direct") == (None, None, None)


@pytest.mark.parametrize(
    ("given", "words"),
    [(True, {"yes"}), (False, {"no"}), (15, {"15"}), ("en", {"en"}), (("DE", "FR"), {"DE", "FR"})],
)
def test_facts_are_words(given, words):
    assert case_situation(Case("EP", "patent", facts={"claims": given})).facts["claims"] == words


@pytest.mark.parametrize(
    ("given", "words"), [("JP", {"JP", "yes"}), ("US", {"US", "no"}), ("yes", {"yes"}), (False, {"no"})]
)
def test_resident_given_as_a_country(given, words):
    assert case_situation(Case("JP", "design", facts={"resident": given})).facts["resident"] == words


DAY = date(2024, 3, 1)
ENTRIES = (
    Notification("date", "always", ("X",), papers=("decision",)),
    Notification("received", "mailbox", ("X",), delivery=("electronic",)),
    Notification("fiction", "ten days", ("X",), days=10, until=date(2023, 11, 1)),
    Notification("safeguard", "seven days", ("X",), days=7, start=date(2023, 11, 1)),
)


@pytest.mark.parametrize(
    ("paper", "receipt"),
    [
        (Paper("decision", DAY, notified=date(2024, 5, 1)), (DAY, 0)),
        (Paper("notice", DAY, notified=date(2024, 3, 5), delivery="electronic"), (date(2024, 3, 5), 0)),
        (Paper("notice", DAY, delivery="electronic"), (DAY, 0)),
        (Paper("notice", DAY, delivery="post"), (DAY, 0)),
        (Paper("notice", DAY, notified=date(2024, 3, 8)), (DAY, 0)),
        (Paper("notice", DAY, notified=date(2024, 3, 12)), (DAY, 4)),
        (Paper("notice", date(2023, 10, 31)), (date(2023, 11, 10), 0)),
        (Paper("notice", date(2023, 10, 31), notified=date(2023, 11, 9)), (date(2023, 11, 10), 0)),
        (Paper("notice", date(2023, 10, 31), notified=date(2023, 11, 20)), (date(2023, 11, 20), 0)),
    ],
)
def test_receipt(paper, receipt):
    assert paper_receipt(ENTRIES, paper) == receipt


def test_without_an_entry_the_arrival_counts():
    assert paper_receipt((), Paper("notice", DAY, notified=date(2024, 3, 9))) == (date(2024, 3, 9), 0)
    assert paper_receipt((), Paper("notice", DAY)) == (DAY, 0)
