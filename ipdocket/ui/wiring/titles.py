"""Chains of title, from the services."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ipdocket.domain.titles import TitleAct, TitleKind
from ipdocket.services import titles
from ipdocket.services.core.session import Session
from ipdocket.store.evidence import get_evidence_name
from ipdocket.store.people import get_person
from ipdocket.store.titles import TitleLine
from ipdocket.ui.formats import show_date, show_instant
from ipdocket.ui.shown_titles import ChainShown, FaultLine, OwnerTitleRow, TitleDraft, TitleRow
from ipdocket.ui.wiring.docketing import read_evidence
from ipdocket.ui.wiring.rows import days_in_words
from ipdocket.ui.words import tr


class Titles:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def chain(self, matter: int) -> ChainShown:
        """The chain of a matter by day."""
        chain = titles.read_chain(self._session, matter)
        return ChainShown(tuple(map(self._row, chain.lines)), chain.present, tuple(map(days_in_words, chain.faults)))

    def owner_on(self, matter: int, day: date) -> str:
        """Who owned it on that day, in words."""
        owner = titles.owner_of(self._session, matter, day)
        if not owner:
            return tr("On {day}: not known, the chain begins later.", day=show_date(day))
        return tr("On {day}: {owner}", day=show_date(day), owner=owner)

    def preview(self, draft: TitleDraft) -> tuple[str, ...]:
        """Gaps and overlaps that the chain would have."""
        return tuple(map(days_in_words, titles.foresee_act(self._session, _act(draft))))

    def record(self, draft: TitleDraft) -> str:
        """Adds the act."""
        titles.record_act(self._session, _act(draft), read_evidence(draft.paper))
        return tr("Recorded: {taker}, {day}.", taker=draft.taker, day=show_date(draft.day))

    def withdraw(self, act: int, reason: str) -> str:
        """Takes an act out of its chain."""
        titles.withdraw_act(self._session, act, reason)
        return tr("The act counts no more; it stays readable with your reason. The owner in the docket is as it was.")

    def save_paper(self, matter: int, act: int, path: str) -> str:
        """Writes the paper behind an act to a file."""
        titles.save_paper(self._session, matter, act, Path(path))
        return tr("{name} written, as it was handed in.", name=Path(path).name)

    def of_owner(self, party: int) -> Sequence[OwnerTitleRow]:
        """Every chain in which the owner stands, act by act; what was entered in error is left out."""
        found = []
        for matter, reference, chain in titles.list_of_owner(self._session, party):
            lines = [line for line in chain.lines if not line.withdrawn]
            faults = tuple(map(days_in_words, chain.faults))
            found += [OwnerTitleRow(matter, reference, self._row(line), faults if line is lines[-1] else ()) for line in lines]
        return found

    def faulty(self) -> Sequence[FaultLine]:
        """Every matter whose chain does not hold, one line for each fault."""
        found = titles.list_faulty(self._session)
        return [FaultLine(matter, reference, days_in_words(words)) for matter, reference, faults in found for words in faults]

    def _row(self, line: TitleLine) -> TitleRow:
        act = line.act
        who = get_person(self._session.store, line.entered_by).name if line.entered_by else ""
        return TitleRow(
            act.id, act.day, str(act.kind), act.giver, act.taker, act.recorded, act.number,
            get_evidence_name(self._session.store, act.evidence) if act.evidence else "", act.note,
            f"{who}, {show_instant(line.entered_at)}", line.withdrawn,
        )  # fmt: skip


def _act(draft: TitleDraft) -> TitleAct:
    return TitleAct(
        draft.matter, TitleKind(draft.kind), draft.day, draft.taker, draft.giver, recorded=draft.recorded,
        number=draft.number, note=draft.note,
    )  # fmt: skip
