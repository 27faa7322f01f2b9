"""Lists about owners: every owner with its share of the docket, and names on record that differ."""

from dataclasses import dataclass

from ipdocket.store.work import Store


@dataclass(frozen=True, slots=True)
class OwnerName:
    """One owner that stands for itself: its canonical name and how many live matters it has."""

    id: int
    name: str
    country: str
    matters: int


@dataclass(frozen=True, slots=True)
class Recordal:
    """A matter that the office has under another name than the owner's; `silent`: only the writing differs."""

    matter: int
    reference: str
    office: str
    recorded: str
    canonical: str
    owner: int
    silent: bool = False


def list_owner_names(store: Store) -> list[OwnerName]:
    """Every owner that stands for itself, by id."""
    rows = store.driver.execute(
        """SELECT p.id, p.name, p.country, (SELECT count(*) FROM matter m WHERE m.owner = p.id AND m.void = 0)
        FROM party p WHERE p.kind = 'owner' AND p.merged_into IS NULL AND p.withdrawn = 0 ORDER BY p.id"""
    )
    return [OwnerName(*row) for row in rows]


def list_recorded_otherwise(store: Store, owner: int | None = None) -> list[Recordal]:
    """Live matters whose name on record is not the owner's, letter for letter, by office and reference."""
    only = "" if owner is None else " AND p.id = ?"
    rows = store.driver.execute(
        f"""SELECT m.id, m.reference, m.office, m.owner_as_recorded, p.name, p.id
        FROM matter m JOIN party p ON p.id = m.owner
        WHERE m.void = 0 AND m.owner_as_recorded <> '' AND m.owner_as_recorded <> p.name{only}
        ORDER BY m.office, m.reference""",
        () if owner is None else (owner,),
    )
    return [Recordal(*row) for row in rows]
