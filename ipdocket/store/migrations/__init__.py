"""Changes of the schema, numbered and forward only; after each the guards are laid anew."""

import sqlite3
from importlib.resources import files

from ipdocket.store import schema
from ipdocket.store.cipher import file_errors


def read_script(version: int) -> str:
    """The SQL of one migration for SQLite."""
    return (files(__package__) / f"{version:04d}_sqlite.sql").read_text(encoding="utf-8")


def migrate(driver: sqlite3.Connection, version: int, instant: str) -> None:
    """Brings a file from `version` to the present one, each step in a transaction of its own."""
    for step in range(version + 1, schema.VERSION + 1):
        driver.execute("BEGIN EXCLUSIVE")
        try:
            for statement in schema.split_script(read_script(step)):
                driver.execute(statement)
            schema.lay_guards(driver)
            driver.execute(
                "INSERT INTO schema_version (version, applied_at, program) VALUES (?, ?, ?)", (step, instant, "ipdocket")
            )
            driver.execute(f"PRAGMA user_version = {step}")
            driver.execute("COMMIT")
        except file_errors():
            driver.execute("ROLLBACK")
            raise
