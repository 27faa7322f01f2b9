"""Hand-off notes as the docket keeps them: who wrote what to whom, and the answers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert

from ipdocket.domain.changes import Kind
from ipdocket.domain.deadlines import ACTIVE
from ipdocket.domain.hand_off import About, Answer, Drawn, Item, ItemDraft, ItemState, Note, NoteDraft, Thing
from ipdocket.domain.intake import paper_label
from ipdocket.store.intake import OPEN
from ipdocket.store.tables_hand_off import hand_off, hand_off_answer, hand_off_item
from ipdocket.store.types import read_instant, write_instant
from ipdocket.store.work import Store, Work

SOME = 900  # ids asked for at once
_UNANSWERED = "NOT EXISTS (SELECT 1 FROM hand_off_answer a WHERE a.item = i.id)"
_LAST = "(SELECT max(b.id) FROM hand_off_answer b WHERE b.item = i.id)"
_ITEMS = (
    "SELECT i.id, i.note, i.about, i.deadline, i.event, i.paper, i.matter, m.reference, d.office, m.office, w.title,"
    f" e.paper_type, e.code, r.year, r.number, r.what, i.state, i.waiting_for, i.sentence, i.day, i.zone, d.state, e.withdrawn,"
    f" e.verified_by, CASE WHEN i.paper IS NULL THEN 0 WHEN {OPEN} THEN 1 ELSE 0 END, a.answer, a.person, p.name, a.instant,"
    " a.reason FROM hand_off_item i"
    " LEFT JOIN deadline d ON d.id = i.deadline LEFT JOIN wording w ON w.id = d.wording LEFT JOIN event e ON e.id = i.event"
    " LEFT JOIN paper r ON r.id = i.paper LEFT JOIN matter m ON m.id = coalesce(i.matter, r.matter)"
    f" LEFT JOIN hand_off_answer a ON a.id = {_LAST} LEFT JOIN person p ON p.id = a.person"
)
_NOTES = (
    "SELECT n.id, n.writer, p.name, n.receiver, q.name, n.desk, n.zone, n.instant FROM hand_off n"
    " JOIN person p ON p.id = n.writer LEFT JOIN person q ON q.id = n.receiver"
)
_REFUSED = f"(SELECT a.answer FROM hand_off_answer a WHERE a.id = {_LAST}) = 'refused'"
_COLUMNS = {About.DEADLINE: "deadline", About.SECOND: "deadline", About.VERIFICATION: "event", About.PAPER: "paper"}


def add_note(work: Work, draft: NoteDraft, drawn: Sequence[Drawn]) -> int:
    """Keeps a note with its items, each with the drawn thing it is about; gives its id. Raises GuardRefused."""
    told = {"receiver": draft.receiver, "desk": draft.desk, "zone": draft.zone, "lines": len(draft.items)}
    made = work.add(insert(hand_off).values(**told, writer=work.person, instant=work.now))
    work.record("hand-off", made, after={name: value for name, value in told.items() if value not in ("", None)})
    for item, thing in zip(draft.items, drawn, strict=True):
        _add_item(work, made, item, thing)
    work.touch(Kind.HAND_OFF)
    return made


def _add_item(work: Work, note: int, item: ItemDraft, drawn: Drawn) -> None:
    values = {
        "note": note, "about": str(item.thing.about), _COLUMNS[item.thing.about]: item.thing.id, "matter": drawn.matter,
        "state": str(item.state), "waiting_for": item.waiting_for, "sentence": item.sentence, "day": drawn.day, "zone": drawn.zone,
    }  # fmt: skip
    made = work.add(insert(hand_off_item).values(**values))
    told = {name: value for name, value in values.items() if value not in ("", None)}
    work.record("hand-off item", made, after=told, matter=drawn.matter)


def add_answers(work: Work, items: Sequence[Item], answer: Answer, reason: str = "") -> None:
    """Keeps the acting person's answer to each of these items. Raises GuardRefused."""
    for one in items:
        work.run(
            insert(hand_off_answer).values(
                item=one.id, person=work.person, answer=str(answer), reason=reason, instant=work.now
            )
        )
        told = {"note": one.note, "answer": str(answer)} | ({"reason": reason} if reason else {})
        work.record("hand-off item", one.id, after=told, matter=one.matter)
    work.touch(Kind.HAND_OFF)


def list_notes(store: Store, since: datetime | None = None) -> list[Note]:
    """The notes of which something may be seen, newest first; with an instant, those written since, or answered in part."""
    condition, values = "n.id > 0", []
    if since is not None:
        left = f"SELECT 1 FROM hand_off_item i WHERE i.note = n.id AND ({_UNANSWERED} OR {_REFUSED})"
        condition = f"(n.instant >= ? OR EXISTS ({left}))"
        values.append(write_instant(since))
    rows = store.driver.execute(f"{_NOTES} WHERE {condition} ORDER BY n.id DESC", values).fetchall()
    items: dict[int, list[Item]] = {}
    for start in range(0, len(rows), SOME):
        some = [row[0] for row in rows[start : start + SOME]]
        for one in _read_items(store, f"i.note IN ({', '.join('?' * len(some))})", some):
            items.setdefault(one.note, []).append(one)
    return [_read_note(row, items[row[0]]) for row in rows if row[0] in items]


def list_lying(store: Store) -> dict[tuple[str, int], int]:
    """What lies unanswered in a note, by its key, with that note."""
    return {one.thing.key: one.note for one in _read_items(store, _UNANSWERED, ())}


def list_refused(store: Store, writer: int) -> list[Item]:
    """What was sent back to this writer, and not kept or handed on since."""
    mine = "i.note IN (SELECT n.id FROM hand_off n WHERE n.writer = ?)"
    return _read_items(store, f"{mine} AND {_REFUSED}", (writer,))


def list_taken(store: Store) -> list[Item]:
    """What was accepted and is still to do, each thing once: with whoever accepted it last."""
    accepted = f"(SELECT a.answer FROM hand_off_answer a WHERE a.id = {_LAST}) = 'accepted'"
    last = {one.thing.key: one for one in _read_items(store, accepted, ())}
    return [one for one in last.values() if not one.over]


def _read_note(row: Sequence[Any], items: Sequence[Item]) -> Note:
    return Note(row[0], row[1], row[2], row[3], row[4] or "", row[5], row[6], _instant(row[7]), tuple(items))


def _read_items(store: Store, condition: str, values: Sequence[object]) -> list[Item]:
    rows = store.driver.execute(f"{_ITEMS} WHERE {condition} ORDER BY i.id", values).fetchall()
    return [_read_item(row) for row in rows]


def _read_item(row: Sequence[Any]) -> Item:
    about = About(row[2])
    thing = Thing(about, row[{"deadline": 3, "event": 4, "paper": 5}[_COLUMNS[about]]])
    title = row[10] or row[11] or row[12] or row[15]
    label = paper_label(row[13], row[14]) if about is About.PAPER else ""
    item = Item(
        row[0], row[1], thing, row[6], row[7] or "", row[8] or row[9] or "", title, ItemState(row[16]), row[17], row[18],
        _day(row[19]), row[20], _is_over(about, row), label=label,
    )  # fmt: skip
    if row[25] is None:
        return item
    return replace(
        item, answer=Answer(row[25]), answered_by=row[26], answered_name=row[27], answered_at=_instant(row[28]), reason=row[29]
    )


def _is_over(about: About, row: Sequence[Any]) -> bool:
    if about is About.PAPER:
        return not row[24]
    if about is About.VERIFICATION:
        return bool(row[22]) or row[23] is not None
    return row[21] not in ACTIVE


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _instant(value: Any) -> datetime:
    return read_instant(value) if isinstance(value, str) else value
