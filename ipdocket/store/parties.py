"""Owners, clients and agents with the names they were recorded under."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, insert, select, update

from ipdocket.domain.changes import Kind
from ipdocket.domain.parties import Party, PartyKind
from ipdocket.store import words
from ipdocket.store.refusals import ChangedMeanwhile, NotFound
from ipdocket.store.tables_firm import party, party_name
from ipdocket.store.work import Store, Work


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One party in a list: its canonical name, how many other names it has, how many live matters."""

    id: int
    kind: str
    name: str
    country: str
    variants: int
    matters: int


def add_party(work: Work, made: Party) -> int:
    """Enters a party and gives its id."""
    values = _values(made)
    party_id = work.add(insert(party).values(**values))
    work.record("party", party_id, after=values)
    work.touch(Kind.PARTIES)
    return party_id


def find_or_add_party(work: Work, made: Party, *, source: str = "") -> int:
    """The id of the party of that kind with the same normal key and country, entered where there is none; a name not
    yet known for it is kept as a variant with its source. An empty key is compared by name.
    """
    wanted = select(party.c.id, party.c.name, party.c.merged_into).where(party.c.kind == str(made.kind))
    same = wanted.where(
        party.c.key == (made.key or made.name), party.c.country == made.country, party.c.withdrawn.is_(False)
    )
    row = work.connection.execute(same.order_by(party.c.name != made.name, party.c.id)).first()
    if row is None:
        from dataclasses import replace

        return add_party(work, replace(made, key=made.key or made.name))
    target = int(row.merged_into or row.id)
    if row.name != made.name:
        add_name(work, target, made.name, source=source)
    return target


def update_party(work: Work, changed: Party) -> Party:
    """Stores a changed party and gives it with its new version; its former name stays as a variant.

    Raises ChangedMeanwhile.
    """
    from dataclasses import replace

    before = get_party(work.store, changed.id)
    if before.version != changed.version:
        raise ChangedMeanwhile(before.name, _values(before), _values(changed))
    work.run(update(party).where(party.c.id == changed.id).values(**_values(changed), version=before.version + 1))
    if before.name != changed.name:
        add_name(work, changed.id, before.name, source="former name")
        words.postpone_party(work, changed.id)
    work.record("party", changed.id, before=_values(before), after=_values(changed))
    work.touch(Kind.PARTIES)
    return replace(changed, version=before.version + 1)


def add_name(work: Work, party_id: int, name: str, *, source: str = "", since: date | None = None) -> None:
    """Keeps another name under which the party is recorded; a name already kept stays as it is."""
    known = select(party_name.c.id).where(party_name.c.party == party_id, party_name.c.name == name)
    if work.connection.execute(known).first() is None:
        made = work.add(insert(party_name).values(party=party_id, name=name, source=source, since=since))
        work.record("party name", made, after={"party": party_id, "name": name, "source": source})
        work.touch(Kind.PARTIES)


def get_party(store: Store, party_id: int) -> Party:
    """The party with this id. Raises NotFound."""
    row = store.connection.execute(select(party).where(party.c.id == party_id)).one_or_none()
    if row is None:
        raise NotFound(f"Party number {party_id}")
    return _read(row)


def follow_merges(store: Store, party_id: int) -> int:
    """The party that stands for this one now: itself, or what it was merged into."""
    into = get_merged(store, party_id)
    while into is not None:
        party_id, into = into, get_merged(store, into)
    return party_id


def get_merged(store: Store, party_id: int) -> int | None:
    """What the party was merged into, None where it stands by itself."""
    found = store.connection.execute(select(party.c.merged_into).where(party.c.id == party_id)).scalar()
    return None if found is None else int(found)


def find_parties(store: Store, kind: PartyKind, text: str, limit: int = 20) -> list[Party]:
    """Parties of a kind whose name holds the text, by name: to choose from while typing."""
    live = (party.c.merged_into.is_(None), party.c.withdrawn.is_(False))
    wanted = select(party).where(party.c.kind == str(kind), *live, party.c.name.icontains(text, autoescape=True))
    return [_read(row) for row in store.rows(wanted.order_by(party.c.name).limit(limit))]


def list_names(store: Store, party_id: int) -> list[tuple[str, str]]:
    """(name, source) of every other name of the party, with those of the parties merged into it."""
    rows = store.driver.execute(
        """SELECT n.name, n.source FROM party_name n WHERE n.party = ?1
            OR n.party IN (SELECT id FROM party WHERE merged_into = ?1)
        UNION SELECT name, 'merged' FROM party WHERE merged_into = ?1 ORDER BY 1, 2""",
        (party_id,),
    )
    return [(row[0], row[1]) for row in rows]


def list_parties(store: Store, kind: PartyKind, text: str = "") -> list[PartyRow]:
    """Every party of a kind with its counts, by name; `text` filters by any of its names."""
    rows = store.driver.execute(
        f"""SELECT p.id, p.kind, p.name, p.country,
            (SELECT count(*) FROM party_name n WHERE n.party = p.id
                OR n.party IN (SELECT q.id FROM party q WHERE q.merged_into = p.id))
            + (SELECT count(*) FROM party q WHERE q.merged_into = p.id),
            (SELECT count(*) FROM matter m WHERE m.{_COLUMN[kind]} = p.id AND m.void = 0)
        FROM party p WHERE p.kind = ?1 AND p.merged_into IS NULL AND p.withdrawn = 0
            AND (?2 = '' OR instr(lower(p.name), lower(?2)) > 0
                OR p.id IN (SELECT ifnull(q.merged_into, q.id) FROM party q LEFT JOIN party_name n ON n.party = q.id
                    WHERE instr(lower(q.name), lower(?2)) > 0 OR instr(lower(n.name), lower(?2)) > 0))
        ORDER BY p.name COLLATE NOCASE, p.id""",
        (str(kind), text),
    )
    return [PartyRow(*row) for row in rows]


_COLUMN = {PartyKind.OWNER: "owner", PartyKind.CLIENT: "client", PartyKind.AGENT: "agent"}


def _values(made: Party) -> dict[str, Any]:
    return {
        "kind": str(made.kind), "name": made.name, "country": made.country, "address": made.address, "key": made.key,
        "email": made.email,
    }  # fmt: skip


def _read(row: Row[Any]) -> Party:
    return Party(
        PartyKind(row.kind), row.name, row.country, row.address, row.key, row.email, row.id, row.version
    )
