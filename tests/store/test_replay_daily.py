"""The tables of the daily work as the record tells them: nothing differs after any act, and each column changed beside it does."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path
from sqlite3 import IntegrityError

import pytest
from sqlalchemy import Integer

from ipdocket.clock import FixedClock
from ipdocket.demonstration import build_demonstration
from ipdocket.paths import rules_folder
from ipdocket.rules.ruleset import load_rules
from ipdocket.store.open import open_store
from ipdocket.store.replay import compare_tables
from ipdocket.store.replay_daily import DAILY_FIELDS, compare_daily
from ipdocket.store.tables_all import metadata
from ipdocket.store.work import Store
from tests.store.filled_daily import fill_daily
from tests.store.making import CLOCK, NOON, Small, make_small

ROOMS = ("absence", "changes", "hand_off", "intake", "mail", "reminders")


def told(store: Store) -> list[str]:
    return [str(fault) for fault in compare_tables(store)]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Small]:
    """A filled docket whose guards are off: what is tried on it is rolled back."""
    made = make_small(tmp_path_factory.mktemp("daily") / "small.ipdocket")
    fill_daily(made)
    driver = made.store.driver
    driver.set_authorizer(None)
    for (name,) in driver.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        driver.execute(f"DROP TRIGGER {name}")
    yield made
    made.store.close()


def test_a_day_of_the_office_is_as_its_record_says(small: Small) -> None:
    fill_daily(small)
    assert told(small.store) == []


def test_every_table_of_these_rooms_is_compared_in_every_column() -> None:
    tables = {
        name for room in ROOMS for name, table in metadata.tables.items()
        if name.startswith({"changes": "date_change", "intake": "paper", "reminders": ("reminder", "silence")}.get(room, room))
    }  # fmt: skip
    tables.add("substitution")
    assert set(DAILY_FIELDS) == tables
    for name, columns in DAILY_FIELDS.items():
        assert set(columns) == {column.name for column in metadata.tables[name].columns} - {"id"}, name


@contextmanager
def undone(docket: Small) -> Iterator[None]:
    """What is done in it is taken back."""
    docket.store.driver.execute("BEGIN")
    try:
        yield
    finally:
        docket.store.driver.execute("ROLLBACK")


def another(value: object) -> object:
    """Another value of the same kind."""
    if isinstance(value, str) and len(value) == 10 and value[4] == "-":
        return (date.fromisoformat(value) + timedelta(days=1)).isoformat()
    return value + 1 if isinstance(value, int) else f"{value or ''}x"


@pytest.mark.parametrize("table", DAILY_FIELDS)
def test_each_column_of_each_row_changed_quietly_is_named(filled: Small, table: str) -> None:
    driver, tried = filled.store.driver, set()
    driver.execute("PRAGMA foreign_keys = OFF")
    driver.execute("PRAGMA ignore_check_constraints = ON")
    rows = [row[0] for row in driver.execute(f"SELECT id FROM {table} ORDER BY id")]
    assert rows, "the docket has rows of each table"
    for column in DAILY_FIELDS[table]:
        for row in rows:
            (value,) = driver.execute(f"SELECT {column} FROM {table} WHERE id = ?", (row,)).fetchone()
            new = another(value)
            if value is None and isinstance(metadata.tables[table].c[column].type, Integer):
                new = 999
            with undone(filled), suppress(IntegrityError):  # the table's own index knows the value of another row
                driver.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (new, row))
                tried.add(column)
                found = [fault for fault in compare_daily(filled.store) if fault.table == table]
                assert found, (table, row, column, value, new)
    assert tried == set(DAILY_FIELDS[table])
    assert told(filled.store) == []


@pytest.mark.parametrize("table", DAILY_FIELDS)
def test_a_row_that_is_gone_or_was_put_there_is_named(filled: Small, table: str) -> None:
    driver = filled.store.driver
    driver.execute("PRAGMA foreign_keys = OFF")
    (last,) = driver.execute(f"SELECT max(id) FROM {table}").fetchone()
    with undone(filled):
        driver.execute(f"DELETE FROM {table} WHERE id = ?", (last,))
        gone = [str(fault) for fault in compare_daily(filled.store) if fault.table == table]
    assert len(gone) == 1 and "the record tells of it, and it is gone (entry " in gone[0]
    columns = ", ".join(DAILY_FIELDS[table])
    unlike = {"day": "'2031-01-01'", "reminder": "2", "silence": "2", "event": "1", "change": "3", "number": "77"}
    values = ", ".join(unlike.get(one, one) for one in DAILY_FIELDS[table])
    with undone(filled):
        driver.execute(f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} WHERE id = ?", (last,))
        added = [str(fault) for fault in compare_daily(filled.store) if fault.table == table]
    assert len(added) == 1 and "and the record knows nothing of it" in added[0]
    assert told(filled.store) == []


def test_more_rows_than_one_stretch(filled: Small) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ipdocket.store.replay_daily.STRETCH", 1)
        assert told(filled.store) == []
        with undone(filled):
            filled.store.driver.execute("UPDATE reminder_seen SET person = 2")
            assert [fault.table for fault in compare_daily(filled.store)] == ["reminder_seen"] * 2


def test_the_demonstration_docket_is_as_its_record_says(tmp_path: Path) -> None:
    path = tmp_path / "demo.ipdocket"
    rules = load_rules(rules_folder())
    build_demonstration(path, rules, FixedClock(NOON)).close()
    with open_store(path, CLOCK) as store:
        assert told(store) == []
