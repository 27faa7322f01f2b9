"""Who is at the window, from the services."""

from collections.abc import Sequence

from ipdocket.domain.people import Act, Person
from ipdocket.services import accounts
from ipdocket.services.core.session import Session
from ipdocket.store.people import list_accounts, list_people
from ipdocket.ui import shown


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


def _shown(person: Person, login: str, password: str = "") -> shown.PersonShown:
    roles = tuple(sorted(role.value.replace("_", " ") for role in person.roles))
    return shown.PersonShown(person.id, person.name, login, roles, password)
