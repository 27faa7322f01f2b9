"""A docket in one file of this computer."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlalchemy.exc import DBAPIError

from ipdocket.domain.people import Actor
from ipdocket.store import cipher, connect
from ipdocket.store.refusals import GuardRefused, NotSaved

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ipdocket.domain.changes import Changes
    from ipdocket.store.driver import Driver
    from ipdocket.store.work import Store

_OF_THE_DISK = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


class FileHome:
    """SQLite's ways: one program holds the file, so there is one connection and nobody else to tell."""

    kind = "sqlite"
    prefix = "main."
    login = ""

    def __init__(self, path: Path, passphrase: str = "") -> None:
        self._path = path
        self.passphrase = passphrase

    @property
    def failures(self) -> tuple[type[Exception], ...]:
        """A damaged file's own words may not even be text; the driver then fails to decode its complaint."""
        return (*cipher.file_errors(), DBAPIError, UnicodeDecodeError)

    def wrap(self, driver: "Driver") -> "Connection":
        """SQLAlchemy's connection; the driver refuses from now on to drop, alter, attach or create."""
        own = cast(sqlite3.Connection, driver)
        wrapped = connect.wrap_driver(own)
        connect.guard_running(own)
        return wrapped

    def take_seat(self, login: str, password: str, *, keep: bool = False) -> None:
        """A file checks no password."""

    def move_in(self, store: "Store", login: str) -> None:
        """Everyone sits at the one connection."""

    def begin(self, _actor: Actor) -> "Driver | None":
        """Everyone works on the docket's own connection."""
        return None

    def end(self, _actor: Actor) -> None:
        """Nothing is held for one unit of work."""

    def tell(self, driver: "Driver", changes: "Changes") -> None:
        """Nobody else has the file open."""

    def listen(self, driver: "Driver", when_told: Callable[["Changes"], object]) -> Callable[[], None]:
        """Nobody else has the file open."""
        return lambda: None

    def explain(self, error: BaseException) -> Exception | None:
        """A guard's words, or the disk's failure."""
        cause = error.orig if isinstance(error, DBAPIError) else error
        if cipher.is_error(cause, "IntegrityError") and "_" in str(cause).partition(":")[0]:
            return GuardRefused(str(cause))
        if cipher.is_error(cause, "OperationalError") and _of_the_disk(cause):
            return NotSaved(str(cause))
        return None

    def reopen(self) -> "Driver":
        """The file opened again."""
        return connect.connect_file(self._path, passphrase=self.passphrase)

    def close(self) -> None:
        """Nothing is held beside the connection."""


def _of_the_disk(error: object) -> bool:
    """By the error's code; SQLCipher's library tells none, so by its words."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in _OF_THE_DISK
    return any(words in str(error) for words in ("disk I/O", "disk is full", "readonly", "unable to open"))
