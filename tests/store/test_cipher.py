"""Encryption at rest: noise without the passphrase, the same docket with it; changed only when the new file was read whole."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.people import Person, Role
from ipdocket.store import cipher, confirming, people
from ipdocket.store.backup import list_backups, make_backup, restore_backup
from ipdocket.store.cipher import (
    NoEncryption,
    NotEncrypted,
    PassphraseNeeded,
    WeakPassphrase,
    WrongPassphrase,
    change_passphrase,
    looks_encrypted,
)
from ipdocket.store.guards.sqlite import all_guards
from ipdocket.store.open import open_again, open_store
from ipdocket.store.refusals import DamagedDocket, DocketInUse, GuardRefused, NotADocket
from ipdocket.store.replay import compare_tables
from tests.campaign import attacks
from tests.store.making import CLOCK, Small, make_small

WORDS = "seven herons cross the 'quiet' weir"
OTHER = "a second sentence for the docket"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SECRET = b"ACM-001EP"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return make_small(tmp_path / "docket.ipdocket", WORDS)


def test_nothing_readable_is_in_the_file(small: Small, tmp_path: Path) -> None:
    path = small.store.path
    small.store.close()
    content = path.read_bytes()
    assert SECRET not in content
    assert b"SQLite" not in content
    assert looks_encrypted(path)
    plain = make_small(tmp_path / "plain.ipdocket")
    plain.store.close()
    assert SECRET in plain.store.path.read_bytes(), "the control: the plain docket holds it in the clear"
    assert not looks_encrypted(plain.store.path)


def test_the_passphrase_and_no_other_opens_it(small: Small, tmp_path: Path) -> None:
    path = small.store.path
    with pytest.raises(DocketInUse):
        open_store(path, CLOCK, passphrase=WORDS)
    small.store.close()
    with pytest.raises(PassphraseNeeded):
        open_store(path, CLOCK)
    for wrong in (OTHER, WORDS + " ", WORDS.lower().replace("'", "''")):
        with pytest.raises(WrongPassphrase):
            open_store(path, CLOCK, passphrase=wrong)
    with open_store(path, CLOCK, passphrase=WORDS) as store:
        assert store.checked
        assert not store.read_only_because
        assert list(compare_tables(store)) == []
    plain = make_small(tmp_path / "plain.ipdocket")
    plain.store.close()
    with pytest.raises(NotEncrypted):
        open_store(plain.store.path, CLOCK, passphrase=WORDS)


def test_a_changed_byte_is_damage_not_fewer_dates(small: Small) -> None:
    path = small.store.path
    small.store.close()
    content = bytearray(path.read_bytes())
    content[9 * 4096 + 17] ^= 1
    path.write_bytes(content)
    try:
        with open_store(path, CLOCK, passphrase=WORDS) as store:
            assert store.read_only_because
    except DamagedDocket:
        return


def test_noise_is_not_taken_for_a_docket(tmp_path: Path) -> None:
    text = tmp_path / "letter.ipdocket"
    text.write_text("Dear Sirs, " * 800)
    with pytest.raises(NotADocket):
        open_store(text, CLOCK)


def test_the_guards_stand_in_an_encrypted_file_too(small: Small) -> None:
    with small.store.work(small.ann, "prepare") as work:
        people.add_person(work, Person("Dee", frozenset({Role.DOCKETING}), active=False))
        for actor in (small.ann, small.ben):
            people.add_account(work, people.Account(actor.person, actor.account, "x"))
    attacks.fill_victim(small)
    driver = small.store.driver
    driver.execute(attacks._confirm(attacks.HALF, 1, 1, 2, attacks.BEN))  # both entries made, the state not yet brought along
    refusing = [name for name, sql in all_guards() if "RAISE" in sql]
    assert len(refusing) > 200
    for guard in refusing:
        driver.execute("BEGIN")
        with pytest.raises(cipher.file_errors()):
            driver.execute(attacks.attacks_on(guard)[0])
            pytest.fail(f"{guard} let it pass")
        driver.execute("ROLLBACK")
    with pytest.raises(GuardRefused), small.store.work(small.ann, "alone") as work:
        work.driver.execute("UPDATE deadline SET state = 'done' WHERE id = 1")


def test_two_persons_confirm_and_a_backup_is_encrypted_as_well(small: Small, tmp_path: Path) -> None:
    entry = confirming.Entry(ConfirmedAct.FILED, datetime(2026, 11, 20).date(), "R-1")
    with small.store.work(small.ann, "first") as work:
        confirming.confirm_first(work, small.dates[:1], entry)
    with small.store.work(small.ben, "second") as work:
        assert confirming.confirm_second(work, small.dates[0], entry.day, "r1").agreed
    backup = make_backup(small.store, tmp_path / "backups", "1", "rules")
    ((listed, manifest),) = list_backups(tmp_path / "backups", "docket")
    assert listed == backup
    assert manifest.head == str(small.store.head())
    assert looks_encrypted(backup)
    assert SECRET not in backup.read_bytes()
    with small.store.work(small.ann, "later") as work:
        work.record("docket", 0, after={"later": True})
    small.store.close()
    restore_backup(backup, small.store.path, NOW)
    with open_again(small.store) as store:
        assert str(store.head()) == manifest.head
        assert store.driver.execute("SELECT state FROM deadline WHERE id = ?", (small.dates[0],)).fetchone()[0] == "done"


def test_a_plain_docket_is_encrypted_another_time_and_opened_again(tmp_path: Path) -> None:
    small = make_small(tmp_path / "docket.ipdocket")
    path, head = small.store.path, str(small.store.head())
    small.store.close()
    plain = change_passphrase(path, "", WORDS, NOW)
    assert plain.name == "docket-before-passphrase-20261123T120000Z.ipdocket"
    assert not looks_encrypted(plain)
    assert looks_encrypted(path)
    later = NOW.replace(hour=13)
    change_passphrase(path, WORDS, OTHER, later)
    with pytest.raises(WrongPassphrase):
        open_store(path, CLOCK, passphrase=WORDS)
    with open_store(path, CLOCK, passphrase=OTHER) as store:
        assert str(store.head()) == head
        assert list(compare_tables(store)) == []
    change_passphrase(path, OTHER, "", NOW.replace(hour=14))
    with open_store(path, CLOCK) as store:
        assert str(store.head()) == head
        assert not store.read_only_because


def test_what_is_refused_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    small = make_small(tmp_path / "docket.ipdocket")
    path = small.store.path
    small.store.close()
    before = path.read_bytes()
    for new in ("short", "with a\nline break in it"):
        with pytest.raises(WeakPassphrase):
            change_passphrase(path, "", new, NOW)
    with pytest.raises(WrongPassphrase):
        change_passphrase(path, OTHER, WORDS, NOW)
    assert path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["docket.ipdocket"]


def test_a_copy_that_differs_is_not_put_in_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = make_small(tmp_path / "docket.ipdocket")
    path = small.store.path
    small.store.close()
    before = path.read_bytes()
    export = cipher._export

    def add_a_row(path: Path, old: str, part: Path, new: str) -> None:
        export(path, old, part, new)
        driver = cipher.connect_cipher(str(part), new, isolation_level=None)
        driver.execute("CREATE TABLE another (one INTEGER)")
        driver.close()

    monkeypatch.setattr(cipher, "_export", add_a_row)
    with pytest.raises(DamagedDocket):
        change_passphrase(path, "", WORDS, NOW)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["docket.ipdocket"]


def test_without_the_package_it_says_what_to_install(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    path = small.store.path
    small.store.close()
    monkeypatch.setitem(__import__("sys").modules, "sqlcipher3", None)
    with pytest.raises(NoEncryption, match="ipdocket\\[encryption\\]"):
        open_store(path, CLOCK, passphrase=WORDS)


def test_a_connection_of_either_library_is_one_to_a_file(small: Small) -> None:
    assert cipher.is_file_driver(small.store.driver)
    assert not isinstance(small.store.driver, sqlite3.Connection)
    assert not cipher.is_file_driver(object())
    small.store.close()
