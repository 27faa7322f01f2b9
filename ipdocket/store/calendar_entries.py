"""Calendar entries as exported: their SEQUENCE counts the changes of their content, cancelled ones stay a while."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ipdocket.domain.changes import Kind
from ipdocket.store.types import read_instant, write_instant
from ipdocket.store.work import Store, Work

CANCELLED_FOR = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An entry that an export would write: its UID, its deadline, a hash of its content, whether it is cancelled."""

    uid: str
    deadline: int
    content_hash: str
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An entry as it stands: SEQUENCE, STATUS, the instant of its last change, and since when it is cancelled."""

    uid: str
    deadline: int
    sequence: int
    content_hash: str
    cancelled: bool
    changed_at: datetime
    cancelled_on: date | None


def list_entries(store: Store) -> dict[str, CalendarEntry]:
    """Every entry ever exported, by UID."""
    rows = store.driver.execute(
        "SELECT uid, deadline, sequence, content_hash, status, changed_at, cancelled_on FROM calendar_entry"
    )
    return {
        row[0]: CalendarEntry(
            row[0], row[1], row[2], row[3], row[4] == "CANCELLED", read_instant(row[5]),
            date.fromisoformat(row[6]) if row[6] else None,
        )
        for row in rows
    }  # fmt: skip


def settle_entries(work: Work, wanted: Iterable[Wanted], today: date) -> dict[str, CalendarEntry]:
    """Brings the stored entries in line with what would be exported and gives those to write, by UID.

    SEQUENCE rises by one where the content or the status changed, so the same docket gives the same file. An entry
    never exported is not begun as cancelled; a cancelled one is left out after 400 days.
    """
    known = list_entries(work.store)
    settled: dict[str, CalendarEntry] = {}
    fresh, changed = [], []
    for one in wanted:
        old = known.get(one.uid)
        if old is None:
            if one.cancelled:
                continue
            entry = CalendarEntry(one.uid, one.deadline, 0, one.content_hash, False, work.now, None)
            fresh.append(entry)
        elif (old.content_hash, old.cancelled) == (one.content_hash, one.cancelled):
            entry = old
        else:
            since = (old.cancelled_on or today) if one.cancelled else None
            entry = CalendarEntry(
                one.uid, one.deadline, old.sequence + 1, one.content_hash, one.cancelled, work.now, since
            )
            changed.append(entry)
        if entry.cancelled_on is None or today - entry.cancelled_on <= CANCELLED_FOR:
            settled[one.uid] = entry
    _write(work, fresh, changed)
    return settled


def _write(work: Work, fresh: list[CalendarEntry], changed: list[CalendarEntry]) -> None:
    if not fresh and not changed:
        return
    work.driver.executemany(
        "INSERT INTO calendar_entry (uid, deadline, sequence, content_hash, changed_at) VALUES (?, ?, 0, ?, ?)",
        ((one.uid, one.deadline, one.content_hash, write_instant(one.changed_at)) for one in fresh),
    )
    work.driver.executemany(
        "UPDATE calendar_entry SET sequence = ?, content_hash = ?, status = ?, changed_at = ?, cancelled_on = ?"
        " WHERE uid = ?",
        (
            (
                one.sequence, one.content_hash, "CANCELLED" if one.cancelled else "CONFIRMED",
                write_instant(one.changed_at), one.cancelled_on.isoformat() if one.cancelled_on else None, one.uid,
            )
            for one in changed
        ),
    )  # fmt: skip
    work.record("calendar", 0, after={"added": len(fresh), "changed": [one.uid for one in changed]})
    work.touch(Kind.CALENDAR)
