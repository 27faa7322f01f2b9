"""Every guard of SQLite has its twin on PostgreSQL."""

import pytest

from ipdocket.store.guards.postgres import ACTING, ACTING_LATER, all_postgres_guards, twin_of
from ipdocket.store.guards.sqlite import KEPT, all_guards
from ipdocket.store.postgres.schema import all_tables, written_tables
from tests.store.making import Small

# Columns that point to a person of whom something is said; who acts is in ACTING (event.dated_by: a guard of its own).
SPOKEN_OF = {
    "absence.person", "absence.substitute", "substitution.person", "hand_off.receiver", "deadline.backup", "deadline.sign_off",
    "matter.responsible", "matter.backup", "matter.sign_off", "deadline.responsible", "person_role.person", "account.person",
    "event.dated_by",
    "reminder.person", "silence.person", "wall_person.person", "mail_step.person",
}  # fmt: skip


def test_each_guard_has_a_twin() -> None:
    twins = {guard.name: guard for guard in all_postgres_guards(written_tables())}
    for name, sql in all_guards():
        assert name in twins, f"{name} has no twin on PostgreSQL"
        assert f" ON {twins[name].table} " in sql
        assert " OF ".join(twins[name].timing.split(" OF ")) in sql
    assert {f"{table}_no_truncate" for table in KEPT} <= set(twins)


def test_every_twin_is_on_the_server(small_server: Small) -> None:
    found = {row[0] for row in small_server.store.driver.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")}
    assert found == {guard.name for guard in all_postgres_guards(written_tables())}


def test_a_guard_of_another_shape_is_loud() -> None:
    with pytest.raises(ValueError, match="no shape"):
        twin_of("odd", "CREATE TRIGGER odd INSTEAD OF INSERT ON matter BEGIN SELECT 1; END")


def test_whoever_acts_is_asked_for_on_the_server() -> None:
    """A new column that points to a person must be put where it belongs: someone who acts, or someone spoken of."""
    pointing = {
        f"{table.name}.{key.parent.name}"
        for table in all_tables().sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "person"
    }
    acting = {f"{table}.{column}" for table, (column, _) in ACTING.items()} | {
        f"{table}.{column}" for table, column in ACTING_LATER
    }
    assert pointing <= acting | SPOKEN_OF, f"say who acts: {sorted(pointing - acting - SPOKEN_OF)}"
