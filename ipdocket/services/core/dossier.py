"""Everything the docket holds about one matter, gathered once, as far as the person at the desk may see it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ipdocket.domain.confirmations import Confirmation
from ipdocket.domain.deadlines import Deadline
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.domain.people import Act
from ipdocket.rules.explain import WorkedStep
from ipdocket.services.core.session import Session
from ipdocket.services.core.working import find_steps
from ipdocket.store.audit import Head
from ipdocket.store.confirming import list_confirmations
from ipdocket.store.deadlines import DeadlineRevision, list_deadlines, list_revisions
from ipdocket.store.events import EventCheck, list_checks, list_events
from ipdocket.store.evidence import EvidenceFile, get_evidence
from ipdocket.store.matters import get_matter
from ipdocket.store.people import list_people
from ipdocket.store.record import RecordLine, list_lines
from ipdocket.store.titles import list_title


@dataclass(frozen=True, slots=True)
class Dossier:
    """A matter with its events, dates, entries of the record and evidence files; `head` is the record's at that moment."""

    matter: Matter
    events: tuple[MatterEvent, ...]
    deadlines: tuple[Deadline, ...]
    steps: Mapping[int, tuple[WorkedStep, ...]]
    confirmations: Mapping[int, tuple[Confirmation, ...]]
    revisions: Mapping[int, tuple[DeadlineRevision, ...]]
    checks: tuple[EventCheck, ...]
    lines: tuple[RecordLine, ...]
    evidence: Mapping[int, EvidenceFile]
    people: Mapping[int, str]
    head: Head

    def name(self, person: int | None) -> str:
        """The person's name, "" for nobody."""
        return self.people.get(person, f"person {person}") if person else ""

    def check_of(self, event: MatterEvent) -> EventCheck | None:
        """The last typing of the event's present date by a second person."""
        return next((one for one in reversed(self.checks) if one.event == event.id), None)


def gather_dossier(session: Session, matter_id: int, only: frozenset[int] | None = None) -> Dossier:
    """The dossier of a matter; with `only`, the steps and evidence of those deadlines alone.

    Raises DamagedDocket where the bytes of an evidence file are no longer those that were handed in.
    """
    store, viewer = session.store, session.person.id if session.person else None
    see_all = session.may(Act.SEE_MASKED)
    matter = get_matter(store, matter_id)
    standing = list_events(store, matter_id)
    events = list_events(store, matter_id, withdrawn=True)
    deadlines = [one for one in list_deadlines(store, matter_id) if only is None or one.id in only]
    confirmations = {one.id: tuple(list_confirmations(store, one.id, viewer, see_all=see_all)) for one in deadlines}
    files = {event.evidence for event in events} | {one.evidence for many in confirmations.values() for one in many}
    files |= {line.act.evidence for line in list_title(store, matter_id)} if only is None else set()
    evidence = {one: get_evidence(store, one) for one in sorted(one for one in files if one is not None)}
    lines = list_lines(store, viewer, matter_id, see_all=see_all, evidence=list(evidence), batch=matter.batch)
    return Dossier(
        matter, tuple(events), tuple(deadlines),
        {one.id: find_steps(session.rules, matter, standing, one) for one in deadlines}, confirmations,
        {one.id: tuple(list_revisions(store, one.id)) for one in deadlines}, tuple(list_checks(store, matter_id)),
        tuple(lines), evidence, {one.id: one.name for one in list_people(store)}, store.head(),
    )  # fmt: skip
