"""The owners' work list, proposals and decisions, asked of the services."""

from collections.abc import Callable, Sequence

from ipdocket.domain.owners import Alias, AliasKind, ChangeState, OwnerAct, OwnerChange, OwnerPreview
from ipdocket.services import accounts, owner_lookup, owners
from ipdocket.services.core.session import Session
from ipdocket.store.owner_lists import list_owner_matters
from ipdocket.store.people import get_person
from ipdocket.ui import shown_owners
from ipdocket.ui.formats import show_instant
from ipdocket.ui.words import count, tr


class OwnerWork:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def work(self, *, progress: Callable[[int, int], object]) -> shown_owners.WorkShown:
        """Every pair that a person should look at, surest first."""
        found = owners.list_work(self._session, progress)
        pairs = [
            shown_owners.PairLine(
                one.into.id, one.other.id, one.into.name, one.other.name, one.into.matters, one.other.matters, one.score,
                "; ".join(one.reasons),
            )
            for one in found.pairs
        ]  # fmt: skip
        return shown_owners.WorkShown(tuple(pairs), found.pending, found.decided)

    def side(self, owner: int) -> shown_owners.SideShown:
        """One owner with all its names."""
        found = owner_lookup.look_at(self._session, owner)
        return shown_owners.SideShown(
            found.id, found.name, found.latin, found.country, found.matters,
            tuple(f"{one.name or tr('not known')} · {one.office} · {one.matters:,}" for one in found.recorded),
            tuple(f"{name} ({source})" if source else name for name, source in found.spellings),
            tuple(f"{one.text} ({one.kind.value}; {one.source})" for one in found.aliases),
        )  # fmt: skip

    def join(self, into: int, other: int, reason: str, score: float) -> str:
        """Proposes that two owners are one."""
        owners.propose_merge(self._session, into, (other,), reason, score)
        return tr("Proposed. A second person looks at it on the tab Waiting.")

    def join_sure(self, least: float) -> str:
        """Proposes every pair at least that sure."""
        made = owners.propose_sure(self._session, least)
        return tr("{proposals} for a second person", proposals=count(len(made), tr("proposal"), tr("proposals")))

    def apart(self, one: int, other: int, reason: str) -> str:
        """Remembers that two owners are different."""
        owners.keep_apart(self._session, one, other, reason)
        return tr("Kept apart; they are not proposed again.")

    def matters_of(self, owner: int) -> Sequence[shown_owners.OwnerMatter]:
        """The owner's matters, to choose from."""
        owner_lookup.look_at(self._session, owner)
        return [shown_owners.OwnerMatter(*row) for row in list_owner_matters(self._session.store, owner)]

    def split(self, draft: shown_owners.SplitDraft) -> str:
        """Proposes that some matters belong to another owner."""
        into: int | str = draft.into if draft.into is not None else draft.name
        owners.propose_split(self._session, draft.source, draft.matters, draft.reason, into=into)
        return tr("Proposed. A second person looks at it on the tab Waiting.")

    def add_alias(self, draft: shown_owners.AliasDraft) -> str:
        """Enters another name of an owner with its source."""
        owners.add_alias(self._session, Alias(draft.owner, draft.name, AliasKind(draft.kind), draft.source))
        return tr("The other name is kept with its source.")


class OwnerChanges:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def waiting(self) -> Sequence[shown_owners.ChangeLine]:
        """What waits for a second person, with everything it would touch now."""
        return [self._waiting(change, preview) for change, preview in owners.list_waiting(self._session)]

    def accept(self, change: int, seen: str, person: str, password: str) -> str:
        """The second person's half: of whoever is signed in, or of the person named."""
        second = None
        if person:
            checked, account = accounts.check_password(self._session, person, password)
            second = (checked, account.login)
        touched = owners.accept_change(self._session, change, seen, second)
        return tr(
            "Done: {matters}",
            matters=count(touched, tr("matter has its new owner"), tr("matters have their new owner")),
        )

    def refuse(self, change: int) -> str:
        """Ends a proposal without effect."""
        owners.refuse_change(self._session, change)
        return tr("Refused; nothing was changed.")

    def decided(self) -> tuple[Sequence[shown_owners.ChangeLine], Sequence[shown_owners.ApartLine]]:
        """What was decided, and the pairs kept apart."""
        found = owner_lookup.list_decided(self._session)
        changes = [self._decided(change, name, sources) for change, name, sources in found.changes]
        return changes, [shown_owners.ApartLine(one.id, left, right, one.reason) for one, left, right in found.apart]

    def undo(self, change: int, reason: str) -> str:
        """Takes an accepted change back whole."""
        touched = owners.undo_change(self._session, change, reason)
        return tr(
            "Undone: {matters}",
            matters=count(touched, tr("matter has its owner back"), tr("matters have their owner back")),
        )

    def take_back(self, decision: int, reason: str) -> str:
        """Lets a pair that was kept apart be proposed again."""
        owners.take_apart_back(self._session, decision, reason)
        return tr("Taken back; the pair may be proposed again.")

    def _waiting(self, change: OwnerChange, preview: OwnerPreview) -> shown_owners.ChangeLine:
        lines = tuple((one.reference, one.office, one.before_name, one.recorded) for one in preview.matters)
        sources = owner_lookup.name_sources(self._session, change)
        own = self._session.person is not None and self._session.person.id == change.proposed_by
        return shown_owners.ChangeLine(
            change.id, _words(change, preview.target_name, sources), change.state.value, self._who(change),
            change.proposal.reason, lines, preview.digest, own,
        )  # fmt: skip

    def _decided(self, change: OwnerChange, name: str, sources: tuple[str, ...]) -> shown_owners.ChangeLine:
        why = change.proposal.reason + (f" – {tr('undone')}: {change.undo_reason}" if change.undo_reason else "")
        undoable = change.state is ChangeState.ACCEPTED
        return shown_owners.ChangeLine(
            change.id, _words(change, name, sources), change.state.value, self._who(change), why, undoable=undoable
        )

    def _who(self, change: OwnerChange) -> str:
        told = (
            (change.proposed_by, change.proposed_at),
            (change.decided_by, change.decided_at),
            (change.undone_by, change.undone_at),
        )
        store = self._session.store
        return "; ".join(f"{get_person(store, who).name}, {show_instant(at)}" for who, at in told if who is not None)


def _words(change: OwnerChange, target: str, sources: tuple[str, ...]) -> str:
    names = ", ".join(sources)
    if change.proposal.act is OwnerAct.MERGE:
        return tr("{names} becomes {target}", names=names, target=target)
    matters = count(len(change.proposal.matters), tr("matter"), tr("matters"))
    return tr("{names}: {matters} to {target}", matters=matters, names=names, target=target)
