"""The intake log in the store: numbers without a gap, also at two desks, and after an act that was given up."""

from datetime import date

import pytest

from ipdocket.domain.events import MatterEvent
from ipdocket.domain.intake import Carriage, Incoming, Sender
from ipdocket.store import intake
from ipdocket.store.events import add_event
from ipdocket.store.refusals import GuardRefused, NotFound
from tests.store.making import Small

LETTER = Incoming(date(2026, 11, 20), Sender.AGENT, Carriage.EMAIL, "letter")


def log(small: Small, year: int = 2026) -> int:
    with small.store.work(small.ann, "log paper") as work:
        return intake.add_paper(work, LETTER, year, None)


def test_a_number_given_up_is_given_again(small: Small) -> None:
    log(small)
    with pytest.raises(ZeroDivisionError), small.store.work(small.ann, "log paper") as work:
        intake.add_paper(work, LETTER, 2026, None)
        raise ZeroDivisionError
    log(small)
    log(small, 2027)
    assert sorted(one.label for one in intake.list_papers(small.store)) == ["2026/00001", "2026/00002", "2027/00001"]


def test_nothing_but_a_date_or_a_reason_processes_a_paper(small: Small) -> None:
    paper = intake.get_paper(small.store, log(small))
    for reason in ("", "none"):
        with pytest.raises(GuardRefused, match="processed is what gave a date"), small.store.work(small.ann, "process paper") as work:
            intake.mark_processed(work, paper, reason)
    with small.store.work(small.ann, "record event") as work:
        event = add_event(work, MatterEvent(small.matter, "grant", date(2026, 11, 4)))
        intake.link_event(work, paper.id, event, small.matter)
        intake.mark_processed(work, intake.get_paper(small.store, paper.id), "")
    found = intake.get_paper(small.store, paper.id)
    assert (found.open, found.processed_by, found.reference) == (False, "Ann", "ACM-001EP")
    assert intake.count_open(small.store) == 0


def test_what_changed_is_on_the_record_and_what_did_not_is_not(small: Small) -> None:
    paper = log(small)
    head = small.store.head().number
    with small.store.work(small.ann, "change paper") as work:
        intake.change_paper(work, paper, {"what": "letter", "matter": None})
    assert small.store.head().number == head
    with small.store.work(small.ann, "change paper") as work:
        intake.change_paper(work, paper, {"what": "decision", "matter": small.other})
    (body,) = small.store.driver.execute("SELECT body FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    assert '"what":"letter"' in body and '"what":"decision"' in body


def test_lying_papers_are_those_that_came_by_a_day(small: Small) -> None:
    log(small)
    assert intake.count_lying(small.store, date(2026, 11, 19)) == 0 == len(intake.list_lying(small.store, date(2026, 11, 19)))
    assert intake.count_lying(small.store, date(2026, 11, 20)) == 1
    assert intake.list_lying(small.store, date(2026, 11, 20)) == [(None, "2026/00001", "", "", "letter", date(2026, 11, 20))]
    with pytest.raises(NotFound):
        intake.get_paper(small.store, 99)
