"""A code besides the password, for who wants it: turned on by the person, switched off by an administrator in need."""

from dataclasses import dataclass, replace

from ipdocket.domain.people import Act, Role
from ipdocket.errors import Refused
from ipdocket.services.core.codes import code_address, make_secret, matching_step
from ipdocket.services.core.passwords import WrongCode, spend_code
from ipdocket.services.core.session import NotSignedIn, Session
from ipdocket.store.people import Account, find_account, get_person, list_accounts, list_people, update_account


class CodesKeptByServer(Refused):
    """On a server the server alone checks who signs in."""

    def __init__(self) -> None:
        super().__init__(
            "This docket is on a server, which alone checks who signs in: ipdocket asks no code there.",
            "Nothing was changed.",
            "Ask whoever looks after the server for a second factor there.",
        )


class NoFactor(Refused):
    """The person signs in without a code."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} signs in without a code.", "Nothing was changed.", "There is nothing to switch off.")


class NothingOffered(Refused):
    """A code for a secret that was never shown."""

    def __init__(self) -> None:
        super().__init__("No new secret was shown here.", "Nothing was changed.", "Open the dialog again.")


class OnlyAdministrator(Refused):
    """Nobody could help the only administrator who loses the telephone."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is the only administrator: with a lost telephone nobody could let {name} in again.",
            "Nothing was changed.",
            "Make another person administrator first.",
        )


class NoReason(Refused):
    """A second factor is not switched off without saying why."""

    def __init__(self) -> None:
        super().__init__("The reason is missing.", "Nothing was changed.", "Say why the code is switched off.")


@dataclass(frozen=True, slots=True)
class Factor:
    """Whether the person at the desk signs in with a code; where not, the secret and address offered to begin with."""

    on: bool
    secret: str = ""
    address: str = ""


def show_factor(session: Session) -> Factor:
    """How the person at the desk signs in, with a fresh secret where there is none yet. Raises CodesKeptByServer."""
    account = _own_account(session)
    if account.totp:
        return Factor(True)
    session.offered_secret = make_secret()
    return Factor(False, session.offered_secret, code_address(session.offered_secret, account.login, "ipdocket"))


def turn_on(session: Session, code: str) -> None:
    """Ask a code of the person at the desk from now on: only after one right code of the secret that was shown.

    Raises WrongCode, NothingOffered, OnlyAdministrator, CodesKeptByServer.
    """
    account, secret = _own_account(session), session.offered_secret
    if not secret or account.totp:
        raise NothingOffered
    _keep_help(session, account.person)
    step = matching_step(secret, code, session.clock.now(), 0)
    if step is None:
        raise WrongCode
    with session.store.work(session.actor(), "turn on second factor") as work:
        update_account(work, replace(account, totp=secret, totp_step=step), "signs in with a code from now on")
    session.offered_secret = ""
    session.used_steps[account.id] = step


def turn_off(session: Session, code: str) -> None:
    """Ask no code of the person at the desk any more; a right one is the last. Raises WrongCode, SignInPaused, NoFactor."""
    account = _own_account(session)
    if not account.totp:
        raise NoFactor(session.actor().name)
    spent = replace(spend_code(session, account, code), totp="", failures=0, blocked_until=None)
    with session.store.work(session.actor(), "turn off second factor") as work:
        update_account(work, spent, "signs in without a code from now on")


def switch_off(session: Session, person_id: int, reason: str) -> None:
    """Let another person in without a code, who has lost it; they are told at their next sign-in.

    Raises NotAllowed, NoFactor, NoReason, CodesKeptByServer.
    """
    actor = session.require(Act.MANAGE_PEOPLE)
    _refuse_server(session)
    person = get_person(session.store, person_id)
    held = [one for one in list_accounts(session.store, person_id) if one.totp]
    if not held:
        raise NoFactor(person.name)
    if not reason.strip():
        raise NoReason
    told = f"{actor.name} switched off your code at sign-in on {session.today().isoformat()}: {reason.strip()}"
    with session.store.work(actor, "switch off second factor") as work:
        for account in held:
            changed = replace(account, totp="", failures=0, blocked_until=None, notice=told)
            update_account(work, changed, f"signs in without a code from now on: {reason.strip()}")


def take_notice(session: Session) -> str:
    """What the person at the desk must be told after signing in, once; "" where there is nothing."""
    actor = session.actor()
    account = find_account(session.store, session.login)
    if account is None or not account.notice or session.store.read_only_because:
        return account.notice if account is not None else ""
    session.store.finish_checks()
    with session.store.work(actor, "told at sign-in") as work:
        update_account(work, replace(account, notice=""), account.notice)
    return account.notice


def _own_account(session: Session) -> Account:
    session.actor()
    _refuse_server(session)
    account = find_account(session.store, session.login)
    if account is None:
        raise NotSignedIn
    return account


def _refuse_server(session: Session) -> None:
    if session.store.home.login:
        raise CodesKeptByServer


def _keep_help(session: Session, person_id: int) -> None:
    helping = [one for one in list_people(session.store) if one.active and Role.ADMINISTRATOR in one.roles]
    if [one.id for one in helping] == [person_id]:
        raise OnlyAdministrator(helping[0].name)
