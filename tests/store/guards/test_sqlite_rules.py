"""A stranger's connection decides on no rule set alone."""

import sqlite3
from pathlib import Path

import pytest

from ipdocket.store.guards.sqlite_rules import rule_guards
from tests.campaign.attacks import BEN, NEW_RULES, PROPOSED, attacks_on, make_victim
from tests.campaign.oracle import photograph

DECIDE = "INSERT INTO rule_decision (rule_set, slot, person, instant) VALUES (?, ?, ?, 'x')"


@pytest.fixture
def driver(tmp_path: Path):
    path = tmp_path / "victim.ipdocket"
    make_victim(path)
    opened = sqlite3.connect(path, isolation_level=None)
    yield opened
    opened.close()


@pytest.mark.parametrize("guard", [name for name, _ in rule_guards()])
def test_each_guard_refuses_its_attacks(driver: sqlite3.Connection, guard: str) -> None:
    before = photograph(driver)
    for sql in attacks_on(guard):
        with pytest.raises(sqlite3.IntegrityError, match=guard):
            driver.execute(sql)
    assert photograph(driver) == before


def test_two_persons_are_let_through(driver: sqlite3.Connection) -> None:
    driver.execute(DECIDE, (PROPOSED, 2, BEN))
    driver.execute(DECIDE, (NEW_RULES, 1, BEN))
    assert driver.execute("SELECT count(*) FROM rule_decision").fetchone() == (3,)
