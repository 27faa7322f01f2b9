"""The kept script and digest are those of the tables."""

from ipdocket.store import schema
from ipdocket.store.migrations import read_script
from tests.store.making import Small


def test_the_kept_digest_and_script_are_those_of_the_tables(small_file: Small) -> None:
    assert read_script(1) == schema.write_script(), "the tables changed: a released schema needs a new migration"
    assert schema.digest_schema(small_file.store.driver) == schema.DIGEST


def test_statements_are_told_apart() -> None:
    statements = list(schema.split_script(read_script(1)))
    assert len(statements) == len(list(schema.create_statements())) + 1
    assert all(one.startswith("CREATE") for one in statements)


def test_every_guard_is_laid(small_file: Small) -> None:
    from ipdocket.store.guards.sqlite import all_guards

    laid = {row[0] for row in small_file.store.driver.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert laid == {name for name, _ in all_guards()}
