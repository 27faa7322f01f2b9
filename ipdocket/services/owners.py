"""Owners: the work list of names that may be one owner, merges and splits by two persons, pairs kept apart, other names."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ipdocket.domain.owners import Alias, AliasKind, ChangeState, OwnerAct, OwnerChange, OwnerPreview, OwnerProposal
from ipdocket.domain.people import Act, Actor, Person, may
from ipdocket.errors import Refused
from ipdocket.exchange.csv_out import write_csv
from ipdocket.exchange.xlsx_out import write_xlsx
from ipdocket.names.normal import silent_key
from ipdocket.names.rows import OwnerRow
from ipdocket.names.silent import group_silently
from ipdocket.names.suggested import propose
from ipdocket.services.core.files import whole_file, write_whole
from ipdocket.services.core.session import NotAllowed, Session
from ipdocket.store import owner_decisions, owner_lists, owners
from ipdocket.store.parties import follow_merges
from ipdocket.store.scopes import require_seen

# A former name or a translation on paper is the same owner; a subsidiary is a firm of its own, for a person to judge.
ALIAS_SCORES = {AliasKind.FORMER: 0.95, AliasKind.TRANSLATION: 0.95, AliasKind.TRADING: 0.9, AliasKind.SUBSIDIARY: 0.5}
RECORDAL_HEADERS = ("Country", "Reference", "Name on record", "Owner", "What differs")


class ReasonMissing(Refused):
    """A decision on owners without its reason."""

    def __init__(self) -> None:
        super().__init__("This decision has no reason.", do="Say in a few words why.")


@dataclass(frozen=True, slots=True)
class OwnerPair:
    """Two owners of the docket that may be one, with why, and how sure (0 to 1); `into` has more matters."""

    into: owner_lists.OwnerName
    other: owner_lists.OwnerName
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkList:
    """What is left to decide, surest first, and how much was decided already."""

    pairs: tuple[OwnerPair, ...]
    pending: int
    decided: int


def list_work(session: Session, progress: Callable[[int, int], object] | None = None) -> WorkList:
    """Every pair of owners that a person should look at: not kept apart, not proposed already.

    `progress` hears how far it is, and may stop it by raising.
    """
    session.require(Act.SEE_OFFICE)
    store, tell = session.store, progress or _nobody
    tell(0, 3)
    names = {one.id: one for one in owner_lists.list_owner_names(store)}
    apart = {frozenset((one.one, one.other)) for one in owner_decisions.list_apart(store)}
    changes = owners.list_changes(store)
    waiting = [one.proposal for one in changes if one.state is ChangeState.PROPOSED]
    asked = {frozenset((one.target, party)) for one in waiting for party in one.parties}
    settled, pairs = apart | asked, list[OwnerPair]()
    found = [*_aliased(session, names), *_alike(tuple(names.values()), tell)]
    for pair in sorted(found, key=lambda pair: (-pair.score, pair.into.name, pair.other.name)):
        met = frozenset((pair.into.id, pair.other.id))
        if met not in settled:
            settled.add(met)
            pairs.append(pair)
    tell(3, 3)
    done = len(apart) + sum(one.state is ChangeState.ACCEPTED for one in changes)
    return WorkList(tuple(pairs), len(waiting), done)


def _nobody(_done: int, _total: int) -> None:
    """Nobody watches."""


def _aliased(session: Session, names: dict[int, owner_lists.OwnerName]) -> list[OwnerPair]:
    """Owners that are called what another owner is called in the table of other names, with the source."""
    aliases = owner_decisions.list_aliases(session.store)
    by_key: dict[str, list[owner_lists.OwnerName]] = {}
    for one in names.values() if aliases else ():
        by_key.setdefault(silent_key(one.name, None), []).append(one)
    found = []
    for alias in aliases:
        holder = names.get(follow_merges(session.store, alias.party))
        for one in by_key.get(silent_key(alias.text, None), ()):
            if holder is not None and one.id != holder.id:
                why = f"{alias.kind} of {holder.name} by {alias.source}"
                found.append(OwnerPair(holder, one, ALIAS_SCORES[alias.kind], (why,)))
    return found


def _alike(names: tuple[owner_lists.OwnerName, ...], tell: Callable[[int, int], object]) -> list[OwnerPair]:
    by_id = {one.id: one for one in names}
    spellings = group_silently([OwnerRow(one.id, one.name, country=one.country) for one in names])
    tell(1, 3)
    found: list[OwnerPair] = []
    for group in spellings:
        first, *others = [by_id[row.row] for row in group.rows]
        found += [_pair(first, one, 1.0, ("same name",)) for one in others]
    for one in propose(spellings):
        left, right = (by_id[spellings[place].first] for place in (one.one, one.other))
        found.append(_pair(left, right, one.likeness.score, one.likeness.reasons))
    tell(2, 3)
    return found


def _pair(one: owner_lists.OwnerName, other: owner_lists.OwnerName, score: float, reasons: tuple[str, ...]) -> OwnerPair:
    into, less = (one, other) if (one.matters, -one.id) >= (other.matters, -other.id) else (other, one)
    return OwnerPair(into, less, round(score, 3), reasons)


def preview_merge(session: Session, target: int, parties: tuple[int, ...]) -> OwnerPreview:
    """Every matter that would have another owner; nothing is stored."""
    session.require(Act.SEE_OFFICE)
    require_seen(session.store, party=(target, *parties))
    return owners.preview_change(session.store, OwnerProposal(OwnerAct.MERGE, "", target, parties))


def propose_merge(session: Session, target: int, parties: tuple[int, ...], reason: str, score: float = 0.0) -> int:
    """The first person's half of a merge; gives the change's id. Raises ReasonMissing, KeptApart, OwnerGone."""
    session.require(Act.MERGE_OWNERS)
    return _propose(session, OwnerProposal(OwnerAct.MERGE, reason.strip(), target, parties, score=score))


def propose_split(session: Session, source: int, matters: tuple[int, ...], reason: str, *, into: int | str) -> int:
    """The first person's half of a split, into an owner by id or a new one by name; gives the change's id."""
    session.require(Act.MERGE_OWNERS)
    made = OwnerProposal(OwnerAct.SPLIT, reason.strip(), source=source, matters=matters)
    return _propose(session, replace(made, target=into) if isinstance(into, int) else replace(made, name=into.strip()))


def _propose(session: Session, made: OwnerProposal) -> int:
    actor = session.require(Act.MERGE_OWNERS)
    if not made.reason:
        raise ReasonMissing
    named = (*made.parties, *(one for one in (made.target, made.source) if one is not None))
    require_seen(session.store, party=named, matter=made.matters)
    with session.store.work(actor, "propose owners") as work:
        return owners.propose_change(work, made)


def propose_sure(session: Session, least: float) -> tuple[int, ...]:
    """Proposes every pair at least that sure, in one act; an owner already met in the run waits for the next. Their ids."""
    actor = session.require(Act.MERGE_OWNERS)
    met: set[int] = set()
    made: list[int] = []
    pairs = [pair for pair in list_work(session).pairs if pair.score >= least]
    with session.store.work(actor, "propose owners") as work:
        for pair in pairs:
            if pair.other.id in met or pair.into.id in met:
                continue
            met |= {pair.into.id, pair.other.id}
            reason = "; ".join(pair.reasons)
            proposal = OwnerProposal(OwnerAct.MERGE, reason, pair.into.id, (pair.other.id,), score=pair.score)
            made.append(owners.propose_change(work, proposal))
    return tuple(made)


def list_waiting(session: Session) -> list[tuple[OwnerChange, OwnerPreview]]:
    """What waits for a second person, each with all that it would touch now."""
    session.require(Act.SEE_OFFICE)
    waiting = owners.list_changes(session.store, ChangeState.PROPOSED)
    return [(one, owners.preview_change(session.store, one.proposal)) for one in waiting]


def accept_change(session: Session, change: int, seen: str, second: tuple[Person, str] | None = None) -> int:
    """The second person's half; `seen` is the digest of the preview they saw. How many matters. Raises SamePerson.

    `second` is the person (with the sign-in name) who accepts at another's desk; absent, the person signed in does.
    """
    actor = session.require(Act.MERGE_OWNERS) if second is None else _second_actor(*second)
    with session.store.work(actor, "accept owners") as work:
        return owners.accept_change(work, change, seen)


def _second_actor(person: Person, login: str) -> Actor:
    if not may(person.roles, Act.MERGE_OWNERS):
        raise NotAllowed(person, Act.MERGE_OWNERS)
    return Actor(person.id, person.name, login)


def refuse_change(session: Session, change: int) -> None:
    """Ends a proposal without effect."""
    actor = session.require(Act.MERGE_OWNERS)
    with session.store.work(actor, "refuse owners") as work:
        owners.refuse_change(work, change)


def undo_change(session: Session, change: int, reason: str) -> int:
    """Takes an accepted change back whole. How many matters. Raises ReasonMissing, BuiltUpon."""
    actor = session.require(Act.MERGE_OWNERS)
    if not reason.strip():
        raise ReasonMissing
    with session.store.work(actor, "undo owners") as work:
        return owners.undo_change(work, change, reason.strip())


def keep_apart(session: Session, one: int, other: int, reason: str) -> int:
    """Remembers that two owners are different, so that they are not proposed again."""
    actor = session.require(Act.MERGE_OWNERS)
    if not reason.strip():
        raise ReasonMissing
    require_seen(session.store, party=(one, other))
    with session.store.work(actor, "keep owners apart") as work:
        return owner_decisions.keep_apart(work, one, other, reason.strip())


def take_apart_back(session: Session, decision: int, reason: str) -> None:
    """Takes a decision to keep two owners apart back; it stays readable. Raises ReasonMissing."""
    actor = session.require(Act.MERGE_OWNERS)
    if not reason.strip():
        raise ReasonMissing
    with session.store.work(actor, "owners may be one") as work:
        owner_decisions.withdraw_apart(work, decision, reason.strip())


def add_alias(session: Session, alias: Alias) -> int:
    """Enters a former name, subsidiary, translation or trading name with its source. Raises ReasonMissing without one."""
    actor = session.require(Act.MERGE_OWNERS)
    if not alias.source.strip() or not alias.text.strip():
        raise ReasonMissing
    require_seen(session.store, party=(alias.party,))
    with session.store.work(actor, "add other name") as work:
        return owner_decisions.add_alias(work, alias)


def list_recordals(session: Session, owner: int | None = None) -> list[owner_lists.Recordal]:
    """Matters whose name on record at the office is another writing or another name than the owner's, by country."""
    session.require(Act.SEE_OFFICE)
    found = owner_lists.list_recorded_otherwise(session.store, owner)
    return [replace(one, silent=silent_key(one.recorded, None) == silent_key(one.canonical, None)) for one in found]


def write_recordals(session: Session, path: Path, owner: int | None = None) -> int:
    """Writes the recordal list as XLSX or CSV, by the ending of the name, and records it; how many rows."""
    actor = session.require(Act.EXPORT)
    rows = [
        (one.office, one.reference, one.recorded, one.canonical, "writing only" if one.silent else "another name")
        for one in list_recordals(session, owner)
    ]
    if path.suffix.casefold() == ".csv":
        write_whole(path, write_csv(RECORDAL_HEADERS, rows))
    else:
        with whole_file(path) as part:
            write_xlsx(part, RECORDAL_HEADERS, rows)
    with session.store.work(actor, "export") as work:
        work.record("report", 0, after={"file": path.name, "selection": "recordals", "rows": len(rows)})
    return len(rows)
