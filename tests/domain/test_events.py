"""When an event may be relied on, and how deadlines name their paper."""

from dataclasses import replace
from datetime import date

from ipdocket.domain.events import MatterEvent, PaperFacts

GRANT = MatterEvent(1, "grant", date(2026, 11, 4), entered_by=1)


def test_typed_by_one_is_not_verified() -> None:
    assert not GRANT.verified
    assert replace(GRANT, verified_by=2).verified
    assert replace(GRANT, office_source=True).verified


def test_the_trigger_names_the_paper() -> None:
    assert GRANT.trigger_key == ""
    paper = PaperFacts("office_action", date(2026, 1, 10))
    assert replace(GRANT, code="paper", paper=paper).trigger_key == "office_action@2026-01-10"
