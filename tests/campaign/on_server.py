"""The same random statements on PostgreSQL: a victim docket, its photograph, and statements in that server's words."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

import psycopg

from ipdocket.domain.people import Actor, Person
from ipdocket.store.guards.sqlite import APPEND_ONLY
from ipdocket.store.postgres.connect import Address
from ipdocket.store.postgres.open import open_address, people_role
from ipdocket.store.postgres.people import end_person
from ipdocket.store.postgres.translate import respell
from tests.campaign.attacks import BEN, HALF, KEPT, _confirm, fill_victim
from tests.campaign.oracle import _KEYS, Shot, find_violations
from tests.campaign.statements import Generator
from tests.postgres_dockets import PASSWORD, lay, seated
from tests.postgres_server import Server
from tests.store.making import CLOCK, fill_small, roles_of

LOGINS = {1: "ann", 2: "ben", 3: "cho"}
# What someone tries who knows the server; all of it in a transaction that is taken back.
TRICKS = (
    "SET LOCAL session_replication_role = replica", "ALTER TABLE ipdocket.deadline DISABLE TRIGGER ALL",
    "DROP TRIGGER deadline_done ON ipdocket.deadline", "TRUNCATE ipdocket.confirmation", "TRUNCATE ipdocket.audit",
    "CREATE OR REPLACE FUNCTION ipdocket.guard_deadline_done() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE TEMP TABLE confirmation AS SELECT * FROM ipdocket.confirmation", "SET ROLE owner", "SET ROLE postgres",
    "ALTER FUNCTION ipdocket.guard_deadline_done() SECURITY INVOKER", "ALTER TABLE ipdocket.deadline OWNER TO ann",
    "CREATE RULE mine AS ON DELETE TO ipdocket.audit DO INSTEAD NOTHING", "ALTER ROLE ann SUPERUSER",
    "UPDATE account SET login = 'dee' WHERE login = 'ben'", "DELETE FROM ipdocket.deadline",
    "UPDATE pg_catalog.pg_trigger SET tgenabled = 'D'", "LOCK TABLE ipdocket.deadline IN ACCESS EXCLUSIVE MODE",
)  # fmt: skip


def make_victim(server: Server) -> str:
    """The database of a docket like the file campaign's; its people may write every table, so that only guards refuse."""
    names = [(name.lower(), Person(name, roles_of(name))) for name in ("Ann", "Ben", "Cho", "Dee")]
    address, ids = lay(server, CLOCK, names)
    with open_address(address, CLOCK) as store:
        end_person(store, "dee")
    actors = [Actor(one, name, name.lower(), "desk") for one, name in zip(ids, ("Ann", "Ben", "Cho"), strict=False)]
    with seated(address, CLOCK, "ann", "ben", "cho") as store:
        fill_victim(fill_small(store, actors))
    _open_wide(address)
    with psycopg.connect(address.of_user("ben", PASSWORD).url, password=PASSWORD, options="-c search_path=ipdocket") as raw:
        raw.execute(to_server(_confirm(HALF, 1, 1, 2, BEN)).encode())
    return address.database


def _open_wide(address: Address) -> None:
    with psycopg.connect(address.url, password=address.password, autocommit=True) as raw:
        people = people_role(raw)
        raw.execute(f"GRANT ALL ON ALL TABLES IN SCHEMA ipdocket TO {people}".encode())
        raw.execute(f"GRANT ALL ON ALL SEQUENCES IN SCHEMA ipdocket TO {people}".encode())


def to_server(sql: str) -> str:
    """An attack in PostgreSQL's spelling: no OR REPLACE there, real instants and bytes."""
    ignoring = sql.startswith("INSERT OR IGNORE") and "ON CONFLICT" not in sql
    sql = re.sub(r"^(INSERT|UPDATE) OR [A-Z]+", r"\1", sql)
    for text, real in (("'x'", "'2026-11-20'"), ("'y'", "'2026-11-21'"), ("x'00'", "'\\x00'")):
        sql = sql.replace(text, real)
    if sql.startswith("INSERT INTO audit"):
        sql = sql.replace("1, '2026-11-20', '', ''", "1, '2026-11-20', session_user, ''")  # in one's own name, as must be
    return respell(sql) + (" ON CONFLICT DO NOTHING" if ignoring else "")


def photograph(raw: psycopg.Connection[Any]) -> Shot:
    """Every row of the guarded tables by its key, in one question."""
    shot: Shot = {table: {} for table in KEPT}
    parts = " UNION ALL ".join(f"SELECT '{table}', to_jsonb(t) FROM ipdocket.{table} t" for table in KEPT)
    for table, row in raw.execute(parts.encode()):
        shot[table][row[_KEYS.get(table, "id")]] = row
    return shot


@contextmanager
def transaction(raw: psycopg.Connection[Any]) -> Iterator[None]:
    """Everything in it is taken back at the end."""
    raw.execute("BEGIN")
    try:
        yield
    finally:
        raw.execute("ROLLBACK")
        raw.execute("RESET SESSION AUTHORIZATION")


def play(raw: psycopg.Connection[Any], generator: Generator, count: int) -> tuple[list[str], int, int]:
    """The first violations within so many statements of ann, ben and cho, how many changed rows, how many became done."""
    random = Random(generator.random.random())
    before, changed, done = photograph(raw), 0, 0
    for _ in range(count):
        sql = to_server(generator.next())
        if sql.startswith("PRAGMA"):
            sql = random.choice(TRICKS)
        person = _whose(sql, random)
        if not _try(raw, sql, LOGINS[person]):
            continue
        raw.execute("RESET SESSION AUTHORIZATION; SET LOCAL search_path = ipdocket")
        after = photograph(raw)
        found = [f"{LOGINS[person]}: {sql}: {what}" for what in (*find_violations(before, after), *_own_name(before, after, person))]
        if found:
            return found, changed, done
        changed += after != before
        done += sum(
            row["state"] == "done" and before["deadline"].get(key, row)["state"] != "done"
            for key, row in after["deadline"].items()
        )
        before = after
    return [], changed, done


def _whose(sql: str, random: Random) -> int:
    """Mostly the person in whose name the statement speaks, so that lawful ones are among them."""
    spoken = re.search(r", ([123]), '(?:filed|not_needed|abandoned|reopen)'", sql)
    return int(spoken[1]) if spoken and random.random() < 0.8 else random.choice((1, 2, 3))


def _try(raw: psycopg.Connection[Any], sql: str, login: str) -> bool:
    """Whether the statement, as that person, was accepted and touched a row or may have."""
    raw.execute(f"RESET SESSION AUTHORIZATION; SAVEPOINT s; SET LOCAL search_path = ipdocket; SET SESSION AUTHORIZATION {login}".encode())
    try:
        touched = raw.execute(sql.encode()).rowcount
    except psycopg.Error:
        raw.execute("ROLLBACK TO s")
        return False
    raw.execute("RELEASE s")
    return touched != 0


def _own_name(before: Shot, after: Shot, person: int) -> Iterator[str]:
    for table, column in (("confirmation", "person"), ("event_check", "person"), ("event", "entered_by"), ("deadline", "entered_by")):
        for key, row in after[table].items():
            if key not in before[table] and row[column] not in ((person,) if table in APPEND_ONLY else (person, None)):
                yield f"{table} {key} in another's name"
