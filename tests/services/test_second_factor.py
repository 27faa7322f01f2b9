"""The second factor: turned on with one right code, asked after the password, never twice, switched off by an administrator."""

import json
from datetime import timedelta

import pyotp
import pytest

from ipdocket.clock import FixedClock
from ipdocket.domain.people import Role
from ipdocket.services.accounts import change_person, lock_desk, record_sign_in, sign_in, sign_out, unlock_desk
from ipdocket.services.core.passwords import CodeNeeded, SignInPaused, WrongCode, WrongSignIn, check_password
from ipdocket.services.core.session import NotAllowed
from ipdocket.services.second_factor import (
    CodesKeptByServer,
    Factor,
    NoFactor,
    NoReason,
    NothingOffered,
    OnlyAdministrator,
    show_factor,
    switch_off,
    take_notice,
    turn_off,
    turn_on,
)
from ipdocket.services.upkeep import back_up
from ipdocket.store.lists import list_audit
from ipdocket.store.people import find_account, list_people
from tests.services.conftest import NOW, PASSWORD


def at(desk, seconds):
    desk.clock = FixedClock(NOW + timedelta(seconds=seconds))
    desk.store.clock = desk.clock


def code(desk, secret, by=0):
    return pyotp.TOTP(secret).generate_otp(int(desk.clock.now().timestamp()) // 30 + by)


def offering(desk, typed, login="ben"):
    desk.offered_code = typed
    return check_password(desk, login, PASSWORD)


@pytest.fixture
def desk(session_file):
    sign_in(session_file, "anna", PASSWORD)
    return session_file


@pytest.fixture
def key(desk):
    """Ben's secret, with the code of this step spent."""
    sign_in(desk, "ben", PASSWORD)
    shown = show_factor(desk)
    turn_on(desk, code(desk, shown.secret))
    sign_in(desk, "anna", PASSWORD)
    return shown.secret


def test_nothing_counts_before_one_right_code(desk):
    sign_in(desk, "ben", PASSWORD)
    with pytest.raises(NothingOffered):
        turn_on(desk, "123456")
    shown = show_factor(desk)
    assert not shown.on and shown.address.startswith("otpauth://totp/ipdocket:ben?secret=")
    with pytest.raises(WrongCode):
        turn_on(desk, code(desk, shown.secret, 3))
    assert find_account(desk.store, "ben").totp == ""
    assert sign_in(desk, "ben", PASSWORD).name == "Ben Okafor"
    turn_on(desk, code(desk, shown.secret))
    assert show_factor(desk) == Factor(True)
    with pytest.raises(NothingOffered):
        turn_on(desk, code(desk, shown.secret, 1))


def test_the_code_is_asked_after_the_password_only(desk, key):
    with pytest.raises(WrongSignIn):
        check_password(desk, "ben", "wrong password")
    with pytest.raises(CodeNeeded) as asked:
        check_password(desk, "ben", PASSWORD)
    assert asked.value.wants_code_of == "Ben Okafor"
    assert find_account(desk.store, "ben").failures == 1
    at(desk, 30)
    person, account = offering(desk, code(desk, key))
    assert (person.name, account.login) == ("Ben Okafor", "ben")


def test_one_code_never_works_twice_even_in_another_run(desk, key):
    with pytest.raises(WrongCode):  # it turned the factor on
        offering(desk, code(desk, key))
    at(desk, 60)
    typed = code(desk, key)
    offering(desk, typed)
    desk.used_steps.clear()  # as after a restart
    with pytest.raises(WrongCode):
        offering(desk, typed)
    with pytest.raises(WrongCode):
        offering(desk, code(desk, key, -1))
    offering(desk, code(desk, key, 1))


def test_a_code_used_before_the_checks_are_over_is_spent_all_the_same(desk, key):
    at(desk, 60)
    typed = code(desk, key)
    desk.store.checked = False
    desk.offered_code = typed
    sign_in(desk, "ben", PASSWORD)
    before = find_account(desk.store, "ben").totp_step
    assert desk.used_steps[find_account(desk.store, "ben").id] == before + 2  # in memory, as nothing may be written yet
    desk.store.checked = True
    record_sign_in(desk)
    desk.used_steps.clear()
    with pytest.raises(WrongCode):
        offering(desk, typed)


def test_wrong_codes_slow_down_like_wrong_passwords(desk, key):
    for _ in range(5):
        with pytest.raises(WrongCode):
            offering(desk, "000000")
    at(desk, 5)
    with pytest.raises(SignInPaused):
        offering(desk, code(desk, key, 1))
    told = [json.loads(entry.body)["after"]["what"] for entry in list_audit(desk.store, None) if entry.act == "failed sign-in"]
    assert told == ["a wrong code was typed"] * 5


def test_a_code_serves_one_check_only(desk, key):
    at(desk, 60)
    desk.offered_code = code(desk, key)
    with pytest.raises(WrongSignIn):
        check_password(desk, "ben", "wrong password")
    with pytest.raises(CodeNeeded):
        check_password(desk, "ben", PASSWORD)


def test_the_locked_desk_asks_for_it_too(desk, key):
    at(desk, 60)
    desk.offered_code = code(desk, key)
    sign_in(desk, "ben", PASSWORD)
    lock_desk(desk)
    with pytest.raises(CodeNeeded):
        unlock_desk(desk, PASSWORD)
    desk.offered_code = code(desk, key, 1)
    unlock_desk(desk, PASSWORD)


def test_the_person_turns_it_off_with_a_last_code(desk, key):
    at(desk, 60)
    desk.offered_code = code(desk, key)
    sign_in(desk, "ben", PASSWORD)
    with pytest.raises(WrongCode):
        turn_off(desk, code(desk, key))
    turn_off(desk, code(desk, key, 1))
    with pytest.raises(NoFactor):
        turn_off(desk, code(desk, key, 1))
    assert sign_in(desk, "ben", PASSWORD).name == "Ben Okafor"


def test_guessing_codes_to_turn_it_off_is_slowed_down(desk, key):
    at(desk, 60)
    desk.offered_code = code(desk, key)
    sign_in(desk, "ben", PASSWORD)
    for _ in range(5):
        with pytest.raises(WrongCode):
            turn_off(desk, "000000")
    with pytest.raises(SignInPaused):
        turn_off(desk, code(desk, key, 1))
    at(desk, 80)
    turn_off(desk, code(desk, key, 1))
    assert find_account(desk.store, "ben").failures == 0


def test_an_administrator_switches_it_off_with_a_reason_and_the_person_is_told_once(desk, key):
    ben = next(one.id for one in list_people(desk.store) if one.name == "Ben Okafor")
    with pytest.raises(NoReason):
        switch_off(desk, ben, "  ")
    switch_off(desk, ben, "telephone lost")
    with pytest.raises(NoFactor):
        switch_off(desk, ben, "again")
    assert take_notice(desk) == ""
    sign_in(desk, "ben", PASSWORD)
    told = "Anna Rivera switched off your code at sign-in on 2026-11-23: telephone lost"
    assert take_notice(desk) == told
    assert take_notice(desk) == ""
    acts = {entry.act: entry for entry in list_audit(desk.store, None)}
    assert acts["switch off second factor"].who == "Anna Rivera" and "telephone lost" in acts["switch off second factor"].body
    assert acts["told at sign-in"].who == "Ben Okafor"


def test_nobody_else_switches_it_off(desk, key):
    ben = next(one.id for one in list_people(desk.store) if one.name == "Ben Okafor")
    sign_in(desk, "carla", PASSWORD)
    with pytest.raises(NotAllowed):
        switch_off(desk, ben, "telephone lost")


def test_the_only_administrator_needs_a_second_one_first(desk):
    shown = show_factor(desk)
    with pytest.raises(OnlyAdministrator):
        turn_on(desk, code(desk, shown.secret))
    carla = next(one for one in list_people(desk.store) if one.name == "Carla Stein")
    change_person(desk, carla.id, carla.name, carla.roles | {Role.ADMINISTRATOR})
    turn_on(desk, code(desk, shown.secret))
    assert show_factor(desk).on


def test_the_secret_is_in_the_store_only(desk, key):
    bodies = " ".join(entry.body for entry in list_audit(desk.store, None))
    assert "turn on second factor" in {entry.act for entry in list_audit(desk.store, None)}
    assert key not in bodies and find_account(desk.store, "ben").totp == key
    back_up(desk)
    manifests = [path for path in desk.store.path.parent.rglob("*.json") if path.is_file()]
    assert manifests and not [path for path in manifests if key in path.read_text(encoding="utf-8")]


def test_on_a_server_it_is_the_servers(session_server):
    for ask in (
        lambda: show_factor(session_server), lambda: turn_on(session_server, "1"), lambda: turn_off(session_server, "1"),
        lambda: switch_off(session_server, 1, "lost"),
    ):  # fmt: skip
        with pytest.raises(CodesKeptByServer):
            ask()
    assert take_notice(session_server) == ""
    sign_out(session_server)
