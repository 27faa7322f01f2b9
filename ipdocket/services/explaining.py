"""Why a date is what it is, and everything there is to say about a matter."""

from dataclasses import dataclass

from ipdocket.domain.confirmations import Confirmation
from ipdocket.domain.date_changes import ChangeDecision, DateChange
from ipdocket.domain.deadlines import Deadline
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.domain.people import Act
from ipdocket.errors import Refused
from ipdocket.rules.explain import WorkedStep
from ipdocket.rules.facts import Deadline as RuleDate
from ipdocket.rules.facts import NotFired
from ipdocket.rules.kept import compute_kept, read_kept
from ipdocket.rules.matter_case import case_of, gather_unchosen, papers_of
from ipdocket.services.core.session import Session
from ipdocket.services.core.working import find_steps
from ipdocket.store.confirming import list_confirmations
from ipdocket.store.date_changes import find_decision, get_change, rules_dates
from ipdocket.store.deadlines import DeadlineRevision, get_deadline, list_deadlines, list_revisions
from ipdocket.store.events import list_events
from ipdocket.store.matters import get_matter, list_family
from ipdocket.store.refusals import NotFound
from ipdocket.store.settings import get_rule_text


class NotKept(Refused):
    """The law behind a date is not in the docket, or gives no such date any more."""

    def __init__(self, digest: str) -> None:
        super().__init__(
            f"The rule text {digest[:12]} gives no such date from the facts as they are now.",
            "The date stands as it was stored.",
            "Look at the matter's events: one of them was changed or withdrawn since.",
        )


@dataclass(frozen=True, slots=True)
class SetByHand:
    """Who set a date by hand over the rules', why, and what the rules gave then; `doubt`: they give a later one now."""

    change: DateChange
    decision: ChangeDecision
    given: Deadline
    doubt: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """One deadline with its working. `steps` is empty for a typed date, and where the rules have changed since
    (`changed_rules`): then the stored dates stand as they were computed.
    """

    deadline: Deadline
    matter: Matter
    steps: tuple[WorkedStep, ...]
    changed_rules: bool
    confirmations: tuple[Confirmation, ...]
    revisions: tuple[DeadlineRevision, ...]
    by_hand: SetByHand | None = None


@dataclass(frozen=True, slots=True)
class MatterPage:
    """Everything on the page of one matter."""

    matter: Matter
    events: tuple[MatterEvent, ...]
    deadlines: tuple[Deadline, ...]
    family: tuple[Matter, ...]
    not_fired: tuple[NotFired, ...]


def explain_deadline(session: Session, deadline_id: int) -> Explanation:
    """The deadline's worked steps, its entries (masked where they must be) and its earlier dates."""
    session.require(Act.READ)
    found = get_deadline(session.store, deadline_id)
    matter = get_matter(session.store, found.matter)
    given = rules_dates(session.store, found)
    steps = find_steps(session.rules, matter, list_events(session.store, matter.id), given)
    viewer = session.person.id if session.person else None
    entries = list_confirmations(session.store, deadline_id, viewer, see_all=session.may(Act.SEE_MASKED))
    computed = not found.typed and found.digest != ""
    return Explanation(
        found, matter, steps, computed and not steps, tuple(entries), tuple(list_revisions(session.store, deadline_id)),
        _set_by_hand(session, found, given),
    )  # fmt: skip


def _set_by_hand(session: Session, found: Deadline, given: Deadline) -> SetByHand | None:
    if found.override is None:
        return None
    decision = find_decision(session.store, found.override)
    assert decision is not None  # the guards let none stand without it
    return SetByHand(get_change(session.store, found.override), decision, given, found.override_doubt)


def recompute_as_it_was(session: Session, deadline_id: int, digest: str) -> RuleDate:
    """The deadline computed again from the rule text and closed days kept under that digest, and the matter's facts.

    Raises NotKept where the docket holds no such text, or it gives no such date for the facts as they are now.
    """
    session.require(Act.READ)
    found = get_deadline(session.store, deadline_id)
    matter = get_matter(session.store, found.matter)
    events = list_events(session.store, matter.id)
    try:
        _rule, text = get_rule_text(session.store, digest)
    except NotFound as error:
        raise NotKept(digest) from error
    triggers = [event.trigger_key for event in papers_of(events)]
    for one in gather_unchosen(matter, compute_kept(read_kept(text), case_of(matter, events))):
        trigger = triggers[one.paper] if one.paper is not None else ""
        if (one.rule, one.number, one.office, trigger) == found.key:
            return one
    raise NotKept(digest)


def open_matter(session: Session, matter_id: int) -> MatterPage:
    """The matter with its events, dates, family, and the rules that did not fire with the reason."""
    session.require(Act.READ)
    matter = get_matter(session.store, matter_id)
    events = list_events(session.store, matter_id, withdrawn=True)
    case = case_of(matter, events)
    answer = session.rules.compute(case, why_not=True)
    family = (
        [member for member in list_family(session.store, matter.family) if member.id != matter_id]
        if matter.family
        else []
    )
    return MatterPage(
        matter, tuple(events), tuple(list_deadlines(session.store, matter_id)), tuple(family), answer.not_fired
    )
