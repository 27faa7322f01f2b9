"""One-time codes at sign-in, from the services."""

from ipdocket.services import second_factor
from ipdocket.services.core.session import Session
from ipdocket.store.people import get_person
from ipdocket.ui.factor_ports import FactorShown
from ipdocket.ui.words import tr

GROUP = 4


class Codes:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def show(self) -> FactorShown:
        """How the person at the desk signs in."""
        found = second_factor.show_factor(self._session)
        groups = [found.secret[place : place + GROUP] for place in range(0, len(found.secret), GROUP)]
        return FactorShown(found.on, " ".join(groups), found.address)

    def turn_on(self, code: str) -> str:
        """Begins to ask for a code."""
        second_factor.turn_on(self._session, code)
        return tr("From now on you sign in with your password and a code.")

    def turn_off(self, code: str) -> str:
        """Asks for no code any more."""
        second_factor.turn_off(self._session, code)
        return tr("You sign in without a code again.")

    def switch_off(self, person: int, reason: str) -> str:
        """Lets another person in without a code."""
        second_factor.switch_off(self._session, person, reason)
        return tr("{name} signs in without a code again and is told so.", name=get_person(self._session.store, person).name)

    def take_notice(self) -> str:
        """What has to be told once."""
        return second_factor.take_notice(self._session)

    def offer(self, code: str) -> None:
        """Keeps the code for the next check."""
        self._session.offered_code = code
