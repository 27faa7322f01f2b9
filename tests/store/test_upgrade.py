"""An older docket file is brought to a newer format behind a backup, whole or not at all; proved with a second revision."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from ipdocket.domain.people import PROGRAM
from ipdocket.paths import backups_folder
from ipdocket.store import open as opening
from ipdocket.store import schema
from ipdocket.store.audit import verify_chain
from ipdocket.store.backup import BackupFailed, check_backup, restore_backup
from ipdocket.store.cipher import looks_encrypted
from ipdocket.store.guards import sqlite as sqlite_guards
from ipdocket.store.open import create_store, open_store
from ipdocket.store.refusals import DocketInUse, GuardRefused, NewerDocket
from ipdocket.store.replay import compare_tables
from ipdocket.store.upgrade import OldDocketChanged, Step, UpgradeFailed
from tests.store.making import CLOCK, make_small
from tests.store.second import use_second


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A docket of format 1, closed."""
    found = tmp_path / "firm.ipdocket"
    make_small(found).store.close()
    return found


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """Where the tests' chain of revisions lies."""
    folder = tmp_path / "100% chain"
    folder.mkdir()
    return folder


def rows_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, read by SQLite alone."""
    driver = sqlite3.connect(path)
    names = [row[0] for row in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL")]
    rows = {name: driver.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in names}
    driver.close()
    return rows


def test_an_older_docket_keeps_its_rows_and_its_guards(path: Path, second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, told = rows_of(path), list[Step]()
    use_second(monkeypatch, second)
    with open_store(path, CLOCK, tell=told.append) as store:
        assert (store.read_only_because, store.checked) == ("", True)
        assert schema.digest_schema(store.driver) == schema.DIGEST  # type: ignore[arg-type]  # a file's driver
        laid = {row[0] for row in store.driver.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        assert laid == {name for name, _ in sqlite_guards.all_guards()} >= {"matter_colour_known", "alembic_version_no_change"}
        assert verify_chain(store.driver) is None
        assert list(compare_tables(store)) == []
        with pytest.raises(GuardRefused, match="red, blue or none"), store.work(PROGRAM, "paint") as work:
            work.driver.execute("UPDATE matter SET colour = 'green', version = version + 1 WHERE id = 1")
        assert store.driver.execute("SELECT version FROM schema_version ORDER BY version").fetchall() == [(1,), (2,)]
    after = rows_of(path)
    assert told == [Step.BACK_UP, Step.CHANGE, Step.CHECK]
    assert after["alembic_version"] == [("0002",)]
    assert [row[:-1] for row in after["matter"]] == before["matter"]
    assert {row[-1] for row in after["matter"]} == {""}
    assert after["audit"][:-1] == before["audit"]
    assert '"after":{"backup":"firm-' in after["audit"][-1][10]
    changed = {"alembic_version", "audit", "matter", "schema_version", "matter_text_data"}
    assert {name for name in before if before[name] != after[name]} <= changed
    assert set(before) == set(after)


def test_the_backup_is_the_docket_as_it_was(path: Path, second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows_of(path)
    use_second(monkeypatch, second)
    open_store(path, CLOCK).close()
    (copy,) = backups_folder(path).glob("*.ipdocket-backup")
    assert check_backup(copy).rules == "before format 2"
    assert rows_of(copy) == before
    open_store(path, CLOCK).close()
    assert len(list(backups_folder(path).glob("*.ipdocket-backup"))) == 1, "an upgraded docket is not upgraded again"


def test_an_upgraded_docket_is_like_a_new_one(path: Path, second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_second(monkeypatch, second)
    open_store(path, CLOCK).close()
    new = path.with_name("new.ipdocket")
    create_store(new, CLOCK).close()
    for one in (path, new):
        with open_store(one, CLOCK) as store:
            assert store.read_only_because == ""
    assert rows_of(new)["alembic_version"] == [("0002",)]


FAILURES = {
    "INSERT INTO nowhere VALUES (1)": "no such table: nowhere",
    "UPDATE audit SET who = 'Nobody' WHERE id = 1": "audit_no_change: this is only added to",
    "CREATE TABLE beside (id INTEGER) STRICT": "not those of this program",
    "DROP TABLE text_pending": "not those of this program",
    "DROP TRIGGER wording_no_delete;\nDELETE FROM wording": "FOREIGN KEY",
}


@pytest.mark.parametrize(("failing", "why"), FAILURES.items())
def test_a_failure_in_the_middle_leaves_the_old_docket(
    path: Path, second: Path, monkeypatch: pytest.MonkeyPatch, failing: str, why: str
) -> None:
    digest, version = schema.DIGEST, schema.VERSION
    before = path.read_bytes()
    with monkeypatch.context() as later:
        use_second(later, second, failing)
        with pytest.raises(UpgradeFailed, match=rf"format 1 to format 2.*{why}.*as it was.*firm-2026"):
            open_store(path, CLOCK)
    assert path.read_bytes() == before
    assert not path.with_name(path.name + "-journal").exists()
    assert (digest, version) == (schema.DIGEST, schema.VERSION)
    with open_store(path, CLOCK) as store:
        assert (store.read_only_because, store.checked) == ("", True)


def test_a_guard_that_a_revision_drops_is_there_again(path: Path, second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_second(monkeypatch, second, "DROP TRIGGER deadline_done", "CREATE TRIGGER beside AFTER INSERT ON matter BEGIN SELECT 1; END")
    with open_store(path, CLOCK) as store:
        assert (store.read_only_because, store.checked) == ("", True)
        laid = {row[0] for row in store.driver.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert "deadline_done" in laid
    assert "beside" not in laid


KILLED = """
import os, sys
from pathlib import Path
import pytest
from ipdocket.store.open import open_store
from tests.store.making import CLOCK
from tests.store.second import use_second
folder = Path(sys.argv[2])
use_second(pytest.MonkeyPatch(), folder, "UPDATE matter SET title = title || 'x', version = version + 1")
with (folder / "versions" / "r0002_second.py").open("a") as file:
    file.write("    op.get_bind().exec_driver_sql('PRAGMA cache_spill = 1')\\n    __import__('os')._exit(9)\\n")
open_store(Path(sys.argv[1]), CLOCK)
"""


def test_a_program_killed_in_the_middle_leaves_the_old_docket(path: Path, second: Path) -> None:
    before = rows_of(path)
    ran = subprocess.run([sys.executable, "-c", KILLED, path, second], timeout=120, check=False)
    assert ran.returncode == 9
    with open_store(path, CLOCK) as store:
        assert (store.read_only_because, store.checked) == ("", True)
    assert rows_of(path) == before
    assert len(list(backups_folder(path).glob("*.ipdocket-backup"))) == 1


def test_without_a_backup_nothing_is_changed(path: Path, second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    use_second(monkeypatch, second)
    backups_folder(path).write_text("a file where the folder should be")
    with pytest.raises(BackupFailed):
        open_store(path, CLOCK)
    assert path.read_bytes() == before


def test_a_copy_that_does_not_verify_is_no_backup(path: Path, second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stranger = sqlite3.connect(path)
    sql = stranger.execute("SELECT sql FROM sqlite_master WHERE name = 'audit_no_change'").fetchone()[0]
    stranger.executescript("DROP TRIGGER audit_no_change; UPDATE audit SET who = 'Ben' WHERE id = 2")
    stranger.execute(sql)
    stranger.commit()
    stranger.close()
    before = path.read_bytes()
    use_second(monkeypatch, second)
    with pytest.raises(BackupFailed, match="entry 2 was changed"):
        open_store(path, CLOCK)
    assert path.read_bytes() == before
    assert not list(backups_folder(path).glob("*"))


def test_an_upgrade_does_not_cover_up_a_removed_guard(path: Path, second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stranger = sqlite3.connect(path)
    stranger.execute("DROP TRIGGER deadline_done")
    stranger.close()
    before = path.read_bytes()
    use_second(monkeypatch, second)
    with pytest.raises(OldDocketChanged):
        open_store(path, CLOCK)
    assert path.read_bytes() == before


def test_the_former_program_refuses_the_upgraded_docket(path: Path, second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as later:
        use_second(later, second)
        open_store(path, CLOCK).close()
    with pytest.raises(NewerDocket, match="format 2"):
        open_store(path, CLOCK)


def test_two_desktops_at_once_upgrade_once(path: Path, second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_second(monkeypatch, second)
    start, ends = threading.Barrier(2), list[str]()

    def open_it() -> None:
        start.wait()
        try:
            open_store(path, CLOCK).close()
            ends.append("open")
        except DocketInUse:
            ends.append("in use")

    desks = [threading.Thread(target=open_it) for _ in range(2)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert sorted(ends) in (["in use", "open"], ["open", "open"])
    after = rows_of(path)
    assert [row[0] for row in after["schema_version"]] == [1, 2]
    assert [row[6] for row in after["audit"]].count("upgrade docket") == 1


def test_a_desk_that_looked_before_the_other_upgraded_finds_it_done(
    path: Path, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_second(monkeypatch, second)
    whole = opening._connect

    def after_another(where: Path, passphrase: str) -> sqlite3.Connection:
        monkeypatch.setattr(opening, "_connect", whole)
        open_store(path, CLOCK).close()
        return whole(where, passphrase)

    monkeypatch.setattr(opening, "_connect", after_another)
    open_store(path, CLOCK).close()
    assert [row[6] for row in rows_of(path)["audit"]].count("upgrade docket") == 1


def test_two_places_that_tell_the_format_must_agree(path: Path) -> None:
    stranger = sqlite3.connect(path)
    sql = stranger.execute("SELECT sql FROM sqlite_master WHERE name = 'alembic_version_no_change'").fetchone()[0]
    stranger.executescript("DROP TRIGGER alembic_version_no_change; UPDATE alembic_version SET version_num = '0007'")
    stranger.execute(sql)
    stranger.commit()
    stranger.close()
    with open_store(path, CLOCK) as store:
        assert "0007" in store.read_only_because


def test_a_full_disk_leaves_the_old_docket(path: Path, second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, whole = path.read_bytes(), opening._connect

    def nearly_full(where: Path, passphrase: str) -> sqlite3.Connection:
        driver = whole(where, passphrase)
        driver.execute(f"PRAGMA max_page_count = {driver.execute('PRAGMA page_count').fetchone()[0] + 2}")
        return driver

    with monkeypatch.context() as later:
        use_second(later, second, "INSERT INTO setting (key, value) VALUES ('room', hex(zeroblob(100000)))")
        later.setattr(opening, "_connect", nearly_full)
        with pytest.raises(UpgradeFailed, match="full"):
            open_store(path, CLOCK)
    assert path.read_bytes() == before
    open_store(path, CLOCK).close()


def test_an_encrypted_docket_is_upgraded_behind_an_encrypted_backup(
    tmp_path: Path, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, words = tmp_path / "secret.ipdocket", "seven herons cross the 'quiet' weir"
    make_small(path, words).store.close()
    use_second(monkeypatch, second)
    with open_store(path, CLOCK, passphrase=words) as store:
        assert (store.read_only_because, store.checked) == ("", True)
        assert store.driver.execute("SELECT version_num FROM alembic_version").fetchall() == [("0002",)]
    (copy,) = backups_folder(path).glob("*.ipdocket-backup")
    assert looks_encrypted(copy)
    assert looks_encrypted(path)


def test_the_backup_from_before_is_restored_and_upgraded_again(
    path: Path, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_second(monkeypatch, second)
    open_store(path, CLOCK).close()
    (copy,) = backups_folder(path).glob("*.ipdocket-backup")
    restore_backup(copy, path, CLOCK.instant)
    with open_store(path, CLOCK) as store:
        assert (store.read_only_because, store.checked) == ("", True)
    assert rows_of(path)["alembic_version"] == [("0002",)]
