"""Back to a backup: what goes is told first, the file before stays, and whatever fails a docket is open afterwards."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

from ipdocket.clock import FixedClock
from ipdocket.domain.deadlines import Typed
from ipdocket.services import restoring
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.session import NotAllowed
from ipdocket.services.dating import add_date
from ipdocket.services.restoring import NotRestored, foresee_loss, list_restorable, restore
from ipdocket.services.upkeep import back_up
from ipdocket.store.backup import BackupUnusable
from ipdocket.store.connect import connect_file
from ipdocket.store.deadlines import list_deadlines
from ipdocket.store.lists import list_audit
from ipdocket.store.open import open_store
from tests.services.conftest import NOW, PASSWORD, rules, secret
from tests.services.conftest import session_file as session

__all__ = ["rules", "secret", "session"]  # fixtures, used by name


@pytest.fixture
def backup(session, matter):
    return back_up(session)


def add_one(session, matter):
    session.clock = session.store.clock = FixedClock(NOW + timedelta(hours=1))
    return add_date(session, matter, Typed("Call the agent", date(2026, 12, 1), "asked"))


def test_what_was_recorded_since_is_told_by_kind_and_newest_first(session, matter, backup):
    ((path, manifest),) = list_restorable(session)
    assert (path, manifest.matters) == (backup, 1)
    assert foresee_loss(session, path)[0].entries == 0
    add_one(session, matter)
    loss, newest = foresee_loss(session, path)
    assert loss.belongs
    assert loss.entries == len(newest) == sum(size for _kind, size in loss.kinds) > 0
    assert "add typed date" in dict(loss.kinds) or any("typed" in kind for kind, _size in loss.kinds)
    assert [row.number for row in newest] == sorted((row.number for row in newest), reverse=True)


def test_restoring_goes_back_keeps_the_file_and_is_recorded(session, matter, backup):
    made = add_one(session, matter)
    path, before = session.store.path, str(session.store.head())
    done = restore(session, backup)
    assert session.person is None
    assert made not in [one.id for one in list_deadlines(session.store, matter)]
    assert (path.parent / done.kept_as).exists() and "before-restore" in done.kept_as
    entry = list_audit(session.store, None, limit=1)[0]
    assert entry.act == "restore backup" and before in entry.body and backup.name in entry.body
    assert sign_in(session, "anna", PASSWORD).name == "Anna Rivera"
    add_one(session, matter)


def test_only_who_may_change_settings_restores(session, matter, backup):
    sign_in(session, "ben", PASSWORD)
    for act in (lambda: list_restorable(session), lambda: restore(session, backup)):
        with pytest.raises(NotAllowed):
            act()


def test_a_changed_backup_leaves_the_docket_open_as_it_was(session, matter, backup):
    raw = bytearray(backup.read_bytes())
    raw[len(raw) // 2] ^= 1
    backup.write_bytes(raw)
    with pytest.raises(BackupUnusable):
        foresee_loss(session, backup)
    with pytest.raises(BackupUnusable):
        restore(session, backup)
    assert session.person is not None
    add_one(session, matter)


@pytest.mark.parametrize("broken", ["copying", "opening"])
def test_whatever_fails_the_docket_is_open_as_it_was(session, matter, backup, monkeypatch, broken):
    made = add_one(session, matter)

    def no_space(*_args: object, **_more: object) -> Path:
        raise OSError(28, "No space left on device")

    if broken == "copying":
        monkeypatch.setattr(restoring, "restore_backup", no_space)
    else:
        whole, tried = restoring.open_again, []

        def once(*args, **more):
            if not tried:
                tried.append(args)
                no_space()
            return whole(*args, **more)

        monkeypatch.setattr(restoring, "open_again", once)
    with pytest.raises(NotRestored, match="No space"):
        restore(session, backup)
    assert made in [one.id for one in list_deadlines(session.store, matter)]
    assert session.person is not None
    add_one(session, matter)


def test_a_docket_that_opened_read_only_is_restored_and_can_be_changed_again(session, matter, backup):
    path = session.store.path
    session.store.close()
    tampered = sqlite3.connect(path)
    tampered.execute("DROP TRIGGER deadline_done")
    tampered.commit()
    tampered.close()
    session.store = open_store(path, session.clock)
    assert session.store.read_only_because
    assert foresee_loss(session, backup)[0].belongs
    restore(session, backup)
    assert not session.store.read_only_because and session.store.checked
    sign_in(session, "anna", PASSWORD)
    add_one(session, matter)


def test_a_file_that_cannot_be_read_any_more_is_told_as_not_belonging(session, matter, backup):
    session.store.driver.close()
    loss, newest = foresee_loss(session, backup)
    assert (loss.belongs, list(newest)) == (False, [])
    session.store.replace_connection(connect_file(session.store.path))
