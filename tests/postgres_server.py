"""A real PostgreSQL server for the tests, from the system's own package, on a socket of its own.

Without one the tests that need it say by name that they did not run; in CI that is a failure.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

IN_CI = bool(os.environ.get("CI"))
_numbers = count(1)


@dataclass(frozen=True)
class Server:
    """A running server; the superuser is `postgres`, nobody needs a password on its socket save where one is set."""

    socket: Path
    admin: str

    def url(self, database: str, user: str, password: str = "") -> str:
        secret = f":{password}" if password else ""
        return f"postgresql://{user}{secret}@/{database}?host={self.socket}"

    def make_database(self, template: str = "template1") -> str:
        """A new database of the role `owner`, empty or a copy of another; gives the name."""
        import psycopg

        name = f"docket{next(_numbers)}"
        with psycopg.connect(self.admin, autocommit=True) as raw:
            if raw.execute("SELECT 1 FROM pg_roles WHERE rolname = 'owner'").fetchone() is None:
                raw.execute("CREATE ROLE owner LOGIN CREATEROLE PASSWORD 'owner'")
            raw.execute(f"CREATE DATABASE {name} OWNER owner TEMPLATE {template}".encode())
        return name

    def owner(self, database: str) -> str:
        """The owner's address of a database."""
        return self.url(database, "owner", "owner")


def find_programs() -> Path | None:
    """The folder of `initdb` and `postgres`: on the path, or where Debian puts them (the newest)."""
    found = shutil.which("initdb")
    if found and (Path(found).resolve().parent / "postgres").exists():
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: int(one.parent.name))
    return next((one for one in reversed(folders) if (one / "initdb").exists()), None)


def as_nobody(command: list[str]) -> list[str]:
    """The command as an unprivileged user where the tests run as root: the server refuses root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return command
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]


def run_server() -> Iterator[Server]:
    """A server in a folder of its own, stopped and removed at the end."""
    programs = find_programs()
    if programs is None or sys.platform == "win32":
        if IN_CI:
            pytest.fail("PostgreSQL is not installed here, and in CI its tests must run (Debian: postgresql)")
        pytest.skip("did not run: PostgreSQL (Debian package postgresql) is not installed")
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    secret = folder / "secret"
    secret.write_text("owner", encoding="ascii")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        for path in (folder, secret):
            os.chown(path, 65534, 65534)
        base = folder / "base"
    subprocess.run(
        as_nobody([str(programs / "initdb"), "-D", str(base), "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8",
                   "--auth=scram-sha-256", f"--pwfile={secret}", "-N"]), check=True, capture_output=True, cwd=folder,
    )  # fmt: skip
    settings = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=60"
    start = [str(programs / "pg_ctl"), "-D", str(base), "-w", "-l", str(folder / "log"), "-o", settings, "start"]
    subprocess.run(as_nobody(start), check=True, capture_output=True, cwd=folder)
    try:
        yield Server(folder, f"postgresql://postgres:owner@/postgres?host={folder}")
    finally:
        subprocess.run(as_nobody([str(programs / "pg_ctl"), "-D", str(base), "-m", "immediate", "-w", "stop"]), check=True, capture_output=True, cwd=folder)
        shutil.rmtree(folder, ignore_errors=True)
