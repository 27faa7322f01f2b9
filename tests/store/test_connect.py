"""The connection keeps what it acknowledges and takes no guard away."""

import contextlib
import sqlite3
import threading
from pathlib import Path

import pytest

from ipdocket.store import connect
from tests.store.making import Small


def test_the_settings_are_those_of_the_design(small_file: Small) -> None:
    wanted = {
        "journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "recursive_triggers": 1, "trusted_schema": 0,
        "cell_size_check": 1, "mmap_size": 0, "locking_mode": "exclusive",
    }  # fmt: skip
    found = {name: small_file.store.driver.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert found == wanted


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TRIGGER deadline_done", "DROP TABLE deadline", "ALTER TABLE matter ADD COLUMN x", "ATTACH ':memory:' AS other",
        "PRAGMA recursive_triggers = 0", "PRAGMA writable_schema = 1", "PRAGMA foreign_keys = 0",
        "CREATE TRIGGER mine AFTER INSERT ON matter BEGIN SELECT 1; END", "CREATE TABLE mine (x)",
    ],
)  # fmt: skip
def test_the_running_program_takes_no_guard_away(small_file: Small, sql: str) -> None:
    with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|prohibited"):
        small_file.store.driver.execute(sql)


def test_a_read_only_connection_changes_nothing(small_file: Small) -> None:
    small_file.store.close()
    driver = connect.connect_file(small_file.store.path, read_only=True)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        driver.execute("UPDATE matter SET version = version + 1")
    driver.close()


def test_of_two_desks_at_the_same_moment_one_gets_in(tmp_path: Path) -> None:
    path = tmp_path / "docket.ipdocket"
    path.touch()
    for _ in range(25):
        start, got = threading.Barrier(2), list[sqlite3.Connection]()

        def open_it(start: threading.Barrier = start, got: list[sqlite3.Connection] = got) -> None:
            start.wait()
            with contextlib.suppress(sqlite3.OperationalError):
                got.append(connect.connect_file(path))

        desks = [threading.Thread(target=open_it) for _ in range(2)]
        for desk in desks:
            desk.start()
        for desk in desks:
            desk.join()
        for driver in got:
            driver.close()
        assert len(got) == 1
