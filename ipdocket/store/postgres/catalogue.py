"""What the server really holds, read line by line, and what is missing or foreign in it."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from psycopg import Connection

from ipdocket.store.guards.postgres import SCHEMA
from ipdocket.store.postgres.schema import expected_lines

_COLUMNS = f"""SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated <> ''
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = '{SCHEMA}'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
    AND c.relname <> 'matter_text'"""
_CONSTRAINTS = f"""SELECT c.relname, k.contype, k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
WHERE k.connamespace = '{SCHEMA}'::regnamespace AND k.contype IN ('p', 'f', 'c', 'u') AND k.convalidated
    AND c.relname <> 'matter_text'"""
_INDEXES = f"""SELECT i.relname, x.indisunique, x.indisvalid FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
JOIN pg_class c ON c.oid = x.indrelid
WHERE i.relnamespace = '{SCHEMA}'::regnamespace AND NOT x.indisprimary AND c.relname <> 'matter_text'"""
_TRIGGERS = f"""SELECT c.relname, t.tgname, t.tgtype::int, f.proname, t.tgenabled,
    ARRAY(SELECT a.attname::text FROM unnest(t.tgattr) WITH ORDINALITY u(n, place)
        JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = u.n ORDER BY u.place)
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc f ON f.oid = t.tgfoid
WHERE c.relnamespace = '{SCHEMA}'::regnamespace AND NOT t.tgisinternal"""
_INTERNAL_OFF = f"""SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE c.relnamespace = '{SCHEMA}'::regnamespace AND t.tgisinternal AND t.tgenabled <> 'O'"""
_FUNCTIONS = f"""SELECT proname, prosecdef, array_to_string(proconfig, ';'), prosrc FROM pg_proc
WHERE pronamespace = '{SCHEMA}'::regnamespace AND prorettype = 'trigger'::regtype"""
_GRANTS = f"""SELECT c.relname, x.privilege_type, NULL, x.grantee FROM pg_class c, aclexplode(c.relacl) x
WHERE c.relnamespace = '{SCHEMA}'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p') AND x.grantee <> c.relowner
UNION ALL
SELECT c.relname, x.privilege_type, a.attname, x.grantee
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) x
WHERE c.relnamespace = '{SCHEMA}'::regnamespace AND x.grantee <> c.relowner"""
_FOREIGN = f"""SELECT 'rule ' || rulename FROM pg_rules WHERE schemaname = '{SCHEMA}'
UNION ALL SELECT 'relation ' || relname FROM pg_class
    WHERE relnamespace = '{SCHEMA}'::regnamespace AND relkind IN ('v', 'm', 'p', 'f')
UNION ALL SELECT 'row security ' || relname FROM pg_class WHERE relnamespace = '{SCHEMA}'::regnamespace AND relrowsecurity"""
_EVENTS = ((4, "INSERT"), (8, "DELETE"), (16, "UPDATE"), (32, "TRUNCATE"))
_WRITES = "INSERT or UPDATE or DELETE"


def read_lines(raw: Connection[Any], people: str) -> set[str]:
    """The catalogue in the form of `expected_lines`; a right of anyone but the persons' role shows as foreign."""
    lines: set[str] = set()
    for table, name, kind, full, made in raw.execute(_COLUMNS):
        lines.add(f"column {table}.{name} {kind} {'not null' if full else 'null'}{' generated' if made else ''}")
    lines |= {f"constraint {table} {kind} {name}" for table, kind, name in raw.execute(_CONSTRAINTS)}
    for name, unique, valid in raw.execute(_INDEXES):
        lines.add(f"index {name} {'unique' if unique else 'plain'} {'valid' if valid else 'INVALID'}")
    for table, name, kind, function, enabled, columns in raw.execute(_TRIGGERS):
        state = "on" if enabled == "O" else "OFF"
        lines.add(f"trigger {table} {name} {_timing(kind, columns)} {'ROW' if kind & 1 else 'STATEMENT'} {function} {state}")
    lines |= {f"reference of {table} {name} OFF" for table, name in raw.execute(_INTERNAL_OFF)}
    for name, definer, settings, source in raw.execute(_FUNCTIONS):
        lines.add(f"function {name} {'definer' if definer else 'INVOKER'} {settings} {source}")
    lines |= {str(row[0]) for row in raw.execute(_FOREIGN)}
    return lines | set(_grant_lines(raw, people))


def find_differences(raw: Connection[Any], people: str) -> list[str]:
    """What someone removed or changed ("missing") and what someone laid beside it ("foreign"), shortest first."""
    expected, found = expected_lines(), read_lines(raw, people)
    told = [f"missing: {line}" for line in expected - found] + [f"foreign: {line}" for line in found - expected]
    return sorted(told, key=lambda line: (len(line), line))


def digest_lines(lines: Iterable[str]) -> str:
    """The SHA-256 over the lines in order: printed by `ipdocket postgres check`, the same on every server."""
    return hashlib.sha256("\x1e".join(sorted(lines)).encode()).hexdigest()


def _timing(kind: int, columns: list[str]) -> str:
    events = " or ".join(name for bit, name in _EVENTS if kind & bit)
    if kind & 28 == 28:
        events = _WRITES
    return f"{'BEFORE' if kind & 2 else 'AFTER'} {events}{' OF ' + ', '.join(columns) if columns else ''}"


def _grant_lines(raw: Connection[Any], people: str) -> Iterator[str]:
    row = raw.execute("SELECT oid FROM pg_roles WHERE rolname = %s", (people,)).fetchone()
    role = row[0] if row else 0
    for table, right, column, grantee in raw.execute(_GRANTS):
        line = f"grant {table} {right}{' ' + column if column else ''}"
        yield line if grantee == role else f"{line} to role {grantee}"
