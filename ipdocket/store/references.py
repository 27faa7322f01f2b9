"""The references in use with the client and right of each: what the next free one is offered by."""

from dataclasses import dataclass

from ipdocket.store.work import Store


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """One live matter's reference, its client by name ("" for none), and what it is."""

    matter: int
    reference: str
    client: str
    office: str
    right: str
    title: str
    route: str


def list_client_references(store: Store) -> list[tuple[str, str]]:
    """(reference, client by name) of every live matter, in no order."""
    rows = store.driver.execute(
        "SELECT m.reference, ifnull(p.name, '') FROM matter m LEFT JOIN party p ON p.id = m.client WHERE m.void = 0"
    )
    return [(row[0], row[1]) for row in rows]


def list_reference_lines(store: Store) -> list[ReferenceLine]:
    """Every live matter's reference, in the order of entry."""
    rows = store.driver.execute(
        """SELECT m.id, m.reference, ifnull(p.name, ''), m.office, m.right_kind, m.title, m.route
        FROM matter m LEFT JOIN party p ON p.id = m.client WHERE m.void = 0 ORDER BY m.id"""
    )
    return [ReferenceLine(*row) for row in rows]
