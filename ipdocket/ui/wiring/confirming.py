"""The two-person rule, from the services: filings, and dates of events typed again from the paper."""

from ipdocket.domain.confirmations import Confirmation, ConfirmedAct, last_pair
from ipdocket.services import accounts, confirming, dating
from ipdocket.services.core.session import Session
from ipdocket.store.confirming import Entry, list_confirmations, list_mismatches
from ipdocket.store.deadlines import get_deadline
from ipdocket.store.events import get_event
from ipdocket.store.people import get_person
from ipdocket.ui import shown
from ipdocket.ui.formats import show_date
from ipdocket.ui.shown_checks import CheckDraft
from ipdocket.ui.wiring.docketing import read_evidence
from ipdocket.ui.words import count, tr


class Confirming:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def confirm_first(self, draft: shown.ConfirmationDraft) -> str:
        """Keeps the first entry."""
        amount = f"{draft.currency} {draft.amount}".strip() if draft.amount is not None else ""
        note = "\n".join(part for part in (draft.what, draft.playbook) if part)
        entry = Entry(ConfirmedAct(draft.act), draft.day, draft.receipt, amount, note=note)
        kept = confirming.enter_first(self._session, draft.deadlines, entry, read_evidence(draft.evidence))
        return tr("First entry kept ({n}). A second, different person must now confirm on the page Confirm.", n=kept)

    def confirm_second(self, draft: shown.SecondDraft) -> shown.SecondOutcome:
        """Compares the second entry with the first."""
        person, account = accounts.check_password(self._session, draft.person, draft.password)
        outcome = confirming.enter_second(
            self._session, draft.awaiting, draft.day, draft.receipt, (person, account.login)
        )
        if outcome.agreed:
            return shown.SecondOutcome(
                True, tr("Both entries agree: {state}.", state=str(outcome.state).replace("_", " "))
            )
        return self.differing(draft.awaiting)

    def differing(self, deadline: int) -> shown.SecondOutcome:
        """The two entries that last differed for this deadline, who must look, and the rework so far."""
        pair = last_pair(list_confirmations(self._session.store, deadline, None))
        number = len(list_mismatches(self._session.store))
        told = tr(
            "The two entries differ. Nothing is done: the deadline is open again, and both entries are kept."
            " {who} must look at the receipt and confirm it anew, then a second person again."
            " Counted as rework ({number} so far).",
            who=self._who_looks(deadline, pair), number=count(number, tr("mismatch"), tr("mismatches")),
        )  # fmt: skip
        return shown.SecondOutcome(False, told, tuple(self._entry(one) for one in pair))

    def verify_event(self, draft: CheckDraft) -> shown.SecondOutcome:
        """Compares the date typed from the paper with the one entered."""
        second = None
        if draft.person:
            person, account = accounts.check_password(self._session, draft.person, draft.password)
            second = (person, account.login)
        agreed = dating.verify_date(self._session, draft.event, draft.day, second)
        if agreed:
            return shown.SecondOutcome(True, tr("Verified: both typed {day}.", day=show_date(draft.day)))
        held = get_event(self._session.store, draft.event)
        entered = get_person(self._session.store, held.entered_by).name if held.entered_by else tr("the file imported")
        checked = second[0].name if second else self._session.actor().name
        told = tr(
            "The two dates differ. The event stays unverified and both dates are kept. Look at the paper again: if the"
            " entry is wrong, correct it with Enter on the event; if not, verify it once more."
        )
        return shown.SecondOutcome(
            False, told, ((entered, show_date(held.day)), (checked, show_date(draft.day)))
        )

    def _who_looks(self, deadline: int, pair: list[Confirmation]) -> str:
        people = [one.person for one in pair if one.slot == 1]
        responsible = get_deadline(self._session.store, deadline).responsible
        wanted = dict.fromkeys([*people, *([responsible] if responsible else [])])
        return tr(" or ").join(get_person(self._session.store, one).name for one in wanted)

    def _entry(self, one: Confirmation) -> tuple[str, str]:
        told = tr("{act} on {day}, number {number}", act=one.act.value.replace("_", " "), day=show_date(one.day), number=one.number)
        return get_person(self._session.store, one.person).name, told
