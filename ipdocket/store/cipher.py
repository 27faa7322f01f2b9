"""Encryption at rest: a docket file that is unreadable without its passphrase (SQLCipher, the extra `encryption`).

The passphrase is never stored, logged or recorded. Whoever loses it loses the docket: there is no other way in.
"""

import os
import sqlite3
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from ipdocket.errors import Refused
from ipdocket.store.refusals import DamagedDocket

_PAGE = 4096
_MANY_VALUES = 230  # of 256: a page of cipher text holds nearly all, a page of anything else hardly
SHORTEST = 12


class NoEncryption(Refused):
    """The package that reads encrypted dockets is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "This docket is encrypted, and this installation has no SQLCipher to read it with.",
            "The file was not touched.",
            "Install the extra: pip install 'ipdocket[encryption]'.",
        )


class PassphraseNeeded(Refused):
    """The file looks encrypted and no passphrase was given."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} looks encrypted: it can only be read with its passphrase.",
            "The file was not touched.",
            "Type its passphrase; on the command line, set IPDOCKET_PASSPHRASE or type it when asked.",
        )


class NotEncrypted(Refused):
    """A passphrase for a file that has none."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is not encrypted: it opens without a passphrase.",
            "The file was not touched.",
            "Open it without one; `ipdocket passphrase` encrypts it.",
        )


class WrongPassphrase(Refused):
    """The passphrase does not open the file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"This passphrase does not open {name}, or the file is damaged.",
            "The file was not touched.",
            "Type it again; look at Caps Lock and the keyboard's language. Without it nobody can read the docket.",
        )


class WeakPassphrase(Refused):
    """A passphrase that is too short, or holds what cannot be typed again."""

    def __init__(self) -> None:
        super().__init__(
            f"A passphrase has at least {SHORTEST} characters and no control characters.",
            "Nothing was changed.",
            "Take several words; keep them where the firm keeps its wills.",
        )


def is_file_driver(driver: object) -> bool:
    """Whether the connection is one to a file, encrypted or not."""
    return isinstance(driver, sqlite3.Connection) or type(driver).__module__.startswith("sqlcipher3")


def file_errors() -> tuple[type[Exception], ...]:
    """What connections to files raise: Python's own, and SQLCipher's once it is in use."""
    cipher = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error,) if cipher is None else (sqlite3.Error, cipher.Error)


def is_error(error: object, name: str) -> bool:
    """Whether it is the error of that name of either library ("IntegrityError")."""
    return isinstance(error, file_errors()) and any(each.__name__ == name for each in type(error).__mro__)


def looks_encrypted(path: Path) -> bool:
    """Whether the file has whole pages and its first one looks like noise, as nothing else that is a docket does."""
    with path.open("rb") as file:
        page = file.read(_PAGE)
    whole = len(page) == _PAGE and path.stat().st_size % _PAGE == 0
    return whole and not page.startswith(b"SQLite format 3") and len(set(page)) >= _MANY_VALUES


def connect_cipher(target: str, passphrase: str, **options: Any) -> sqlite3.Connection:
    """A connection by SQLCipher, with the key laid where a passphrase is given. Raises NoEncryption."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise NoEncryption from error
    driver = dbapi2.connect(target, **options)
    driver.execute("PRAGMA cipher_log_level = NONE")  # a wrong passphrase is told by a refusal, not on the console
    if passphrase:
        driver.execute(f"PRAGMA key = {_quoted(passphrase)}")
    return cast(sqlite3.Connection, driver)  # its twin: the same methods by another library


def check_passphrase(driver: sqlite3.Connection, name: str) -> None:
    """Reads the first page. Raises WrongPassphrase where it is still noise."""
    try:
        driver.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except file_errors() as error:
        if "not a database" in str(error):
            raise WrongPassphrase(name) from error
        raise


def change_passphrase(path: Path, old: str, new: str, now: datetime) -> Path:
    """Writes the docket anew under another passphrase ("" for none) and puts it in the former one's place.

    The former file is kept beside it under a dated name; gives where. The docket must be closed, and nothing is put in its
    place before the new one was read whole. Raises WeakPassphrase, WrongPassphrase, DamagedDocket, NoEncryption.
    """
    if new and (len(new) < SHORTEST or not new.isprintable()):
        raise WeakPassphrase
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    try:
        _export(path, old, part, new)
        _compare(path, old, part, new)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    aside = path.with_name(f"{path.stem}-before-passphrase-{now:%Y%m%dT%H%M%SZ}{path.suffix}")
    path.replace(aside)
    part.replace(path)
    return aside


def _export(path: Path, old: str, part: Path, new: str) -> None:
    driver = connect_cipher(str(path), old, isolation_level=None)
    try:
        check_passphrase(driver, path.name)
        driver.execute("PRAGMA locking_mode = EXCLUSIVE")
        driver.execute("BEGIN EXCLUSIVE")
        driver.execute("COMMIT")
        driver.execute(f"ATTACH DATABASE ? AS anew KEY {_quoted(new)}", (str(part),))
        driver.execute("SELECT sqlcipher_export('anew')").fetchone()
        for name in ("application_id", "user_version"):
            value = int(driver.execute(f"PRAGMA main.{name}").fetchone()[0])
            driver.execute(f"PRAGMA anew.{name} = {value}")
        driver.execute("DETACH DATABASE anew")
    finally:
        driver.close()


def _compare(path: Path, old: str, part: Path, new: str) -> None:
    """The copy holds every row of every table, the same schema, and is whole."""
    told = []
    for file, key in ((path, old), (part, new)):
        driver = connect_cipher(str(file), key, isolation_level=None)
        try:
            tables = [row[0] for row in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
            counts = [driver.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables]
            schema = driver.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
            head = driver.execute("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1").fetchone()
            whole = driver.execute("PRAGMA integrity_check").fetchone()[0]
            told.append((tables, counts, schema, head, whole))
        finally:
            driver.close()
    if told[0] != told[1] or told[1][4] != "ok":
        raise DamagedDocket(part.name, "the copy under the new passphrase is not the same")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
