"""The checks after opening give way to questions, are begun again, and find what is wrong."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ipdocket.clock import FixedClock
from ipdocket.domain.people import PROGRAM
from ipdocket.store import checks
from ipdocket.store.checks import check_fully, check_in_steps
from ipdocket.store.open import create_store, open_store
from ipdocket.store.refusals import ReadOnlyDocket

CLOCK = FixedClock(datetime(2026, 11, 23, 12, tzinfo=UTC))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.ipdocket"
    with create_store(path, CLOCK) as store:
        for number in range(200):
            with store.work(PROGRAM, "fill") as work:
                work.record("docket", number)
    return path


def test_every_check_is_named_once_when_nobody_asks(path: Path) -> None:
    with open_store(path, CLOCK, check_later=True) as store:
        names = list(check_in_steps(store))
        assert names[-2:] == ["references", "record"]
        assert {"table audit", "table deadline"} <= set(names)
        assert len(set(names)) == len(names)
        assert store.checked


def test_a_check_that_gives_way_is_begun_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_STEPS", 10)
    with open_store(path, CLOCK, check_later=True) as store:
        asked = iter([True, True])
        store.give_way = lambda: next(asked, False)
        names = list(check_in_steps(store))
        assert store.driver.execute("SELECT count(*) FROM audit").fetchone()[0] == 201
    assert len(names) == len(set(names)) + 2
    assert store.checked


def test_a_change_does_not_give_way(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_STEPS", 10)
    with open_store(path, CLOCK, check_later=True) as store:
        store.give_way = lambda: True
        assert next(store.checks)
        with store.work(PROGRAM, "now") as work:
            work.record("docket", 0)
        assert store.give_way()


def test_a_finding_ends_the_checks_and_makes_it_read_only(path: Path) -> None:
    with sqlite3.connect(path) as driver:
        trigger = driver.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%UPDATE ON audit%'").fetchall()
        for name, _sql in trigger:
            driver.execute(f"DROP TRIGGER {name}")
        driver.execute("UPDATE audit SET act = 'other' WHERE id = 5")
        for _name, sql in trigger:
            driver.execute(sql)
    driver.close()
    with open_store(path, CLOCK, check_later=True) as store:
        assert "5" in check_fully(store)
        assert not store.checked
        with pytest.raises(ReadOnlyDocket):
            store.work(PROGRAM, "too late")


def test_checks_that_broke_off_leave_it_read_only(path: Path) -> None:
    with open_store(path, CLOCK, check_later=True) as store:
        store.checks = iter(())
        with pytest.raises(ReadOnlyDocket, match="broken off"):
            store.work(PROGRAM, "never")
