"""Entries of the record tell people, accounts and owners by name, in the window's words."""

import pytest
from test_ports import docket, matter, rules, session  # noqa: F401  its docket, too

from ipdocket.ui.ports import Query
from ipdocket.ui.wiring.record_words import RecordWords


@pytest.fixture
def entries(docket, matter):  # noqa: F811  the fixtures
    docket.accounts.sign_out()
    docket.accounts.sign_in("okafor", "a long sentence")
    return docket.audit.first(Query(), 99)


def test_whoever_an_entry_numbers_is_named(entries):
    about = {row.subject for row in entries if row.what == "sign-in"}
    assert about == {"account of A. Rivera", "account of B. Okafor"}
    assert "person A. Rivera" in {row.subject for row in entries if row.what == "sign-out"}
    assert any("owner: Acme Inc." in row.after for row in entries)
    assert any("person: B. Okafor" in row.after for row in entries)


def test_words_of_what_was_kept(session):  # noqa: F811
    words = RecordWords(session).words
    assert words({"due": "2026-11-23", "title": "x", "empty": None}) == "due: 23 Nov 2026, title: x"
    assert words({"persons": [1, 2], "responsible": 2}) == "persons: A. Rivera, B. Okafor, responsible: B. Okafor"
    assert words({"receiver": 2, "lines": 2}) == "receiver: B. Okafor, lines: 2"
    assert words({"active": False, "round": 0}) == "active: no, round: 0"


def test_a_number_that_nobody_has_stays_a_number(session):  # noqa: F811
    assert RecordWords(session).words({"person": 99, "owner": 7}) == "person: 99, owner: 7"


