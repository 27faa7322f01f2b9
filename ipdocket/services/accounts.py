"""Signing in, leaving and coming back to the desk, persons and their accounts."""

from dataclasses import replace
from pathlib import Path

from ipdocket.domain.mail import is_address
from ipdocket.domain.people import PROGRAM, Act, Actor, Person, Role
from ipdocket.errors import Refused
from ipdocket.services.core.bounding import require_bound
from ipdocket.services.core.passwords import (
    SHORTEST_PASSWORD,
    PasswordTooShort,
    SignInPaused,
    WrongSignIn,
    check_password,
    hash_password,
)
from ipdocket.services.core.session import Session
from ipdocket.settings import IDLE_LOCK_MINUTES, Settings, UnfitSetting, read_machine_settings, write_machine_settings
from ipdocket.store.people import (
    Account,
    add_account,
    add_person,
    find_account,
    get_person,
    list_accounts,
    list_people,
    update_account,
    update_person,
)

FIRST_PEOPLE = 2


class LoginTaken(Refused):
    """Another account has that name."""

    def __init__(self, login: str) -> None:
        super().__init__(f"The sign-in name {login} belongs to another account.", do="Choose another name.")


class LastAdministrator(Refused):
    """Without an administrator nobody could look after people any more."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is the last administrator: without one nobody could look after people any more.",
            "Nothing was changed.",
            "Make another person administrator first.",
        )


class NotYourself(Refused):
    """Nobody blocks themselves, or takes their own administrator's role."""

    def __init__(self) -> None:
        super().__init__(
            "You cannot block yourself or take the administrator's role from yourself.",
            "Nothing was changed.",
            "Ask another administrator.",
        )


class KeptByServer(Refused):
    """On a server each person is a database role, which the window cannot make, change or block yet."""

    def __init__(self) -> None:
        super().__init__(
            "The people of this docket are kept by the server.",
            "Nothing was changed.",
            "Ask whoever looks after the server; names and roles of known people can be changed here.",
        )


class NoRole(Refused):
    """A person who may do nothing at all."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} has no role and could do nothing.", do="Give at least one role, or block the person.")


def sign_in(session: Session, login: str, password: str) -> Person:
    """Sign the person in at this desk. Raises WrongSignIn, SignInPaused.

    Nobody waits for the checks after opening: until they have passed the sign-in is kept for `record_sign_in`. A docket
    that is read-only records none.
    """
    person, account = check_password(session, login, password)
    if session.store.home.login:
        session.store.home.move_in(session.store, account.login)
        return enter_known(session, account.login)
    session.person, session.login = person, account.login
    session.signed_in_at = session.clock.now()
    session.bind()
    if session.store.checked:
        record_sign_in(session)
    return person


def record_sign_in(session: Session) -> None:
    """Write down the sign-in of the person at the desk, unless that is done or the docket is read-only."""
    if session.signed_in_at is None:
        return
    session.store.finish_checks()
    account = find_account(session.store, session.login)
    if account is not None and not session.store.read_only_because:
        name = get_person(session.store, account.person).name
        with session.store.work(PROGRAM, "sign-in") as work:
            step = max(account.totp_step, session.used_steps.get(account.id, 0))
            known = replace(
                account, failures=0, blocked_until=None, last_sign_in=session.signed_in_at, totp_step=step
            )
            update_account(work, known, f"{name} signed in")
    session.signed_in_at = None


def enter_known(session: Session, login: str) -> Person:
    """Let the person whose password the server has checked begin at this desk. Raises WrongSignIn."""
    account = find_account(session.store, login)
    if account is None or not account.active:
        raise WrongSignIn
    person = get_person(session.store, account.person)
    if not session.store.read_only_because:
        with session.store.work(Actor(person.id, person.name, login), "sign-in") as work:
            work.record("account", account.id, after={"what": f"{person.name} signed in"})
    session.person, session.login = person, login
    session.bind()
    return person


def sign_out(session: Session) -> None:
    """Leave the desk to the next person."""
    record_sign_in(session)
    if session.person is not None and not session.store.read_only_because:
        with session.store.work(session.actor(), "sign-out") as work:
            work.record("person", session.person.id, after={"signed out": session.person.name})
    session.person, session.login = None, ""
    session.bind()


def lock_desk(session: Session, minutes: int = 0) -> None:
    """Write down that the desk was covered: by its person, or after `minutes` in which nobody used it. Raises NotSignedIn.

    The person stays the one at the desk; only their password, or signing out, ends it.
    """
    actor = session.actor()
    record_sign_in(session)
    why = f"{minutes} minutes without keyboard or mouse" if minutes else "locked by hand"
    if not session.store.read_only_because:
        with session.store.work(actor, "lock") as work:
            work.record("person", actor.person, after={"locked": actor.name, "why": why})


def unlock_desk(session: Session, password: str) -> None:
    """Give the desk back to its person; a wrong password counts as a failed sign-in.

    Raises WrongSignIn, SignInPaused, CodeNeeded, WrongCode.
    """
    actor = session.actor()
    _, account = check_password(session, session.login, password)
    if session.store.home.login:
        session.store.home.move_in(session.store, account.login)
    if not session.store.read_only_because:
        with session.store.work(actor, "unlock") as work:
            if account.failures:
                update_account(work, replace(account, failures=0, blocked_until=None), f"{actor.name} unlocked the desk")
            work.record("person", actor.person, after={"unlocked": actor.name})


def change_idle_lock(session: Session, file: Path, minutes: int) -> None:
    """Keep after how many idle minutes this machine locks; 0 is never. Raises NotAllowed, UnfitSetting, SettingsNotSaved."""
    actor = session.require(Act.CHANGE_SETTINGS)
    kept = read_machine_settings(file)
    write_machine_settings(file, kept.changed(IDLE_LOCK_MINUTES, minutes))
    if not session.store.read_only_because:
        with session.store.work(actor, "change idle lock") as work:
            work.record("setting", 0, before={"minutes": idle_minutes(kept)}, after={"minutes": minutes})


def idle_minutes(settings: Settings) -> int:
    """After how many idle minutes this machine locks; what somebody wrote into the file and does not fit counts as unset."""
    try:
        return settings.value(IDLE_LOCK_MINUTES)
    except UnfitSetting:
        return IDLE_LOCK_MINUTES.default


def register_person(session: Session, person: Person, login: str, password: str) -> int:
    """Enter a person with an account. Raises NotSignedIn, NotAllowed, LoginTaken, PasswordTooShort, NoClient, NotWithOthers.

    The first two of a docket are entered before anyone can sign in; later ones by an administrator who has. Persons who
    were blocked count, so that a docket left by its people does not open to whoever sits down at it.
    """
    beginning = session.person is None and len(list_people(session.store)) < FIRST_PEOPLE
    actor = PROGRAM if beginning else session.require(Act.MANAGE_PEOPLE)
    name = login.strip().casefold()
    if find_account(session.store, name) is not None:
        raise LoginTaken(login)
    person, secret = require_bound(person), hash_password(password)
    with session.store.work(actor, "register person") as work:
        person_id = add_person(work, person)
        add_account(work, Account(person_id, name, secret))
    return person_id


class NoAddress(Refused):
    """A text that is no e-mail address."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}” is no e-mail address.", "Nothing was changed.", "Type it as name@example.com.")


def change_person(
    session: Session, person_id: int, name: str, roles: frozenset[Role], clients: frozenset[int] = frozenset(),
    email: str | None = None,
) -> None:
    """Give a person another name, other roles, another address (None: as it is); `clients` (party ids) are those that a
    client reader sees.

    Raises NoRole, NotYourself, LastAdministrator, NoClient, NotWithOthers, NoAddress.
    """
    actor = session.require(Act.MANAGE_PEOPLE)
    if email and not is_address(email):
        raise NoAddress(email)
    before = get_person(session.store, person_id)
    if not roles:
        raise NoRole(before.name)
    if Role.ADMINISTRATOR in before.roles - roles:
        _keep_administrator(session, before)
    changed = require_bound(replace(before, name=name.strip() or before.name, roles=roles, clients=clients))
    if email is not None:
        changed = replace(changed, email=email)
    with session.store.work(actor, "change person") as work:
        update_person(work, changed)
    if session.person is not None and session.person.id == person_id:
        session.person = get_person(session.store, person_id)


def reset_password(session: Session, person_id: int, password: str) -> None:
    """Give a person a new password, and lift the pause after wrong ones. Raises PasswordTooShort."""
    actor = session.require(Act.MANAGE_PEOPLE)
    _refuse_server(session)
    secret = hash_password(password)
    with session.store.work(actor, "reset password") as work:
        for account in list_accounts(session.store, person_id):
            changed = replace(account, secret=secret, failures=0, blocked_until=None)
            update_account(work, changed, "the password was reset")


def block_person(session: Session, person_id: int, blocked: bool = True) -> None:
    """Let a person sign in no more, or again; what they did stays under their name. Raises NotYourself, LastAdministrator."""
    actor = session.require(Act.MANAGE_PEOPLE)
    _refuse_server(session)
    before = get_person(session.store, person_id)
    if blocked:
        _keep_administrator(session, before, always=True)
    with session.store.work(actor, "block person" if blocked else "unblock person") as work:
        update_person(work, replace(before, active=not blocked))
        for account in list_accounts(session.store, person_id):
            changed = replace(account, active=not blocked, failures=0, blocked_until=None)
            update_account(work, changed, "blocked" if blocked else "may sign in again")


def _refuse_server(session: Session) -> None:
    if session.store.home.login:
        raise KeptByServer


def _keep_administrator(session: Session, going: Person, always: bool = False) -> None:
    if session.person is not None and session.person.id == going.id:
        raise NotYourself
    if not always and Role.ADMINISTRATOR not in going.roles:
        return
    left = [one for one in list_people(session.store) if one.active and one.id != going.id]
    if not any(Role.ADMINISTRATOR in one.roles for one in left):
        raise LastAdministrator(going.name)


def needs_people(session: Session) -> bool:
    """Whether the docket has no two persons yet who could confirm a filing."""
    confirming = {Role.DOCKETING, Role.ATTORNEY, Role.SUPERVISOR, Role.VERIFIER}
    return sum(1 for person in list_people(session.store) if person.active and person.roles & confirming) < 2


__all__ = ["SHORTEST_PASSWORD", "PasswordTooShort", "SignInPaused", "WrongSignIn", "check_password", "hash_password"]
