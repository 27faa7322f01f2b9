"""Ethical walls: raising, lifting and listing them."""

from sqlalchemy import insert, select, update

from ipdocket.domain.changes import Kind
from ipdocket.domain.deadlines import ACTIVE
from ipdocket.domain.matter import ENDED
from ipdocket.domain.scope import Scope
from ipdocket.domain.walls import Wall
from ipdocket.store.bounds import matter_seen
from ipdocket.store.refusals import NotFound
from ipdocket.store.tables import listed
from ipdocket.store.tables_walls import wall, wall_person
from ipdocket.store.work import Store, Work


def add_wall(work: Work, made: Wall) -> int:
    """Raises a wall as the acting person and gives its id; from the next reading on nobody before it sees what is behind it.

    Raises GuardRefused.
    """
    around = {"client": made.client, "matter": made.matter, "reason": made.reason}
    wall_id = work.add(insert(wall).values(**around, raised_by=work.person, raised_at=work.now))
    for person in sorted(made.persons):
        work.add(insert(wall_person).values(wall=wall_id, person=person))
    work.record("wall", wall_id, after=around | {"persons": sorted(made.persons)}, matter=made.matter)
    _touch_all(work)
    return wall_id


def lift_wall(work: Work, wall_id: int, reason: str) -> None:
    """Lifts a wall as the acting person, for good. Raises NotFound, GuardRefused."""
    found = get_wall(work.store, wall_id)
    lifted = {"lifted_by": work.person, "lifted_at": work.now, "lift_reason": reason}
    work.run(update(wall).where(wall.c.id == wall_id).values(**lifted))
    work.record("wall", wall_id, before={"lifted": False}, after={"lifted": True, "reason": reason}, matter=found.matter)
    _touch_all(work)


def list_named(store: Store, made: Wall) -> list[tuple[str, str]]:
    """(person, reference) of everybody before the wall who is named on a living matter or an open date behind it."""
    hidden = Scope(None, frozenset((made.client,) if made.client else ()), frozenset((made.matter,) if made.matter else ()))
    people = ", ".join(map(str, sorted(made.persons)))
    named = " OR ".join(f"p.id = {{0}}.{part}" for part in ("responsible", "backup", "sign_off"))
    behind = f"m.void = 0 AND p.id IN ({people}) AND NOT ({matter_seen(hidden, 'm')})"
    dates = f"EXISTS (SELECT 1 FROM deadline d WHERE d.matter = m.id AND d.state IN ({listed(ACTIVE)}) AND ({named.format('d')}))"
    ended = ", ".join(repr(str(one)) for one in sorted(ENDED))
    rows = store.driver.execute(
        f"SELECT p.name, m.reference FROM person p, matter m WHERE {behind}"
        f" AND ({dates} OR m.status NOT IN ({ended}) AND ({named.format('m')})) ORDER BY 1, 2"
    )
    return [(row[0], row[1]) for row in rows]


def get_wall(store: Store, wall_id: int) -> Wall:
    """The wall with this id. Raises NotFound."""
    for one in list_walls(store):
        if one.id == wall_id:
            return one
    raise NotFound(f"Wall number {wall_id}")


def list_walls(store: Store) -> list[Wall]:
    """Every wall, lifted ones too, the newest first."""
    persons: dict[int, set[int]] = {}
    for row in store.rows(select(wall_person)):
        persons.setdefault(row.wall, set()).add(row.person)
    return [
        Wall(
            row.reason, frozenset(persons.get(row.id, ())), row.client, row.matter, row.raised_by, row.raised_at, row.lifted_by,
            row.lifted_at, row.lift_reason, row.id,
        )
        for row in store.rows(select(wall).order_by(wall.c.id.desc()))
    ]  # fmt: skip


def _touch_all(work: Work) -> None:
    """Every desk reads anew: a person who had it open sees it no more."""
    for kind in (Kind.PEOPLE, Kind.MATTERS, Kind.DEADLINES, Kind.EVENTS, Kind.PARTIES):
        work.touch(kind)
