"""Many new matters at once: events and ready-made dates to durable rows, with guards and indexes on.

One entry in the record per matter holds the matter, its events and all its dates.
"""

from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Any

from ipdocket.domain.changes import Kind
from ipdocket.domain.deadlines import Computed, final_of
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.store import words
from ipdocket.store.computed import told
from ipdocket.store.events import event_values
from ipdocket.store.matters import matter_values
from ipdocket.store.types import write_json
from ipdocket.store.wordings import find_wording
from ipdocket.store.work import Work

_FLUSH = 4000
_COLUMNS = (
    "matter, right_kind, responsible, batch, entered_by, rule, kind, number, office, trigger_key, wording, nominal, due,"
    " act_by, final, opens, late_until, extensions, restore_until, certainty, digest, state,"
    " trigger_verified, cross_checked, unknown, closing_event, cause"
)
_INSERT = f"INSERT INTO deadline ({_COLUMNS}) VALUES ({', '.join('?' * 27)})"


class Bulk:
    """Takes matters one after another: `add_matter`, then its `add_deadlines`. Rows are written in thousands.

    Use it in a `with` block inside a unit of work; the text index follows later (`words.index_pending`).
    """

    def __init__(self, work: Work, batch: int | None = None) -> None:
        self.work = work
        self.batch = batch
        self.matters: list[int] = []
        self._rows: list[tuple[Any, ...]] = []
        self._told: dict[str, Any] = {}
        self._about: tuple[int, str, int | None] | None = None

    def add_matter(self, made: Matter, events: Iterable[MatterEvent]) -> tuple[int, list[int]]:
        """Writes a matter and its events (their `matter` and `batch` are set here); gives the matter's id and theirs."""
        self._tell()
        driver = self.work.driver
        values = matter_values(made) | {"batch": self.batch}
        matter_id = _insert(driver.execute, "matter", values)
        event_ids, told_events = [], []
        for one in events:
            row = event_values(one) | {"matter": matter_id, "batch": self.batch, "entered_by": self.work.person}
            row["dated_by"] = self.work.person
            if self.batch is not None:
                row["source"] = "import"
            event_ids.append(_insert(driver.execute, "event", row))
            told_events.append([event_ids[-1], one.code, one.day, row["paper_type"], one.answers, one.office_code])
        self.matters.append(matter_id)
        self._about = (matter_id, made.right, made.responsible)
        self._told = {"matter": {name: v for name, v in values.items() if v not in ("", None, [], {})}, "events": told_events}
        return matter_id, event_ids

    def add_deadlines(self, computed: Sequence[Computed]) -> None:
        """Writes the dates of the matter last added."""
        if self._about is None:
            raise RuntimeError("add the matter first")
        matter_id, right, responsible = self._about
        head = (matter_id, right, responsible, self.batch, self.work.person)
        self._rows.extend(head + _values(self.work, one) for one in computed)
        self._told["deadlines"] = [told(one) for one in computed]
        if len(self._rows) >= _FLUSH:
            self._flush()

    def __enter__(self) -> "Bulk":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if error is not None:
            return
        self._tell()
        self._flush()
        words.postpone(self.work, self.matters)
        for changed in (Kind.MATTERS, Kind.EVENTS, Kind.DEADLINES):
            self.work.touch(changed, matters=self.matters)

    def _tell(self) -> None:
        if self._about is not None:
            self.work.record("matter", self._about[0], after=self._told, matter=self._about[0])
            self._about = None

    def _flush(self) -> None:
        self.work.driver.executemany(_INSERT, self._rows)
        self._rows.clear()


def _values(work: Work, one: Computed) -> tuple[Any, ...]:
    result = one.result
    due = result.due.isoformat()
    late, rungs = result.late_until, result.extensions
    final = due if late is None and not rungs else final_of(result.due, late, rungs).isoformat()
    return (
        result.rule, result.kind, result.number, result.office, one.trigger,
        find_wording(work, result.title, result.authority, result.if_missed), result.nominal.isoformat(),
        due, due, final, result.opens and result.opens.isoformat(), late and late.isoformat(),
        write_json([[rung.until.isoformat(), rung.by] for rung in rungs]) if rungs else None,
        result.restore_until and result.restore_until.isoformat(), result.certainty,
        result.digest, str(one.state), int(one.trigger_verified), int(one.cross_checked),
        int(one.unknown), one.closing_event, one.cause,
    )  # fmt: skip


def _insert(execute: Any, table: str, values: dict[str, Any]) -> int:
    sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
    return int(execute(sql, tuple(_plain(value) for value in values.values())).lastrowid)


def _plain(value: Any) -> Any:
    if value is None or type(value) is str:
        return value
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, list | dict):
        return write_json(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
