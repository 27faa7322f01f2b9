"""Merges and splits of owners: proposed by one person, accepted by another, taken back whole."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import insert, select, update

from ipdocket.domain.changes import Kind
from ipdocket.domain.owners import ChangeState, OwnerAct, OwnerChange, OwnerPreview, OwnerProposal, TouchedMatter
from ipdocket.domain.parties import Party, PartyKind
from ipdocket.names.normal import silent_key
from ipdocket.store import words
from ipdocket.store.owner_decisions import find_apart
from ipdocket.store.owner_refusals import BuiltUpon, KeptApart, NotTwoOwners, OwnerGone, SeenOtherwise
from ipdocket.store.parties import add_party
from ipdocket.store.refusals import NotFound, SamePerson, WrongStep
from ipdocket.store.tables_firm import party
from ipdocket.store.tables_owners import owner_change
from ipdocket.store.work import Store, Work

_MARKS_AT_ONCE = 500


def propose_change(work: Work, made: OwnerProposal) -> int:
    """Stores a proposal of the acting person and gives its id; nothing moves yet.

    Raises NotTwoOwners, OwnerGone, KeptApart.
    """
    _check_owners(work.store, made)
    content = {"parties": sorted(made.parties), "matters": sorted(made.matters), "score": made.score}
    values = {
        "act": str(made.act), "target": made.target, "source": made.source, "content": content, "name": made.name.strip(),
        "country": made.country, "reason": made.reason, "proposed_by": work.person, "proposed_at": work.now,
    }  # fmt: skip
    change_id = work.add(insert(owner_change).values(**values))
    work.record("owner change", change_id, after=values)
    work.touch(Kind.PARTIES)
    return change_id


def preview_change(store: Store, made: OwnerProposal) -> OwnerPreview:
    """Every matter that the change would give to another owner, as things stand now."""
    if made.act is OwnerAct.MERGE:
        parties = tuple(sorted(_with_merged(store, made.parties)))
        rows = _matters_of(store, "owner", made.parties)
    else:
        parties = ()
        rows = [row for row in _matters_of(store, "id", made.matters) if row.before == made.source]
    matters = tuple(sorted(rows, key=lambda row: (row.reference, row.matter)))
    name = made.name if made.target is None else _name_of(store, made.target)
    told = f"{made.target}|{name}|{parties}|{[(row.matter, row.before) for row in matters]}"
    return OwnerPreview(matters, parties, name, hashlib.sha256(told.encode()).hexdigest())


def accept_change(work: Work, change_id: int, seen: str) -> int:
    """Carries a proposal out; gives how many matters have another owner now. `seen` is the digest of the preview shown.

    Raises WrongStep, SamePerson, SeenOtherwise where the docket changed since the preview, OwnerGone, KeptApart.
    """
    change = get_change(work.store, change_id)
    _need(change, ChangeState.PROPOSED, "accepted")
    if change.proposed_by == work.person:
        raise SamePerson
    _check_owners(work.store, change.proposal)
    shown = preview_change(work.store, change.proposal)
    if shown.digest != seen:
        raise SeenOtherwise
    target = change.proposal.target or _make_owner(work, change.proposal)
    driver = work.driver
    driver.executemany(
        "INSERT INTO owner_change_party (change, party, before, after) VALUES (?, ?, ?, ?)",
        [(change_id, one, before, target) for one, before in _merged_into(work.store, shown.parties)],
    )
    driver.executemany(
        "INSERT INTO owner_change_matter (change, matter, before, after) VALUES (?, ?, ?, ?)",
        [(change_id, row.matter, row.before, target) for row in shown.matters],
    )
    _step(work, change, ChangeState.ACCEPTED, decided_by=work.person, decided_at=work.now, target=target)
    driver.executemany(
        "UPDATE party SET merged_into = ?, version = version + 1 WHERE id = ?", [(target, one) for one in shown.parties]
    )
    _give_matters(work, [(row.matter, row.before, target) for row in shown.matters])
    return len(shown.matters)


def refuse_change(work: Work, change_id: int) -> None:
    """Ends a proposal; its proposer may take it back too. Raises WrongStep."""
    change = get_change(work.store, change_id)
    _need(change, ChangeState.PROPOSED, "refused")
    _step(work, change, ChangeState.REFUSED, decided_by=work.person, decided_at=work.now)


def undo_change(work: Work, change_id: int, reason: str) -> int:
    """Takes an accepted change back: each owner and each matter has what it had. Gives how many matters.

    A matter that someone gave to another owner by hand since stays as it is. Raises WrongStep, BuiltUpon.
    """
    change = get_change(work.store, change_id)
    _need(change, ChangeState.ACCEPTED, "undone")
    _refuse_built_upon(work.store, change)
    driver = work.driver
    parties = driver.execute("SELECT party, before FROM owner_change_party WHERE change = ?", (change_id,)).fetchall()
    matters = driver.execute(
        "SELECT e.matter, e.after, e.before FROM owner_change_matter e JOIN matter m ON m.id = e.matter"
        " WHERE e.change = ? AND m.owner = e.after ORDER BY e.matter",
        (change_id,),
    ).fetchall()
    _step(work, change, ChangeState.UNDONE, undone_by=work.person, undone_at=work.now, undo_reason=reason)
    driver.executemany(
        "UPDATE party SET merged_into = ?, version = version + 1 WHERE id = ?", [(before, one) for one, before in parties]
    )
    _give_matters(work, [(row[0], row[1], row[2]) for row in matters])
    if _made_an_owner(change.proposal):
        driver.execute("UPDATE party SET withdrawn = 1, version = version + 1 WHERE id = ?", (change.proposal.target,))
        work.record("party", change.proposal.target or 0, before={"withdrawn": False}, after={"withdrawn": True})
    return len(matters)


def get_change(store: Store, change_id: int) -> OwnerChange:
    """The change with this id. Raises NotFound."""
    row = store.connection.execute(select(owner_change).where(owner_change.c.id == change_id)).one_or_none()
    if row is None:
        raise NotFound(f"Change of owners number {change_id}")
    return _read(row)


def list_changes(store: Store, state: ChangeState | None = None) -> list[OwnerChange]:
    """Every change of owners, newest first; only those in a state where one is given."""
    wanted = select(owner_change).order_by(owner_change.c.id.desc())
    if state is not None:
        wanted = wanted.where(owner_change.c.state == str(state))
    found = [_read(row) for row in store.rows(wanted)]
    return found if store.scope.everything else [one for one in found if _wholly_seen(store, one.proposal)]


def _wholly_seen(store: Store, made: OwnerProposal) -> bool:
    """Whether a bounded person sees every owner and every matter that the change names."""
    named = (("party", made.parties), ("matter", made.matters))
    return all(
        store.driver.execute(f"SELECT 1 FROM {table} WHERE id = ?", (one,)).fetchone() for table, ids in named for one in ids
    )


def _made_an_owner(made: OwnerProposal) -> bool:
    return made.act is OwnerAct.SPLIT and bool(made.name)


def _step(work: Work, change: OwnerChange, state: ChangeState, **values: Any) -> None:
    work.run(update(owner_change).where(owner_change.c.id == change.id).values(state=str(state), **values))
    work.record("owner change", change.id, before={"state": str(change.state)}, after={"state": str(state), **values})
    work.touch(Kind.PARTIES)


def _give_matters(work: Work, moved: Sequence[tuple[int, int, int]]) -> None:
    """Gives each (matter, from, to) its owner; the name on record at the office stays, or is taken from the owner it had."""
    work.driver.executemany(
        "UPDATE matter SET owner = ?, version = version + 1, owner_as_recorded = CASE owner_as_recorded WHEN '' THEN"
        " (SELECT name FROM party WHERE id = ?) ELSE owner_as_recorded END WHERE id = ?",
        [(after, before, matter) for matter, before, after in moved],
    )
    for matter, before, after in moved:
        work.record("matter", matter, before={"owner": before}, after={"owner": after}, matter=matter)
    ids = [matter for matter, _before, _after in moved]
    words.postpone(work, ids)
    work.touch(Kind.MATTERS, matters=ids)


def _make_owner(work: Work, made: OwnerProposal) -> int:
    key = silent_key(made.name, made.country or None)
    return add_party(work, Party(PartyKind.OWNER, made.name, made.country, key=key))


def _check_owners(store: Store, made: OwnerProposal) -> None:
    if made.act is OwnerAct.MERGE:
        if not made.parties or made.target is None or made.target in made.parties:
            raise NotTwoOwners
        owners = [made.target, *made.parties]
    else:
        if not made.matters or made.source is None or made.source == made.target or not (made.target or made.name.strip()):
            raise NotTwoOwners
        owners = [one for one in (made.source, made.target) if one is not None]
    rows = {row.id: row for row in store.rows(select(party).where(party.c.id.in_(owners)))}
    for one in owners:
        row = rows.get(one)
        if row is None or row.kind != PartyKind.OWNER or row.merged_into is not None or row.withdrawn:
            raise OwnerGone(row.name if row is not None else f"Owner number {one}")
    if made.act is OwnerAct.MERGE and (apart := find_apart(store, owners)) is not None:
        raise KeptApart(_name_of(store, apart.one), _name_of(store, apart.other), apart.reason)


def _refuse_built_upon(store: Store, change: OwnerChange) -> None:
    later = store.driver.execute(
        """SELECT c.id FROM owner_change c WHERE c.state = 'accepted' AND c.id <> ?1 AND (
            EXISTS (SELECT 1 FROM owner_change_party e JOIN owner_change_party f ON f.party = e.party
                WHERE e.change = ?1 AND f.change = c.id AND f.id > e.id)
            OR EXISTS (SELECT 1 FROM owner_change_matter e JOIN owner_change_matter f ON f.matter = e.matter
                WHERE e.change = ?1 AND f.change = c.id AND f.id > e.id)
            OR EXISTS (SELECT 1 FROM owner_change_party f WHERE f.change = c.id AND f.party IN (?2, ?3)
                AND f.after = (SELECT merged_into FROM party WHERE id = f.party)))
        ORDER BY c.decided_at DESC, c.id DESC LIMIT 1""",
        (change.id, change.proposal.target, change.proposal.source),
    ).fetchone()
    if later is not None:
        raise BuiltUpon(f"change {later[0]} builds upon it", f"Undo change {later[0]} first.")
    if _made_an_owner(change.proposal):
        held = store.driver.execute(
            """SELECT m.reference FROM matter m WHERE m.owner = ?1 AND m.void = 0 AND m.id NOT IN
                (SELECT matter FROM owner_change_matter WHERE change = ?2)
            UNION SELECT name FROM party WHERE merged_into = ?1 LIMIT 1""",
            (change.proposal.target, change.id),
        ).fetchone()
        if held is not None:
            raise BuiltUpon(f"the owner that it made has {held[0]} since", "Merge the two owners instead.")


def _with_merged(store: Store, parties: Iterable[int]) -> set[int]:
    chosen = tuple(parties)
    held = select(party.c.id).where(party.c.merged_into.in_(chosen))
    return {*chosen, *(row.id for row in store.rows(held))}


def _merged_into(store: Store, parties: Sequence[int]) -> list[tuple[int, int | None]]:
    rows = store.rows(select(party.c.id, party.c.merged_into).where(party.c.id.in_(parties)).order_by(party.c.id))
    return [(row.id, row.merged_into) for row in rows]


def _matters_of(store: Store, column: str, ids: Sequence[int]) -> list[TouchedMatter]:
    found: list[TouchedMatter] = []
    for start in range(0, len(ids), _MARKS_AT_ONCE):
        some = tuple(ids[start : start + _MARKS_AT_ONCE])
        rows = store.driver.execute(
            f"""SELECT m.id, m.reference, m.office, m.title, m.owner_as_recorded, m.owner, p.name
            FROM matter m JOIN party p ON p.id = m.owner
            WHERE m.{column} IN ({", ".join("?" * len(some))}) AND m.void = 0""",
            some,
        )
        found += [TouchedMatter(*row) for row in rows]
    return found


def _name_of(store: Store, party_id: int) -> str:
    return str(store.connection.execute(select(party.c.name).where(party.c.id == party_id)).scalar_one())


def _need(change: OwnerChange, state: ChangeState, wanted: str) -> None:
    if change.state is not state:
        raise WrongStep(str(change.state), wanted)


def _read(row: Any) -> OwnerChange:
    made = OwnerProposal(
        OwnerAct(row.act), row.reason, row.target, tuple(row.content["parties"]), row.source,
        tuple(row.content["matters"]), row.name, row.country, float(row.content["score"]),
    )  # fmt: skip
    return OwnerChange(
        row.id, made, ChangeState(row.state), row.proposed_by, row.proposed_at, row.decided_by, row.decided_at,
        row.undone_by, row.undone_at, row.undo_reason,
    )  # fmt: skip

