"""Who is at the window, from the services."""

from collections.abc import Sequence

from ipdocket.domain.mail import is_address
from ipdocket.domain.people import Act, Person, Role
from ipdocket.services import accounts
from ipdocket.services.core.session import Session
from ipdocket.store.parties import get_party
from ipdocket.store.people import get_person, list_accounts, list_people
from ipdocket.ui import shown
from ipdocket.ui.shown_people import PersonDraft, PersonLine
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


class People:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> Sequence[PersonLine]:
        """Everyone, those who may sign in first."""
        self._session.require(Act.MANAGE_PEOPLE)
        held = {account.person: account for account in list_accounts(self._session.store)}
        people = sorted(list_people(self._session.store), key=lambda one: (not one.active, one.name.casefold()))
        return [
            PersonLine(
                one.id, one.name, held[one.id].login if one.id in held else "", tuple(sorted(one.roles)), one.active,
                held[one.id].last_sign_in if one.id in held else None, *self._client(one),
                one.id in held and bool(held[one.id].totp), one.email,
            )
            for one in people
        ]  # fmt: skip

    def save(self, draft: PersonDraft) -> str:
        """Enters a new person, or changes name and roles of one."""
        roles, clients = frozenset(map(Role, draft.roles)), frozenset((draft.client,) if draft.client else ())
        if draft.id:
            accounts.change_person(self._session, draft.id, draft.name, roles, clients, draft.email)
            return tr("{name} was changed.", name=draft.name)
        if self._session.store.home.login:
            raise accounts.KeptByServer
        initials = "".join(word[0] for word in draft.name.split()).upper()[:4]
        if draft.email and not is_address(draft.email):
            raise accounts.NoAddress(draft.email)
        made = Person(draft.name, roles, draft.email, initials, clients=clients)
        accounts.register_person(self._session, made, draft.login, draft.password)
        return tr("{name} can now sign in as {login}.", name=draft.name, login=draft.login.strip().casefold())

    def _client(self, person: Person) -> tuple[int, str]:
        """The client that a client reader sees, by id and name; (0, "") for everybody else."""
        client = min(person.clients, default=0)
        return (client, get_party(self._session.store, client).name) if client else (0, "")

    def reset_password(self, person: int, password: str) -> str:
        """Gives a new password."""
        accounts.reset_password(self._session, person, password)
        return tr("{name} has a new password.", name=get_person(self._session.store, person).name)

    def block(self, person: int, blocked: bool) -> str:
        """Lets the person sign in no more, or again."""
        accounts.block_person(self._session, person, blocked)
        name = get_person(self._session.store, person).name
        return tr("{name} can no longer sign in.", name=name) if blocked else tr("{name} can sign in again.", name=name)


def enter_known(session: Session) -> shown.PersonShown | None:
    """The person whose password a server has checked, now at the desk; None where the docket is a file."""
    login = session.store.home.login
    return _shown(accounts.enter_known(session, login), login) if login else None


def _shown(person: Person, login: str, password: str = "") -> shown.PersonShown:
    roles = tuple(sorted(role.value.replace("_", " ") for role in person.roles))
    return shown.PersonShown(person.id, person.name, login, roles, password)
