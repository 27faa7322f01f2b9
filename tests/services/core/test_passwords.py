"""Passwords at the desk: the same answer for everything wrong, and a pause that grows."""

from datetime import timedelta

import pytest

from ipdocket.clock import FixedClock
from ipdocket.services.core.passwords import LONGEST_PAUSE, SignInPaused, WrongSignIn, check_password
from ipdocket.store.people import find_account
from tests.services.conftest import NOW, PASSWORD


def test_the_right_password_gives_person_and_account(session):
    person, account = check_password(session, " Anna", PASSWORD)
    assert (person.name, account.login) == ("Anna Rivera", "anna")


def test_the_pause_grows_and_ends(session_file):
    pauses = []
    for _ in range(14):
        with pytest.raises(WrongSignIn):
            check_password(session_file, "ben", "wrong password")
        until = find_account(session_file.store, "ben").blocked_until
        if until is not None:
            pauses.append(until - session_file.clock.now())
            with pytest.raises(SignInPaused):
                check_password(session_file, "ben", PASSWORD)
            session_file.clock = FixedClock(until + timedelta(seconds=1))
            session_file.store.clock = session_file.clock
    assert pauses[:3] == [timedelta(seconds=10), timedelta(seconds=20), timedelta(seconds=40)]
    assert pauses == sorted(pauses) and pauses[-1] == LONGEST_PAUSE
    assert check_password(session_file, "ben", PASSWORD)[0].name == "Ben Okafor"
    assert session_file.clock.now() > NOW
