"""A docket on a server brought to the present format by its owner: behind a dump that was read again, whole or not at all."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
from psycopg import Connection

from ipdocket.clock import Clock
from ipdocket.domain.people import PROGRAM
from ipdocket.store import audit
from ipdocket.store.guards.postgres import SCHEMA, WRITER
from ipdocket.store.postgres import schema
from ipdocket.store.postgres.catalogue import digest_lines, find_differences, read_lines
from ipdocket.store.postgres.connect import Address, connect_raw
from ipdocket.store.postgres.driver import PostgresDriver
from ipdocket.store.postgres.open import is_owner, people_role, read_version
from ipdocket.store.postgres.refusals import (
    DesksOpen,
    DumpFailed,
    NotTheOwner,
    OtherVersion,
    ServerUpgradeFailed,
    SomeoneWrites,
)  # fmt: skip
from ipdocket.store.upgrade import Step, Tell, say_nothing

_OTHERS = """SELECT DISTINCT usename::text FROM pg_stat_activity
WHERE datname = current_database() AND application_name = 'ipdocket' AND pid <> pg_backend_pid() ORDER BY 1"""


class _NotAsExpected(Exception):
    """What was found or laid is not the format that it should be."""


def upgrade_docket(address: Address, clock: Clock, dump: Path, tell: Tell = say_nothing) -> int:
    """Brings the docket to the present format, on the record, and gives the format that it had.

    A docket of the present format is left alone. `dump` is where pg_dump's file goes; nothing may lie there. Nobody writes
    meanwhile. Raises NotTheOwner, OtherVersion (a newer docket), DesksOpen, DumpFailed, ServerUpgradeFailed, SomeoneWrites.
    """
    with connect_raw(address) as raw:
        found = read_version(raw, address)
        if not is_owner(PostgresDriver(raw)):
            raise NotTheOwner
        if found > schema.VERSION:
            raise OtherVersion(found, schema.VERSION)
        if found == schema.VERSION:
            return found
        try:
            raw.execute("SELECT pg_advisory_lock(%s)", (WRITER,))
        except psycopg.errors.LockNotAvailable as error:
            raise SomeoneWrites from error
        found = read_version(raw, address)  # meanwhile another session of the owner may have brought it there
        if found < schema.VERSION:
            _upgrade(raw, address, clock, found, dump, tell)
        return found


def _upgrade(raw: Connection[Any], address: Address, clock: Clock, found: int, dump: Path, tell: Tell) -> None:
    from alembic.util import CommandError
    from sqlalchemy.exc import DBAPIError

    from ipdocket.store.postgres.migrating import migrate

    people = people_role(raw)
    if digest_lines(read_lines(raw, people)) != schema.RELEASED.get(found):
        why = "its tables, guards or rights are not those of its format; someone may have changed one"
        raise ServerUpgradeFailed(found, schema.VERSION, why)
    _refuse_desks(raw)
    tell(Step.BACK_UP)
    make_dump(raw, address, dump)
    tell(Step.CHANGE)
    try:
        migrate(raw, people, clock.now(), _finish(raw, clock, people, found, dump, tell), first=lambda: _shut(raw))
    except (psycopg.Error, DBAPIError, CommandError, ValueError, _NotAsExpected) as error:
        why = str(error.orig if isinstance(error, DBAPIError) else error).strip().partition("\n")[0]
        raise ServerUpgradeFailed(found, schema.VERSION, why) from error


def _finish(
    raw: Connection[Any], clock: Clock, people: str, found: int, dump: Path, tell: Tell
) -> Callable[[], None]:
    """What is done and asked before the change is saved, and can still be taken back whole."""

    def finish() -> None:
        tell(Step.CHECK)
        body = {"before": {"format": found}, "after": {"format": schema.VERSION, "backup": dump.name}}
        entry = audit.Entry("upgrade docket", "docket", 0, None, json.dumps(body, sort_keys=True, separators=(",", ":")))
        audit.append_entries(PostgresDriver(raw), replace(PROGRAM, account=raw.info.user), clock.now(), [entry])
        differing = find_differences(raw, people)
        if differing:
            raise _NotAsExpected(f"what came out is not what this program lays ({differing[0][:120]})")

    return finish


def _shut(raw: Connection[Any]) -> None:
    """A desk that opens the docket from now on waits for the new format, by which its older program is then refused."""
    raw.execute(f"LOCK TABLE {SCHEMA}.schema_version IN ACCESS EXCLUSIVE MODE".encode())
    _refuse_desks(raw)


def _refuse_desks(raw: Connection[Any]) -> None:
    logins = tuple(str(row[0]) for row in raw.execute(_OTHERS.encode()).fetchall())
    if logins:
        raise DesksOpen(logins)


def make_dump(raw: Connection[Any], address: Address, dump: Path) -> None:
    """The whole database by pg_dump, read again to its end and found to hold the record's last entry. Raises DumpFailed."""
    fault = audit.verify_chain(PostgresDriver(raw))
    if fault is not None:
        raise DumpFailed(f"the record does not verify ({fault.what})")
    if dump.exists():
        raise DumpFailed(f"{dump.name} is there already")
    programs = [shutil.which(name) for name in ("pg_dump", "pg_restore")]
    if None in programs:
        raise DumpFailed("pg_dump and pg_restore were not found")
    part = dump.with_name(dump.name + ".part")
    head = audit.read_head(PostgresDriver(raw)).hash.encode()
    secret = os.environ | ({"PGPASSWORD": address.password} if address.password else {})
    try:
        command = [str(programs[0]), "--format=custom", f"--file={part}", f"--dbname={address.url}"]
        subprocess.run(command, env=secret, capture_output=True, check=True)
        held = _reads_back(str(programs[1]), part, head)
        if not held:
            raise DumpFailed("it does not hold the last entry of the record")
        part.replace(dump)
    except subprocess.CalledProcessError as error:
        raise DumpFailed(bytes(error.stderr).decode(errors="replace").strip().partition("\n")[0]) from error
    except OSError as error:
        raise DumpFailed(str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _reads_back(program: str, dump: Path, head: bytes) -> bool:
    """Reads every table's rows out of the dump; whether the record's last entry is among them."""
    command = [program, "--data-only", "--file=-", str(dump)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        assert run.stdout is not None
        found = False
        for line in run.stdout:
            found = found or (bool(head) and head in line)
        return run.wait() == 0 and found
