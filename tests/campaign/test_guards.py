"""Campaign row 5: random statements against the guards, and each guard dropped in turn."""

import sqlite3
from pathlib import Path

import pytest

from tests.campaign.attacks import GUARDS, make_victim, raw
from tests.campaign.oracle import find_violations, photograph
from tests.campaign.statements import Generator

STATEMENTS = 60_000
SEED = 20261123
FRESH_AFTER = 400


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("guards") / "victim.ipdocket"
    make_victim(path)
    return path.read_bytes()


def fresh(victim: bytes) -> sqlite3.Connection:
    driver = sqlite3.connect(":memory:", isolation_level=None, cached_statements=2000)
    driver.deserialize(victim)
    return driver


def play(driver: sqlite3.Connection, generator: Generator, count: int) -> tuple[list[str], int, int]:
    """The first violations within so many statements, how many statements changed rows, how many rows became done."""
    before, changed, done = photograph(driver), 0, 0
    total = driver.total_changes
    for _ in range(count):
        sql = generator.next()
        try:
            driver.execute(sql)
        except sqlite3.Error:
            continue
        if driver.total_changes == total:
            continue
        total = driver.total_changes
        after = photograph(driver)
        found = [f"{sql}: {what}" for what in find_violations(before, after)]
        if sql.startswith("INSERT") and "DO UPDATE" not in sql and sum(map(len, after.values())) <= sum(map(len, before.values())):
            found.append(f"{sql}: an insert took the place of a row")
        if found:
            return found, changed, done
        changed += after != before
        done += sum(
            row["state"] == "done" and before["deadline"].get(key, row)["state"] != "done"
            for key, row in after["deadline"].items()
        )
        before = after
    return [], changed, done


def test_random_statements_break_nothing(victim: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    changed = done = 0
    for number in range(STATEMENTS // FRESH_AFTER):
        found, some, finished = play(fresh(victim), Generator(SEED + number), FRESH_AFTER)
        assert not found, f"seed {SEED + number}: {found}"
        changed, done = changed + some, done + finished
    with capsys.disabled():
        print(f"\nguards: {STATEMENTS} statements, seed {SEED}, {changed} changed rows, {done} deadlines done, 0 violations")
    assert changed > 1000, "the statements must reach the rows, or the guards are not tried"
    assert done > 100, "the play must reach done rows"


@pytest.mark.parametrize("guard", GUARDS)
def test_each_guard_dropped_is_noticed(victim: bytes, guard: str) -> None:
    driver = fresh(victim)
    driver.execute(f"DROP TRIGGER {guard}")
    found: list[str] = []
    for number in range(4):
        found, _, _ = play(driver, Generator(number, favoured=guard), 500)
        if found:
            break
        driver = fresh(victim)
        driver.execute(f"DROP TRIGGER {guard}")
    assert found, f"nothing noticed that {guard} is gone"


def test_a_strangers_connection_to_the_file_is_refused_too(victim: bytes, tmp_path: Path) -> None:
    path = tmp_path / "docket.ipdocket"
    path.write_bytes(victim)
    driver = raw(path)
    for sql in (
        "UPDATE deadline SET state = 'done' WHERE id = 2", "DELETE FROM deadline", "DELETE FROM event", "DELETE FROM audit",
        "UPDATE confirmation SET number = 'R-9'", "DELETE FROM confirmation",
    ):  # fmt: skip
        with pytest.raises(sqlite3.IntegrityError):
            driver.execute(sql)
    driver.close()
