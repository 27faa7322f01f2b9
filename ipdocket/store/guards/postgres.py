"""The guards on PostgreSQL: each made from its SQLite twin, so that both databases hold the same rules.

A guard is a function of the owner (SECURITY DEFINER, fixed search path) and a trigger. What only a server needs stands
here too: one writer at a time, entries in nobody's name but the session's own, no TRUNCATE.
"""

import re
from dataclasses import dataclass

from ipdocket.store.guards.sqlite import KEPT, all_guards
from ipdocket.store.postgres.translate import respell

SCHEMA = "ipdocket"
# One writer at a time, as on a file: the record is a chain, and no two confirmations may pass each other.
WRITER = 0x4950444B
_SHAPE = re.compile(
    r"CREATE TRIGGER (?P<name>\w+) (?P<when>BEFORE|AFTER) (?P<event>INSERT|UPDATE|DELETE)(?: OF (?P<columns>[\w, ]+?))?"
    r" ON (?P<table>\w+) FOR EACH ROW WHEN (?P<condition>.*)\nBEGIN (?P<body>.*); END\Z",
    re.DOTALL,
)
_RAISE = re.compile(r"SELECT RAISE\(ABORT, '(?P<message>.*)'\)\Z", re.DOTALL)
_ADDED_TRUTH = re.compile(r"\+ (\([^()]*\bDISTINCT FROM\b[^()]*\))")
_LONE_TRUTH = re.compile(r"\bAND 1\b(?! *[=<>+*-])")

# Columns that say who acted: on a server it is the person whose database role the session is. Where it may be empty the
# program or the owner may have acted (0 in the record).
ACTING = {
    "confirmation": ("person", False),
    "event_check": ("person", False),
    "event": ("entered_by", True),
    "deadline": ("entered_by", True),
    "evidence": ("added_by", True),
    "import_batch": ("created_by", True),
    "rule_decision": ("person", False),
    "owner_change": ("proposed_by", False),
    "owner_alias": ("added_by", True),
    "owner_apart": ("decided_by", True),
    "office_number": ("entered_by", True),
    "title_act": ("entered_by", True),
    "party_address": ("entered_by", True),
    "address_decision": ("entered_by", True),
    "playbook": ("entered_by", True),
    "signature": ("person", False),
    "signed_line": ("person", False),
    "absence": ("entered_by", False),
    "substitution": ("entered_by", False),
    "date_change": ("person", False),
    "date_change_decision": ("person", False),
    "reminder_seen": ("person", False),
    "silence_answer": ("person", False),
    "wall": ("raised_by", False),
    "paper": ("entered_by", False),
    "paper_event": ("person", False),
    "hand_off": ("writer", False),
    "hand_off_answer": ("person", False),
    "audit": ("person", True),
}
ACTING_LATER = (
    ("import_batch", "undone_by"), ("event", "verified_by"), ("owner_change", "decided_by"), ("owner_change", "undone_by"),
    ("absence", "returned_by"), ("wall", "lifted_by"),
    ("paper", "processed_by"),
)  # fmt: skip
SESSION_PERSON = "(SELECT person FROM account WHERE login = session_user AND active = 1)"


@dataclass(frozen=True, slots=True)
class PostgresGuard:
    """A trigger and its function: `timing` as in BEFORE UPDATE OF a, b; `body` is PL/pgSQL between BEGIN and END."""

    name: str
    table: str
    timing: str
    body: str
    per_row: bool = True

    def statements(self) -> tuple[str, str]:
        """The SQL that lays function and trigger."""
        each = "ROW" if self.per_row else "STATEMENT"
        function = (
            f"CREATE FUNCTION {SCHEMA}.{self.function}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER"
            f" SET search_path = {SCHEMA}, pg_temp AS $guard${self.body}$guard$"
        )
        trigger = (
            f"CREATE TRIGGER {self.name} {self.timing} ON {SCHEMA}.{self.table} FOR EACH {each}"
            f" EXECUTE FUNCTION {SCHEMA}.{self.function}()"
        )
        return function, trigger

    @property
    def function(self) -> str:
        """The name of the trigger's function."""
        return f"guard_{self.name}"


def twin_of(name: str, sql: str) -> PostgresGuard:
    """The same guard for PostgreSQL. ValueError for a trigger of another shape than the guards have."""
    shape = _SHAPE.match(sql)
    if shape is None:
        raise ValueError(f"the guard {name} has no shape that PostgreSQL's twin could be made from")
    timing = f"{shape['when']} {shape['event']}" + (f" OF {shape['columns']}" if shape["columns"] else "")
    condition = "TRUE" if shape["condition"] == "1" else _respell_condition(shape["condition"])
    raised = _RAISE.match(shape["body"])
    act = _raise(raised["message"]) if raised else respell(shape["body"])
    given = "NULL" if shape["when"] == "AFTER" else "OLD" if shape["event"] == "DELETE" else "NEW"
    body = f"BEGIN IF {condition} THEN {act}; END IF; RETURN {given}; END"
    return PostgresGuard(name, shape["table"], timing, body)


def all_postgres_guards(tables: tuple[str, ...]) -> tuple[PostgresGuard, ...]:
    """Every guard in the order of names; `tables` are all tables that the program writes."""
    twins = [twin_of(name, sql) for name, sql in all_guards()]
    return tuple(sorted([*twins, *_writer_guards(tables), *_acting_guards(), *_truncate_guards()], key=lambda one: one.name))


def _respell_condition(condition: str) -> str:
    """Truth is a number on SQLite and a kind of its own on PostgreSQL."""
    return _LONE_TRUTH.sub("AND TRUE", _ADDED_TRUTH.sub(r"+ \1::int", respell(condition)))


def _raise(message: str) -> str:
    return f"RAISE EXCEPTION '%', '{message}' USING ERRCODE = 'integrity_constraint_violation'"


def _writer_guards(tables: tuple[str, ...]) -> list[PostgresGuard]:
    """No two sessions write at once, and none in an isolation that would hide the other's confirmation from a guard."""
    message = "one_writer: changes are made in read committed transactions"
    body = (
        f"BEGIN IF current_setting('transaction_isolation') <> 'read committed' THEN {_raise(message)}; END IF;"
        f" PERFORM pg_advisory_xact_lock({WRITER}); RETURN NULL; END"
    )
    return [
        PostgresGuard(f"a_one_writer_{table}", table, "BEFORE INSERT OR UPDATE OR DELETE", body, per_row=False)
        for table in tables
    ]


def _acting_guards() -> list[PostgresGuard]:
    made = []
    for table, (column, empty) in ACTING.items():
        allowed = f" AND coalesce(NEW.{column}, 0) <> 0" if empty else ""
        name = f"{table}_in_own_name"
        condition = f"NEW.{column} IS DISTINCT FROM {SESSION_PERSON}{allowed}"
        if table == "audit":  # the program acts under the login of whoever runs it
            condition += " OR NEW.account IS DISTINCT FROM session_user::text"
        made.append(_acting(name, table, "BEFORE INSERT", condition))
    for table, column in ACTING_LATER:
        condition = f"NEW.{column} IS NOT NULL AND NEW.{column} IS DISTINCT FROM OLD.{column} AND NEW.{column} IS DISTINCT FROM"
        made.append(_acting(f"{table}_in_own_name_{column}", table, "BEFORE UPDATE", f"{condition} {SESSION_PERSON}"))
    agreed = (
        "EXISTS (SELECT 1 FROM date_change c JOIN date_change_decision k ON k.change = c.id AND k.verdict = 'agreed'"
        " WHERE c.event = OLD.id AND c.version = OLD.version)"
    )
    dated = f"NEW.version <> OLD.version AND NEW.dated_by IS DISTINCT FROM {SESSION_PERSON} AND NOT {agreed}"
    made.append(_acting("event_in_own_name_dated_by", "event", "BEFORE UPDATE", dated))
    return made


def _acting(name: str, table: str, timing: str, condition: str) -> PostgresGuard:
    message = f"{name}: everyone acts in their own name"
    return PostgresGuard(name, table, timing, f"BEGIN IF {condition} THEN {_raise(message)}; END IF; RETURN NEW; END")


def _truncate_guards() -> list[PostgresGuard]:
    return [
        PostgresGuard(
            f"{table}_no_truncate", table, "BEFORE TRUNCATE",
            f"BEGIN {_raise(f'{table}_no_truncate: nothing is deleted')}; RETURN NULL; END", per_row=False,
        )
        for table in KEPT
    ]  # fmt: skip
