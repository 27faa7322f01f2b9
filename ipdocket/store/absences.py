"""Absences: recording and ending them, the roster that follows, and the deadlines that fall into a span."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, insert, select, update

from ipdocket.domain.absences import Absence, Named, Roster
from ipdocket.domain.changes import Kind
from ipdocket.domain.deadlines import ACTIVE
from ipdocket.store.refusals import NotFound
from ipdocket.store.tables import listed
from ipdocket.store.tables_absence import absence, substitution
from ipdocket.store.tables_firm import person
from ipdocket.store.work import Store, Work

SOME = 900  # ids asked for at once
_NAMED = "ifnull(d.backup, m.backup), ifnull(d.sign_off, m.sign_off)"


@dataclass(frozen=True, slots=True)
class DueRow:
    """A deadline on which someone must act, with the people named for it."""

    id: int
    matter: int
    reference: str
    office: str
    title: str
    act_by: date
    final: date
    named: Named


def add_absence(work: Work, made: Absence, substitutes: Mapping[int, int]) -> int:
    """Records an absence with who was named for single deadlines; gives its id. Raises GuardRefused."""
    values = {
        "person": made.person, "first_day": made.first, "last_day": made.last, "note": made.note, "substitute": made.substitute,
    }  # fmt: skip
    made_id = work.add(insert(absence).values(**values, entered_by=work.person, entered_at=work.now))
    work.record("absence", made_id, after=values)
    name_substitutes(work, made_id, substitutes)
    work.touch(Kind.PEOPLE)
    work.touch(Kind.DEADLINES)
    return made_id


def name_substitutes(work: Work, absence_id: int, substitutes: Mapping[int, int]) -> None:
    """Names who takes single deadlines in an absence. Raises GuardRefused."""
    for deadline, stand_in in substitutes.items():
        made = work.add(insert(substitution).values(
            absence=absence_id, deadline=deadline, person=stand_in, entered_by=work.person, entered_at=work.now
        ))  # fmt: skip
        work.record("substitution", made, after={"absence": absence_id, "deadline": deadline, "person": stand_in})
    work.touch(Kind.DEADLINES)


def end_absence(work: Work, absence_id: int, returned: date) -> None:
    """Ends an absence before its last day; `returned` is the first day back. Raises NotFound, GuardRefused."""
    get_absence(work.store, absence_id)
    values = {"returned": returned, "returned_by": work.person, "returned_at": work.now}
    work.run(update(absence).where(absence.c.id == absence_id).values(**values))
    work.record("absence", absence_id, before={"returned": None}, after={"returned": returned})
    work.touch(Kind.PEOPLE)
    work.touch(Kind.DEADLINES)


def get_absence(store: Store, absence_id: int) -> Absence:
    """The absence with this id. Raises NotFound."""
    row = store.connection.execute(select(absence).where(absence.c.id == absence_id)).one_or_none()
    if row is None:
        raise NotFound(f"Absence number {absence_id}")
    return _read(row)


def list_absences(store: Store) -> list[Absence]:
    """Every absence, past and ended ones too, the latest first."""
    rows = store.rows(select(absence).order_by(absence.c.first_day.desc(), absence.c.id.desc()))
    return [_read(row) for row in rows]


def _read(row: Row[Any]) -> Absence:
    return Absence(row.person, row.first_day, row.last_day, row.note, row.substitute, row.returned, row.id)


def read_roster(store: Store, since: date) -> Roster:
    """Who is away on that day or later, who was named for what, and who left the firm."""
    rows = store.rows(select(absence).where(absence.c.last_day >= since).order_by(absence.c.first_day, absence.c.id))
    kept = tuple(one for one in map(_read, rows) if one.until >= max(since, one.first))
    left = frozenset(row[0] for row in store.driver.execute("SELECT id FROM person WHERE active = 0"))
    return Roster(kept, _read_substitutes(store, [one.id for one in kept]), left)


def _read_substitutes(store: Store, absences: Sequence[int]) -> dict[tuple[int, int], int]:
    wanted = select(substitution).where(substitution.c.absence.in_(absences)).order_by(substitution.c.id)
    return {(row.absence, row.deadline): row.person for row in store.rows(wanted)} if absences else {}


def name_people(store: Store) -> dict[int, str]:
    """The names of everyone by id; of those who left too."""
    return {row.id: row.name for row in store.rows(select(person.c.id, person.c.name))}


def list_due(store: Store, people: Collection[int], substituted: Collection[int], first: date, last: date) -> list[DueRow]:
    """What is due up to `last` and can still be done on `first`, for which one of these people is named.

    `substituted` are deadlines to be looked at besides, whoever is named for them. By day and reference.
    """
    marks = ", ".join("?" * len(people))
    sql = (
        f"{_SELECT} WHERE d.state IN ({listed(ACTIVE)}) AND d.unknown = 0 AND d.act_by <= ? AND d.final >= ?"
        f" AND (d.responsible IN ({marks}) OR ifnull(d.backup, m.backup) IN ({marks})"
        f" OR ifnull(d.sign_off, m.sign_off) IN ({marks}))"
    )
    rows = store.driver.execute(sql, (last.isoformat(), first.isoformat(), *people, *people, *people)).fetchall()
    found = {one.id: one for one in map(_read_due, rows)}
    others = get_due(store, [one for one in substituted if one not in found])
    found |= {one.id: one for one in others if one.act_by <= last and one.final >= first}
    return sorted(found.values(), key=lambda one: (one.act_by, one.reference, one.id))


def get_due(store: Store, ids: Sequence[int]) -> list[DueRow]:
    """Those of these deadlines on which someone must still act, in the order of ids."""
    found: dict[int, DueRow] = {}
    for start in range(0, len(ids), SOME):
        some = ids[start : start + SOME]
        sql = f"{_SELECT} WHERE d.state IN ({listed(ACTIVE)}) AND d.unknown = 0 AND d.id IN ({', '.join('?' * len(some))})"
        found |= {row[0]: _read_due(row) for row in store.driver.execute(sql, tuple(some))}
    return [found[one] for one in ids if one in found]


def list_following(store: Store, matter_id: int) -> list[int]:
    """The deadlines of a matter on which someone must act."""
    rows = store.driver.execute(f"SELECT id FROM deadline WHERE matter = ? AND state IN ({listed(ACTIVE)})", (matter_id,))
    return [row[0] for row in rows]


_SELECT = (
    "SELECT d.id, d.matter, m.reference, d.office, w.title, d.act_by, d.final, d.responsible, "
    f"{_NAMED} FROM deadline d JOIN matter m ON m.id = d.matter JOIN wording w ON w.id = d.wording"
)


def _read_due(row: Sequence[Any]) -> DueRow:
    act_by, final = (date.fromisoformat(one) if isinstance(one, str) else one for one in row[5:7])
    return DueRow(row[0], row[1], row[2], row[3], row[4], act_by, final, Named(row[0], *row[7:10]))


def acting_sql(store: Store, chosen: int, today: date) -> str:
    """The condition on `d` that holds where this person acts today: for themselves, or for someone who is away.

    Somebody's own dates stay theirs in lists while they are away.
    """
    roster = read_roster(store, today)
    people = name_people(store)
    away = [one for one in people if not roster.is_there(one, today)]
    own = f"d.responsible = {int(chosen)}"
    if not away:
        return own
    today_absences = {one.id for one in roster.absences if one.holds(today)}
    single = sorted({deadline for absence_id, deadline in roster.substitutes if absence_id in today_absences})
    parts = [own, *_pairs_sql(roster, people, away, chosen, today)]
    if not single:
        return f"({' OR '.join(parts)})"
    taken = [one.id for one in get_due(store, single) if _acts(roster, one.named, today) == chosen]
    apart = ", ".join(map(str, single))
    rest = " OR ".join(parts[1:]) or "1 = 0"
    return f"({own} OR d.id IN ({', '.join(map(str, taken)) or 'NULL'}) OR d.id NOT IN ({apart}) AND ({rest}))"


def acting_matter_sql(store: Store, chosen: int, today: date) -> str:
    """The same condition on matters `m`, by the people named on the matter."""
    roster, people = read_roster(store, today), name_people(store)
    away = [one for one in people if not roster.is_there(one, today)]
    pairs = _pairs_sql(roster, people, away, chosen, today, ("m.responsible", "m.backup"))
    return f"({' OR '.join((f'm.responsible = {int(chosen)}', *pairs))})"


def _pairs_sql(
    roster: Roster, people: Collection[int], away: Sequence[int], chosen: int, today: date,
    columns: tuple[str, str] = ("d.responsible", "ifnull(d.backup, (SELECT m.backup FROM matter m WHERE m.id = d.matter))"),
) -> Iterator[str]:  # fmt: skip
    """Without names for single deadlines, who acts follows from the responsible person and the back-up alone."""
    responsible, backup = columns
    for holder in away:
        backups = [one for one in (None, *people) if _acts(roster, Named(0, holder, one), today) == chosen]
        some = ", ".join(str(one) for one in backups if one is not None)
        either = [f"{backup} IN ({some})"] * bool(some) + [f"{backup} IS NULL"] * (None in backups)
        if either:
            yield f"{responsible} = {holder} AND ({' OR '.join(either)})"


def _acts(roster: Roster, named: Named, today: date) -> int | None:
    found = roster.find_acting(named, today)
    return None if found is None else found.person
