"""The one connection to a docket file, with the settings under which an acknowledged change survives a pulled plug."""

import sqlite3
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from ipdocket.store import cipher

# Reads from a larger cache keep the first page of a million deadlines quick; 64 MiB.
CACHE_KIB = 65_536

# What a running program never does; migrations lift it. The views of `bounds` are the connection's own and come and go.
_FORBIDDEN = frozenset(
    getattr(sqlite3, name)
    for name in (
        "SQLITE_DROP_TABLE", "SQLITE_DROP_INDEX", "SQLITE_DROP_TRIGGER", "SQLITE_DROP_VIEW", "SQLITE_DROP_VTABLE",
        "SQLITE_DROP_TEMP_TABLE", "SQLITE_DROP_TEMP_TRIGGER", "SQLITE_DROP_TEMP_INDEX",
        "SQLITE_ALTER_TABLE", "SQLITE_ATTACH", "SQLITE_DETACH", "SQLITE_CREATE_TRIGGER", "SQLITE_CREATE_TEMP_TRIGGER",
        "SQLITE_CREATE_TABLE", "SQLITE_CREATE_VIEW", "SQLITE_CREATE_VTABLE", "SQLITE_CREATE_INDEX",
    )
)  # fmt: skip
_HARMLESS_PRAGMAS = frozenset(
    {"quick_check", "integrity_check", "foreign_key_check", "optimize"}
)


def connect_file(path: Path, *, read_only: bool = False, passphrase: str = "") -> sqlite3.Connection:
    """An exclusive connection with durable settings; an OperationalError "database is locked" where another has it.

    With a passphrase by SQLCipher: raises NoEncryption, WrongPassphrase.
    """
    target = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    options: dict[str, Any] = {
        "uri": True, "isolation_level": None, "check_same_thread": False, "timeout": 0.25, "cached_statements": 512,
    }  # fmt: skip
    driver = cipher.connect_cipher(target, passphrase, **options) if passphrase else sqlite3.connect(target, **options)
    try:
        if passphrase:
            cipher.check_passphrase(driver, path.name)
        apply_settings(driver, read_only=read_only)
    except BaseException:
        driver.close()
        raise
    return driver


def apply_settings(driver: sqlite3.Connection, *, read_only: bool = False) -> None:
    """Sets what reliability demands and takes the lock at once."""
    if not read_only:
        # Before anything is read: of two desks that each hold a kept read lock neither could ever write, and both would go.
        driver.execute("BEGIN EXCLUSIVE")
    driver.execute("PRAGMA locking_mode = EXCLUSIVE")
    if not read_only:
        driver.execute("COMMIT")
    for setting in (
        "synchronous = EXTRA", "foreign_keys = ON", "recursive_triggers = ON",
        "trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "temp_store = MEMORY",
        f"cache_size = -{CACHE_KIB}",
    ):  # fmt: skip
        driver.execute(f"PRAGMA {setting}")
    # Where a search puts the matters it found, for the page's query to look in.
    driver.execute("CREATE TEMP TABLE chosen (matter INTEGER PRIMARY KEY)")
    if not read_only:
        driver.execute("PRAGMA journal_mode = DELETE")
        driver.execute("BEGIN EXCLUSIVE")
        driver.execute("COMMIT")


def guard_running(driver: sqlite3.Connection) -> None:
    """From now on the connection refuses to drop, alter, attach, create, or change a setting."""
    driver.set_authorizer(_authorise)


def _authorise(act: int, first: str | None, second: str | None, *_: str | None) -> int:
    if act in _FORBIDDEN:
        return sqlite3.SQLITE_DENY
    if act == sqlite3.SQLITE_PRAGMA and second is not None and (first or "").lower() not in _HARMLESS_PRAGMAS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def wrap_driver(driver: sqlite3.Connection) -> Connection:
    """SQLAlchemy's connection over the driver's own; transactions are begun and ended by the unit of work alone."""
    module: dict[str, Any] = {} if isinstance(driver, sqlite3.Connection) else {"module": sys.modules["sqlcipher3.dbapi2"]}
    engine = create_engine(
        "sqlite://", **module,
        creator=lambda: driver, poolclass=StaticPool, pool_reset_on_return=None, isolation_level="AUTOCOMMIT",
        skip_autocommit_rollback=True,
    )  # fmt: skip
    return engine.connect()
