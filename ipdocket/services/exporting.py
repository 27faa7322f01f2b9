"""Reminder calendars: an entry on the due date, another on the final date; the same docket gives the same file."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from ipdocket.domain.deadlines import ACTIVE, CLOSED, State
from ipdocket.domain.people import Act
from ipdocket.domain.reminders import RIGHTS_ENDING
from ipdocket.exchange.ics_out import CalendarItem, make_uid, write_calendar
from ipdocket.services.core.doubts import doubt_sign, read_words
from ipdocket.services.core.files import write_whole
from ipdocket.services.core.session import Session
from ipdocket.store.calendar_entries import CalendarEntry, Wanted, list_entries, settle_entries
from ipdocket.store.docket import DocketFilter, DocketRow, Sorting, get_rows, iterate_rows
from ipdocket.store.people import get_person
from ipdocket.store.wordings import read_authorities

LONG_TIERS = (180, 90, 60, 30, 14, 7, 3, 1, 0)
SHORT_TIERS = (30, 14, 7, 1)
# A calendar holds at most four alarms an entry; the nearest ones. Longer tiers are the program's own reminders.
CALENDAR_ALARMS = 4
Span = tuple[date, date]
ALL_DAYS: Span = (date.min, date.max)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # stands in until the store says when the entry last changed


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it should stand: its item without SEQUENCE and stamp, its deadline, whether it is over."""

    item: CalendarItem
    deadline: int
    cancelled: bool

    @property
    def content_hash(self) -> str:
        """Changes when anything that is exported changes, the status apart."""
        item = self.item
        text = repr((item.day, item.summary, item.description, item.categories, item.alarms, item.private))
        return hashlib.sha256(text.encode()).hexdigest()


def export_calendar(
    session: Session, path: Path, person: int | None = None, private: bool = False, span: Span = ALL_DAYS
) -> int:
    """Write the calendar of one person, or the firm's (None), and record it; how many entries it holds.

    SEQUENCE and time stamp come from the store: the same docket gives the same file. Cancelled entries stay 400 days.
    With `span` only entries on its days are written; what lies outside is not cancelled by that.
    """
    actor = session.require(Act.EXPORT)
    entries = {entry.item.uid: entry for entry in _entries(session, person, private)}
    with session.store.work(actor, "export calendar") as work:
        wanted = [Wanted(uid, one.deadline, one.content_hash, one.cancelled) for uid, one in entries.items()]
        settled = settle_entries(work, wanted, session.today())
        written = [uid for uid in settled if span[0] <= entries[uid].item.day <= span[1]]
        work.record("report", 0, after={"file": path.name, "person": person, "entries": len(written)})
    items = [_numbered(entries[uid].item, settled[uid]) for uid in written]
    content = write_calendar(items, _name(session, person))
    write_whole(path, content)
    return len(items)


def _numbered(item: CalendarItem, entry: CalendarEntry) -> CalendarItem:
    status = "cancelled" if entry.cancelled else "confirmed"
    return replace(item, sequence=entry.sequence, stamp=entry.changed_at, status=status)  # type: ignore[arg-type] # two words


def _name(session: Session, person: int | None) -> str:
    firm = session.firm or "ipdocket"
    if person is None:
        return f"{firm}: deadlines"
    return f"{firm}: deadlines of {get_person(session.store, person).name}"


def _entries(session: Session, person: int | None, private: bool) -> Iterator[Entry]:
    today = session.today()
    known = {entry.deadline for entry in list_entries(session.store).values()}
    wanted = DocketFilter(person=person, states=tuple(ACTIVE))
    rows = list(iterate_rows(session.store, wanted, today, sorting=Sorting(banded=False)))
    here = {row.id for row in rows}
    closed = [
        row for row in get_rows(session.store, sorted(known - here)) if person is None or row.responsible == person
    ]
    words = read_authorities(session.store, [row.id for row in (*rows, *closed)])
    docket = str(session.store.path.stem)
    for row in (*rows, *closed):
        if not row.unknown:
            yield from _two(session, docket, row, words.get(row.id, ""), private, row.id not in here)


def _two(
    session: Session, docket: str, row: DocketRow, authority: str, private: bool, over: bool
) -> Iterable[Entry]:
    cancelled = over or row.state in CLOSED or row.state is State.INFORMATION
    yield Entry(_item(session, docket, row, authority, private, final=False), row.id, cancelled)
    if row.final != row.act_by:
        yield Entry(_item(session, docket, row, authority, private, final=True), row.id, cancelled)


def _item(
    session: Session, docket: str, row: DocketRow, authority: str, private: bool, *, final: bool
) -> CalendarItem:
    uid = make_uid(docket, str(row.matter), row.rule, row.number, row.trigger, final)
    day = row.final if final else row.act_by
    what = f"{row.reference} {row.office}: {row.title}" + (" (final date)" if final else "")
    sign = doubt_sign(session, row.rule, row.certainty)
    what += f" {sign}" if sign else ""
    lines = [f"Due {row.act_by.isoformat()}, final {row.final.isoformat()}", f"Law: {authority}" if authority else ""]
    if not private:
        lines += [f"Owner: {row.owner}" if row.owner else "", row.matter_title]
    lines += [_marks(session, row), f"Rule {row.rule}"]
    return CalendarItem(
        uid, 0, _EPOCH, day, what, "\n".join(line for line in lines if line), (row.kind.replace("_", " "), row.office),
        alarms=alarm_days(row.kind), final=final, private=private,
    )  # fmt: skip


def _marks(session: Session, row: DocketRow) -> str:
    stale = read_words(session, row.rule)
    marks = [word for word, said in (
        ("typed, not computed", row.typed), ("date unverified", not row.trigger_verified and not row.typed),
        ("estimate", row.certainty == "estimate"), ("? uncertain rule, ask the agent", row.certainty == "uncertain"),
        (f"† {stale}, over 24 months ago", stale),
    ) if said]  # fmt: skip
    return f"Note: {', '.join(marks)}" if marks else ""


def alarm_days(kind: str) -> tuple[int, ...]:
    """Days before the day on which a calendar rings: the four nearest tiers of that kind of deadline."""
    tiers = LONG_TIERS if kind in RIGHTS_ENDING else SHORT_TIERS
    return tiers[-CALENDAR_ALARMS:]
