"""Ethical walls: who sees nothing of a client or a matter. Raised and lifted in the record, with the reason."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ipdocket.domain.people import Act
from ipdocket.domain.walls import Wall
from ipdocket.errors import Refused
from ipdocket.services.core.session import Session
from ipdocket.store import walls
from ipdocket.store.matters import find_matter, get_matters, party_names
from ipdocket.store.parties import get_party
from ipdocket.store.people import list_people
from ipdocket.store.refusals import NotFound

MOST_NAMED = 8  # people and matters named in one refusal


class WallUnfit(Refused):
    """A wall that cannot be raised or lifted as it was asked for."""

    def __init__(self, what: str, do: str) -> None:
        super().__init__(what, "What was typed is still in the form; nothing was stored.", do)


class StillNamed(Refused):
    """Somebody would be kept from what they are responsible, back-up or sign-off for: nobody would be warned of it."""

    def __init__(self, named: Sequence[tuple[str, str]]) -> None:
        told = "; ".join(f"{name} on {reference}" for name, reference in named[:MOST_NAMED])
        more = f"; and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
        super().__init__(
            f"People who must see nothing of it are still responsible, back-up or sign-off behind the wall: {told}{more}.",
            "What was typed is still in the form; nothing was stored.", "Name other people there first.",
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class KnownWall:
    """A wall with the names that belong to it; `around` is the client's name or the matter's reference."""

    wall: Wall
    around: str
    persons: tuple[str, ...]
    raised_by: str
    lifted_by: str


def raise_wall(
    session: Session, persons: Collection[int], reason: str, *, client: int | None = None, reference: str = ""
) -> int:
    """Raises a wall around a client or the matter of that reference; gives its id. Raises WallUnfit, StillNamed, NotFound."""
    actor = session.require(Act.MANAGE_WALLS)
    if not reason.strip():
        raise WallUnfit("The wall has no reason.", "Say in a few words why these people must see nothing of it.")
    if not persons or actor.person in persons:
        raise WallUnfit("A wall stands against others than who raises it.", "Choose at least one other person.")
    if (client is None) == (not reference.strip()):
        raise WallUnfit("A wall stands around one client or one matter.", "Choose the client, or type the reference.")
    matter = find_matter(session.store, reference.strip()) if client is None else None
    if client is None and matter is None:
        raise NotFound(f"Matter {reference.strip()}")
    if client is not None:
        get_party(session.store, client)
    made = Wall(reason.strip(), frozenset(persons), client, matter.id if matter is not None else None)
    if named := walls.list_named(session.store, made):
        raise StillNamed(named)
    with session.store.work(actor, "raise wall") as work:
        return walls.add_wall(work, made)


def lift_wall(session: Session, wall_id: int, reason: str) -> None:
    """Lifts a wall, for good; it stays readable. Raises WallUnfit, NotFound for one behind which this person must not look."""
    actor = session.require(Act.MANAGE_WALLS)
    found = walls.get_wall(session.store, wall_id)
    if not reason.strip():
        raise WallUnfit("The lifting has no reason.", "Say in a few words why it is no longer needed.")
    if found.lifted_at is not None:
        raise WallUnfit("This wall was lifted before.", "Look at the list again.")
    with session.store.work(actor, "lift wall") as work:
        walls.lift_wall(work, wall_id, reason.strip())


def list_walls(session: Session) -> list[KnownWall]:
    """Every wall, the newest first, lifted ones too; none against the person who asks, nor of what they do not see."""
    session.require(Act.MANAGE_WALLS)
    found = walls.list_walls(session.store)
    people = {one.id: one.name for one in list_people(session.store)}
    clients = party_names(session.store, [one.client for one in found if one.client is not None])
    matters = {one.id: one.reference for one in get_matters(session.store, [one.matter for one in found if one.matter is not None])}
    return [
        KnownWall(
            one, clients.get(one.client or 0, "") or matters.get(one.matter or 0, ""),
            tuple(sorted(people[person] for person in one.persons)), people.get(one.raised_by, ""),
            people.get(one.lifted_by or 0, ""),
        )
        for one in found
    ]  # fmt: skip
