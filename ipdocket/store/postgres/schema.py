"""The schema on PostgreSQL: made from the same tables, owned by one role, used by persons who own nothing."""

import re
from collections.abc import Iterator

from sqlalchemy import Column, Computed, ForeignKeyConstraint, Index, MetaData, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from ipdocket.store.guards.postgres import SCHEMA, all_postgres_guards
from ipdocket.store.guards.sqlite import APPEND_ONLY, KEPT
from ipdocket.store.guards.sqlite_deadline import ORIGIN
from ipdocket.store.postgres.translate import respell

VERSION = 1
# What `digest_lines` gave for every earlier format that was released: an older docket is changed only where it still is that.
RELEASED: dict[int, str] = {}
# Rows of these are entered by the owner from the command line: who is who decides who may confirm.
OWNERS_OWN = frozenset({"person", "person_role", "account", "schema_version", "alembic_version"})
KEPT_BY_GUARDS = frozenset({"event_revision", "deadline_revision"})
_TEXT = re.compile(r"^(\w+ )TEXT\b", re.MULTILINE)
_TEXT_INDEX = (
    f"CREATE TABLE {SCHEMA}.matter_text (rowid INTEGER PRIMARY KEY, words TEXT NOT NULL)",
    f"CREATE INDEX matter_text_words ON {SCHEMA}.matter_text USING gin (words public.gin_trgm_ops)",
)
# SQLite's functions that the statements use, under their own names.
_FUNCTIONS = {
    "ifnull": "(anycompatible, anycompatible) RETURNS anycompatible|SELECT coalesce($1, $2)",
    "instr": "(text, text) RETURNS integer|SELECT strpos($1, $2)",
}


def all_tables() -> MetaData:
    """The tables of all modules."""
    from ipdocket.store.tables_all import metadata

    return metadata


def written_tables() -> tuple[str, ...]:
    """Every table that a person's session may write."""
    return tuple(sorted(table.name for table in all_tables().sorted_tables if table.name not in OWNERS_OWN))


def ground_statements() -> Iterator[str]:
    """What must be there before the first revision: the schema itself and alembic's table."""
    yield "CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public"
    yield f"CREATE SCHEMA {SCHEMA}"
    yield f"SET search_path = {SCHEMA}"
    yield _create(all_tables().tables["alembic_version"])


def table_statements() -> Iterator[str]:
    """The tables and what they need, without guards and rights."""
    yield f"CREATE COLLATION {SCHEMA}.nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)"
    for name, made in _FUNCTIONS.items():
        head, body = made.split("|")
        yield f"CREATE FUNCTION {SCHEMA}.{name}{head} LANGUAGE sql IMMUTABLE PARALLEL SAFE AS '{body}'"
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # untyped in SQLAlchemy
    for table in all_tables().sorted_tables:
        if table.name == "alembic_version":
            continue
        yield _create(table)
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            yield respell(_tidy(str(CreateIndex(_as_on_sqlite(index)).compile(dialect=dialect))))
    yield from _TEXT_INDEX


def write_script() -> str:
    """The SQL of the first revision as made from the tables; the kept file must equal it until a release froze it."""
    return ";\n\n".join(table_statements()) + ";\n"


def guard_statements(people: str) -> Iterator[str]:
    """Every guard, and the rights of `people`, the role whose members use the docket; for tables that have none."""
    for guard in all_postgres_guards(written_tables()):
        yield from guard.statements()
    yield from grant_statements(people)


def _create(table: Table) -> str:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # untyped in SQLAlchemy
    # Text sorts and folds as on SQLite, byte by byte; what people read sorted is sorted by `nocase`.
    return respell(_TEXT.sub(r'\1TEXT COLLATE "C"', _tidy(str(CreateTable(table).compile(dialect=dialect)))))


def _as_on_sqlite(index: Index) -> Index:
    # Said once, for SQLite: naming PostgreSQL in the tables would import its dialect on every desk with a file.
    index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]
    return index


def grant_statements(people: str) -> Iterator[str]:
    """What the persons' role may do, and nothing more."""
    yield f"REVOKE ALL ON SCHEMA {SCHEMA} FROM PUBLIC"
    yield f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {SCHEMA} FROM PUBLIC"
    yield f'GRANT USAGE ON SCHEMA {SCHEMA} TO "{people}"'
    yield f'GRANT EXECUTE ON FUNCTION {SCHEMA}.ifnull, {SCHEMA}.instr TO "{people}"'
    for table in (*(one.name for one in all_tables().sorted_tables), "matter_text"):
        for right in rights_on(table):
            yield f'GRANT {right} ON {SCHEMA}.{table} TO "{people}"'
    for table in written_tables():
        if "id" in all_tables().tables[table].columns and table not in KEPT_BY_GUARDS | {"audit"}:
            yield f'GRANT USAGE ON SEQUENCE {SCHEMA}.{table}_id_seq TO "{people}"'


def rights_on(table: str) -> list[str]:
    """The persons' rights on a table, changes by column."""
    if table in OWNERS_OWN:
        return ["SELECT"]
    if table == "matter_text":
        return ["SELECT", "INSERT", "DELETE", "UPDATE"]
    rights = ["SELECT"] if table in KEPT_BY_GUARDS else ["SELECT", "INSERT"]
    if table not in APPEND_ONLY:
        rights.append(f"UPDATE ({', '.join(changing_columns(all_tables().tables[table]))})")
    if table not in KEPT:
        rights.append("DELETE")
    return rights


def changing_columns(table: Table) -> list[str]:
    """The columns that a statement of the program may name in an update."""
    fixed = {"id", *(ORIGIN if table.name == "deadline" else ())}
    return sorted(column.name for column in table.columns if column.name not in fixed and column.computed is None)


def expected_lines() -> set[str]:
    """What the catalogue must hold, line by line as `read_lines` in `catalogue` reads it."""
    lines: set[str] = set()
    for table in all_tables().sorted_tables:
        lines |= {f"column {table.name}.{line}" for line in map(_column_line, table.columns)}
        lines |= set(_constraint_lines(table))
        lines |= {f"index {index.name} {'unique' if index.unique else 'plain'} valid" for index in table.indexes}
        lines |= {f"grant {table.name} {right}" for right in _rights_by_column(table.name)}
    for guard in all_postgres_guards(written_tables()):
        timing = guard.timing.replace(" OR ", " or ")
        each = "ROW" if guard.per_row else "STATEMENT"
        lines.add(f"trigger {guard.table} {guard.name} {timing} {each} {guard.function} on")
        lines.add(f"function {guard.function} definer search_path={SCHEMA}, pg_temp {guard.body}")
    lines |= {f"grant matter_text {right}" for right in rights_on("matter_text")}
    return lines


def _rights_by_column(table: str) -> Iterator[str]:
    for right in rights_on(table):
        if right.startswith("UPDATE ("):
            yield from (f"UPDATE {column}" for column in right[8:-1].split(", "))
        else:
            yield right


def _column_line(column: Column[object]) -> str:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # untyped in SQLAlchemy
    kind = str(column.type.compile(dialect=dialect)).lower()
    made = " generated" if isinstance(column.computed, Computed) else ""
    return f"{column.name} {kind} {'null' if column.nullable else 'not null'}{made}"


def _constraint_lines(table: Table) -> Iterator[str]:
    yield f"constraint {table.name} p {table.name}_pkey"
    for constraint in table.constraints:
        if isinstance(constraint, ForeignKeyConstraint):
            yield f"constraint {table.name} f {table.name}_{'_'.join(constraint.column_keys)}_fkey"
        elif constraint.name is not None:
            yield f"constraint {table.name} c {constraint.name}"


def _tidy(sql: str) -> str:
    return "\n".join(line.strip() for line in sql.strip().splitlines() if line.strip())
