"""The calculator's port on real rules: what is typed, and the words for a letter."""

from datetime import date

import pytest

from ipdocket.errors import Refused
from ipdocket.ui.shown_calculation import CalculationDraft, PaperTyped
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import rules, secret
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name

FILED = (("filing", date(2016, 11, 15)),)


@pytest.fixture
def port(session):
    return open_ports(session).calculating


def test_a_computation_in_words_names_law_rule_and_rule_set(port, session):
    found = port.calculate(CalculationDraft("EP", "patent", dates=FILED))
    text = found.as_text()
    assert text.startswith("European Patent Office (EP), patent\nFiling date: 15 Nov 2016\n\n")
    assert "due 30 Nov 2018" in text and "R. 51(1) EPC" in text.replace("Rule 51(1) EPC", "R. 51(1) EPC")
    assert session.rules.name in text and "Both calculators of the program agree." in text
    assert "2016-11-15" not in text and "{" not in text
    place = next(place for place, one in enumerate(found.dates) if one.row.action.endswith("3"))
    alone = found.as_text(place)
    assert "30 Nov 2018" in alone and "year 4" not in alone


def test_a_paper_with_a_period_typed_in_words(port):
    paper = PaperTyped("office_action", date(2026, 9, 2), period="4 months")
    found = port.calculate(CalculationDraft("EP", "patent", dates=FILED, papers=(paper,)))
    assert any(one.row.due > date(2026, 12, 1) and "period" in text for one, text in zip(found.dates, found.texts, strict=True))
    assert "period 4 months" in found.head
    with pytest.raises(Refused, match="not a period"):
        port.calculate(CalculationDraft("EP", "patent", papers=(PaperTyped("office_action", date(2026, 9, 2), period="soon"),)))


def test_papers_of_the_office_come_first(port):
    first = [choice.code for choice in port.papers("US", "patent", "direct")]
    assert first[0] in {"office_action", "notice_of_allowance", "missing_parts", "restriction", "final_action"}
    assert len(first) == len(set(first)) > 10


def test_a_past_date_is_not_told_as_late(port):
    found = port.calculate(CalculationDraft("EP", "patent", dates=FILED))
    assert {one.row.left for one in found.dates if one.row.due < date(2020, 1, 1)} == {None}
