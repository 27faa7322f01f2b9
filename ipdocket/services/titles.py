"""Chains of title: what passed to whom on which paper; the present owner follows through the ordinary path."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ipdocket.domain.owners import Alias, AliasKind
from ipdocket.domain.parties import Party, PartyKind
from ipdocket.domain.people import Act
from ipdocket.domain.titles import TitleAct, TitleKind, find_faults, order_acts, owner_on
from ipdocket.errors import Refused
from ipdocket.names.normal import silent_key
from ipdocket.services.core.files import write_whole
from ipdocket.services.core.recalculation import recalculate
from ipdocket.services.core.session import Session
from ipdocket.store import titles
from ipdocket.store.evidence import get_evidence, put_evidence
from ipdocket.store.matters import get_matter, update_matter
from ipdocket.store.owner_decisions import add_alias, list_aliases
from ipdocket.store.parties import find_or_add_party, follow_merges, get_party
from ipdocket.store.scopes import require_seen
from ipdocket.store.work import Work


class ActIncomplete(Refused):
    """An act of title that cannot be entered as it is."""

    def __init__(self, what: str, do: str) -> None:
        super().__init__(what, "What was typed is still in the form; nothing was stored.", do)


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain of one matter by day, withdrawn acts included, the owner in the docket, and what does not hold."""

    lines: tuple[titles.TitleLine, ...]
    present: str
    faults: tuple[str, ...]


def read_chain(session: Session, matter_id: int) -> Chain:
    """The chain of title of a matter with its gaps and overlaps."""
    session.require(Act.READ)
    lines = titles.list_title(session.store, matter_id)
    acts = [line.act for line in lines if not line.withdrawn]
    order = {act.id: place for place, act in enumerate(order_acts([line.act for line in lines]))}
    faults = find_faults(acts, _other_owner(session, matter_id, acts), _key)
    return Chain(tuple(sorted(lines, key=lambda line: order[line.act.id])), _present(session, matter_id), tuple(faults))


def owner_of(session: Session, matter_id: int, day: date) -> str:
    """Who owned the matter on that day by its chain; "" where the chain does not reach so far back."""
    session.require(Act.READ)
    return owner_on(titles.list_acts(session.store, matter_id), day)


def foresee_act(session: Session, act: TitleAct) -> tuple[str, ...]:
    """The gaps and overlaps that the chain would have with the act, the present owner following it."""
    session.require(Act.READ)
    acts = [*titles.list_acts(session.store, act.matter), replace(act, id=1 << 40)]
    present = "" if _sets_owner(session, act) else _other_owner(session, act.matter, acts)
    return tuple(find_faults(acts, present, _key))


def record_act(session: Session, act: TitleAct, paper: tuple[str, bytes] | None = None) -> int:
    """Adds an act to the chain; gives its id. The last one makes its taker the owner, all else following as on any change.

    The name on record at the office changes with it only where the act says that the office recorded it.
    Raises ActIncomplete.
    """
    actor = session.require(Act.ENTER)
    if not act.taker.strip():
        raise ActIncomplete("The act names nobody who took the right.", "Type the name as on the paper.")
    if act.day > session.today():
        raise ActIncomplete(f"{act.day.isoformat()} is still to come.", "Record what has happened, on its own day.")
    require_seen(session.store, matter=(act.matter,))
    with session.store.work(actor, "record title") as work:
        owner = act.owner
        if act.kind is not TitleKind.LICENCE:
            name = act.taker.strip()
            owner = find_or_add_party(work, Party(PartyKind.OWNER, name, key=silent_key(name, None)), source="title")
        evidence = put_evidence(work, *paper) if paper is not None else act.evidence
        passes = _sets_owner(session, act)
        if act.kind is TitleKind.CHANGE_OF_NAME and owner is not None:
            _keep_former(session, work, act, owner)
        made = titles.add_act(work, replace(act, taker=act.taker.strip(), giver=act.giver.strip(), owner=owner, evidence=evidence))
        if passes and owner is not None:
            _set_owner(session, work, act, owner)
    return made


def withdraw_act(session: Session, act_id: int, reason: str) -> None:
    """Takes an act entered in error out of its chain; it stays readable. The owner in the docket stays as it is."""
    actor = session.require(Act.CORRECT)
    if not reason.strip():
        raise ActIncomplete("The withdrawal has no reason.", "Say what was wrong with the act.")
    require_seen(session.store, title_act=(act_id,))
    with session.store.work(actor, "withdraw title") as work:
        titles.withdraw_act(work, act_id, reason.strip())


def save_paper(session: Session, matter_id: int, act_id: int, path: Path) -> None:
    """Writes the paper behind an act to a file, as it was handed in, and records it. Raises NotFound, DamagedDocket."""
    actor = session.require(Act.EXPORT)
    kept = next((line.act.evidence for line in titles.list_title(session.store, matter_id) if line.act.id == act_id), None)
    paper = get_evidence(session.store, kept or 0)
    write_whole(path, paper.content)
    with session.store.work(actor, "export") as work:
        work.record("evidence", paper.id, after={"file": path.name, "sha256": paper.sha256}, matter=matter_id)


def list_of_owner(session: Session, party_id: int) -> list[tuple[int, str, Chain]]:
    """Every live matter in whose chain the owner stands: id, reference, its chain."""
    session.require(Act.READ)
    return [
        (one, get_matter(session.store, one).reference, read_chain(session, one))
        for one in titles.list_of_party(session.store, party_id)
    ]


def list_faulty(session: Session) -> list[tuple[int, str, tuple[str, ...]]]:
    """Every live matter whose chain has a gap or an overlap: id, reference, what does not hold."""
    session.require(Act.SEE_OFFICE)
    found = [(one, read_chain(session, one).faults) for one in titles.list_titled(session.store)]
    return [(one, get_matter(session.store, one).reference, faults) for one, faults in found if faults]


def _sets_owner(session: Session, act: TitleAct) -> bool:
    """Whether the act is the last that passed the right."""
    if act.kind is TitleKind.LICENCE:
        return False
    passed = [one for one in titles.list_acts(session.store, act.matter) if one.kind is not TitleKind.LICENCE]
    return all(one.day <= act.day for one in passed)


def _set_owner(session: Session, work: Work, act: TitleAct, owner: int) -> None:
    matter = get_matter(session.store, act.matter)
    recorded = act.taker.strip() if act.recorded or act.kind is TitleKind.FIRST else matter.owner_as_recorded
    former = matter.owner_as_recorded or (get_party(session.store, matter.owner).name if matter.owner else "")
    changed = replace(matter, owner=owner, owner_as_recorded=recorded or former or act.taker.strip())
    if changed != matter:
        update_matter(work, changed)
        recalculate(work, session.rules, act.matter, session.today(), "the right passed to another owner", session.second())


def _other_owner(session: Session, matter_id: int, acts: Sequence[TitleAct]) -> str:
    """The owner in the docket where it is another party than the last taker; "" where it is the same."""
    passed = [act for act in order_acts(acts) if act.kind is not TitleKind.LICENCE]
    last = passed[-1].owner if passed else None
    if last is None:
        return _present(session, matter_id) if passed else ""
    return "" if follow_merges(session.store, last) == get_matter(session.store, matter_id).owner else _present(session, matter_id)


def _key(name: str) -> str:
    return silent_key(name, None)


def _keep_former(session: Session, work: Work, act: TitleAct, owner: int) -> None:
    """The name before the change is a former name of the owner, with the paper as its source."""
    former = act.giver.strip()
    known = {alias.text for alias in list_aliases(session.store, owner)}
    if former and former not in known:
        source = f"change of name, {act.number or act.day.isoformat()}"
        add_alias(work, Alias(owner, former, AliasKind.FORMER, source, act.day))


def _present(session: Session, matter_id: int) -> str:
    matter = get_matter(session.store, matter_id)
    return get_party(session.store, matter.owner).name if matter.owner is not None else ""
