"""How much of the docket each person sees."""

from ipdocket.domain.people import Person, Role
from ipdocket.domain.scope import EVERYTHING, Scope
from ipdocket.store.refusals import NotFound
from ipdocket.store.work import Store


def scope_of(store: Store, person: Person) -> Scope:
    """The person's bound, asked anew each time. Who is a client reader is bounded, whatever other roles they hold."""
    clients = person.clients if Role.CLIENT_READER in person.roles else None
    if clients is None:
        return EVERYTHING
    return Scope(_with_merged(store, clients))


def find_client(store: Store, name: str) -> frozenset[int]:
    """The clients, else the owners, of exactly this name; none for an empty one. Raises NotFound."""
    if not name:
        return frozenset()
    for kind in ("client", "owner"):
        rows = store.driver.execute("SELECT id FROM party WHERE kind = ? AND name = ? AND withdrawn = 0", (kind, name)).fetchall()
        if rows:
            return frozenset(row[0] for row in rows)
    raise NotFound(f'The client "{name}"')


def _with_merged(store: Store, parties: frozenset[int]) -> frozenset[int]:
    """The parties with those into which they were merged."""
    found, new = set(parties), set(parties)
    while new:
        marks = ", ".join(map(str, sorted(new)))
        rows = store.driver.execute(
            f"SELECT merged_into FROM {store.home.prefix}party WHERE merged_into IS NOT NULL AND id IN ({marks})"
        )
        new = {row[0] for row in rows} - found
        found |= new
    return frozenset(found)
