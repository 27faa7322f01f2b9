"""Whose hand-off notes wait for whom: what the person at the desk has to answer, and what came back or lies unaccepted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from ipdocket.clock import span_of_day, zone_of
from ipdocket.domain.hand_off import Answer, Desk, Item, Note, tell_both
from ipdocket.domain.people import Act, Role
from ipdocket.services.core.covering import show_day
from ipdocket.services.core.session import Session
from ipdocket.settings import DESKS, ZONE, Settings
from ipdocket.store.hand_offs import list_notes
from ipdocket.store.settings import list_settings


@dataclass(frozen=True, slots=True)
class Board:
    """Notes that need something done.

    `waiting` wait for the person at the desk; `mine` are theirs with items that nobody accepted; `others` are, for a
    supervisor, those of others with items that nobody accepted on the day they were written.
    """

    waiting: tuple[Note, ...] = ()
    mine: tuple[Note, ...] = ()
    others: tuple[Note, ...] = ()

    @property
    def count(self) -> int:
        """How many items that is."""
        waiting = sum(one.waits for note in self.waiting for one in note.items)
        return waiting + sum(is_loud(one) for note in (*self.mine, *self.others) for one in note.items)


def is_loud(item: Item) -> bool:
    """Whether the item is still to do and nobody has accepted or kept it: it is the writer's."""
    return item.waits or item.came_back


def read_desks(session: Session) -> tuple[Desk, ...]:
    """The firm's desks."""
    rows = Settings(list_settings(session.store)).value(DESKS)
    return tuple(Desk(name, zone, frozenset(people)) for name, zone, people in rows)


def sits_at(desks: Iterable[Desk], desk: str, person: int) -> bool:
    """Whether a note to that desk waits for the person; to a desk without names, or that is no more, for everybody."""
    found = next((one for one in desks if one.name == desk), None)
    return found is None or not found.people or person in found.people


def read_board(session: Session) -> Board:
    """What needs something done; nothing for whoever neither writes nor accepts notes."""
    if session.person is None or not session.may(Act.HAND_OFF):
        return Board()
    person, supervisor = session.person.id, Role.SUPERVISOR in session.person.roles
    desks = read_desks(session)
    waiting, mine, others = [], [], []
    day_began, _ = span_of_day(session.clock, session.today())
    for note in list_notes(session.store, session.clock.now()):
        if note.writer == person:
            mine += [note] if any(map(is_loud, note.items)) else []
        elif any(one.waits for one in note.items) and is_for(note, person, desks):
            waiting.append(note)
        elif supervisor and note.written_at < day_began and any(map(is_loud, note.items)):
            others.append(note)
    return Board(tuple(reversed(waiting)), tuple(mine), tuple(others))


def is_for(note: Note, person: int, desks: Iterable[Desk]) -> bool:
    """Whether the person may answer the note."""
    return note.receiver == person or (note.receiver is None and note.writer != person and sits_at(desks, note.desk, person))


def zone_here(session: Session) -> str:
    """The name of the time zone where the user sits; UTC where it has no name."""
    zone = Settings(list_settings(session.store)).value(ZONE)
    return zone or getattr(zone_of(session.clock), "key", "") or "UTC"


def say_both(day: date | None, zone: str, receiver_zone: str) -> tuple[str, str]:
    """When the day ends: by the office's clock, and by the receiver's; "" where there is no day or no office."""
    told = tell_both(day, zone, receiver_zone)
    if told is None or day is None:
        return "", ""
    office = f"{show_day(day)} 24:00 {city_of(zone)}" if zone else ""
    return office, say_instant(told.ends, receiver_zone) if zone else f"{show_day(day)} 24:00 {city_of(receiver_zone)}"


def say_instant(instant: datetime, zone: str) -> str:
    """An instant by the clock of a zone: 7 Jan 2027 13:00 Manila."""
    local = instant.astimezone(ZoneInfo(zone))
    return f"{show_day(local.date())} {local:%H:%M} {city_of(zone)}"


def city_of(zone: str) -> str:
    """The place that names a time zone: New York."""
    return zone.rpartition("/")[2].replace("_", " ")


def say_answer(note: Note, item: Item) -> str:
    """What became of an item, as paper says it."""
    if item.answer is Answer.REFUSED:
        return f"refused by {item.answered_name}: {item.reason}"
    if item.answer is not None:
        return f"{item.answer} by {item.answered_name}"
    return "done since" if item.over else f"not accepted: {note.writer_name}'s"
