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


@dataclass(frozen=True, slots=True)
class RecordedName:
    """A name under which an office has matters of an owner, and how many."""

    name: str
    office: str
    matters: int


def list_recorded_names(store: Store, owner: int) -> list[RecordedName]:
    """Under which names which offices have the owner's live matters, the most matters first."""
    rows = store.driver.execute(
        """SELECT m.owner_as_recorded, m.office, count(*) FROM matter m WHERE m.owner = ? AND m.void = 0
        GROUP BY m.owner_as_recorded, m.office ORDER BY 3 DESC, 1, 2""",
        (owner,),
    )
    return [RecordedName(*row) for row in rows]


def list_owner_matters(store: Store, owner: int) -> list[tuple[int, str, str, str, str]]:
    """(id, reference, office, title, name on record) of the owner's live matters, by reference."""
    rows = store.driver.execute(
        """SELECT m.id, m.reference, m.office, m.title, m.owner_as_recorded FROM matter m
        WHERE m.owner = ? AND m.void = 0 ORDER BY m.reference""",
        (owner,),
    )
    return [tuple(row) for row in rows]


def list_every_name(store: Store) -> list[tuple[int, str]]:
    """(owner that stands for itself, name) of every name by which an owner is known: its own, spellings, merged, other."""
    rows = store.driver.execute(
        """SELECT ifnull(p.merged_into, p.id), p.name FROM party p WHERE p.kind = 'owner' AND p.withdrawn = 0
        UNION SELECT ifnull(p.merged_into, p.id), n.name FROM party_name n JOIN party p ON p.id = n.party
            WHERE p.kind = 'owner' AND p.withdrawn = 0
        UNION SELECT ifnull(p.merged_into, p.id), a.text FROM owner_alias a JOIN party p ON p.id = a.party
            WHERE a.withdrawn = 0 AND p.withdrawn = 0"""
    )
    return [(int(row[0]), str(row[1])) for row in rows]


def stamp_names(store: Store) -> tuple[object, ...]:
    """A value that is another one as soon as any name of an owner changed, came or went, a matter came, or
    another person reads.
    """
    row = store.driver.execute(
        """SELECT (SELECT count(*) FROM party), (SELECT sum(version) FROM party), (SELECT count(*) FROM party_name),
            (SELECT count(*) FROM owner_alias), (SELECT sum(withdrawn) FROM owner_alias),
            (SELECT count(*) FROM owner_change), (SELECT count(*) FROM matter WHERE owner IS NOT NULL)"""
    ).fetchone()
    return (store.scope, *(row or ()))
