"""Imports: their rows by key so that a file repeats without doubles, their undoing, and the layouts remembered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update

from ipdocket.domain.changes import Kind
from ipdocket.store import words
from ipdocket.store.refusals import AlreadyRelied, NotFound
from ipdocket.store.tables_firm import import_batch, import_layout
from ipdocket.store.work import Store, Work


@dataclass(frozen=True, slots=True)
class Batch:
    """One import: what kind of source, which file, the file's last day, whether it is an office's own file."""

    source: str
    name: str
    sha256: str
    take_over_day: date | None = None
    office_source: bool = False
    layout: int | None = None
    state: str = "running"
    row_count: int = 0
    created_by: int | None = None
    created_at: datetime | None = None
    undone_at: datetime | None = None
    undo_reason: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One row of an import: its key in the source, the matter it became, the line, a digest of its content.

    `fresh` is False where the row met a matter that was in the docket already.
    """

    row_key: str
    matter: int
    line: int = 0
    content: str = ""
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """How a spreadsheet with these headings was mapped the last time."""

    headings: str
    name: str
    mapping: Mapping[str, Any]
    id: int = 0


def begin_batch(work: Work, made: Batch) -> int:
    """Opens an import; only while it runs can imported events be written. Gives its id."""
    values = {
        "source": made.source, "name": made.name, "sha256": made.sha256, "take_over_day": made.take_over_day,
        "office_source": made.office_source, "layout": made.layout, "created_by": work.person, "created_at": work.now,
    }  # fmt: skip
    batch_id = work.add(insert(import_batch).values(**values))
    work.record("import", batch_id, after=values)
    work.touch(Kind.BATCHES)
    return batch_id


def add_rows(work: Work, batch_id: int, rows: Iterable[BatchRow]) -> None:
    """Notes which row became which matter."""
    work.driver.executemany(
        "INSERT INTO import_row (batch, row_key, matter, line, content, fresh) VALUES (?, ?, ?, ?, ?, ?)",
        ((batch_id, row.row_key, row.matter, row.line, row.content, int(row.fresh)) for row in rows),
    )


def finish_batch(work: Work, batch_id: int) -> None:
    """Closes a running import."""
    count = work.driver.execute("SELECT count(*) FROM import_row WHERE batch = ?", (batch_id,)).fetchone()[0]
    work.run(update(import_batch).where(import_batch.c.id == batch_id).values(state="imported", row_count=count))
    work.record("import", batch_id, after={"state": "imported", "rows": count})
    work.touch(Kind.BATCHES)


def find_rows(store: Store, row_keys: Sequence[str]) -> dict[str, BatchRow]:
    """By row key, the live matter that an earlier import of the same row became (the newest one, if several did)."""
    found: dict[str, BatchRow] = {}
    for start in range(0, len(row_keys), 500):
        some = row_keys[start : start + 500]
        rows = store.driver.execute(
            f"""SELECT r.row_key, r.matter, r.line, r.content, r.fresh FROM import_row r
            JOIN import_batch b ON b.id = r.batch JOIN matter m ON m.id = r.matter
            WHERE r.row_key IN ({', '.join('?' * len(some))}) AND b.state <> 'undone' AND m.void = 0 ORDER BY r.id""",
            tuple(some),
        )
        found |= {row[0]: BatchRow(row[0], row[1], row[2], row[3], bool(row[4])) for row in rows}
    return found


def list_batches(store: Store) -> list[Batch]:
    """Every import, newest first."""
    return [_read(row) for row in store.rows(select(import_batch).order_by(import_batch.c.id.desc()))]


def get_batch(store: Store, batch_id: int) -> Batch:
    """The import with this id. Raises NotFound."""
    row = store.connection.execute(select(import_batch).where(import_batch.c.id == batch_id)).one_or_none()
    if row is None:
        raise NotFound(f"Import number {batch_id}")
    return _read(row)


def list_relied(store: Store, batch_id: int) -> tuple[str, ...]:
    """The references of the batch's matters on which someone has since relied: confirmed, typed, changed, verified."""
    rows = store.driver.execute(
        """SELECT m.reference FROM matter m WHERE m.batch = ?1 AND m.void = 0 AND (
            m.version > 1
            OR EXISTS (SELECT 1 FROM deadline d WHERE d.matter = m.id AND (d.typed = 1 OR d.assigned = 1 OR d.rung > 0
                OR d.state IN ('awaiting_second', 'done', 'not_needed', 'abandoned', 'transferred')
                OR EXISTS (SELECT 1 FROM confirmation c WHERE c.deadline = d.id)))
            OR EXISTS (SELECT 1 FROM event e WHERE e.matter = m.id AND (e.batch IS NOT ?1 OR e.version > 1
                OR e.verified_by IS NOT NULL OR EXISTS (SELECT 1 FROM event_check k WHERE k.event = e.id)))
            OR m.id IN (SELECT r.matter FROM import_row r WHERE r.batch <> ?1)
        ) ORDER BY m.reference""",
        (batch_id,),
    )
    return tuple(row[0] for row in rows)


def undo_batch(work: Work, batch_id: int, reason: str) -> int:
    """Takes an import back: its matters and dates become void and stay readable, their references are free again and
    the same file may be imported anew. Gives how many matters. Raises AlreadyRelied with the list.
    """
    relied = list_relied(work.store, batch_id)
    if relied:
        raise AlreadyRelied(relied)
    driver = work.driver
    work.run(
        update(import_batch)
        .where(import_batch.c.id == batch_id)
        .values(state="undone", undone_by=work.person, undone_at=work.now, undo_reason=reason)
    )
    ids = [row[0] for row in driver.execute("SELECT id FROM matter WHERE batch = ? AND void = 0", (batch_id,))]
    driver.execute(
        "UPDATE deadline SET state = 'void', cause = ? WHERE state <> 'void'"
        " AND matter IN (SELECT id FROM matter WHERE batch = ? AND void = 0)",
        (reason, batch_id),
    )
    driver.execute(
        "UPDATE matter SET void = 1, void_reason = ?, version = version + 1 WHERE batch = ? AND void = 0", (reason, batch_id)
    )
    for one in ids:
        words.forget_matter(work, one)
    work.record("import", batch_id, before={"state": "imported"}, after={"state": "undone", "reason": reason, "matters": ids})
    for kind in (Kind.BATCHES, Kind.MATTERS, Kind.DEADLINES, Kind.EVENTS):
        work.touch(kind, matters=ids)
    return len(ids)


def find_layout(store: Store, headings: str) -> Layout | None:
    """The mapping remembered for these headings (joined by the importer), or None."""
    row = store.connection.execute(select(import_layout).where(import_layout.c.headings == headings)).one_or_none()
    return None if row is None else Layout(row.headings, row.name, row.mapping, row.id)


def keep_layout(work: Work, made: Layout) -> int:
    """Remembers a mapping for its headings, in place of an earlier one; gives its id."""
    known = find_layout(work.store, made.headings)
    if known is None:
        layout_id = work.add(
            insert(import_layout).values(headings=made.headings, name=made.name, mapping=dict(made.mapping))
        )
    else:
        layout_id = known.id
        changed = update(import_layout).where(import_layout.c.id == layout_id)
        work.run(changed.values(name=made.name, mapping=dict(made.mapping)))
    work.record("import layout", layout_id, after={"name": made.name, "mapping": dict(made.mapping)})
    work.touch(Kind.SETTINGS)
    return layout_id


def _read(row: Any) -> Batch:
    return Batch(
        row.source, row.name, row.sha256, row.take_over_day, row.office_source, row.layout, row.state, row.row_count,
        row.created_by, row.created_at, row.undone_at, row.undo_reason, row.id,
    )  # fmt: skip
