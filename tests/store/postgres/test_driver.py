"""The driver gives what sqlite3 would give."""

import psycopg
import pytest

from tests.store.making import Small


def test_values_come_as_on_sqlite(small_server: Small) -> None:
    driver = small_server.store.driver
    row = driver.execute(
        "SELECT due, typed, (SELECT created_at FROM import_batch WHERE id = ?1), extensions FROM deadline WHERE id = ?1",
        (small_server.dates[0],),
    ).fetchone()
    assert row == ("2027-01-31", 0, "2026-11-23T12:00:00.000000Z", None)
    assert driver.execute("SELECT classes FROM matter").fetchall() == [("[]",), ("[]",)]


def test_an_insert_tells_its_id(small_server: Small) -> None:
    with small_server.store.work(small_server.ann, "words") as work:
        made = work.driver.execute("INSERT INTO wording (title, authority, if_missed) VALUES (?, ?, ?)", ("a", "b", "c"))
        assert made.lastrowid == work.driver.execute("SELECT max(id) FROM wording").fetchone()[0]


def test_a_transaction_that_failed_is_still_open(small_server: Small) -> None:
    driver = small_server.store.driver
    assert not driver.in_transaction
    driver.execute("BEGIN IMMEDIATE")
    with pytest.raises(psycopg.Error):
        driver.execute("SELECT nothing")
    assert driver.in_transaction
    driver.execute("ROLLBACK")
    assert not driver.in_transaction
