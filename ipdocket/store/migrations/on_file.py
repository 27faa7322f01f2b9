"""A docket file brought along the chain of revisions, in one transaction."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress

from ipdocket.store import connect, schema
from ipdocket.store.cipher import file_errors
from ipdocket.store.migrations import name_revision


class MaybeChanged(Exception):
    """The disk failed while the change was saved: all of it is there, or nothing."""


def migrate(driver: sqlite3.Connection, instant: str, then: Callable[[], object] = lambda: None) -> None:
    """Brings a file, an empty one included, to the present format and lays its guards again; `then` may still refuse.

    All in one transaction: where anything fails, the file is as it was. Raises MaybeChanged where it failed at the very end.
    """
    from ipdocket.store.migrations import chain

    wrapped = connect.wrap_driver(driver)  # before the transaction: it sets the driver's mode, which commits

    def note(revision: str) -> None:
        driver.execute(
            "INSERT INTO schema_version (version, applied_at, program) VALUES (?, ?, ?)", (int(revision), instant, "ipdocket")
        )

    try:
        driver.execute("BEGIN EXCLUSIVE")
        for statement in _ground(driver):
            driver.execute(statement)
        chain.walk_chain(wrapped, name_revision(schema.VERSION), note)
        schema.lay_guards(driver)
        driver.execute(f"PRAGMA user_version = {schema.VERSION}")
        then()
        _commit(driver)
    except BaseException:
        with suppress(*file_errors()):  # then whoever opens the file next takes it back, by its journal
            if driver.in_transaction:
                driver.execute("ROLLBACK")
        raise
    finally:
        wrapped.close()


def _commit(driver: sqlite3.Connection) -> None:
    try:
        driver.execute("COMMIT")
    except file_errors() as error:
        if driver.in_transaction:
            raise
        raise MaybeChanged(str(error)) from error


def _ground(driver: sqlite3.Connection) -> tuple[str, ...]:
    """Before the first revision alembic's table, in our own form; later its one guard that alembic itself must pass."""
    if driver.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
        return (schema.CHAIN_TABLE,)
    return ("DROP TRIGGER alembic_version_no_change",)
