"""Matters: adding, changing, finding."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, Select, insert, select, update

from ipdocket.domain.changes import Kind
from ipdocket.domain.confirmations import normal_number
from ipdocket.domain.matter import Matter, MatterStatus
from ipdocket.store import words
from ipdocket.store.refusals import ChangedMeanwhile, NotFound, ReferenceTaken
from ipdocket.store.scopes import require_unwalled
from ipdocket.store.tables import deadline, matter, normal_sql
from ipdocket.store.tables_firm import party, person
from ipdocket.store.work import Store, Work

_RENAMED = {"right": "right_kind"}
_PARTIES = ("client", "owner", "agent")
_PERSONS = ("responsible", "backup", "sign_off")
_COLUMNS = tuple(
    (name, _RENAMED.get(name, name)) for name in Matter.__dataclass_fields__ if name not in ("id", "version")
)


def matter_values(made: Matter) -> dict[str, Any]:
    """The matter as column values, without id and version."""
    values = {column: getattr(made, name) for name, column in _COLUMNS}
    values["classes"] = list(made.classes)
    values["facts"] = {name: list(value) if isinstance(value, tuple) else value for name, value in made.facts.items()}
    values["status"] = str(made.status)
    return values


def read_matter(row: Row[Any]) -> Matter:
    """The matter of a full row of its table."""
    found = row._mapping
    values = {name: found[_RENAMED.get(name, name)] for name in Matter.__dataclass_fields__}
    values["classes"] = tuple(values["classes"])
    values["facts"] = {name: tuple(v) if isinstance(v, list) else v for name, v in values["facts"].items()}
    values["status"] = MatterStatus(values["status"])
    return Matter(**values)


def add_matter(work: Work, made: Matter) -> int:
    """Enters a matter and gives its id. Raises ReferenceTaken."""
    _refuse_taken(work, made.reference, 0)
    values = matter_values(made)
    matter_id = work.add(insert(matter).values(**values))
    require_unwalled(work.store, matter_id, (made.responsible, made.backup, made.sign_off))
    work.record("matter", matter_id, after=values, matter=matter_id)
    work.touch(Kind.MATTERS, matters=(matter_id,))
    words.index_matter(work, matter_id)
    return matter_id


def update_matter(work: Work, changed: Matter) -> Matter:
    """Stores a changed matter and gives it with its new version.

    `changed.version` is the version that was read: raises ChangedMeanwhile where another change came between, and
    ReferenceTaken. Open deadlines that follow the matter's responsible person follow the new one.
    """
    before = get_matter(work.store, changed.id)
    if before.version != changed.version:
        stored, typed = (_readable(work.store, matter_values(one)) for one in (before, changed))
        raise ChangedMeanwhile(f"Matter {before.reference}", stored, typed)
    if changed.reference != before.reference:
        _refuse_taken(work, changed.reference, changed.id)
    old, new = matter_values(before), matter_values(changed)
    differing = [name for name in new if old[name] != new[name]]
    if not differing:
        return before
    work.run(update(matter).where(matter.c.id == changed.id).values(**new, version=before.version + 1))
    require_unwalled(work.store, changed.id, (changed.responsible, changed.backup, changed.sign_off))
    work.record(
        "matter", changed.id, before={name: old[name] for name in differing},
        after={name: new[name] for name in differing}, matter=changed.id,
    )  # fmt: skip
    if before.responsible != changed.responsible:
        follow = (deadline.c.matter == changed.id, deadline.c.assigned.is_(False))
        work.run(update(deadline).where(*follow).values(responsible=changed.responsible))
        work.touch(Kind.DEADLINES)
    work.touch(Kind.MATTERS, matters=(changed.id,))
    words.index_matter(work, changed.id)
    return replace(changed, version=before.version + 1)


def _readable(store: Store, values: dict[str, Any]) -> dict[str, Any]:
    """The values with names in place of ids."""
    people = {row.id: row.name for row in store.rows(select(person.c.id, person.c.name))}
    parties = party_names(store, [one for one in map(values.get, _PARTIES) if isinstance(one, int)])
    names = dict.fromkeys(_PARTIES, parties) | dict.fromkeys(_PERSONS, people)
    return {column: names[column].get(value, value) if column in names else value for column, value in values.items()}


def void_matter(work: Work, matter_id: int, reason: str) -> None:
    """Marks a matter as entered in error: it and its dates stay readable, its reference is free again.

    The guards refuse it where any of its dates was ever confirmed.
    """
    before = get_matter(work.store, matter_id)
    work.run(
        update(matter).where(matter.c.id == matter_id).values(void=True, void_reason=reason, version=before.version + 1)
    )
    live = deadline.c.state.not_in(("void", "done", "not_needed", "abandoned"))
    work.run(update(deadline).where(deadline.c.matter == matter_id, live).values(state="void", cause=reason))
    work.record("matter", matter_id, before={"void": False}, after={"void": True, "reason": reason}, matter=matter_id)
    work.touch(Kind.MATTERS, matters=(matter_id,))
    work.touch(Kind.DEADLINES)
    words.forget_matter(work, matter_id)


def get_matter(store: Store, matter_id: int) -> Matter:
    """The matter with this id. Raises NotFound."""
    row = store.connection.execute(select(matter).where(matter.c.id == matter_id)).one_or_none()
    if row is None:
        raise NotFound(f"Matter number {matter_id}")
    return read_matter(row)


def get_matters(store: Store, ids: Sequence[int]) -> list[Matter]:
    """The matters with these ids, in the order of ids; those that are gone are left out."""
    found = {row.id: read_matter(row) for row in store.rows(select(matter).where(matter.c.id.in_(ids)))}
    return [found[one] for one in ids if one in found]


def find_matter(store: Store, reference: str) -> Matter | None:
    """The live matter with exactly this reference, or None."""
    wanted = select(matter).where(matter.c.reference == reference, matter.c.void.is_(False))
    row = store.connection.execute(wanted).one_or_none()
    return None if row is None else read_matter(row)


def list_family(store: Store, family: str) -> list[Matter]:
    """The live matters that carry this family key; none for the empty key."""
    if not family:
        return []
    wanted = select(matter).where(matter.c.family == family, matter.c.void.is_(False)).order_by(matter.c.reference)
    return [read_matter(row) for row in store.rows(wanted)]


def list_all(store: Store) -> list[Matter]:
    """Every live matter by reference: for recalculation and export, not for a page."""
    return [read_matter(row) for row in store.rows(_live().order_by(matter.c.reference))]


def list_page(store: Store, after: int, limit: int) -> list[Matter]:
    """The next live matters by id, for going through all of them without holding them."""
    wanted = _live().where(matter.c.id > after).order_by(matter.c.id).limit(limit)
    return [read_matter(row) for row in store.rows(wanted)]


def party_names(store: Store, ids: Sequence[int]) -> dict[int, str]:
    """The canonical names of these parties."""
    return {row.id: row.name for row in store.rows(select(party.c.id, party.c.name).where(party.c.id.in_(ids)))}


def _live() -> Select[Any]:
    return select(matter).where(matter.c.void.is_(False))


def _refuse_taken(work: Work, reference: str, besides: int) -> None:
    held = work.driver.execute(
        f"SELECT reference FROM matter WHERE {normal_sql('reference')} = ? AND void = 0 AND id <> ?",
        (normal_number(reference), besides),
    ).fetchone()
    if held is not None:
        # How the other one is written is not told to somebody from whom it may be hidden.
        raise ReferenceTaken(reference, reference if work.bounded else held[0])


def list_references(store: Store) -> set[str]:
    """The references of all live matters."""
    return {row[0] for row in store.driver.execute("SELECT reference FROM matter WHERE void = 0")}
