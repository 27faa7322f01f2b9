"""The calculator: both calculators, every step, nothing stored."""

from datetime import date

import pytest

from ipdocket.domain.events import MatterEvent, PaperFacts
from ipdocket.domain.matter import Matter
from ipdocket.services import calculating
from ipdocket.services.calculating import calculate
from ipdocket.services.core.session import NotSignedIn

EP = Matter("", "EP", "patent")
FILED = MatterEvent(0, "filing", date(2016, 11, 15))


def test_every_date_comes_with_its_steps_the_earliest_first(session):
    head = session.store.head()
    found = calculate(session, EP, [FILED])
    assert [one.deadline.due for one in found.dates] == sorted(one.deadline.due for one in found.dates)
    third = next(one for one in found.dates if one.deadline.number == 3)
    assert third.deadline.due == date(2018, 11, 30)
    assert third.steps[0].date == date(2016, 11, 15) and third.steps[-1].authority
    assert found.differing == () and session.store.head() == head


def test_a_paper_starts_its_own_period(session):
    paper = PaperFacts("office_action", date(2026, 1, 15), period="P4M")
    found = calculate(session, EP, [FILED, MatterEvent(0, "paper", paper.day, paper)])
    assert any(one.deadline.paper == 0 and one.deadline.due > paper.day for one in found.dates)


def test_what_gave_nothing_says_why(session):
    found = calculate(session, EP, [FILED])
    assert any("opposition" in one.rule for one in found.not_fired)
    assert all(one.reason for one in found.not_fired)


def test_what_no_rule_covers_is_loud(session):
    found = calculate(session, Matter("", "AQ", "patent"), [FILED])
    assert {one.office for one in found.not_covered} == {"AQ"}
    assert all(one.reason for one in found.not_covered)


def test_a_difference_between_the_calculators_is_told(session, monkeypatch):
    monkeypatch.setattr(calculating, "disagreements", lambda *_: ("only the engine: x",))
    assert calculate(session, EP, [FILED]).differing == ("only the engine: x",)


def test_it_answers_only_those_who_signed_in(session):
    session.person = None
    with pytest.raises(NotSignedIn):
        calculate(session, EP, [FILED])
