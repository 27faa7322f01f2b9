"""Who is at the window, and the two-person rule, from the services."""

from collections.abc import Sequence

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.people import Act, Person
from ipdocket.services import accounts, confirming
from ipdocket.services.core.session import Session
from ipdocket.store.confirming import Entry
from ipdocket.store.people import list_accounts, list_people
from ipdocket.ui import shown
from ipdocket.ui.wiring.docketing import read_evidence
from ipdocket.ui.words import tr


class Accounts:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def people_shown(self) -> Sequence[shown.PersonShown]:
        """The demonstration people with their passwords; in any other docket nobody."""
        if not self._session.demonstration:
            return ()
        logins = {account.person: account.login for account in list_accounts(self._session.store)}
        words = self._session.passwords_shown
        return [
            _shown(person, logins[person.id], words[logins[person.id]])
            for person in list_people(self._session.store)
            if logins.get(person.id) in words
        ]

    def sign_in(self, login: str, password: str) -> shown.PersonShown:
        """The person, now at the desk."""
        return _shown(accounts.sign_in(self._session, login, password), login)

    def sign_out(self) -> None:
        """Leaves the desk to the next person."""
        accounts.sign_out(self._session)

    def allowed(self) -> frozenset[str]:
        """The acts that the person's roles hold."""
        return frozenset(act.value for act in Act if self._session.may(act))


class Confirming:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def confirm_first(self, draft: shown.ConfirmationDraft) -> str:
        """Keeps the first entry."""
        amount = f"{draft.currency} {draft.amount}".strip() if draft.amount is not None else ""
        entry = Entry(ConfirmedAct(draft.act), draft.day, draft.receipt, amount, note=draft.what)
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
        told = tr("The two entries differ. The deadline is open again; both entries are kept and counted as rework.")
        return shown.SecondOutcome(False, told)


def _shown(person: Person, login: str, password: str = "") -> shown.PersonShown:
    roles = tuple(sorted(role.value.replace("_", " ") for role in person.roles))
    return shown.PersonShown(person.id, person.name, login, roles, password)
