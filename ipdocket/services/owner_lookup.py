"""Owners to look at: found by any name in any script, side by side, and what was decided about them."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from ipdocket.domain.owners import Alias, Apart, ChangeState, OwnerChange
from ipdocket.domain.people import Act
from ipdocket.names.scripts import fold_accents, name_script, to_latin, unify_width
from ipdocket.services.core.session import Session
from ipdocket.store import owner_decisions, owner_lists, owners
from ipdocket.store.owner_lists import RecordedName
from ipdocket.store.parties import get_party, list_names


@dataclass(frozen=True, slots=True)
class OwnerSide:
    """One owner as a person compares it with another: names on record, other names, spellings."""

    id: int
    name: str
    latin: str
    country: str
    matters: int
    recorded: tuple[RecordedName, ...]
    spellings: tuple[tuple[str, str], ...]
    aliases: tuple[Alias, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided: changes that were accepted, refused or undone, newest first, and pairs kept apart with names."""

    changes: tuple[tuple[OwnerChange, str, tuple[str, ...]], ...]
    apart: tuple[tuple[Apart, str, str], ...]


def look_at(session: Session, owner: int) -> OwnerSide:
    """Everything about one owner that helps to tell whether it is another. Raises NotFound."""
    session.require(Act.READ)
    store = session.store
    found = get_party(store, owner)
    recorded = tuple(owner_lists.list_recorded_names(store, owner))
    return OwnerSide(
        owner, found.name, in_latin(found.name), found.country, sum(one.matters for one in recorded), recorded,
        tuple(list_names(store, owner)), tuple(owner_decisions.list_aliases(store, owner)),
    )  # fmt: skip


def find_owners(session: Session, text: str) -> frozenset[int]:
    """The owners of whom any name, in its own script or in Latin letters, holds the text; accents and case do not count."""
    session.require(Act.READ)
    wanted = fold(text.strip())
    names = owner_lists.list_every_name(session.store)
    return frozenset(owner for owner, name in names if wanted in fold(name) or wanted in fold_latin(name))


def list_decided(session: Session) -> Decided:
    """What was decided about owners, newest first."""
    session.require(Act.SEE_OFFICE)
    store = session.store
    changes = [one for one in owners.list_changes(store) if one.state is not ChangeState.PROPOSED]
    apart = owner_decisions.list_apart(store)
    called = _Names(session)
    return Decided(
        tuple((one, called[one.proposal.target] or one.proposal.name, _sources(one, called)) for one in changes),
        tuple((one, called[one.one], called[one.other]) for one in reversed(apart)),
    )


def name_sources(session: Session, change: OwnerChange) -> tuple[str, ...]:
    """The owners that a change takes from, by name."""
    session.require(Act.SEE_OFFICE)
    return _sources(change, _Names(session))


def _sources(change: OwnerChange, called: "_Names") -> tuple[str, ...]:
    made = change.proposal
    return tuple(called[one] for one in made.parties) or (called[made.source],)


class _Names(defaultdict[int | None, str]):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def __missing__(self, owner: int | None) -> str:
        self[owner] = "" if owner is None else get_party(self._session.store, owner).name
        return self[owner]


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """The name as it is compared while typing: one width, no accents, no case, single blanks."""
    return " ".join(fold_accents(unify_width(name)).casefold().split())


@lru_cache(maxsize=200_000)
def fold_latin(name: str) -> str:
    """The same in Latin letters."""
    return " ".join(fold_accents(to_latin(unify_width(name))).casefold().split())


def in_latin(name: str) -> str:
    """The name in Latin letters where it is written in others, else empty."""
    return "" if name_script(name) == "Latin" else to_latin(unify_width(name)).strip()
