"""The schema as SQL: what a new file gets, and the digest by which a missing guard is seen at the next start."""

import hashlib
import sqlite3
from collections.abc import Iterator

from ipdocket.store.guards import sqlite as sqlite_guards

APPLICATION_ID = 0x4950444B  # "IPDK"
VERSION = 1
# The digest of every CREATE statement of version 1; a test recomputes it from a fresh file.
DIGEST = "fa70654d227e5cdcaf5e7e9b4e6d09e022b203c9c3dc2548bb3e728b1853911c"
# The digest of every earlier format that was released: an older docket is changed only where it is still what it was.
RELEASED: dict[int, str] = {}
CHAIN_TABLE = "CREATE TABLE alembic_version (\nversion_num TEXT NOT NULL,\nPRIMARY KEY (version_num)\n)\nSTRICT"
TEXT_INDEX = "CREATE VIRTUAL TABLE matter_text USING fts5(words, tokenize='trigram')"


def create_statements() -> Iterator[str]:
    """The CREATE TABLE and CREATE INDEX statements of the tables as SQLite understands them, alembic's own left out."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    from ipdocket.store.tables_all import metadata

    dialect = sqlite.dialect()
    for table in metadata.sorted_tables:
        if table.name == "alembic_version":  # it is there before the first revision
            continue
        yield _tidy(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            yield _tidy(str(CreateIndex(index).compile(dialect=dialect)))


def create_all(driver: sqlite3.Connection, instant: str) -> None:
    """Lays tables, text index and guards into an empty file, in one transaction."""
    from ipdocket.store.migrations.on_file import migrate

    driver.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrate(driver, instant)


def write_script() -> str:
    """The SQL of the first revision as made from the tables; the kept file must equal it until a release froze it."""
    return ";\n\n".join([*create_statements(), TEXT_INDEX]) + ";\n"


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
