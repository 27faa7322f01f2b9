"""Dates that nobody changes alone: one person proposes, another types the date again, unseen, and only then it moves."""

from dataclasses import dataclass, replace
from datetime import date

from ipdocket.domain.date_changes import ChangeDecision, Changing, DateChange, Verdict, same_dates
from ipdocket.domain.deadlines import Deadline
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.domain.people import Act, Actor, Person, may
from ipdocket.errors import Refused
from ipdocket.services.core.recalculation import recalculate, trust_verified
from ipdocket.services.core.session import NotAllowed, Session
from ipdocket.store import date_changes as kept
from ipdocket.store.computed import Stored
from ipdocket.store.deadlines import get_deadline
from ipdocket.store.events import get_event
from ipdocket.store.evidence import put_evidence
from ipdocket.store.matters import get_matter
from ipdocket.store.refusals import WrongStep
from ipdocket.store.scopes import require_seen
from ipdocket.store.work import Work


class NoReasonGiven(Refused):
    """A change of a date without a word why."""

    def __init__(self) -> None:
        super().__init__(
            "No reason is given.", "What was typed is still in the form; nothing was proposed.", "Say why in a few words."
        )


class NothingChanges(Refused):
    """A proposal of the dates that stand already."""

    def __init__(self) -> None:
        super().__init__(
            "These are the dates that stand already.", "Nothing was proposed.", "Type the date that the paper gives."
        )


class LastDayEarlier(Refused):
    """A final date before the due date."""

    def __init__(self, due: date, final: date) -> None:
        super().__init__(
            f"The final date {final} is before the due date {due}.",
            "What was typed is still in the form; nothing was proposed.",
            "Correct one of the two dates.",
        )


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal that waits for a second person, with what it is about; its dates are masked for whoever may type them."""

    change: DateChange
    matter: Matter
    about: MatterEvent | Deadline
    mine: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a proposal: agreed (then what moved), or not (then nothing moved); both entries are kept."""

    change: DateChange
    decision: ChangeDecision
    stored: Stored | None = None

    @property
    def agreed(self) -> bool:
        """Whether the date was changed."""
        return self.decision.verdict is Verdict.AGREED


def propose_correction(
    session: Session, event_id: int, corrected: MatterEvent, reason: str, evidence: tuple[str, bytes] | None = None
) -> int:
    """Propose another date or paper for an event whose date was verified; nothing moves yet. Gives the proposal's id.

    Raises NoReasonGiven, NothingChanges, AlreadyProposed.
    """
    actor = _enters(session, reason)
    before = get_event(session.store, event_id)
    if (before.code, before.day, before.paper) == (corrected.code, corrected.day, corrected.paper):
        raise NothingChanges
    with session.store.work(actor, "propose change") as work:
        made = DateChange(
            before.matter, Changing.CORRECT, corrected.day, reason, event=event_id, version=before.version,
            code=corrected.code, paper=corrected.paper, description=corrected.description or before.description,
            evidence=_keep(work, evidence),
        )  # fmt: skip
        return kept.propose_change(work, made)


def propose_strike(session: Session, event_id: int, reason: str) -> int:
    """Propose that an event whose date was verified was entered in error. Raises NoReasonGiven, AlreadyProposed."""
    actor = _enters(session, reason)
    before = get_event(session.store, event_id)
    with session.store.work(actor, "propose change") as work:
        made = DateChange(
            before.matter, Changing.STRIKE, before.day, reason, event=event_id, version=before.version
        )
        return kept.propose_change(work, made)


def propose_override(
    session: Session, deadline_id: int, due: date, last_day: date | None, reason: str,
    evidence: tuple[str, bytes] | None = None,
) -> int:  # fmt: skip
    """Propose a date by hand in place of the computed one; `last_day` is the final date, absent: the same day.

    Raises NoReasonGiven, LastDayEarlier, NothingChanges, WrongStep for a date that is settled or half confirmed.
    """
    actor = _enters(session, reason)
    found = _open_date(session, deadline_id)
    final = last_day or due
    if final < due:
        raise LastDayEarlier(due, final)
    if (found.due, found.final) == (due, final):
        raise NothingChanges
    with session.store.work(actor, "propose change") as work:
        base = found.revision
        if found.override is not None:
            held = kept.get_change(session.store, found.override)
            base = held.base or held.version
        made = DateChange(
            found.matter, Changing.OVERRIDE, due, reason, deadline=found.id, version=found.revision, last_day=final,
            base=base, evidence=_keep(work, evidence),
        )  # fmt: skip
        return kept.propose_change(work, made)


def propose_restore(session: Session, deadline_id: int, reason: str) -> int:
    """Propose to give a date set by hand back to its rule. Raises NoReasonGiven, WrongStep, AlreadyProposed."""
    actor = _enters(session, reason)
    found = _open_date(session, deadline_id)
    if found.override is None:
        raise WrongStep(found.state, "given back to its rule")
    given = kept.rules_dates(session.store, found)
    with session.store.work(actor, "propose change") as work:
        made = DateChange(
            found.matter, Changing.RESTORE, given.due, reason, deadline=found.id, version=found.revision, last_day=given.final
        )
        return kept.propose_change(work, made)


def propose_void(session: Session, deadline_id: int, reason: str) -> int:
    """Propose that a date added by hand was entered in error. Raises NoReasonGiven, WrongStep, AlreadyProposed."""
    actor = _enters(session, reason)
    found = get_deadline(session.store, deadline_id)
    if not found.typed:
        raise WrongStep(found.state, "voided")
    with session.store.work(actor, "propose change") as work:
        made = DateChange(
            found.matter, Changing.VOID, found.due, reason, deadline=found.id, version=found.revision, last_day=found.final
        )
        return kept.propose_change(work, made)


def list_waiting(session: Session, matter_id: int | None = None) -> list[Waiting]:
    """The proposals that wait, of one matter or of all. Only who made one, and an auditor, sees its dates."""
    session.require(Act.READ)
    if not session.may(Act.SEE_OFFICE):
        return []
    return [_shown(session, one) for one in kept.list_waiting(session.store, matter_id)]


def decide(
    session: Session, change_id: int, day: date, last_day: date | None = None, second: tuple[Person, str] | None = None
) -> Decided:
    """The second person's blind entry: where it is the same the date is changed and every date that follows computed anew;
    where not, nothing moves and both entries stay. `second` confirms at another's desk.

    Raises SamePerson, NotAllowed, ChangedMeanwhile where something else was changed since.
    """
    actor = _second_actor(session, second)
    require_seen(session.store, date_change=(change_id,))
    with session.store.work(actor, "decide change") as work:
        change = kept.get_change(session.store, change_id)
        verdict = Verdict.AGREED if same_dates(change, day, last_day) else Verdict.DIFFERS
        made = ChangeDecision(change_id, actor.person, verdict, day, last_day)
        kept.decide_change(work, made)
        stored = _follow(session, work, change) if verdict is Verdict.AGREED else None
    return Decided(change, made, stored)


def refuse(session: Session, change_id: int, note: str, second: tuple[Person, str] | None = None) -> None:
    """The second person says no, with a reason; nothing moves. Raises NoReasonGiven, SamePerson, NotAllowed."""
    actor = _second_actor(session, second)
    _end(session, actor, ChangeDecision(change_id, actor.person, Verdict.REFUSED, note=note))


def take_back(session: Session, change_id: int, note: str) -> None:
    """Whoever proposed it takes it back, with a reason; nothing moves. Raises NoReasonGiven, GuardRefused for another's."""
    actor = session.require(Act.ENTER)
    _end(session, actor, ChangeDecision(change_id, actor.person, Verdict.TAKEN_BACK, note=note))


def _enters(session: Session, reason: str) -> Actor:
    actor = session.require(Act.ENTER)
    if not reason.strip():
        raise NoReasonGiven
    return actor


def _open_date(session: Session, deadline_id: int) -> Deadline:
    found = get_deadline(session.store, deadline_id)
    if found.typed or found.state not in kept.OVERRIDABLE:
        raise WrongStep(found.state, "set by hand")
    return found


def _keep(work: Work, evidence: tuple[str, bytes] | None) -> int | None:
    return None if evidence is None else put_evidence(work, *evidence)


def _second_actor(session: Session, second: tuple[Person, str] | None) -> Actor:
    if second is None:
        return session.require(Act.VERIFY_EVENT)
    session.actor()
    person, login = second
    if not may(person.roles, Act.VERIFY_EVENT):
        raise NotAllowed(person, Act.VERIFY_EVENT)
    return Actor(person.id, person.name, login)


def _end(session: Session, actor: Actor, made: ChangeDecision) -> None:
    if not made.note.strip():
        raise NoReasonGiven
    require_seen(session.store, date_change=(made.change,))
    with session.store.work(actor, "decide change") as work:
        kept.decide_change(work, made)


def _follow(session: Session, work: Work, change: DateChange) -> Stored:
    stored = recalculate(work, session.rules, change.matter, session.today(), change.reason, session.second())
    if change.event is not None:
        trust_verified(work, change.matter)
    return stored


def _shown(session: Session, change: DateChange) -> Waiting:
    mine = session.person is not None and change.person == session.person.id
    about: MatterEvent | Deadline
    if change.event is not None:
        about = get_event(session.store, change.event)
    else:
        about = get_deadline(session.store, change.deadline or 0)
    if not mine and not session.may(Act.SEE_MASKED):
        change = replace(change, day=None, last_day=None, paper=None, description="", masked=True)
    return Waiting(change, get_matter(session.store, change.matter), about, mine)
