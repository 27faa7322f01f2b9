"""Matters: adding one, changing one, ending one; what would follow is shown before anything is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ipdocket.domain.deadlines import Computed, Deadline
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import ENDED, Matter, MatterStatus
from ipdocket.domain.parties import Party, PartyKind
from ipdocket.domain.people import Act
from ipdocket.errors import Refused
from ipdocket.names.normal import silent_key
from ipdocket.rules.facts import NotCovered
from ipdocket.services.core import conventions
from ipdocket.services.core.covering import keep_gaps, require_covered
from ipdocket.services.core.recalculation import asked_dates, dates_of, recalculate
from ipdocket.services.core.session import Session
from ipdocket.store import words
from ipdocket.store.absences import list_following
from ipdocket.store.alike import find_alike
from ipdocket.store.computed import Difference, compare_computed
from ipdocket.store.events import add_event, list_events
from ipdocket.store.matters import add_matter, get_matter, update_matter
from ipdocket.store.parties import find_or_add_party
from ipdocket.store.work import Work

# What ends a matter, and the event that says so to the rules.
ENDINGS = {
    MatterStatus.LAPSED: "lapse", MatterStatus.ABANDONED: "abandonment", MatterStatus.WITHDRAWN: "withdrawal",
    MatterStatus.EXPIRED: "expiry", MatterStatus.REFUSED: "withdrawal", MatterStatus.TRANSFERRED: "",
}  # fmt: skip


class IncompleteMatter(Refused):
    """A matter without what it cannot be found by."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The matter has no {what}.",
            "What was typed is still in the form; nothing was stored.",
            f"Enter the {what}.",
        )


class MatterEnded(Refused):
    """The matter's end is recorded already."""

    def __init__(self, reference: str, status: str) -> None:
        super().__init__(f"{reference} is already {status}.", do="Open its events to correct the end.")


@dataclass(frozen=True, slots=True)
class Draft:
    """A matter as typed: its facts, its dates, and its parties by name (empty: none)."""

    matter: Matter
    events: tuple[MatterEvent, ...] = ()
    owner: str = ""
    client: str = ""
    agent: str = ""
    owner_country: str = ""
    number_reason: str = ""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would follow from a draft: its dates, what no rule covers, matters already there that look like it.

    `unconventional` says what is wrong with reference and numbers, `doubtful` which numbers are kept only with a reason.
    """

    dates: tuple[Computed, ...]
    not_covered: tuple[NotCovered, ...]
    alike: tuple[tuple[Matter, str], ...]
    unconventional: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


def foresee_matter(session: Session, draft: Draft) -> Foreseen:
    """The dates that would follow, without storing anything; past ones too."""
    session.require(Act.READ)
    dates, answer = dates_of(session.rules, draft.matter, draft.events, session.today())
    matter = draft.matter
    numbers = [
        text for text in (matter.application_number, matter.registration_number, matter.publication_number) if text
    ]
    alike = find_alike(session.store, matter.office, matter.right, matter.reference, numbers, matter.title)
    return Foreseen(tuple(dates), answer.not_covered, tuple(alike), *judge_conventions(session, matter))


def judge_conventions(session: Session, matter: Matter) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is wrong with the reference and the numbers of a matter as typed, and the numbers that need a reason."""
    session.require(Act.READ)
    told: list[str] = []
    if matter.reference:
        told += [one.words for one in conventions.read_convention(session.store).judge(matter.reference)]
    told += [words for number in conventions.read_numbers(matter) for words in number.findings]
    told += conventions.tell_same_numbers(session.store, matter)
    doubtful = conventions.doubtful_numbers(session.store, matter)
    return tuple(told), tuple(number.typed for number in doubtful)


def enter_matter(session: Session, draft: Draft) -> int:
    """Store the matter with its events and dates; gives its id.

    Raises IncompleteMatter, ReferenceTaken, ReferenceUnfit, NumberDoubtful.
    """
    actor = session.require(Act.ENTER)
    if not draft.matter.reference.strip():
        raise IncompleteMatter("reference")
    conventions.require_reference(session.store, draft.matter.reference)
    with session.store.work(actor, "enter matter") as work:
        made = _with_parties(work, draft)
        matter_id = add_matter(work, made)
        _keep_numbers(work, replace(made, id=matter_id), draft.number_reason)
        for event in draft.events:
            add_event(work, replace(event, matter=matter_id))
        recalculate(work, session.rules, matter_id, session.today(), "matter entered", session.second())
    return matter_id


def _with_parties(work: Work, draft: Draft) -> Matter:
    """The draft's matter with the ids of its parties; a name that is silently the same as a known one is that party."""
    matter = replace(draft.matter, owner_as_recorded=draft.matter.owner_as_recorded or draft.owner)
    if draft.owner.strip():
        matter = replace(matter, owner=party_id(work, PartyKind.OWNER, draft.owner, draft.owner_country))
    if draft.client.strip():
        matter = replace(matter, client=party_id(work, PartyKind.CLIENT, draft.client, ""))
    if draft.agent.strip():
        matter = replace(matter, agent=party_id(work, PartyKind.AGENT, draft.agent, ""))
    return matter


def party_id(work: Work, kind: PartyKind, name: str, country: str) -> int:
    """The party of that name, entered if it is new."""
    party = Party(kind, name.strip(), country, key=silent_key(name, country or None))
    return find_or_add_party(work, party, source="typed")


def change_matter(session: Session, changed: Matter) -> Matter:
    """Store changed facts of a matter; its dates are computed anew.

    Raises ChangedMeanwhile, ReferenceTaken, LeftWithSomeoneAway.
    """
    actor = session.require(Act.ENTER)
    _require_kept_reference(session, changed)
    with session.store.work(actor, "change matter") as work:
        stored = _update_covered(session, work, changed)
        _keep_numbers(work, stored, "")
        recalculate(work, session.rules, changed.id, session.today(), "facts of the matter changed", session.second())
    return stored


def foresee_change(session: Session, changed: Matter) -> Difference:
    """Every date that the changed facts would add, move or end, without storing anything."""
    session.require(Act.READ)
    events = list_events(session.store, changed.id)
    dates, _answer = dates_of(session.rules, changed, events, session.today(), asked_dates(session.store, changed.id))
    return compare_computed(session.store, changed.id, dates)


def edit_matter(
    session: Session, changed: Matter, owner: str, client: str, agent: str, number_reason: str = ""
) -> Matter:
    """Store changed facts and parties (by name, empty: none) and compute the dates anew.

    Raises IncompleteMatter, ChangedMeanwhile, ReferenceTaken, ReferenceUnfit, NumberDoubtful, LeftWithSomeoneAway.
    """
    actor = session.require(Act.ENTER)
    if not changed.reference.strip():
        raise IncompleteMatter("reference")
    _require_kept_reference(session, changed)
    with session.store.work(actor, "change matter") as work:
        bare = replace(changed, owner=None, client=None, agent=None)
        made = _with_parties(work, Draft(bare, owner=owner, client=client, agent=agent))
        stored = _update_covered(session, work, made)
        _keep_numbers(work, stored, number_reason)
        recalculate(work, session.rules, changed.id, session.today(), "facts of the matter changed", session.second())
    return stored


def _update_covered(session: Session, work: Work, changed: Matter) -> Matter:
    """The matter stored; refused where other people named on it leave its dates with someone away."""
    before = get_matter(session.store, changed.id)
    same = (before.responsible, before.backup, before.sign_off) == (changed.responsible, changed.backup, changed.sign_off)
    ids = [] if same else list_following(session.store, changed.id)
    gaps = keep_gaps(session, ids) if ids else {}
    stored = update_matter(work, changed)
    if ids:
        require_covered(session, ids, gaps)
    return stored


def _keep_numbers(work: Work, matter: Matter, reason: str) -> None:
    """The numbers in their offices' form, and the words by which the matter is found with them."""
    conventions.store_numbers(work, matter, reason)
    words.index_matter(work, matter.id)


def _require_kept_reference(session: Session, changed: Matter) -> None:
    """A reference that stays as it was is not refused, however old the matter is."""
    if get_matter(session.store, changed.id).reference != changed.reference:
        conventions.require_reference(session.store, changed.reference)


def foresee_ending(session: Session, matter_id: int, status: MatterStatus, day: date) -> tuple[Deadline, ...]:
    """The open deadlines that this end of the matter would end."""
    session.require(Act.READ)
    matter, events = get_matter(session.store, matter_id), list_events(session.store, matter_id)
    ended = replace(matter, status=status)
    dates, _answer = dates_of(session.rules, ended, (*events, *_ending_event(matter_id, status, day)), session.today())
    difference = compare_computed(session.store, matter_id, dates)
    return (*difference.superseded, *(old for old, new in difference.refreshed if new.state.value == "superseded"))


def end_matter(session: Session, matter_id: int, status: MatterStatus, day: date, reason: str) -> None:
    """Close, lapse or transfer a matter: its open dates end with that reason and stay readable.

    Raises MatterEnded, IncompleteMatter where no reason is given.
    """
    actor = session.require(Act.CLOSE_MATTER)
    matter = get_matter(session.store, matter_id)
    if matter.status in ENDED:
        raise MatterEnded(matter.reference, matter.status.value)
    if not reason.strip():
        raise IncompleteMatter("reason for its end")
    cause = f"{status.value} on {day.isoformat()}: {reason}"
    with session.store.work(actor, "end matter") as work:
        for event in _ending_event(matter_id, status, day):
            add_event(work, replace(event, description=reason))
        update_matter(work, replace(get_matter(session.store, matter_id), status=status))
        recalculate(work, session.rules, matter_id, session.today(), cause, session.second())


def _ending_event(matter_id: int, status: MatterStatus, day: date) -> Sequence[MatterEvent]:
    code = ENDINGS[status]
    return (MatterEvent(matter_id, code, day),) if code else ()
