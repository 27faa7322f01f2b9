"""A docket on a server brought along the chain of revisions, in one transaction, by the role that owns it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from ipdocket.store.guards.postgres import SCHEMA
from ipdocket.store.migrations import name_revision
from ipdocket.store.postgres import schema

_TRIGGERS = f"""SELECT format('DROP TRIGGER %I ON {SCHEMA}.%I', t.tgname, c.relname)
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE c.relnamespace = '{SCHEMA}'::regnamespace AND NOT t.tgisinternal ORDER BY c.relname, t.tgname"""
_FUNCTIONS = f"""SELECT format('DROP FUNCTION {SCHEMA}.%I()', proname) FROM pg_proc
WHERE pronamespace = '{SCHEMA}'::regnamespace AND prorettype = 'trigger'::regtype ORDER BY proname"""


def migrate(
    raw: psycopg.Connection[Any], people: str, instant: datetime, then: Callable[[], object] = lambda: None, *,
    first: Callable[[], object] = lambda: None,
) -> None:  # fmt: skip
    """Brings a docket, an empty database included, to the present format and lays guards and rights again.

    `people` is the persons' role; `first` and `then` may refuse. All in one transaction: where anything fails, nothing changed.
    """
    from ipdocket.store.migrations import chain

    wrapped = _wrap(raw)  # before the transaction: it sets the connection's mode, which a transaction does not allow

    def note(revision: str) -> None:
        raw.execute(
            "INSERT INTO schema_version (version, applied_at, program) VALUES (%s, %s, 'ipdocket')", (int(revision), instant)
        )

    try:
        with raw.transaction():
            first()
            _run(raw, _ground(raw))
            chain.walk_chain(wrapped, name_revision(schema.VERSION), note, SCHEMA)
            _lay_guards(raw, people)
            then()
    finally:
        wrapped.close()


def _wrap(raw: psycopg.Connection[Any]) -> Connection:
    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: raw, poolclass=StaticPool, pool_reset_on_return=None, isolation_level="AUTOCOMMIT",
        skip_autocommit_rollback=True, use_native_hstore=False,
    )  # fmt: skip
    return engine.connect()


def _ground(raw: psycopg.Connection[Any]) -> Iterator[str]:
    """Before the first revision the schema and alembic's table; later alembic must pass the one guard of its own row."""
    row = raw.execute("SELECT to_regclass(%s)", (f"{SCHEMA}.alembic_version",)).fetchone()
    if row is None or row[0] is None:
        yield from schema.ground_statements()
    else:
        yield f"DROP TRIGGER alembic_version_no_change ON {SCHEMA}.alembic_version"


def _lay_guards(raw: psycopg.Connection[Any], people: str) -> None:
    if raw.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (people,)).fetchone() is None:
        raw.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(people)))
    for query in (_TRIGGERS, _FUNCTIONS):
        _run(raw, [str(row[0]) for row in raw.execute(query.encode()).fetchall()])
    raw.execute(
        sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA {} FROM {}").format(sql.Identifier(SCHEMA), sql.Identifier(people))
    )
    _run(raw, schema.guard_statements(people))


def _run(raw: psycopg.Connection[Any], statements: Iterator[str] | list[str]) -> None:
    for statement in statements:
        raw.execute(statement.encode())
