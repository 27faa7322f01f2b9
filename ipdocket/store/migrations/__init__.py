"""Changes of the schema: alembic's chain of revisions in plain SQL, numbered and forward only."""

from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection


def read_script(revision: str, database: str = "sqlite") -> str:
    """The written SQL of a revision for `sqlite` or `postgresql`."""
    return (files(__package__) / f"{revision}_{database}.sql").read_text(encoding="utf-8")


def split_script(script: str) -> Iterator[str]:
    """The statements of a script one by one; a statement ends with a semicolon at the end of a line."""
    for statement in script.split(";\n"):
        if statement.strip():
            yield statement.strip()


def run_script(connection: "Connection", script: str) -> None:
    """Carries out the statements of a script as they are written.

    alembic's `op.execute` would take ":word" for a parameter, and psycopg a "%" for one.
    """
    for statement in split_script(script):
        connection.exec_driver_sql(statement, execution_options={"no_parameters": True})


def name_revision(version: int) -> str:
    """The revision that makes a format."""
    return f"{version:04d}"
