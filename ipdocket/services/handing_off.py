"""The hand-off note: what is still to do goes to the next shift, and stays the writer's until it is accepted by name."""

from collections.abc import Sequence
from pathlib import Path
from zoneinfo import available_timezones

from ipdocket.domain.hand_off import About, Answer, Desk, Drawn, Item, ItemDraft, ItemState, Note, NoteDraft, says_why
from ipdocket.domain.people import Act, Actor, Person, may, roles_for
from ipdocket.errors import Refused
from ipdocket.reports.paper import Column, Group, Report, Row
from ipdocket.rules.wording import paper_in_words
from ipdocket.services.core import drawing
from ipdocket.services.core.hand_offs import (
    Board,
    is_for,
    read_board,
    read_desks,
    say_answer,
    say_both,
    say_instant,
    zone_here,
)
from ipdocket.services.core.session import Session
from ipdocket.settings import DESKS, DeskRow, fit_value, plain_value
from ipdocket.store import hand_offs
from ipdocket.store.people import list_people
from ipdocket.store.refusals import NotFound, StandsBeforeWall
from ipdocket.store.scopes import require_unwalled
from ipdocket.store.settings import set_setting

_KEPT = "What was typed is still in the form; nothing was written."
_ABOUT = {
    About.DEADLINE: "to do", About.SECOND: "second confirmation", About.VERIFICATION: "to verify", About.PAPER: "paper",
}  # fmt: skip
_COLUMNS = (
    Column("What", 11, bold=True), Column("Reference", 13), Column("Ctry", 4.5), Column("Action or paper", 24),
    Column("State", 8, bold=True), Column("Waits for", 13), Column("Told", 24), Column("Ends at the office", 20),
    Column("Receiver's clock", 20, bold=True), Column("Who has it", 20),
)  # fmt: skip


class NobodyNamed(Refused):
    """A note to nobody, to both a person and a desk, to its writer, or to a desk that the firm does not have."""

    def __init__(self, why: str) -> None:
        super().__init__(why, _KEPT, "Choose another person, or a desk, to hand on to.")


class ReceiverMayNot(Refused):
    """A receiver whose roles do not allow doing anything about the items."""

    def __init__(self, name: str) -> None:
        roles = " or ".join(role.value for role in roles_for(Act.HAND_OFF))
        super().__init__(f"{name} could do nothing about it.", _KEPT, f"Hand on to a person with the role {roles}.")


class UnknownClock(Refused):
    """A time zone that does not exist."""

    def __init__(self, zone: str) -> None:
        super().__init__(f'There is no time zone "{zone}".', _KEPT, "Type the receiver's zone as Asia/Manila or Europe/Berlin.")


class NothingChosen(Refused):
    """A note without an item, or an answer to none."""

    def __init__(self) -> None:
        super().__init__("No item was chosen.", "Nothing was written.", "Choose at least one.")


class NotToHandOn(Refused):
    """An item that is done, is not this person's to see, or lies in a note unanswered."""

    def __init__(self, named: Sequence[str]) -> None:
        told = "; ".join(named) if named else "what was chosen"
        super().__init__(
            f"No longer to be handed on: {told}.", _KEPT,
            "It was done meanwhile, or lies in a note already. Look at the list again.",
        )  # fmt: skip


class NotSaid(Refused):
    """A blocked item without why, or a waiting one without whom it waits for."""

    def __init__(self, drawn: Drawn, state: ItemState) -> None:
        what = "what blocks it" if state is ItemState.BLOCKED else "for whom it waits"
        super().__init__(f"{drawn.label or drawn.reference}: {drawn.title} does not say {what}.", _KEPT, f"Say {what}.")


class NotYoursToAnswer(Refused):
    """An item of a note to somebody else, or one that was answered, done or taken back meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            "Not all of these items wait for you.", "Nothing was changed.",
            "Somebody answered meanwhile, or the note is for another. Look at the list again.",
        )  # fmt: skip


class NoReasonToRefuse(Refused):
    """An item sent back without saying why."""

    def __init__(self) -> None:
        super().__init__(
            "This does not say why it is sent back.", "The item still waits for you.", "Give the reason in a few words."
        )


def draw_items(session: Session) -> list[Drawn]:
    """What the person at the desk could hand on now: theirs, and every open paper of the log."""
    actor = session.require(Act.HAND_OFF)
    return drawing.draw_all(session, actor.person)


def write_note(session: Session, draft: NoteDraft) -> int:
    """Writes a note; until it is accepted every item of it stays the writer's. Gives the note's number.

    What was sent back to the writer before and is in this note counts as kept there. Raises NobodyNamed, ReceiverMayNot,
    UnknownClock, NothingChosen, NotToHandOn, NotSaid, StandsBeforeWall.
    """
    actor = session.require(Act.HAND_OFF)
    if draft.zone not in available_timezones():
        raise UnknownClock(draft.zone)
    receivers = _find_receivers(session, actor, draft)
    chosen = _find_drawn(session, actor, draft.items)
    refused = [one for one in hand_offs.list_refused(session.store, actor.person) if not one.over]
    keys = {one.thing.key for one in draft.items}
    with session.store.work(actor, "hand off") as work:
        for drawn in chosen:
            _require_sight(session, drawn, receivers)
        hand_offs.add_answers(work, [one for one in refused if one.thing.key in keys], Answer.KEPT)
        return hand_offs.add_note(work, draft, chosen)


def _find_receivers(session: Session, actor: Actor, draft: NoteDraft) -> list[int]:
    """Whoever may answer the note; none named for a desk of everybody."""
    if (draft.receiver is None) == (not draft.desk):
        raise NobodyNamed("A note goes to one person or to one desk.")
    people = {one.id: one for one in list_people(session.store) if one.active}
    if draft.receiver is not None:
        if draft.receiver == actor.person or draft.receiver not in people:
            raise NobodyNamed("A note goes to another person of the firm.")
        if not may(people[draft.receiver].roles, Act.HAND_OFF):
            raise ReceiverMayNot(people[draft.receiver].name)
        return [draft.receiver]
    desk = next((one for one in read_desks(session) if one.name == draft.desk), None)
    if desk is None:
        raise NobodyNamed(f'The firm has no desk "{draft.desk}".')
    there = [one for one in desk.people if one != actor.person and one in people and may(people[one].roles, Act.HAND_OFF)]
    if desk.people and not there:
        raise NobodyNamed(f"Nobody else who could accept it sits at {desk.name}.")
    return there


def _find_drawn(session: Session, actor: Actor, items: Sequence[ItemDraft]) -> list[Drawn]:
    if not items:
        raise NothingChosen
    drawn = {one.thing.key: one for one in drawing.draw_all(session, actor.person)}
    gone = [one for one in items if one.thing.key not in drawn or drawn[one.thing.key].note is not None]
    if gone or len({one.thing.key for one in items}) < len(items):
        lying = [drawn[one.thing.key] for one in gone if one.thing.key in drawn]
        raise NotToHandOn([f"{one.label or one.reference}: {one.title} (note {one.note})" for one in lying])
    for one in items:
        mute = one.state is ItemState.BLOCKED and not one.sentence.strip()
        if mute or (one.state is ItemState.WAITING and not one.waiting_for.strip()):
            raise NotSaid(drawn[one.thing.key], one.state)
    return [drawn[one.thing.key] for one in items]


def _require_sight(session: Session, drawn: Drawn, receivers: Sequence[int]) -> None:
    """Refuses what no one of the receivers may see; of a desk one is enough. Raises StandsBeforeWall."""
    refusals = []
    for one in receivers if drawn.matter is not None else ():
        try:
            require_unwalled(session.store, drawn.matter or 0, [one])
        except StandsBeforeWall as refusal:
            refusals.append(refusal)
    if refusals and len(refusals) == len(receivers):
        raise refusals[0]


def read_notes(session: Session) -> Board:
    """The notes that wait for the person at the desk, those of theirs that are not accepted, and a supervisor's view."""
    session.require(Act.SEE_OFFICE)
    return read_board(session)


def list_past(session: Session) -> list[Note]:
    """Every note that the person wrote, received or answered, newest first; all of them for those who see the record."""
    actor = session.require(Act.SEE_OFFICE)
    desks, everything = read_desks(session), session.may(Act.SEE_MASKED) or session.may(Act.HAND_OVER)
    return [
        one
        for one in hand_offs.list_notes(session.store)
        if everything or one.writer == actor.person or is_for(one, actor.person, desks) or _answered(one, actor.person)
    ]


def _answered(note: Note, person: int) -> bool:
    return any(one.answered_by == person for one in note.items)


def open_note(session: Session, note_id: int) -> Note:
    """One note. Raises NotFound."""
    for one in list_past(session):
        if one.id == note_id:
            return one
    raise NotFound(f"Hand-off note number {note_id}")


def accept_items(session: Session, ids: Sequence[int]) -> int:
    """Takes these items over by name; how many. Raises NotYoursToAnswer, NothingChosen."""
    actor = session.require(Act.HAND_OFF)
    items = _find_items(session, ids)
    with session.store.work(actor, "accept hand-off") as work:
        hand_offs.add_answers(work, items, Answer.ACCEPTED)
    return len(items)


def refuse_items(session: Session, ids: Sequence[int], reason: str) -> int:
    """Sends these items back to the writer; how many. Raises NoReasonToRefuse, NotYoursToAnswer, NothingChosen."""
    actor = session.require(Act.HAND_OFF)
    items = _find_items(session, ids)
    if not says_why(reason):
        raise NoReasonToRefuse
    with session.store.work(actor, "refuse hand-off") as work:
        hand_offs.add_answers(work, items, Answer.REFUSED, reason.strip())
    return len(items)


def keep_items(session: Session, ids: Sequence[int]) -> int:
    """Takes one's own items back, unanswered or refused ones; how many. Raises NotYoursToAnswer, NothingChosen."""
    actor = session.require(Act.HAND_OFF)
    board = read_board(session)
    items = _choose(ids, [one for note in board.mine for one in note.items if one.waits or one.came_back])
    with session.store.work(actor, "keep hand-off") as work:
        hand_offs.add_answers(work, items, Answer.KEPT)
    return len(items)


def _find_items(session: Session, ids: Sequence[int]) -> list[Item]:
    """Items that wait for the person at the desk."""
    return _choose(ids, [one for note in read_board(session).waiting for one in note.items if one.waits])


def _choose(ids: Sequence[int], items: Sequence[Item]) -> list[Item]:
    if not ids:
        raise NothingChosen
    found = [one for one in items if one.id in set(ids)]
    if len(found) < len(set(ids)):
        raise NotYoursToAnswer
    return found


def list_desks(session: Session) -> tuple[Desk, ...]:
    """The firm's desks, in its order."""
    session.require(Act.SEE_OFFICE)
    return read_desks(session)


def list_receivers(session: Session) -> list[tuple[Person, str]]:
    """Whom the person at the desk may hand on to, each with the time zone of their desk, else the firm's own."""
    actor = session.require(Act.SEE_OFFICE)
    desks, here = read_desks(session), zone_here(session)
    zones = {person: desk.zone for desk in reversed(desks) for person in desk.people}
    return [
        (one, zones.get(one.id, here))
        for one in list_people(session.store)
        if one.active and one.id != actor.person and may(one.roles, Act.HAND_OFF)
    ]


def declare_desks(session: Session, rows: Sequence[DeskRow]) -> None:
    """Sets the firm's desks, with what was before in the record. Raises UnfitSetting, NotAllowed."""
    actor = session.require(Act.CHANGE_SETTINGS)
    fitted = fit_value(DESKS, rows)
    with session.store.work(actor, "declare desks") as work:
        set_setting(work, DESKS.key, plain_value(fitted))


def make_note_report(session: Session, note_id: int) -> Report:
    """The note on paper, with what became of each item."""
    note = open_note(session, note_id)
    here = zone_here(session)
    written = say_instant(note.written_at, here)
    there = say_instant(note.written_at, note.zone)
    size = f"{len(note.items)} item{'s' if len(note.items) != 1 else ''}"
    return Report(
        f"Hand-off note {note.id}: {note.writer_name} to {note.addressee}", session.today(),
        f"written {written}" + (f", {there}" if there != written else "") + f"; {size}",
        session.rules.name, _COLUMNS, [Group("", [_row(note, one) for one in note.items])], session.firm,
        str(session.store.head())[:24], printed_by=session.person.name if session.person else "",
        sign=("Received (day, name, signature)", "Remarks"),
    )  # fmt: skip


def _row(note: Note, one: Item) -> Row:
    office, receiver = say_both(one.day, one.zone, note.zone)
    owner = one.answered_name if one.answer is Answer.ACCEPTED else say_answer(note, one)
    about = f"{one.label} {paper_in_words(one.title)}".strip()
    cells = (
        _ABOUT[one.thing.about], one.reference, one.office, about, str(one.state), one.waiting_for, one.sentence, office, receiver,
        owner,
    )  # fmt: skip
    return Row(cells, one.over, one.waits)


def write_note_paper(session: Session, note_id: int, path: Path) -> int:
    """Writes the note as PDF and records the print; how many pages. Raises ReportNotWritten, NotFound."""
    from ipdocket.reports.write import write_report

    actor = session.require(Act.PRINT)
    pages = write_report(make_note_report(session, note_id), path, session.fonts)
    with session.store.work(actor, "print") as work:
        work.record("report", 0, after={"file": path.name, "selection": f"hand-off note {note_id}"})
    return pages
