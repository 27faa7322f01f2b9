"""The docket by person, country or owner: which groups there are, and how many deadlines each holds."""

from dataclasses import dataclass, replace
from datetime import date

from ipdocket.store.docket import NOBODY, DocketFilter, count_by
from ipdocket.store.work import Store

_NAMED = {
    "responsible": "SELECT id, name FROM person",
    "owner": "SELECT id, name FROM party WHERE id IN (SELECT DISTINCT owner FROM matter)",
    "office": "SELECT DISTINCT office, office FROM matter",
}


@dataclass(frozen=True, slots=True)
class Group:
    """One group: `key` is the office's code or the id of person or owner (NOBODY: none), `size` None before it is counted."""

    key: str | int
    name: str
    size: int | None = None

    def within(self, wanted: DocketFilter, by: str) -> DocketFilter:
        """The filter narrowed to this group."""
        if by == "office":
            return replace(wanted, office=str(self.key))
        return replace(wanted, person=int(self.key)) if by == "responsible" else replace(wanted, owner=int(self.key))


def list_groups(store: Store, by: str) -> list[Group]:
    """Every group that there may be, by name; those without a deadline too. `by` is responsible, office or owner."""
    nobody = [] if by == "office" else [Group(NOBODY, "")]
    named = [Group(key, name) for key, name in store.driver.execute(_NAMED[by])]
    return [*nobody, *sorted(named, key=_by_name)]


def count_groups(store: Store, wanted: DocketFilter, today: date, by: str) -> list[Group]:
    """The groups that hold deadlines of the filter, by name, with how many each holds."""
    column = "matter" if by == "owner" else by
    counted = count_by(store, wanted, today, column)
    if by == "owner":
        counted = _by_owner(store, counted)
    if by == "office":
        return sorted((Group(office, office, size) for office, size in counted.items()), key=_by_name)
    groups = [replace(one, size=counted.get(one.key or None, 0)) for one in list_groups(store, by)]
    return [one for one in groups if one.size]


def _by_owner(store: Store, matters: dict[int, int]) -> dict[int | None, int]:
    owners = dict(store.driver.execute("SELECT id, owner FROM matter"))
    counted: dict[int | None, int] = {}
    for matter, size in matters.items():
        counted[owners[matter]] = counted.get(owners[matter], 0) + size
    return counted


def _by_name(group: Group) -> tuple[str, str]:
    return group.name.casefold(), str(group.key)
