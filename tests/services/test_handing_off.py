"""Hand-off notes on both databases: drawn from the docket, accepted by name, and the writer's until then."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ipdocket.clock import FixedClock
from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.hand_off import About, Answer, ItemDraft, ItemState, NoteDraft, Thing
from ipdocket.domain.intake import Carriage, Incoming, Sender
from ipdocket.services import absences, confirming, dating, handing_off, intake, looking, walls
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.session import NotAllowed
from ipdocket.services.docketing import enter_matter
from ipdocket.services.handing_off import (
    NobodyNamed,
    NoReasonToRefuse,
    NothingChosen,
    NotSaid,
    NotToHandOn,
    NotYoursToAnswer,
    ReceiverMayNot,
    UnknownClock,
)
from ipdocket.settings import UnfitSetting
from ipdocket.store.confirming import Entry
from ipdocket.store.deadlines import list_deadlines
from ipdocket.store.events import list_events
from ipdocket.store.people import list_people
from ipdocket.store.refusals import NotFound, StandsBeforeWall
from tests.services.conftest import PASSWORD, action, us_matter

LETTER = Incoming(date(2026, 11, 23), Sender.OFFICE, Carriage.POST, "office_action", "USPTO")
WHY = "not of our team, ask Carla"


@pytest.fixture
def ids(session):
    return {one.name.split()[0].casefold(): one.id for one in list_people(session.store)}


@pytest.fixture
def due(session, ids) -> int:
    """A deadline of Anna's that is due soon: the reply to an action of September."""
    made = us_matter()
    matter = enter_matter(session, replace(made, matter=replace(made.matter, responsible=ids["anna"])))
    dating.record_event(session, replace(action(date(2026, 9, 2)), matter=matter))
    return next(one.id for one in list_deadlines(session.store, matter) if one.kind == "response")


def sit(session, login: str) -> None:
    sign_in(session, login, PASSWORD)


def write(session, receiver, *items: ItemDraft, desk: str = "", zone: str = "Asia/Manila") -> int:
    return handing_off.write_note(session, NoteDraft(receiver, desk, zone, items))


def of(about: About, number: int, **more) -> ItemDraft:
    return ItemDraft(Thing(about, number), **more)


def waiting(session) -> list[int]:
    return [one.id for note in handing_off.read_notes(session).waiting for one in note.items if one.waits]


def mine(session) -> list[Answer | None]:
    return [one.answer for note in handing_off.read_notes(session).mine for one in note.items]


def test_what_is_left_is_drawn_from_the_docket(session, ids, due):
    paper = intake.log_paper(session, LETTER)
    drawn = {one.thing.key: one for one in handing_off.draw_items(session)}
    assert drawn["deadline", due].title and drawn["deadline", due].zone == "America/New_York" and drawn["deadline", due].own
    assert drawn["paper", paper.id].label == "2026/00001" and drawn["paper", paper.id].title == "Office action"
    assert drawn["paper", paper.id].day == date(2026, 11, 24)
    events = [key[1] for key in drawn if key[0] == "verification"]
    assert {one.code for one in list_events(session.store, drawn["deadline", due].matter or 0) if one.id in events} == {"filing", "paper"}
    confirming.enter_first(session, [due], Entry(ConfirmedAct.FILED, date(2026, 11, 20), "R-1"), ("r.pdf", b"r"))
    assert next(one for one in handing_off.draw_items(session) if one.thing.id == due).thing.about is About.SECOND
    sit(session, "ben")
    kinds = [(one.thing.about, one.own) for one in handing_off.draw_items(session)]
    assert kinds == [(About.PAPER, False)], "papers are offered to everybody, dates to whom they belong"


def test_a_far_date_is_not_drawn_and_one_taken_over_for_somebody_away_is(session, ids, due):
    session.clock = session.store.clock = FixedClock(datetime(2026, 10, 1, 8, tzinfo=UTC))
    assert ("deadline", due) not in {one.thing.key for one in handing_off.draw_items(session)}
    session.clock = session.store.clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    draft = absences.AbsenceDraft(ids["anna"], date(2026, 11, 23), date(2026, 12, 4), substitute=ids["carla"])
    absences.enter_absence(session, draft)
    sit(session, "carla")
    assert ("deadline", due) in {one.thing.key for one in handing_off.draw_items(session)}


def test_a_note_is_accepted_by_name_item_by_item(session, ids, due):
    paper = intake.log_paper(session, LETTER)
    note = write(
        session, ids["ben"], of(About.DEADLINE, due, state=ItemState.WAITING, waiting_for="the client", sentence="asked twice"),
        of(About.PAPER, paper.id),
    )  # fmt: skip
    assert mine(session) == [None, None] and looking.docket_standing(session).counts["today"] == 2
    with pytest.raises(NotYoursToAnswer):
        handing_off.accept_items(session, [one.id for one in handing_off.open_note(session, note).items])
    sit(session, "ben")
    first, second = waiting(session)
    assert looking.docket_standing(session).counts["today"] == 2
    assert handing_off.accept_items(session, [first]) == 1
    with pytest.raises(NotYoursToAnswer):
        handing_off.accept_items(session, [first])
    with pytest.raises(NoReasonToRefuse):
        handing_off.refuse_items(session, [second], "no")
    with pytest.raises(NothingChosen):
        handing_off.accept_items(session, [])
    handing_off.refuse_items(session, [second], WHY)
    assert waiting(session) == [] and looking.docket_standing(session).counts["today"] == 0
    found = handing_off.open_note(session, note)
    assert [found.owner_of(one) for one in found.items] == ["Ben Okafor", "Anna Rivera"]
    assert found.items[0].waiting_for == "the client" and found.items[1].reason == WHY
    assert ("deadline", due) in {one.thing.key for one in handing_off.draw_items(session)}, "Ben hands it on himself"
    sit(session, "anna")
    assert mine(session) == [Answer.ACCEPTED, Answer.REFUSED] and looking.docket_standing(session).counts["today"] == 1
    assert next(one for one in handing_off.draw_items(session) if one.thing.id == due).with_name == "Ben Okafor"
    assert handing_off.keep_items(session, [found.items[1].id]) == 1
    assert mine(session) == []
    acts = [one.act for one in looking.record_entries(session)][:9]
    assert {"hand off", "accept hand-off", "refuse hand-off", "keep hand-off"} <= set(acts)


def test_what_lies_unanswered_is_in_no_second_note_and_what_came_back_may_be(session, ids, due):
    write(session, ids["ben"], of(About.DEADLINE, due))
    with pytest.raises(NotToHandOn, match="note 1"):
        write(session, ids["carla"], of(About.DEADLINE, due))
    sit(session, "ben")
    handing_off.refuse_items(session, waiting(session), WHY)
    sit(session, "anna")
    write(session, ids["carla"], of(About.DEADLINE, due))
    assert mine(session) == [None], "the refused one counts as kept where it is handed on"
    items = [one.id for note in handing_off.read_notes(session).mine for one in note.items]
    handing_off.keep_items(session, items)
    assert mine(session) == []
    sit(session, "carla")
    assert waiting(session) == [], "what was taken back waits for nobody"


def test_what_was_done_meanwhile_is_loud_no_more(session, ids, due):
    paper = intake.log_paper(session, LETTER)
    note = write(session, ids["ben"], of(About.PAPER, paper.id))
    intake.declare_no_deadline(session, paper.id, "only the official receipt")
    assert mine(session) == [] and handing_off.open_note(session, note).items[0].over
    with pytest.raises(NotToHandOn):
        write(session, ids["ben"], of(About.PAPER, paper.id))


def test_to_whom_a_note_may_go(session, ids, due):
    item = of(About.DEADLINE, due)
    for receiver, desk in ((None, ""), (ids["ben"], "Manila"), (ids["anna"], ""), (None, "Manila"), (99, "")):
        with pytest.raises(NobodyNamed):
            write(session, receiver, item, desk=desk)
    with pytest.raises(ReceiverMayNot, match="Dora Lind"):
        write(session, ids["dora"], item)
    with pytest.raises(UnknownClock):
        write(session, ids["ben"], item, zone="Asia/Nowhere")
    with pytest.raises(NothingChosen):
        write(session, ids["ben"])
    with pytest.raises(NotToHandOn):
        write(session, ids["ben"], item, item)
    for mute in (of(About.DEADLINE, due, state=ItemState.BLOCKED), of(About.DEADLINE, due, state=ItemState.WAITING, waiting_for=" ")):
        with pytest.raises(NotSaid):
            write(session, ids["ben"], mute)
    assert handing_off.list_past(session) == []


def test_a_desk_is_everybody_who_sits_there(session, ids, due):
    with pytest.raises(UnfitSetting):
        handing_off.declare_desks(session, [("Manila", "", ())])
    with pytest.raises(UnfitSetting):
        handing_off.declare_desks(session, [("Manila", "Asia/Manila", ()), ("manila", "Asia/Manila", ())])
    handing_off.declare_desks(session, [("Manila", "Asia/Manila", (ids["ben"], ids["dora"])), ("Alone", "UTC", (ids["anna"],))])
    assert [(one.name, one.zone) for one in handing_off.list_desks(session)] == [("Manila", "Asia/Manila"), ("Alone", "UTC")]
    assert [(one.name, zone) for one, zone in handing_off.list_receivers(session)] == [
        ("Ben Okafor", "Asia/Manila"), ("Carla Stein", "UTC"),
    ]  # fmt: skip
    with pytest.raises(NobodyNamed, match="Alone"):
        write(session, None, of(About.DEADLINE, due), desk="Alone")
    write(session, None, of(About.DEADLINE, due), desk="Manila")
    sit(session, "carla")
    assert waiting(session) == [], "she does not sit there"
    sit(session, "ben")
    assert len(waiting(session)) == 1
    with pytest.raises(NotAllowed):
        handing_off.declare_desks(session, [])
    handing_off.accept_items(session, waiting(session))
    sit(session, "dora")
    assert handing_off.read_notes(session).count == 0, "a reader accepts nothing"
    with pytest.raises(NotAllowed):
        handing_off.draw_items(session)


def test_a_supervisor_sees_what_nobody_accepted_on_its_day(session, ids, due):
    note = write(session, ids["ben"], of(About.DEADLINE, due))
    sit(session, "carla")
    assert handing_off.read_notes(session).others == ()
    session.clock = session.store.clock = FixedClock(datetime(2026, 11, 24, 8, tzinfo=UTC))
    assert [one.id for one in handing_off.read_notes(session).others] == [note]
    assert looking.docket_standing(session).counts["today"] == 1
    assert [one.id for one in handing_off.list_past(session)] == [note]
    sit(session, "dora")
    assert handing_off.list_past(session) == []
    with pytest.raises(NotFound):
        handing_off.open_note(session, note)


def test_nothing_goes_over_a_wall(session, ids, due):
    drawn = next(one for one in handing_off.draw_items(session) if one.thing.id == due)
    handing_off.declare_desks(session, [("Night", "Asia/Manila", (ids["ben"], ids["carla"]))])
    write(session, None, of(About.DEADLINE, due), desk="Night")
    walls.raise_wall(session, {ids["ben"]}, "he acted against it", reference=drawn.reference)
    sit(session, "ben")
    assert handing_off.read_notes(session).count == 0 and handing_off.list_past(session) == []
    sit(session, "carla")
    handing_off.refuse_items(session, waiting(session), WHY)
    sit(session, "anna")
    with pytest.raises(StandsBeforeWall, match="Ben Okafor"):
        write(session, ids["ben"], of(About.DEADLINE, due))
    write(session, None, of(About.DEADLINE, due), desk="Night")


def test_the_note_on_paper(session, ids, due, tmp_path):
    from pypdf import PdfReader

    note = write(session, ids["ben"], of(About.DEADLINE, due, sentence="call the client first"))
    assert handing_off.write_note_paper(session, note, tmp_path / "note.pdf") == 1
    told = " ".join(PdfReader(tmp_path / "note.pdf").pages[0].extract_text().split())
    for word in ("Anna Rivera to Ben Okafor", "call the client first", "24:00 New York", "13:00 Manila", "not accepted", "1 item "):
        assert word in told, word
    assert looking.record_entries(session)[0].act == "print"
