"""Standard addresses of owners and what became of them on matters; the last entry about each stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import insert, select

from ipdocket.domain.addresses import AddressRole, Decision, OwnerAddress, Script
from ipdocket.domain.changes import Kind
from ipdocket.store.refusals import NotFound
from ipdocket.store.tables_conventions import address_decision, party_address
from ipdocket.store.work import Store, Work


@dataclass(frozen=True, slots=True)
class AddressProposal:
    """A standard address that waits to be taken on a matter; `former` is the one taken before, "" for none."""

    matter: int
    reference: str
    office: str
    address: OwnerAddress
    former: str


def keep_address(work: Work, made: OwnerAddress) -> int:
    """Keeps an address as its owner's standard one; gives its id, the former id where nothing differs."""
    held = find_address(work.store, made.party, made.role, made.script)
    if held is not None and replace(held, id=0, source="") == replace(made, id=0, source=""):
        return held.id
    values = {
        "role": str(made.role), "script": str(made.script), "lines": "\n".join(made.lines), "city": made.city,
        "area": made.area, "postcode": made.postcode, "country": made.country, "source": made.source,
    }  # fmt: skip
    kept = work.add(insert(party_address).values(
        party=made.party, entered_by=work.person, entered_at=work.now, **values
    ))  # fmt: skip
    work.record("address", kept, before=held.told if held else None, after={"party": made.party, **values})
    work.touch(Kind.PARTIES)
    return kept


def find_address(store: Store, party_id: int, role: AddressRole, script: Script) -> OwnerAddress | None:
    """The standard address of that role in that script, or None."""
    wanted = select(party_address).where(
        party_address.c.party == party_id, party_address.c.role == str(role), party_address.c.script == str(script)
    )
    row = store.connection.execute(wanted.order_by(party_address.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else _read(row)


def get_address(store: Store, address_id: int) -> OwnerAddress:
    """The address with this id. Raises NotFound."""
    row = store.connection.execute(select(party_address).where(party_address.c.id == address_id)).one_or_none()
    if row is None:
        raise NotFound(f"Address number {address_id}")
    return _read(row)


def list_standing(store: Store, party_id: int | None = None) -> list[OwnerAddress]:
    """The standard addresses that stand, of one owner or of all, by owner, role and script."""
    wanted = select(party_address).order_by(party_address.c.id)
    if party_id is not None:
        wanted = wanted.where(party_address.c.party == party_id)
    last = {(row.party, row.role, row.script): row for row in store.rows(wanted)}
    return [_read(last[one]) for one in sorted(last)]


def decide_address(work: Work, matter_id: int, address_id: int, decision: Decision) -> None:
    """Proposes an address for a matter, or says that it is taken or left; the guard keeps the order."""
    made = work.add(insert(address_decision).values(
        matter=matter_id, address=address_id, decision=str(decision), entered_by=work.person, entered_at=work.now
    ))  # fmt: skip
    work.record("address", made, after={"address": address_id, "decision": str(decision)}, matter=matter_id)
    work.touch(Kind.MATTERS, matters=(matter_id,))


def list_proposals(store: Store, party_id: int | None = None) -> list[AddressProposal]:
    """Every address that waits on a live matter, of one owner or of all, by reference."""
    rows = store.driver.execute(
        """SELECT d.matter, m.reference, m.office, d.address FROM address_decision d
            JOIN matter m ON m.id = d.matter AND m.void = 0 JOIN party_address a ON a.id = d.address
        WHERE d.decision = 'proposed' AND (?1 = 0 OR a.party = ?1) AND NOT EXISTS (SELECT 1 FROM address_decision l
            WHERE l.matter = d.matter AND l.address = d.address AND l.id > d.id)
        ORDER BY m.reference, d.id""",
        (party_id or 0,),
    ).fetchall()
    found = []
    for matter, reference, office, address_id in rows:
        address = get_address(store, address_id)
        held = taken_on(store, matter).get((address.role, address.script))
        found.append(AddressProposal(matter, reference, office, address, held.told if held else ""))
    return found


def taken_on(store: Store, matter_id: int) -> dict[tuple[AddressRole, Script], OwnerAddress]:
    """The addresses taken on a matter, the last one for each role and script."""
    rows = store.driver.execute(
        "SELECT address FROM address_decision WHERE matter = ? AND decision = 'taken' ORDER BY id", (matter_id,)
    ).fetchall()
    taken = [get_address(store, row[0]) for row in rows]
    return {(one.role, one.script): one for one in taken}


def matters_of(store: Store, party_id: int) -> Sequence[int]:
    """The live matters of an owner."""
    rows = store.driver.execute("SELECT id FROM matter WHERE owner = ? AND void = 0 ORDER BY reference", (party_id,))
    return [row[0] for row in rows]


def _read(row: Any) -> OwnerAddress:
    return OwnerAddress(
        row.party, AddressRole(row.role), Script(row.script), tuple(row.lines.split("\n")) if row.lines else (), row.city,
        row.area, row.postcode, row.country, row.source, row.id,
    )  # fmt: skip
