"""Events, papers and dates of a matter: every change is shown with what it moves before it is accepted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from ipdocket.domain.deadlines import Deadline, State, Typed
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.people import Act, Actor, Person, may
from ipdocket.errors import Refused
from ipdocket.services.core.covering import keep_gaps, require_covered
from ipdocket.services.core.recalculation import asked_dates, dates_of, recalculate, trust_verified
from ipdocket.services.core.session import NotAllowed, Session
from ipdocket.store import deadlines as dated
from ipdocket.store.computed import Difference, Stored, compare_computed
from ipdocket.store.events import (
    add_event,
    change_event,
    get_event,
    list_events,
    verify_event,
    withdraw_event,
)
from ipdocket.store.evidence import put_evidence
from ipdocket.store.intake import get_paper, link_event
from ipdocket.store.matters import get_matter
from ipdocket.store.refusals import WrongStep
from ipdocket.store.scopes import require_seen
from ipdocket.store.work import Work


class NoReason(Refused):
    """A date typed by hand, or an entry withdrawn, without saying why."""

    def __init__(self) -> None:
        super().__init__(
            "No reason is given.", "What was typed is still in the form; nothing was stored.", "Say why in a few words."
        )


class VerifiedDate(Refused):
    """A verified date that one person would change or strike."""

    def __init__(self) -> None:
        super().__init__(
            "This date was verified: nobody changes it alone.",
            "What was typed is still in the form; nothing was stored.",
            "Propose the change; a second person types it again from the paper.",
        )


class DateBackwards(Refused):
    """A final date before the due date."""

    def __init__(self, due: date, final: date) -> None:
        super().__init__(
            f"The final date {final} is before the due date {due}.",
            "What was typed is still in the form; nothing was stored.",
            "Correct one of the two dates.",
        )


def foresee_event(session: Session, event: MatterEvent, replaces: int | None = None) -> Difference:
    """Every date that the event would add, move or end, without storing anything. `replaces` is the event it corrects."""
    session.require(Act.READ)
    matter = get_matter(session.store, event.matter)
    events = [one for one in list_events(session.store, event.matter) if one.id != replaces]
    asked = asked_dates(session.store, event.matter)
    dates, _answer = dates_of(session.rules, matter, (*events, event), session.today(), asked)
    return compare_computed(session.store, event.matter, dates)


def record_event(
    session: Session,
    event: MatterEvent,
    replaces: int | None = None,
    reason: str = "",
    evidence: tuple[str, bytes] | None = None,
    paper: int | None = None,
) -> Stored:
    """Store the event or paper, unverified until a second person has typed its date, and the dates that follow.

    With `replaces` an earlier entry is changed; it needs a reason. With `paper` it is recorded from that paper of the
    intake log, whose file is its evidence unless another is handed in. Raises NoReason, ChangedMeanwhile,
    PaperOfAnotherMatter, and VerifiedDate for one whose date was verified (`changing.propose_correction` then).
    """
    actor = session.require(Act.ENTER)
    if replaces is not None and not reason.strip():
        raise NoReason
    if replaces is not None and get_event(session.store, replaces).verified:
        raise VerifiedDate
    require_seen(session.store, matter=(event.matter,))
    if paper is not None:
        get_paper(session.store, paper)  # one behind a wall is as if it did not exist
    with session.store.work(actor, "record event" if replaces is None else "correct event") as work:
        if evidence is not None:
            event = replace(event, evidence=put_evidence(work, *evidence))
        if replaces is None:
            _add_event(work, event, paper)
        else:
            before = get_event(session.store, replaces)
            changed = replace(before, code=event.code, day=event.day, paper=event.paper, description=event.description)
            change_event(work, changed, reason)
        return recalculate(
            work,
            session.rules,
            event.matter,
            session.today(),
            reason or f"{event.code} of {event.day}",
            session.second(),
        )


def _add_event(work: Work, event: MatterEvent, paper: int | None) -> None:
    if paper is None:
        add_event(work, event)
        return
    if event.evidence is None:
        event = replace(event, evidence=get_paper(work.store, paper).evidence)
    link_event(work, paper, add_event(work, event), event.matter)


def foresee_withdrawal(session: Session, event_id: int) -> Difference:
    """What would move or end if the event had been entered in error."""
    session.require(Act.READ)
    event = get_event(session.store, event_id)
    return _without(session, event)


def _without(session: Session, event: MatterEvent) -> Difference:
    matter = get_matter(session.store, event.matter)
    events = [one for one in list_events(session.store, event.matter) if one.id != event.id]
    dates, _answer = dates_of(session.rules, matter, events, session.today(), asked_dates(session.store, event.matter))
    return compare_computed(session.store, event.matter, dates)


def strike_event(session: Session, event_id: int, reason: str) -> Stored:
    """Mark an event as entered in error; it stays readable, its dates are computed anew.

    Raises NoReason, and VerifiedDate for one whose date was verified (`changing.propose_strike` then).
    """
    actor = session.require(Act.ENTER)
    if not reason.strip():
        raise NoReason
    if get_event(session.store, event_id).verified:
        raise VerifiedDate
    with session.store.work(actor, "withdraw event") as work:
        withdraw_event(work, event_id, reason)
        return recalculate(
            work, session.rules, get_event(session.store, event_id).matter, session.today(), reason, session.second()
        )


def verify_date(session: Session, event_id: int, day: date, second: tuple[Person, str] | None = None) -> bool:
    """Whether the day that the second person typed from the paper equals the one entered; both stay on the record.

    `second` is the person (with the sign-in name) who verifies at another's desk; absent, the person signed in does.
    Raises SamePerson, NotAllowed.
    """
    actor = session.require(Act.VERIFY_EVENT) if second is None else _second_actor(*second)
    require_seen(session.store, event=(event_id,))
    with session.store.work(actor, "verify event") as work:
        agreed = verify_event(work, event_id, day)
        if agreed:
            trust_verified(work, get_event(session.store, event_id).matter)
        return agreed


def _second_actor(person: Person, login: str) -> Actor:
    if not may(person.roles, Act.VERIFY_EVENT):
        raise NotAllowed(person, Act.VERIFY_EVENT)
    return Actor(person.id, person.name, login)


def add_date(session: Session, matter_id: int, typed: Typed) -> int:
    """Store a date added by hand, marked as typed everywhere. Raises NoReason, DateBackwards, LeftWithSomeoneAway."""
    actor = session.require(Act.ENTER)
    if not typed.reason.strip() or not typed.title.strip():
        raise NoReason
    if typed.final is not None and typed.final < typed.due:
        raise DateBackwards(typed.due, typed.final)
    require_seen(session.store, matter=(matter_id,))
    with session.store.work(actor, "add typed date") as work:
        added = dated.add_typed(work, matter_id, typed)
        if typed.responsible is not None:
            require_covered(session, [added], {})
        return added


def explain_missed(session: Session, deadline_id: int, cause: str) -> None:
    """Keep why a date was missed; it stays missed, and what was said before stays on the record. Raises NoReason, WrongStep."""
    actor = session.require(Act.ENTER)
    if not cause.strip():
        raise NoReason
    found = dated.get_deadline(session.store, deadline_id)
    if found.state is not State.MISSED:
        raise WrongStep(found.state, "given the cause of a miss")
    with session.store.work(actor, "cause of a miss") as work:
        dated.note_cause(work, deadline_id, cause.strip())


def assign_dates(session: Session, ids: Sequence[int], people: Mapping[str, int | None]) -> int:
    """Give deadlines people of their own (`responsible`, `backup`, `sign_off`; None: the matter's again); how many changed.

    Raises LeftWithSomeoneAway.
    """
    actor = session.require(Act.ASSIGN)
    require_seen(session.store, deadline=ids)
    with session.store.work(actor, "assign") as work:
        before = keep_gaps(session, ids)
        changed = dated.assign(work, ids, people)
        require_covered(session, ids, before)
        return changed


def extend_date(session: Session, deadline_id: int, reason: str) -> Deadline:
    """Open the next rung of the extension ladder, because of what is said; the final date stays where it is.

    Raises NoReason, WrongStep.
    """
    actor = session.require(Act.ENTER)
    if not reason.strip():
        raise NoReason
    require_seen(session.store, deadline=(deadline_id,))
    with session.store.work(actor, "extend") as work:
        return dated.extend(work, deadline_id, reason.strip())
