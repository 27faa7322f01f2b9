"""Signing in: right, wrong, slowed down, recorded."""

import json
from datetime import timedelta

import pytest

from ipdocket.clock import FixedClock
from ipdocket.domain.people import Person, Role
from ipdocket.services import accounts
from ipdocket.services.accounts import (
    LoginTaken,
    PasswordTooShort,
    SignInPaused,
    WrongSignIn,
    block_person,
    change_idle_lock,
    hash_password,
    idle_minutes,
    lock_desk,
    needs_people,
    record_sign_in,
    register_person,
    sign_in,
    sign_out,
    unlock_desk,
)
from ipdocket.services.core.session import NotAllowed, NotSignedIn
from ipdocket.settings import UnfitSetting, read_machine_settings
from ipdocket.store.lists import list_audit
from ipdocket.store.people import find_account, list_people
from tests.services.conftest import NOW, PASSWORD


def test_sign_in_and_out(session):
    assert session.person.name == "Anna Rivera"
    sign_out(session)
    with pytest.raises(NotSignedIn):
        session.actor()
    assert sign_in(session, " BEN ", PASSWORD).initials == "BO"


def test_wrong_name_and_wrong_password_answer_alike(session):
    said = []
    for login, password in (("nobody", PASSWORD), ("ben", "wrong password")):
        with pytest.raises(WrongSignIn) as caught:
            sign_in(session, login, password)
        said.append(str(caught.value))
    assert said[0] == said[1]


def test_failures_slow_down_and_are_recorded(session_file):
    for _ in range(5):
        with pytest.raises(WrongSignIn):
            sign_in(session_file, "ben", "wrong password")
    with pytest.raises(SignInPaused):
        sign_in(session_file, "ben", PASSWORD)
    acts = [entry.act for entry in list_audit(session_file.store, None)]
    assert acts.count("failed sign-in") == 5
    session_file.clock = FixedClock(NOW + timedelta(minutes=1))
    session_file.store.clock = session_file.clock
    assert sign_in(session_file, "ben", PASSWORD).name == "Ben Okafor"


def test_an_unknown_name_is_recorded_without_what_was_typed(session_file):
    with pytest.raises(WrongSignIn):
        sign_in(session_file, "my-secret-password", PASSWORD)
    (newest, *_) = list_audit(session_file.store, None)
    assert newest.act == "failed sign-in" and "unknown sign-in name" in newest.body
    assert "my-secret" not in newest.body


def test_the_stored_secret_is_no_password(session, monkeypatch):
    monkeypatch.undo()
    assert hash_password(PASSWORD).startswith("$argon2id$")
    assert PASSWORD not in hash_password(PASSWORD)
    with pytest.raises(PasswordTooShort):
        hash_password("short")


def test_only_an_administrator_registers_people(session_file):
    register_person(session_file, Person("New One", frozenset({Role.READER})), "new", PASSWORD)
    with pytest.raises(LoginTaken):
        register_person(session_file, Person("Other", frozenset({Role.READER})), "NEW", PASSWORD)
    sign_in(session_file, "ben", PASSWORD)
    with pytest.raises(NotAllowed):
        register_person(session_file, Person("Third", frozenset({Role.READER})), "third", PASSWORD)


def test_after_the_first_two_nobody_is_registered_without_a_sign_in(session_file):
    administrator = Person("Stranger", frozenset({Role.ADMINISTRATOR, Role.DOCKETING}))
    for one in list_people(session_file.store):
        if one.initials != "AR":
            block_person(session_file, one.id)
    sign_out(session_file)
    assert needs_people(session_file)
    with pytest.raises(NotSignedIn):
        register_person(session_file, administrator, "stranger", PASSWORD)
    assert "Stranger" not in {one.name for one in list_people(session_file.store)}


def test_two_people_are_enough_to_confirm(session):
    assert not needs_people(session)
    assert accounts.SHORTEST_PASSWORD >= 10


def test_on_a_server_the_server_slows_down_and_the_record_tells(session_server):
    for _ in range(6):
        with pytest.raises(WrongSignIn):
            sign_in(session_server, "ben", "wrong password")
    told = [row.act for row in list_audit(session_server.store, None)]
    assert told.count("failed sign-in") == 6
    assert session_server.person.initials == "AR"
    assert sign_in(session_server, "ben", PASSWORD).initials == "BO"
    assert session_server.store.driver.execute("SELECT session_user").fetchone()[0] == "ben"


def test_nobody_waits_for_the_checks_after_opening(session_file):
    sign_out(session_file)
    session_file.store.checked = False
    session_file.store.checks = iter(("record",))
    sign_in(session_file, "ben", PASSWORD)
    assert session_file.person.initials == "BO"
    assert [entry.act for entry in list_audit(session_file.store, None)].count("sign-in") == 1
    session_file.store.checked = True
    record_sign_in(session_file)
    record_sign_in(session_file)
    assert [entry.act for entry in list_audit(session_file.store, None)].count("sign-in") == 2


def test_a_read_only_docket_can_be_entered_and_left(session_file):
    sign_out(session_file)
    session_file.store.read_only_because = "a guard is missing"
    session_file.store.checked = False
    assert sign_in(session_file, "ben", PASSWORD).initials == "BO"
    sign_out(session_file)
    assert session_file.person is None


def acts(session):
    return [entry.act for entry in list_audit(session.store, None)]


def bodies(session):
    """What the newest entry of each act says."""
    newest = {}
    for entry in sorted(list_audit(session.store, None), key=lambda one: one.number):
        newest[entry.act] = json.loads(entry.body) if entry.body else {}
    return newest


def test_a_locked_desk_and_its_unlocking_are_on_the_record(session):
    lock_desk(session, 10)
    unlock_desk(session, PASSWORD)
    assert session.person.name == "Anna Rivera"
    found = bodies(session)
    assert found["lock"]["after"] == {"locked": "Anna Rivera", "why": "10 minutes without keyboard or mouse"}
    assert found["unlock"]["after"] == {"unlocked": "Anna Rivera"}
    sign_in(session, "carla", PASSWORD)
    lock_desk(session)
    assert bodies(session)["lock"]["after"] == {"locked": "Carla Stein", "why": "locked by hand"}


def test_a_wrong_password_at_a_locked_desk_counts_as_a_failed_sign_in(session_file):
    sign_in(session_file, "anna", PASSWORD)
    lock_desk(session_file)
    for _ in range(5):
        with pytest.raises(WrongSignIn):
            unlock_desk(session_file, "wrong password")
    with pytest.raises(SignInPaused):
        unlock_desk(session_file, PASSWORD)
    assert acts(session_file).count("failed sign-in") == 5
    session_file.clock = FixedClock(NOW + timedelta(minutes=1))
    session_file.store.clock = session_file.clock
    unlock_desk(session_file, PASSWORD)
    assert find_account(session_file.store, "anna").failures == 0


def test_a_wrong_password_at_a_locked_desk_on_a_server_is_recorded(session_server):
    with pytest.raises(WrongSignIn):
        unlock_desk(session_server, "wrong password")
    unlock_desk(session_server, PASSWORD)
    assert acts(session_server).count("failed sign-in") == 1


def test_the_minutes_of_the_lock_are_this_machines_and_their_change_is_recorded(session, tmp_path):
    file = tmp_path / "machine" / "settings.json"
    sign_in(session, "carla", PASSWORD)
    assert idle_minutes(read_machine_settings(file)) == 10
    change_idle_lock(session, file, 3)
    assert idle_minutes(read_machine_settings(file)) == 3
    assert bodies(session)["change idle lock"] == {"before": {"minutes": 10}, "after": {"minutes": 3}}
    with pytest.raises(UnfitSetting):
        change_idle_lock(session, file, 481)
    sign_in(session, "ben", PASSWORD)
    with pytest.raises(NotAllowed):
        change_idle_lock(session, file, 0)
    assert idle_minutes(read_machine_settings(file)) == 3


def test_minutes_that_somebody_wrote_wrongly_count_as_unset(tmp_path):
    file = tmp_path / "settings.json"
    file.write_text('{"idle_lock_minutes": "never"}', encoding="utf-8")
    assert idle_minutes(read_machine_settings(file)) == 10
