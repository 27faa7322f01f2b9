"""What is drawn for a hand-off: by whose it is and by when, and never a blind date."""

from datetime import date

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.hand_off import About, Thing
from ipdocket.domain.intake import Carriage, Incoming, Sender
from ipdocket.store import hand_off_draw, intake
from ipdocket.store.confirming import Entry, confirm_first
from ipdocket.store.deadlines import assign
from ipdocket.store.events import add_event
from tests.store.making import Small

UNTIL = date(2027, 1, 31)


def test_dates_belong_to_whom_they_are_assigned_or_who_confirmed_first(small: Small) -> None:
    assert hand_off_draw.draw_dates(small.store, small.ben.person, UNTIL) == []
    with small.store.work(small.ann, "assign") as work:
        assign(work, small.dates[:1], {"responsible": small.ben.person})
    (found,) = hand_off_draw.draw_dates(small.store, small.ben.person, UNTIL)
    assert (found.thing, found.reference) == (Thing(About.DEADLINE, small.dates[0]), "ACM-001EP")
    assert hand_off_draw.draw_dates(small.store, small.ben.person, date(2026, 12, 1)) == []
    with small.store.work(small.cho, "confirm first") as work:
        confirm_first(work, small.dates[:1], Entry(ConfirmedAct.FILED, date(2026, 11, 20), "R-1"))
    for person in (small.ben, small.cho):
        (found,) = hand_off_draw.draw_dates(small.store, person.person, date(2026, 12, 1))
        assert found.thing == Thing(About.SECOND, small.dates[0])
    assert [one.thing.id for one in hand_off_draw.get_dates(small.store, small.dates[:2])] == small.dates[:2]
    assert hand_off_draw.get_dates(small.store, []) == []


def test_a_date_to_verify_does_not_tell_its_day(small: Small) -> None:
    with small.store.work(small.cho, "record event") as work:
        event = add_event(work, MatterEvent(small.matter, "grant", date(2026, 11, 4)))
    (found,) = hand_off_draw.draw_unverified(small.store, small.cho.person)
    assert (found.thing, found.title) == (Thing(About.VERIFICATION, event), "grant") and found.day != date(2026, 11, 4)
    assert hand_off_draw.draw_unverified(small.store, small.ben.person) == []
    assert len(hand_off_draw.draw_unverified(small.store, small.ben.person, [event])) == 1


def test_every_open_paper_is_offered(small: Small) -> None:
    letter = Incoming(date(2026, 11, 20), Sender.AGENT, Carriage.EMAIL, "letter")
    with small.store.work(small.ann, "log paper") as work:
        paper = intake.add_paper(work, letter, 2026, None)
    for person, own in ((small.ann, True), (small.ben, False)):
        (found,) = hand_off_draw.draw_papers(small.store, person.person)
        assert (found.thing.id, found.own, found.label, found.day) == (paper, own, "2026/00001", date(2026, 11, 23))
    with small.store.work(small.ann, "no deadline") as work:
        intake.mark_processed(work, intake.get_paper(small.store, paper), "only a receipt")
    assert hand_off_draw.draw_papers(small.store, small.ann.person) == []
