"""A docket file brought along the chain of revisions, in one transaction."""

import sqlite3
from collections.abc import Callable

from ipdocket.store import connect, schema
from ipdocket.store.migrations import name_revision


def migrate(driver: sqlite3.Connection, instant: str, then: Callable[[], object] = lambda: None) -> None:
    """Brings a file, an empty one included, to the present format and lays its guards again; `then` may still refuse.

    All in one transaction: where anything fails, the file is as it was.
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
        driver.execute("COMMIT")
    except BaseException:
        if driver.in_transaction:
            driver.execute("ROLLBACK")
        raise
    finally:
        wrapped.close()


def _ground(driver: sqlite3.Connection) -> tuple[str, ...]:
    """Before the first revision alembic's table, in our own form; later its one guard that alembic itself must pass."""
    if driver.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
        return (schema.CHAIN_TABLE,)
    return ("DROP TRIGGER alembic_version_no_change",)
