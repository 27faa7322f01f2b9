"""The owner that a typed name probably is: proposed on entry and import, taken or not by the person."""

from dataclasses import dataclass

from ipdocket.domain.people import Act
from ipdocket.names.index import NameIndex
from ipdocket.names.normal import silent_key
from ipdocket.services.core.session import Session
from ipdocket.store import owner_decisions, owner_lists
from ipdocket.store.parties import follow_merges

ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Proposed:
    """An owner that a typed name probably is; `silent`: the docket takes it by itself, only the writing differs."""

    owner: int
    name: str
    matters: int
    reasons: tuple[str, ...]
    silent: bool


class OwnerFinder:
    """Proposes owners for typed names; holds every spelling in memory and reads them again when one changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._stamp: tuple[object, ...] = ()
        self._index = NameIndex()
        self._owners: dict[int, owner_lists.OwnerName] = {}
        self._aliases: dict[str, list[tuple[int, str]]] = {}
        self._keys: dict[str, list[int]] = {}

    def suggest(self, name: str, country: str = "") -> tuple[Proposed, ...]:
        """Owners that the name may be, the sure one first; nothing for an owner's own name, letter for letter."""
        self._session.require(Act.READ)
        self._read()
        key, name = silent_key(name, None), name.strip()
        same = self._keys.get(key, ()) if key else ()
        if not key or any(self._owners[one].name == name for one in same):
            return ()
        found: dict[int, Proposed] = {}
        for owner in same:
            # The docket joins where key and country are the same; a country known on one side only is a person's to judge.
            silent = self._owners[owner].country == country
            why = "only the writing differs" if silent else f"same name, in {self._owners[owner].country or 'no country'}"
            found[owner] = self._propose(owner, (why,), silent=silent)
        for owner, why in self._aliases.get(key, ()):
            found.setdefault(owner, self._propose(owner, (why,)))
        for one in self._index.find(name, country=country):
            if one.proposed:
                found.setdefault(one.owner, self._propose(one.owner, one.reasons))
        return tuple(sorted(found.values(), key=lambda one: not one.silent))[:ENOUGH]

    def _propose(self, owner: int, reasons: tuple[str, ...], *, silent: bool = False) -> Proposed:
        held = self._owners[owner]
        return Proposed(owner, held.name, held.matters, reasons, silent)

    def _read(self) -> None:
        store = self._session.store
        stamp = owner_lists.stamp_names(store)
        if stamp == self._stamp:
            return
        self._owners = {one.id: one for one in owner_lists.list_owner_names(store)}
        self._index, self._aliases, self._keys = NameIndex(), {}, {}
        others: set[tuple[int, str]] = set()
        for alias in owner_decisions.list_aliases(store):
            owner = follow_merges(store, alias.party)
            others.add((owner, alias.text))
            if owner in self._owners:
                told = (owner, f"{alias.kind}: {alias.source}")
                self._aliases.setdefault(silent_key(alias.text, None), []).append(told)
        for one in self._owners.values():
            self._keys.setdefault(silent_key(one.name, None), []).append(one.id)
        for owner, name in owner_lists.list_every_name(store):
            if owner in self._owners and (owner, name) not in others:
                self._index.add(owner, name, country=self._owners[owner].country)
        self._stamp = stamp
