"""Passwords: kept as argon2id hashes, never as they are typed; wrong ones are counted, recorded and slow down."""

from dataclasses import replace
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from ipdocket.domain.people import PROGRAM, Person
from ipdocket.errors import Refused
from ipdocket.services.core.codes import matching_step
from ipdocket.services.core.session import Session
from ipdocket.store.people import Account, find_account, get_person, update_account
from ipdocket.store.refusals import PasswordNeeded, WrongPassword

FREE_FAILURES = 4
LONGEST_PAUSE = timedelta(minutes=15)
SHORTEST_PASSWORD = 10


class WrongSignIn(Refused):
    """Name and password do not belong together."""

    def __init__(self) -> None:
        super().__init__(
            "The name or the password is wrong.", "Nothing was changed.", "Type both again; capital letters count."
        )


class SignInPaused(Refused):
    """Too many wrong passwords: the account waits a while."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            f"After several wrong passwords this account waits another {seconds} seconds.",
            "Nothing was changed.",
            "Wait, then type the password again.",
        )


class CodeNeeded(Refused):
    """The password is right, and the person signs in with a code as well."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} signs in with a code as well.", "Nothing was changed.", "Type the code of the authenticator program."
        )
        self.wants_code_of = name


class WrongCode(Refused):
    """The code is not one of now, or was used before."""

    def __init__(self) -> None:
        super().__init__(
            "The code is wrong, or it was used before.",
            "Nothing was changed.",
            "Wait for the next code of the authenticator program and try again; check the clock of both devices.",
        )


class PasswordTooShort(Refused):
    """A password that is too easily guessed."""

    def __init__(self) -> None:
        super().__init__(
            f"The password has fewer than {SHORTEST_PASSWORD} characters.",
            do="Choose a longer one; a sentence does well.",
        )


def hash_password(password: str) -> str:
    """The argon2id hash (RFC 9106, low-memory profile). Raises PasswordTooShort."""
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordTooShort
    return PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY).hash(password)


def check_password(session: Session, login: str, password: str) -> tuple[Person, Account]:
    """The person and account, if the password is right; failures are counted, recorded and slow down further tries.

    Who signs in with a code must have it in `session.offered_code`, which serves this one check. Raises WrongSignIn,
    SignInPaused, CodeNeeded, WrongCode.
    """
    code, session.offered_code = session.offered_code, ""
    account = find_account(session.store, login.strip().casefold())
    now = session.clock.now()
    if account is None or not account.active:
        _hide_unknown(password)
        _note_unknown(session, account)
        raise WrongSignIn
    if session.store.home.login:
        _ask_server(session, account, password)
        return get_person(session.store, account.person), account
    _refuse_paused(account, now)
    try:
        PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY).verify(account.secret, password)
    except (VerificationError, InvalidHashError):
        _note_failure(session, account, "a wrong password was typed")
        raise WrongSignIn from None
    person = get_person(session.store, account.person)
    if not account.totp:
        return person, account
    if not code:
        raise CodeNeeded(person.name)
    return person, spend_code(session, account, code)


def _refuse_paused(account: Account, now: datetime) -> None:
    if account.blocked_until is not None and account.blocked_until > now:
        raise SignInPaused(int((account.blocked_until - now).total_seconds()) + 1)


def spend_code(session: Session, account: Account, code: str) -> Account:
    """The account with the step of this code, which serves no second time; a wrong one counts as a failed sign-in.

    Raises WrongCode, SignInPaused.
    """
    _refuse_paused(account, session.clock.now())
    last = max(account.totp_step, session.used_steps.get(account.id, 0))
    step = matching_step(account.totp, code, session.clock.now(), last)
    if step is None:
        _note_failure(session, account, "a wrong code was typed")
        raise WrongCode
    session.used_steps[account.id] = step
    spent = replace(account, totp_step=step)
    if session.store.checked and not session.store.read_only_because:  # else the sign-in writes it when the checks are over
        with session.store.work(PROGRAM, "code used") as work:
            update_account(work, spent, "a code was used")
    return spent


def _ask_server(session: Session, account: Account, password: str) -> None:
    """On a server each person is a database role, whose password the server checks and slows down."""
    try:
        session.store.home.take_seat(account.login, password)
    except (WrongPassword, PasswordNeeded):
        with session.store.work(PROGRAM, "failed sign-in") as work:
            work.record("account", account.id, after={"what": "a wrong password was typed"})
        raise WrongSignIn from None


def _hide_unknown(password: str) -> None:
    """Take as long for an unknown name as for a known one."""
    PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY).hash(password)


def _note_unknown(session: Session, account: Account | None) -> None:
    # What was typed as a name is not kept: it may be the password.
    what = "a blocked account was tried" if account is not None else "an unknown sign-in name was tried"
    if not session.store.read_only_because:
        with session.store.work(PROGRAM, "failed sign-in") as work:
            work.record("account", account.id if account is not None else 0, after={"what": what})


def _note_failure(session: Session, account: Account, what: str) -> None:
    failures = account.failures + 1
    pause = None
    if failures > FREE_FAILURES:
        pause = session.clock.now() + min(timedelta(seconds=5 * 2 ** (failures - FREE_FAILURES)), LONGEST_PAUSE)
    with session.store.work(PROGRAM, "failed sign-in") as work:
        update_account(work, replace(account, failures=failures, blocked_until=pause), what)
