"""The kept script and digest are those of the tables."""

from ipdocket.store import schema
from ipdocket.store.migrations import name_revision, read_script, split_script
from ipdocket.store.migrations.chain import read_head
from ipdocket.store.postgres import schema as on_server
from tests.store.making import Small


def test_the_kept_digest_and_script_are_those_of_the_tables(small_file: Small) -> None:
    assert read_script("0001") == schema.write_script(), "the tables changed: a released schema needs a new migration"
    assert schema.digest_schema(small_file.store.driver) == schema.DIGEST


def test_the_kept_script_for_a_server_is_that_of_the_tables() -> None:
    assert read_script("0001", "postgresql") == on_server.write_script(), "the tables changed: see docs/changing-the-schema.md"
    assert list(split_script(read_script("0001", "postgresql"))) == list(on_server.table_statements())


def test_statements_are_told_apart() -> None:
    statements = list(split_script(read_script("0001")))
    assert len(statements) == len(list(schema.create_statements())) + 1
    assert all(one.startswith("CREATE") for one in statements)


def test_the_chain_ends_at_this_format_and_every_earlier_one_is_known() -> None:
    assert read_head() == name_revision(schema.VERSION)
    assert on_server.VERSION == schema.VERSION
    assert sorted(schema.RELEASED) == sorted(on_server.RELEASED) == list(range(1, schema.VERSION))


def test_alembics_table_is_the_one_of_the_tables(small_file: Small) -> None:
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateTable

    from ipdocket.store.tables_firm import alembic_version

    made = str(CreateTable(alembic_version).compile(dialect=sqlite.dialect()))
    assert [line.strip() for line in made.splitlines() if line.strip()] == schema.CHAIN_TABLE.splitlines()
    assert small_file.store.driver.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]


def test_every_guard_is_laid(small_file: Small) -> None:
    from ipdocket.store.guards.sqlite import all_guards

    laid = {row[0] for row in small_file.store.driver.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert laid == {name for name, _ in all_guards()}
