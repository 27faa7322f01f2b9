"""Campaign row 7 on the file itself: one change by direct connection, guards off; `ipdocket verify` must find each.

Quiet edits, with every guard laid again as it was, are found by comparing the rows with the record, in the columns that are
compared. The control: what no entry of the record tells of (a deadline's wording, a cross-check) is not found.
"""

import io
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from ipdocket.cli import read_arguments
from ipdocket.cli_docket import run_verify
from ipdocket.errors import Refused
from ipdocket.store.replay import FIELDS
from ipdocket.store.replay_daily import DAILY_FIELDS
from tests.campaign.attacks import fill_victim
from tests.campaign.attacks_controls import fill_controls
from tests.campaign.attacks_conventions import fill_conventions
from tests.campaign.attacks_owners import fill_owners
from tests.campaign.attacks_walls import fill_walls
from tests.campaign.counts import pick_count
from tests.store.filled_daily import fill_daily
from tests.store.making import CLOCK, make_small

COUNT = pick_count(60, 3000)
SEED = 17
KINDS = ("edit entry", "delete entry", "swap entries", "leave a guard off", "edit a row, guards off", "delete a row, guards off")
TABLES = ("deadline", "event", "confirmation", "matter", "evidence", *DAILY_FIELDS)
# The rooms that the record tells of: rows of the daily work are entered by the program's own functions, not beside them.
TOLD_ROOMS = (fill_owners, fill_conventions, fill_controls, fill_daily, fill_walls)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tampering") / "whole.ipdocket"
    small = make_small(path)
    fill_victim(small, TOLD_ROOMS)
    small.store.close()
    return path


def verified(path: Path) -> bool:
    try:
        return run_verify(read_arguments(["verify", str(path)]), CLOCK, io.StringIO()) == 0
    except Refused:
        return False


def change(driver: sqlite3.Connection, table: str, random: Random) -> None:
    """One column of one row that is neither key nor computed gets another value."""
    columns = [row[1] for row in driver.execute(f"PRAGMA table_info({table})") if not row[5]]
    rows = [row[0] for row in driver.execute(f"SELECT id FROM {table}")]
    random.shuffle(columns)
    for column in columns:
        one = random.choice(rows)
        value = driver.execute(f"SELECT {column} FROM {table} WHERE id = ?", (one,)).fetchone()[0]
        new = value + 1 if isinstance(value, int) else (value or b"") + b"x" if isinstance(value, bytes) else f"{value or ''}x"
        try:
            driver.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (new, one))
        except sqlite3.IntegrityError:
            continue  # this column is bounded by the table itself; another one is changed
        return


def tamper(kind: str, path: Path, random: Random) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        driver.execute("PRAGMA synchronous=OFF")
        driver.execute("BEGIN")
        guards = driver.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name").fetchall()
        for name, _sql in guards:
            driver.execute(f"DROP TRIGGER {name}")
        last = driver.execute("SELECT max(id) FROM audit").fetchone()[0]
        place = random.randrange(1, last)
        if kind == "edit entry":
            change(driver, "audit", random)
        elif kind == "delete entry":
            driver.execute("DELETE FROM audit WHERE id = ?", (place,))
        elif kind == "swap entries":
            for before, after in ((place, 0), (place + 1, place), (0, place + 1)):
                driver.execute("UPDATE audit SET id = ? WHERE id = ?", (after, before))
        elif kind.startswith("edit a row"):
            change(driver, random.choice(TABLES), random)
        elif kind.startswith("delete a row"):
            table = random.choice(("deadline", "event", "confirmation", *DAILY_FIELDS))
            driver.execute(f"DELETE FROM {table} WHERE id = (SELECT max(id) FROM {table})")
        left_off = random.choice(guards)[0] if kind == "leave a guard off" else ""
        for name, sql in guards:
            if name != left_off and not kind.endswith("guards off"):
                driver.execute(sql)
        driver.execute("COMMIT")


def test_each_change_of_the_file_is_found(whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    random, path = Random(SEED), tmp_path / "copy.ipdocket"
    shutil.copy(whole, path)
    assert verified(path), "an untouched file verifies"
    for number in range(COUNT):
        kind = KINDS[number % len(KINDS)]
        shutil.copy(whole, path)
        tamper(kind, path, random)
        assert not verified(path), f"seed {SEED}, number {number}: {kind} was not found"
    with capsys.disabled():
        print(f"\ntampering with the file: {COUNT}, seed {SEED}, all found")


def quiet_edit(path: Path, table: str, column: str, random: Random) -> bool:
    """Changes one value with the guards off, and lays them again; whether the table let it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        driver.execute("PRAGMA synchronous=OFF")
        driver.execute("BEGIN")
        guards = driver.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name").fetchall()
        for name, _sql in guards:
            driver.execute(f"DROP TRIGGER {name}")
        one = random.choice([row[0] for row in driver.execute(f"SELECT id FROM {table}")])
        value = driver.execute(f"SELECT {column} FROM {table} WHERE id = ?", (one,)).fetchone()[0]
        try:
            driver.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (another(column, value), one))
        except sqlite3.IntegrityError:
            driver.execute("ROLLBACK")
            return False
        for _name, sql in guards:
            driver.execute(sql)
        driver.execute("COMMIT")
    return True


def another(column: str, value: object) -> object:
    """Another value that the column may hold."""
    if column == "state":
        return "open" if value != "open" else "superseded"
    if isinstance(value, str) and len(value) == 10 and value[4] == "-":
        return (date.fromisoformat(value) + timedelta(days=1)).isoformat()
    return value + 1 if isinstance(value, int) else f"{value or ''}x"


def test_quiet_edits_are_found_by_comparing_with_the_record(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    random, path, tried = Random(SEED), tmp_path / "copy.ipdocket", 0
    shutil.copy(whole, path)
    assert verified(path), "an untouched file verifies"
    columns = [(table, column) for table, names in (FIELDS | DAILY_FIELDS).items() for column in names]
    while tried < COUNT:
        table, column = random.choice(columns)
        shutil.copy(whole, path)
        if quiet_edit(path, table, column, random):
            tried += 1
            assert not verified(path), f"seed {SEED}, number {tried}: {table}.{column} changed quietly was not found"
    with capsys.disabled():
        print(f"\nquiet edits, guards laid again: {COUNT}, seed {SEED}, all found")


def test_what_no_entry_tells_of_is_not_found(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.ipdocket"
    shutil.copy(whole, path)
    assert quiet_edit(path, "deadline", "cross_checked", Random(SEED))
    assert verified(path), "the control: comparing with the record finds what the record tells, and no more"


def test_guards_taken_off_and_put_back_alone_change_nothing(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.ipdocket"
    shutil.copy(whole, path)
    tamper("nothing", path, Random(SEED))
    assert verified(path), "the control: otherwise the guards themselves would be what is found"
