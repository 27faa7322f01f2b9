"""Dates that two persons change, from the services."""

from collections.abc import Sequence

from ipdocket.domain.date_changes import Changing
from ipdocket.domain.deadlines import Deadline
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.people import Person
from ipdocket.rules.wording import event_in_words
from ipdocket.services import accounts, changing, dating
from ipdocket.services.core.session import Session
from ipdocket.store.date_changes import get_change
from ipdocket.store.deadlines import get_deadline
from ipdocket.store.events import get_event
from ipdocket.store.matters import get_matter
from ipdocket.store.people import get_person
from ipdocket.ui import shown
from ipdocket.ui.formats import show_date
from ipdocket.ui.shown_changes import ChangeDraft, ChangeLine, ChangeStart, DecideDraft
from ipdocket.ui.wiring.docketing import preview_of, read_evidence
from ipdocket.ui.words import tr


class DateChanges:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def waiting(self) -> Sequence[ChangeLine]:
        """The proposals that wait, oldest first."""
        return [self._line(one) for one in changing.list_waiting(self._session)]

    def start(self, deadline: int) -> ChangeStart:
        """The deadline whose date would be changed."""
        found = get_deadline(self._session.store, deadline)
        reference = get_matter(self._session.store, found.matter).reference
        return ChangeStart(
            found.id, reference, found.title, found.due, found.final, found.typed, found.override is not None
        )

    def propose(self, draft: ChangeDraft) -> str:
        """Proposes another date, the rule's own again, or that a typed date was an error."""
        if draft.what == "override" and draft.due is not None:
            evidence = read_evidence(draft.evidence)
            changing.propose_override(self._session, draft.deadline, draft.due, draft.final, draft.reason, evidence)
        elif draft.what == "restore":
            changing.propose_restore(self._session, draft.deadline, draft.reason)
        else:
            changing.propose_void(self._session, draft.deadline, draft.reason)
        return tr("Proposed. The date stands as it was until a second person has typed the same (Ctrl+Shift+D).")

    def foresee_strike(self, event: int) -> shown.Preview:
        """Every date that would move or end."""
        return preview_of(dating.foresee_withdrawal(self._session, event))

    def strike(self, event: int, reason: str) -> str:
        """Strikes at once what nobody verified; proposes it otherwise."""
        if get_event(self._session.store, event).verified:
            changing.propose_strike(self._session, event, reason)
            return tr("Proposed. The event counts until a second person has agreed (Ctrl+Shift+D).")
        dating.strike_event(self._session, event, reason)
        return tr("Struck: it stays readable and counts no more.")

    def decide(self, draft: DecideDraft) -> shown.SecondOutcome:
        """Compares what the second person typed with the proposal."""
        second = self._second(draft.person, draft.password)
        done = changing.decide(self._session, draft.change, draft.day, draft.last_day, second)
        if done.agreed:
            return shown.SecondOutcome(True, tr("Both typed the same: the date is changed, and every date that follows."))
        first = get_person(self._session.store, done.change.person).name
        name = second[0].name if second else self._session.actor().name
        told = tr("The two entries differ. Nothing is changed, and both are kept. Look at the paper again, then propose anew.")
        proposed = get_change(self._session.store, draft.change)
        return shown.SecondOutcome(
            False, told,
            ((first, _days(proposed.day, proposed.last_day)), (name, _days(draft.day, draft.last_day))),
        )  # fmt: skip

    def refuse(self, change: int, reason: str, person: str, password: str) -> str:
        """The second person says no."""
        changing.refuse(self._session, change, reason, self._second(person, password))
        return tr("Refused; nothing is changed, and the reason is on the record.")

    def take_back(self, change: int, reason: str) -> str:
        """Whoever proposed it says no."""
        changing.take_back(self._session, change, reason)
        return tr("Taken back; nothing is changed.")

    def explain_missed(self, deadline: int, cause: str) -> str:
        """Keeps why a date was missed."""
        dating.explain_missed(self._session, deadline, cause)
        return tr("The cause is kept; the date stays missed until two persons close it.")

    def _second(self, person: str, password: str) -> tuple[Person, str] | None:
        if not person:
            return None
        found, account = accounts.check_password(self._session, person, password)
        return found, account.login

    def _line(self, one: changing.Waiting) -> ChangeLine:
        change = one.change
        blind = change.what in (Changing.STRIKE, Changing.VOID)  # there the standing date is what must be typed
        return ChangeLine(
            id=change.id,
            matter=one.matter.id,
            reference=one.matter.reference,
            what=_what(change.what),
            about=_about(one.about),
            stands="" if blind and not one.mine else _stands(one.about),
            proposed=_days(change.day, change.last_day) if change.day is not None and not blind else "",
            reason=change.reason,
            who=get_person(self._session.store, change.person).name,
            at=change.instant,
            mine=one.mine,
            two_days=isinstance(one.about, Deadline),
        )


def _what(what: Changing) -> str:
    return {
        Changing.CORRECT: tr("another date"),
        Changing.STRIKE: tr("entered in error"),
        Changing.OVERRIDE: tr("date by hand"),
        Changing.RESTORE: tr("the rule's date again"),
        Changing.VOID: tr("typed in error"),
    }[what]


def _about(about: MatterEvent | Deadline) -> str:
    if isinstance(about, Deadline):
        return about.title
    named = event_in_words(about.paper.type if about.paper else about.code)
    return about.description or named if about.code in ("other", "act") else named


def _stands(about: MatterEvent | Deadline) -> str:
    if isinstance(about, Deadline):
        return _days(about.due, about.final)
    return show_date(about.day)


def _days(day: object, last: object = None) -> str:
    from datetime import date

    if not isinstance(day, date):
        return ""
    if not isinstance(last, date) or last == day:
        return show_date(day)
    return tr("{due}, final {final}", due=show_date(day), final=show_date(last))
