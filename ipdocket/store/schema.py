"""The schema as SQL: what a new file gets, and the digest by which a missing guard is seen at the next start."""

import hashlib
import sqlite3
from collections.abc import Iterator

from ipdocket.store.guards import sqlite as sqlite_guards

APPLICATION_ID = 0x4950444B  # "IPDK"
VERSION = 1
# The digest of every CREATE statement of version 1; a test recomputes it from a fresh file.
DIGEST = "0e53ea00d6e77d04809b9d9a63053bd79c363bf5d5a01184072ddae53775836d"
TEXT_INDEX = "CREATE VIRTUAL TABLE matter_text USING fts5(words, tokenize='trigram')"


def create_statements() -> Iterator[str]:
    """The CREATE TABLE and CREATE INDEX statements of the tables as SQLite understands them."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    from ipdocket.store.tables_all import metadata

    dialect = sqlite.dialect()
    for table in metadata.sorted_tables:
        yield _tidy(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            yield _tidy(str(CreateIndex(index).compile(dialect=dialect)))


def create_all(driver: sqlite3.Connection, instant: str) -> None:
    """Lays tables, text index and guards into an empty file, in one transaction."""
    from ipdocket.store import migrations

    driver.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrations.migrate(driver, 0, instant)


def write_script() -> str:
    """The SQL of the first migration as made from the tables; the kept file must equal it until a release froze it."""
    return ";\n\n".join([*create_statements(), TEXT_INDEX]) + ";\n"


def split_script(script: str) -> Iterator[str]:
    """The statements of a script one by one; a statement ends with a semicolon at the end of a line."""
    for statement in script.split(";\n"):
        if statement.strip():
            yield statement.strip()


def lay_guards(driver: sqlite3.Connection) -> None:
    """Lays every guard anew, as after a migration."""
    present = [row[0] for row in driver.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")]
    for name in present:
        driver.execute(f'DROP TRIGGER "{name}"')
    for _, sql in sqlite_guards.all_guards():
        driver.execute(sql)


def digest_schema(driver: sqlite3.Connection) -> str:
    """The SHA-256 over all schema SQL of the file, in the order of names; the text index's inner tables left out."""
    rows = driver.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'matter_text_%' ORDER BY type, name"
    )
    digest = hashlib.sha256()
    for row in rows:
        digest.update("\x1f".join(row).encode() + b"\x1e")
    return digest.hexdigest()


def _tidy(sql: str) -> str:
    return "\n".join(line.strip() for line in sql.strip().splitlines() if line.strip())
