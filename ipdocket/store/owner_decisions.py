"""What persons decided about owners' names: pairs kept apart, and other names with their source."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import insert, select, update

from ipdocket.domain.changes import Kind
from ipdocket.domain.owners import Alias, AliasKind, Apart
from ipdocket.store.refusals import NotFound
from ipdocket.store.tables_firm import party
from ipdocket.store.tables_owners import owner_alias, owner_apart
from ipdocket.store.work import Store, Work


def keep_apart(work: Work, one: int, other: int, reason: str) -> int:
    """Remembers that two owners are different; gives the decision's id (the earlier one's where it still stands)."""
    known = find_apart(work.store, (one, other))
    if known is not None:
        return known.id
    low, high = sorted((one, other))
    values = {"one": low, "other": high, "reason": reason, "decided_by": work.person, "decided_at": work.now}
    decision = work.add(insert(owner_apart).values(**values))
    work.record("owners apart", decision, after=values)
    work.touch(Kind.PARTIES)
    return decision


def withdraw_apart(work: Work, decision: int, reason: str) -> None:
    """Takes a decision to keep two owners apart back; it stays readable. Raises NotFound."""
    if not work.run(update(owner_apart).where(owner_apart.c.id == decision).values(withdrawn=True)):
        raise NotFound(f"Decision number {decision}")
    work.record("owners apart", decision, before={"withdrawn": False}, after={"withdrawn": True, "reason": reason})
    work.touch(Kind.PARTIES)


def list_apart(store: Store) -> list[Apart]:
    """Every decision that stands, the two owners as they are called now (a merged one by what it was merged into)."""
    into = {row.id: row.merged_into for row in store.rows(select(party.c.id, party.c.merged_into)) if row.merged_into}
    rows = store.rows(select(owner_apart).where(owner_apart.c.withdrawn.is_(False)).order_by(owner_apart.c.id))
    return [Apart(into.get(row.one, row.one), into.get(row.other, row.other), row.reason, False, row.id) for row in rows]


def find_apart(store: Store, owners: Iterable[int]) -> Apart | None:
    """The first decision that stands between two of these owners, or None."""
    wanted = set(owners)
    return next((one for one in list_apart(store) if one.one != one.other and {one.one, one.other} <= wanted), None)


def add_alias(work: Work, made: Alias) -> int:
    """Enters another name of an owner with its source and gives its id."""
    values = {
        "party": made.party, "text": made.text.strip(), "kind": str(made.kind), "source": made.source.strip(),
        "day": made.day, "added_by": work.person, "added_at": work.now,
    }  # fmt: skip
    alias_id = work.add(insert(owner_alias).values(**values))
    work.record("owner alias", alias_id, after=values)
    work.touch(Kind.PARTIES)
    return alias_id


def withdraw_alias(work: Work, alias_id: int, reason: str) -> None:
    """Takes another name back; it stays readable. Raises NotFound."""
    if not work.run(update(owner_alias).where(owner_alias.c.id == alias_id).values(withdrawn=True)):
        raise NotFound(f"Other name number {alias_id}")
    work.record("owner alias", alias_id, before={"withdrawn": False}, after={"withdrawn": True, "reason": reason})
    work.touch(Kind.PARTIES)


def list_aliases(store: Store, party_id: int | None = None) -> list[Alias]:
    """The other names that stand, of one owner (with those merged into it) or of all."""
    wanted = select(owner_alias).where(owner_alias.c.withdrawn.is_(False)).order_by(owner_alias.c.text, owner_alias.c.id)
    if party_id is not None:
        merged = select(party.c.id).where(party.c.merged_into == party_id)
        wanted = wanted.where((owner_alias.c.party == party_id) | owner_alias.c.party.in_(merged))
    return [_read(row) for row in store.rows(wanted)]


def _read(row: Any) -> Alias:
    day: date | None = row.day
    return Alias(row.party, row.text, AliasKind(row.kind), row.source, day, row.withdrawn, row.id)
