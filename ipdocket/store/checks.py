"""The checks that follow the opening of a docket: every table, every reference, the whole record."""

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from typing import cast

from ipdocket.store import audit
from ipdocket.store.cipher import file_errors, is_file_driver
from ipdocket.store.work import Store

_STEPS = 20_000  # of SQLite's own machine, between two looks whether someone waits: some milliseconds


def check_fully(store: Store) -> str:
    """Runs every check that was left for after opening; gives the finding, "" where all is well."""
    store.finish_checks()
    return store.read_only_because


def check_in_steps(store: Store) -> Iterator[str]:
    """Names each check before it runs; between two of them, and where `give_way` says so, other work can come.

    A check that gave way is named and begun again. After the last one the docket is `checked`; a finding makes it
    read-only and ends the checks.
    """
    try:
        for name, look in _choose_checks(store):
            yield name
            while not _look_at_all(store, look):
                yield name
            if store.read_only_because:
                return
    except store.home.failures as error:
        _keep_finding(store, str(error))
    store.checked = not store.read_only_because


def _look_at_all(store: Store, look: Callable[[], str]) -> bool:
    """The same over the whole docket, whoever sits at the desk."""
    with store.whole():
        return _look_unless_asked(store, look)


def _look_unless_asked(store: Store, look: Callable[[], str]) -> bool:
    """Whether the check came to its end; False where it gave way to somebody's question."""
    driver = store.driver
    if not is_file_driver(driver):
        _keep_finding(store, look())
        return True
    own = cast(sqlite3.Connection, driver)
    own.set_progress_handler(store.give_way, _STEPS)
    try:
        _keep_finding(store, look())
    except file_errors() as error:
        if str(error) != "interrupted":
            raise
        return False
    finally:
        own.set_progress_handler(None, 0)
    return True


def _choose_checks(store: Store) -> Iterator[tuple[str, Callable[[], str]]]:
    if store.home.kind == "sqlite":
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        for (name,) in store.driver.execute(tables).fetchall():
            if not name.startswith("matter_text"):  # made anew from the matters at any time
                yield f"table {name}", partial(_check_table, store, name)
        yield "references", partial(_check_references, store)
    yield "record", partial(_check_record, store)


def _check_table(store: Store, name: str) -> str:
    finding = store.driver.execute(f'PRAGMA quick_check("{name}")').fetchone()
    return "" if finding is None or finding[0] == "ok" else str(finding[0])


def _check_references(store: Store) -> str:
    broken = store.driver.execute("PRAGMA foreign_key_check").fetchone()
    return f"a row of {broken[0]} points to a missing row of {broken[2]}" if broken else ""


def _check_record(store: Store) -> str:
    fault = audit.verify_chain(store.driver)
    return f"in the record, {fault.what}" if fault else ""


def _keep_finding(store: Store, finding: str) -> None:
    if finding and not store.read_only_because:
        store.read_only_because = finding
