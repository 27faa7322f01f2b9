"""Hand-off notes, from the service."""

from collections.abc import Sequence
from pathlib import Path
from zoneinfo import available_timezones

from ipdocket.domain.hand_off import About, Item, ItemDraft, ItemState, Note, NoteDraft, Thing, tell_both
from ipdocket.domain.people import Act
from ipdocket.rules.wording import paper_in_words
from ipdocket.services import handing_off
from ipdocket.services.core.hand_offs import is_loud
from ipdocket.services.core.session import Session
from ipdocket.store.people import list_people
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_hand_off import (
    ClockShown,
    DeskLine,
    DesksShown,
    DrawnRow,
    DrawnShown,
    HandOffRow,
    HandOffsShown,
    NoteLine,
    NoteTyped,
    Receiver,
)
from ipdocket.ui.words import count, tr


class HandOffs:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def board(self) -> HandOffsShown:
        """What waits, what lies unaccepted."""
        board = handing_off.read_notes(self._session)
        waiting = [_row(note, one, note.writer_name, True) for note in board.waiting for one in note.items if one.waits]
        lying = [
            _row(note, one, note.addressee, mine)
            for notes, mine in ((board.mine, True), (board.others, False))
            for note in notes
            for one in note.items
            if is_loud(one)
        ]
        waiting.sort(key=_by_end)
        lying.sort(key=_by_end)
        return HandOffsShown(tuple(waiting), tuple(lying), self._session.may(Act.HAND_OFF))

    def draw(self) -> DrawnShown:
        """What a note is made from."""
        rows = tuple(
            DrawnRow(
                str(one.thing.about), one.thing.id, one.reference, one.office, _what(one.thing.about, one.label, one.title),
                one.day, one.zone, one.own, one.with_name, one.note,
            )
            for one in handing_off.draw_items(self._session)
        )  # fmt: skip
        firm = handing_off.list_desks(self._session)
        desks = [Receiver(f"d{one.name}", tr("Desk {name}", name=one.name), one.zone) for one in firm]
        people = [Receiver(f"p{one.id}", one.name, zone) for one, zone in handing_off.list_receivers(self._session)]
        return DrawnShown(rows, (*desks, *people), _zones())

    def write(self, note: NoteTyped) -> str:
        """Writes a note."""
        person, desk = (int(note.receiver[1:]), "") if note.receiver.startswith("p") else (None, note.receiver[1:])
        items = tuple(
            ItemDraft(Thing(About(one.about), one.id), ItemState(one.state), one.waiting_for.strip(), one.sentence.strip())
            for one in note.items
        )
        made = handing_off.write_note(self._session, NoteDraft(person, desk, note.zone, items))
        told = tr("Hand-off note {n} is written: {items}.", n=made, items=_items(len(items)))
        return f"{told} {tr('They are yours until they are accepted.')}"

    def accept(self, items: Sequence[int]) -> str:
        """Takes items over."""
        number = handing_off.accept_items(self._session, items)
        return tr("Accepted: {items}. Yours now.", items=_items(number))

    def refuse(self, items: Sequence[int], reason: str) -> str:
        """Sends items back."""
        number = handing_off.refuse_items(self._session, items, reason)
        return tr("Sent back to the writer: {items}.", items=_items(number))

    def keep(self, items: Sequence[int]) -> str:
        """Takes one's own items back."""
        return tr("Taken back: {items}. Yours.", items=_items(handing_off.keep_items(self._session, items)))

    def past(self) -> Sequence[NoteLine]:
        """Every note that concerns the person, newest first."""
        return [
            NoteLine(
                one.id, one.written_at, one.writer_name, one.addressee, len(one.items),
                sum(item.answer == "accepted" for item in one.items), sum(map(is_loud, one.items)),
            )
            for one in handing_off.list_past(self._session)
        ]  # fmt: skip

    def save(self, note: int, path: str) -> str:
        """Writes a note as PDF."""
        pages = handing_off.write_note_paper(self._session, note, Path(path))
        return tr("{pages} written to {name}.", pages=count(pages, tr("page"), tr("pages")), name=Path(path).name)

    def desks(self) -> DesksShown:
        """The firm's desks."""
        lines = tuple(DeskLine(one.name, one.zone, tuple(sorted(one.people))) for one in handing_off.list_desks(self._session))
        people = tuple(Choice(str(one.id), one.name) for one in list_people(self._session.store) if one.active)
        return DesksShown(lines, people, _zones(), self._session.may(Act.CHANGE_SETTINGS))

    def declare(self, lines: Sequence[DeskLine]) -> str:
        """Sets the firm's desks."""
        handing_off.declare_desks(self._session, [(one.name, one.zone, one.people) for one in lines])
        return tr("The firm's desks are declared: {n}.", n=len(lines))


def _row(note: Note, one: Item, who: str, mine: bool) -> HandOffRow:
    told = tell_both(one.day, one.zone, note.zone)
    clock = ClockShown(one.day, told.ends, one.zone, note.zone) if told is not None and one.day is not None else None
    return HandOffRow(
        one.id, note.id, str(one.thing.about), one.matter, one.reference, one.office,
        _what(one.thing.about, one.label, one.title), str(one.state), one.waiting_for, one.sentence, clock, who, note.written_at,
        one.answered_name, one.reason, mine, note.writer_name,
    )  # fmt: skip


def _what(about: About, label: str, title: str) -> str:
    words = paper_in_words(title)
    if about is About.SECOND:
        return tr("Second confirmation: {what}", what=words)
    if about is About.VERIFICATION:
        return tr("Verify the date: {what}", what=words)
    return tr("Paper {label}: {what}", label=label, what=words) if about is About.PAPER else words


def _by_end(row: HandOffRow) -> tuple[bool, float, int]:
    return row.clock is None, row.clock.ends.timestamp() if row.clock is not None else 0.0, row.item


def _items(number: int) -> str:
    return count(number, tr("item"), tr("items"))


def _zones() -> tuple[str, ...]:
    places = (one for one in available_timezones() if "/" in one and not one.startswith(("Etc/", "SystemV/", "US/")))
    return (*sorted(places), "UTC")
