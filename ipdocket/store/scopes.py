"""How much of the docket each person sees, and the refusal of what lies beyond."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ipdocket.domain.people import Person, Role
from ipdocket.domain.scope import EVERYTHING, Scope
from ipdocket.store.bounds import matter_seen
from ipdocket.store.driver import Driver
from ipdocket.store.refusals import NotFound, StandsBeforeWall

if TYPE_CHECKING:
    from ipdocket.store.work import Store

_CALLED = {
    "matter": "Matter", "deadline": "Deadline", "event": "Event", "party": "Party", "title_act": "Act of title",
    "date_change": "Proposal", "import_batch": "Import", "party_address": "Address",
}  # fmt: skip


def scope_of(store: "Store", person: Person) -> Scope:
    """The person's bound, asked anew each time. Who is a client reader is bounded, whatever other roles they hold."""
    driver, prefix = store.driver, store.home.prefix
    walls = walls_against(driver, prefix, person.id)
    if Role.CLIENT_READER not in person.roles:
        return walls
    return Scope(_with_merged(driver, prefix, person.clients), walls.hidden_clients, walls.hidden_matters)


def walls_against(driver: Driver, prefix: str, person: int) -> Scope:
    """What the walls that stand hide from the person; EVERYTHING where none does."""
    rows = driver.execute(
        f"SELECT w.client, w.matter FROM {prefix}wall_person x JOIN {prefix}wall w ON w.id = x.wall"
        " WHERE x.person = ? AND w.lifted_at IS NULL",
        (person,),
    ).fetchall()
    if not rows:
        return EVERYTHING
    clients = frozenset(row[0] for row in rows if row[0] is not None)
    return Scope(None, _with_merged(driver, prefix, clients), frozenset(row[1] for row in rows if row[1] is not None))


def find_client(store: "Store", name: str) -> frozenset[int]:
    """The clients, else the owners, of exactly this name; none for an empty one. Raises NotFound."""
    if not name:
        return frozenset()
    for kind in ("client", "owner"):
        rows = store.driver.execute("SELECT id FROM party WHERE kind = ? AND name = ? AND withdrawn = 0", (kind, name)).fetchall()
        if rows:
            return frozenset(row[0] for row in rows)
    raise NotFound(f'The client "{name}"')


def require_seen(store: "Store", **ids: Sequence[int]) -> None:
    """Refuses a bounded person what they do not see, before a unit of work reads it; `ids` by table. Raises NotFound,
    the same as of what is not there.
    """
    if store.scope.everything:
        return
    for table, wanted in ids.items():
        for one in wanted:
            if store.driver.execute(f"SELECT 1 FROM {table} WHERE id = ?", (one,)).fetchone() is None:
                raise NotFound(f"{_CALLED[table]} number {one}")


def matters_hidden(store: "Store") -> dict[int, frozenset[int]]:
    """By person, the matters that walls hide from them; for what the program tells people by itself."""
    prefix, driver = store.home.prefix, store.driver
    before = driver.execute(
        f"SELECT DISTINCT x.person FROM {prefix}wall_person x JOIN {prefix}wall w ON w.id = x.wall WHERE w.lifted_at IS NULL"
    ).fetchall()
    found = {}
    for (person,) in before:
        seen = matter_seen(walls_against(driver, prefix, person), "m")
        rows = driver.execute(f"SELECT m.id FROM {prefix}matter m WHERE NOT ({seen})")
        found[person] = frozenset(row[0] for row in rows)
    return found


def require_unwalled(store: "Store", matter: int, people: Iterable[int | None]) -> None:
    """Refuses to name somebody on a matter of which a wall lets them see nothing. Raises StandsBeforeWall."""
    for person in {one for one in people if one is not None}:
        hidden = walls_against(store.driver, store.home.prefix, person)
        if not hidden.everything:
            seen = f"SELECT 1 FROM {store.home.prefix}matter m WHERE m.id = ? AND {matter_seen(hidden, 'm')}"
            if store.driver.execute(seen, (matter,)).fetchone() is None:
                (name,) = store.driver.execute("SELECT name FROM person WHERE id = ?", (person,)).fetchone()
                raise StandsBeforeWall(name)


def _with_merged(driver: Driver, prefix: str, parties: frozenset[int]) -> frozenset[int]:
    """The parties with those into which they were merged."""
    found, new = set(parties), set(parties)
    while new:
        marks = ", ".join(map(str, sorted(new)))
        rows = driver.execute(f"SELECT merged_into FROM {prefix}party WHERE merged_into IS NOT NULL AND id IN ({marks})")
        new = {row[0] for row in rows} - found
        found |= new
    return frozenset(found)
