"""The intake log on both databases: a number for every paper, dealt with only by a date or a reason."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ipdocket.clock import FixedClock
from ipdocket.domain.controls import Happened
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.intake import Carriage, Incoming, Sender
from ipdocket.services import dating, intake, looking
from ipdocket.services.accounts import check_password, sign_in
from ipdocket.services.core.session import NotAllowed
from ipdocket.services.docketing import enter_matter
from ipdocket.services.entry_sheet import list_entries, sign_entries
from ipdocket.services.holes import PAPERS, count_holes, list_matters
from ipdocket.services.intake import DealtWith, NoDateYet, NotHereYet, NotNamed, ReasonTooShort
from ipdocket.store.events import list_events
from ipdocket.store.intake import PaperOfAnotherMatter
from tests.services.conftest import PASSWORD, action, us_matter

TODAY = date(2026, 11, 23)
LETTER = Incoming(TODAY, Sender.OFFICE, Carriage.POST, "office_action", "USPTO")


def go_to(session, day: date) -> None:
    session.clock = session.store.clock = FixedClock(datetime(day.year, day.month, day.day, 8, tzinfo=UTC))


def open_labels(session) -> list[str]:
    return [one.paper.label for one in intake.list_papers(session, only_open=True)]


def test_every_paper_gets_the_next_number_of_its_year(session):
    first, second = intake.log_paper(session, LETTER, ("scan.pdf", b"%PDF 1")), intake.log_paper(session, LETTER)
    assert (first.label, second.label) == ("2026/00001", "2026/00002")
    assert (first.file_name, len(first.sha256), second.evidence) == ("scan.pdf", 64, None)
    assert (first.entered_by, first.sender_name, first.open) == ("Anna Rivera", "USPTO", True)
    with pytest.raises(NotHereYet):
        intake.log_paper(session, replace(LETTER, received=TODAY + timedelta(days=1)))
    with pytest.raises(NotNamed):
        intake.log_paper(session, replace(LETTER, what="  "))
    assert intake.log_paper(session, LETTER).label == "2026/00003", "a refused paper used up no number"
    go_to(session, date(2027, 1, 4))
    assert intake.log_paper(session, replace(LETTER, received=date(2026, 12, 31))).label == "2027/00001"
    assert open_labels(session) == ["2026/00001", "2026/00002", "2026/00003", "2027/00001"]
    assert looking.docket_standing(session).counts["intake"] == 4
    assert [one.paper.label for one in intake.list_papers(session, received=TODAY)] == ["2026/00003", "2026/00002", "2026/00001"]


def test_a_date_recorded_from_the_paper_lets_it_be_processed(session, matter):
    paper = intake.log_paper(session, LETTER, ("scan.pdf", b"%PDF 1"))
    with pytest.raises(NoDateYet):
        intake.mark_processed(session, paper.id)
    dating.record_event(session, replace(action(date(2026, 11, 16)), matter=matter), paper=paper.id)
    linked = intake.open_paper(session, paper.id)
    assert (linked.reference, linked.open, [one.code for one in linked.events]) == ("ACM-001US", True, ["office_action"])
    event = next(one for one in list_events(session.store, matter) if one.paper is not None)
    assert event.evidence == paper.evidence, "the paper's file is the evidence of its date"
    with pytest.raises(DealtWith):
        intake.declare_no_deadline(session, paper.id, "it only looked like one")
    with pytest.raises(DealtWith):
        intake.change_paper(session, paper.id, replace(LETTER, what="a letter", matter=matter))
    intake.mark_processed(session, paper.id)
    assert open_labels(session) == []
    with pytest.raises(DealtWith):
        intake.mark_processed(session, paper.id)


def test_a_struck_date_opens_the_paper_again(session, matter):
    paper = intake.log_paper(session, LETTER)
    dating.record_event(session, replace(action(date(2026, 11, 16)), matter=matter), paper=paper.id)
    intake.mark_processed(session, paper.id)
    event = intake.open_paper(session, paper.id).events[0].event
    dating.strike_event(session, event, "it belongs to another matter")
    assert open_labels(session) == [paper.label]
    other = enter_matter(session, us_matter("ACM-002US"))
    with pytest.raises(PaperOfAnotherMatter):
        dating.record_event(session, replace(action(date(2026, 11, 16)), matter=other), paper=paper.id)
    assert [one.code for one in list_events(session.store, other)] == ["filing"], "nothing of it was stored"
    intake.change_paper(session, paper.id, replace(LETTER, matter=other))
    dating.record_event(session, replace(action(date(2026, 11, 16)), matter=other), paper=paper.id)
    assert open_labels(session) == [], "it was marked before, and has a date again"


def test_no_deadline_needs_a_reason_and_stands_on_the_entry_sheet(session, matter):
    paper = intake.log_paper(session, replace(LETTER, what="Bill of the agent", matter=matter))
    for short in ("", "none", "nodeadlinehere"):
        with pytest.raises(ReasonTooShort):
            intake.declare_no_deadline(session, paper.id, short)
    intake.declare_no_deadline(session, paper.id, " a bill for work that is done ")
    assert open_labels(session) == []
    (line,) = [one for one in list_entries(session, TODAY) if one.written.happened is Happened.NO_DATE]
    assert (line.written.what, line.reference) == ("Bill of the agent (paper)", "ACM-001US")
    assert line.written.paper == "2026/00001: a bill for work that is done"
    sign_in(session, "carla", PASSWORD)
    person, account = check_password(session, "ben", PASSWORD)
    sign_entries(session, TODAY, (person, account.login))
    assert next(one for one in list_entries(session, TODAY) if one.written.happened is Happened.NO_DATE).signed_by == "Ben Okafor"
    with pytest.raises(DealtWith):
        intake.declare_no_deadline(session, paper.id, "another reason for it")
    with pytest.raises(DealtWith):
        intake.change_paper(session, paper.id, replace(LETTER, what="an office action"))


def test_what_it_is_about_is_said_later_and_found_by_any_number(session):
    matter = enter_matter(session, us_matter(application_number="18/123,456"))
    assert [one.id for one in intake.find_matters(session, "18123456")] == [matter]
    assert [one.id for one in intake.find_matters(session, "acm-001us")] == [matter]
    paper = intake.log_paper(session, replace(LETTER, what="letter"))
    changed = intake.change_paper(session, paper.id, replace(LETTER, matter=matter), ("scan.pdf", b"%PDF 2"))
    assert (changed.reference, changed.what, changed.file_name, changed.received) == ("ACM-001US", "office_action", "scan.pdf", TODAY)
    with pytest.raises(DealtWith):
        intake.change_paper(session, paper.id, replace(LETTER, matter=matter), ("other.pdf", b"%PDF 3"))
    assert intake.read_file(session, paper.id).content == b"%PDF 2"


def test_a_paper_open_for_more_than_a_working_day_is_a_hole(session, matter):
    paper = intake.log_paper(session, replace(LETTER, matter=matter))
    intake.log_paper(session, replace(LETTER, what="Bill of the agent"))
    for day, lies in ((TODAY + timedelta(days=1), 0), (TODAY + timedelta(days=2), 2)):
        go_to(session, day)
        assert next(one.count for one in count_holes(session) if one.code == PAPERS) == lies
        assert [one.long for one in intake.list_papers(session)] == [bool(lies)] * 2
    first, second = list_matters(session, PAPERS)
    assert (first.matter, first.reference, first.title, first.detail) == (matter, paper.label, "Office action: Widget", "came 2026-11-23")
    assert (second.matter, second.title) == (0, "Bill of the agent")
    assert len(list_matters(session, PAPERS, 1)) == 1


def test_who_may_not_enter_may_look(session):
    paper = intake.log_paper(session, LETTER)
    sign_in(session, "dora", PASSWORD)
    assert open_labels(session) == [paper.label]
    for refused in (
        lambda: intake.log_paper(session, LETTER), lambda: intake.mark_processed(session, paper.id),
        lambda: intake.declare_no_deadline(session, paper.id, "a reason of some length"),
        lambda: intake.change_paper(session, paper.id, LETTER),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            refused()


def test_every_step_is_on_the_record(session_file):
    session = session_file
    matter = enter_matter(session, us_matter())
    paper = intake.log_paper(session, LETTER)
    dating.record_event(session, MatterEvent(matter, "grant", date(2026, 11, 3)), paper=paper.id)
    intake.mark_processed(session, paper.id)
    rows = session.store.driver.execute("SELECT act FROM audit WHERE subject = 'paper' ORDER BY id").fetchall()
    assert [row[0] for row in rows] == ["log paper", "record event", "record event", "process paper"]
