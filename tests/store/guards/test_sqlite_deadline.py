"""Each guard refuses the statements that it is there for."""

import sqlite3
from pathlib import Path

import pytest

from ipdocket.store.guards.sqlite_deadline import deadline_guards
from tests.campaign.attacks import GUARDS, attacks_on, make_victim
from tests.campaign.oracle import photograph

DEADLINE = {name for name, _ in deadline_guards()}


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path: Path = tmp_path_factory.mktemp("guards") / "victim.ipdocket"
    make_victim(path)
    return path.read_bytes()


@pytest.mark.parametrize("guard", [name for name in GUARDS if name in DEADLINE and not name.endswith("_keeps_revision")])
def test_each_guard_refuses_its_attacks(victim: bytes, guard: str) -> None:
    for sql in attacks_on(guard):
        driver = sqlite3.connect(":memory:", isolation_level=None)
        driver.deserialize(victim)
        before = photograph(driver)
        with pytest.raises(sqlite3.Error):
            driver.execute(sql)
        assert photograph(driver) == before
