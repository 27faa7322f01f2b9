"""The intake log as the docket keeps it: papers by number, the events recorded from them, and what is still open."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, update

from ipdocket.domain.changes import Kind
from ipdocket.domain.intake import Carriage, Incoming, LinkedEvent, Paper, Sender, paper_label
from ipdocket.errors import Refused
from ipdocket.store.refusals import NotFound
from ipdocket.store.tables_intake import paper, paper_event
from ipdocket.store.types import read_instant
from ipdocket.store.work import Store, Work

SOME = 900  # ids asked for at once
_STANDING = (
    "EXISTS (SELECT 1 FROM paper_event l JOIN event e ON e.id = l.event WHERE l.paper = r.id AND e.withdrawn = 0"
    " AND e.matter = r.matter)"
)
OPEN = f"(r.state = 'open' OR r.reason = '' AND NOT {_STANDING})"
_READ = (
    "SELECT r.id, r.year, r.number, r.received, r.sender, r.sender_name, r.how, r.what, r.matter, m.reference, r.evidence,"
    " f.name, f.sha256, p.name, r.instant, r.state, r.reason, q.name, r.processed_at FROM paper r"
    " LEFT JOIN matter m ON m.id = r.matter LEFT JOIN evidence f ON f.id = r.evidence"
    " JOIN person p ON p.id = r.entered_by LEFT JOIN person q ON q.id = r.processed_by"
)


class PaperOfAnotherMatter(Refused):
    """An event of one matter recorded from a paper about another."""

    def __init__(self, label: str, reference: str) -> None:
        super().__init__(
            f"Paper {label} is about {reference}.", "What was typed is still in the form; nothing was stored.",
            "Record the date in that matter, or say first that the paper is about the other one.",
        )  # fmt: skip


def add_paper(work: Work, incoming: Incoming, year: int, evidence: int | None) -> int:
    """Logs a paper under the next number of the year; gives its id."""
    (last,) = work.driver.execute("SELECT ifnull(max(number), 0) FROM paper WHERE year = ?", (year,)).fetchone()
    values: dict[str, Any] = {
        "year": year, "number": last + 1, "received": incoming.received, "sender": str(incoming.sender),
        "sender_name": incoming.sender_name, "how": str(incoming.how), "what": incoming.what, "matter": incoming.matter,
        "evidence": evidence,
    }  # fmt: skip
    made = work.add(insert(paper).values(**values, entered_by=work.person, instant=work.now))
    told = {name: value for name, value in values.items() if value not in ("", None)}
    work.record("paper", made, after=told | {"label": paper_label(year, last + 1)}, matter=incoming.matter)
    work.touch(Kind.INTAKE)
    return made


def change_paper(work: Work, paper_id: int, values: dict[str, Any]) -> None:
    """Changes who sent it, what it is, what it is about, or adds its file; what it said before is on the record."""
    row = work.driver.execute(
        "SELECT sender, sender_name, what, matter, evidence FROM paper WHERE id = ?", (paper_id,)
    ).fetchone()
    before = dict(zip(("sender", "sender_name", "what", "matter", "evidence"), row, strict=True))
    new = {name: value for name, value in values.items() if before[name] != value}
    if not new:
        return
    work.run(update(paper).where(paper.c.id == paper_id).values(**new))
    matter = new.get("matter", before["matter"])
    work.record("paper", paper_id, before={name: before[name] for name in new}, after=new, matter=matter)
    work.touch(Kind.INTAKE)


def link_event(work: Work, paper_id: int, event_id: int, matter_id: int) -> None:
    """Keeps that the event was recorded from the paper; a paper about no matter yet is about the event's from now on.

    Raises PaperOfAnotherMatter.
    """
    found = get_paper(work.store, paper_id)
    if found.matter is None:
        change_paper(work, paper_id, {"matter": matter_id})
    elif found.matter != matter_id:
        raise PaperOfAnotherMatter(found.label, found.reference)
    work.run(insert(paper_event).values(paper=paper_id, event=event_id, person=work.person, instant=work.now))
    work.record("paper", paper_id, after={"event": event_id, "label": found.label}, matter=matter_id)
    work.touch(Kind.INTAKE, matters=(matter_id,))


def mark_processed(work: Work, found: Paper, reason: str) -> None:
    """Marks the paper as dealt with; `reason` says why no date follows, "" where an event was recorded from it."""
    values = {"state": "processed", "reason": reason, "processed_by": work.person, "processed_at": work.now}
    work.run(update(paper).where(paper.c.id == found.id).values(**values))
    told = {"state": "processed", "label": found.label, "what": found.what} | ({"no deadline": reason} if reason else {})
    work.record("paper", found.id, after=told, matter=found.matter)
    work.touch(Kind.INTAKE)


def get_paper(store: Store, paper_id: int) -> Paper:
    """The paper with this id. Raises NotFound."""
    found = _read(store, "r.id = ?", (paper_id,))
    if not found:
        raise NotFound(f"Paper number {paper_id}")
    return found[0]


def list_papers(store: Store, *, only_open: bool = False, received: date | None = None) -> list[Paper]:
    """The papers of the log, newest number first; open ones oldest first. With a day, those that came on it."""
    conditions, values = [], []
    if only_open:
        conditions.append(OPEN)
    if received is not None:
        conditions.append("r.received = ?")
        values.append(received.isoformat())
    found = _read(store, " AND ".join(conditions) or "r.id > 0", values)
    return found if only_open else found[::-1]


def count_open(store: Store) -> int:
    """How many papers nobody has dealt with."""
    return int(store.driver.execute(f"SELECT count(*) FROM paper r WHERE {OPEN}").fetchone()[0])


def list_lying(store: Store, until: date, limit: int = -1) -> list[tuple[int | None, str, str, str, str, date]]:
    """Open papers that came on or before a day: matter, number, office and title of the matter, what it is, day of receipt."""
    rows = store.driver.execute(
        "SELECT r.matter, r.year, r.number, m.office, m.title, r.what, r.received FROM paper r"
        f" LEFT JOIN matter m ON m.id = r.matter WHERE {OPEN} AND r.received <= ? ORDER BY r.received, r.id LIMIT ?",
        (until.isoformat(), limit),
    )
    return [(row[0], paper_label(row[1], row[2]), row[3] or "", row[4] or "", row[5], _day(row[6])) for row in rows]


def count_lying(store: Store, until: date) -> int:
    """How many open papers came on or before a day."""
    sql = f"SELECT count(*) FROM paper r WHERE {OPEN} AND r.received <= ?"
    return int(store.driver.execute(sql, (until.isoformat(),)).fetchone()[0])


def _read(store: Store, condition: str, values: Sequence[object]) -> list[Paper]:
    rows = store.driver.execute(f"{_READ} WHERE {condition} ORDER BY r.id", values).fetchall()
    events = _linked(store, [row[0] for row in rows])
    return [
        Paper(
            row[0], row[1], row[2], _day(row[3]), Sender(row[4]), row[5], Carriage(row[6]), row[7], row[8], row[9] or "",
            row[10], row[11] or "", row[12] or "", row[13], _instant(row[14]), row[15] == "processed", row[16], row[17] or "",
            _instant(row[18]) if row[18] else None, tuple(events.get(row[0], ())),
        )
        for row in rows
    ]  # fmt: skip


def _linked(store: Store, ids: Sequence[int]) -> dict[int, list[LinkedEvent]]:
    found: dict[int, list[LinkedEvent]] = {}
    for start in range(0, len(ids), SOME):
        some = ids[start : start + SOME]
        rows = store.driver.execute(
            "SELECT l.paper, e.id, e.paper_type, e.code, e.day, e.withdrawn FROM paper_event l JOIN event e ON e.id = l.event"
            f" WHERE l.paper IN ({', '.join('?' * len(some))}) ORDER BY l.id",
            some,
        )
        for row in rows:
            found.setdefault(row[0], []).append(LinkedEvent(row[1], row[2] or row[3], _day(row[4]), not row[5]))
    return found


def _day(value: Any) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _instant(value: Any) -> datetime:
    return read_instant(value) if isinstance(value, str) else value
