"""The open docket, and one unit of work on it: a transaction, its entries in the record, and what changed."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Executable, Row
from sqlalchemy.exc import DBAPIError

from ipdocket.clock import Clock
from ipdocket.domain.changes import Changes, Kind
from ipdocket.domain.people import Actor
from ipdocket.store import audit, connect, lock_note
from ipdocket.store.refusals import ClockDoubtful, GuardRefused, MaybeSaved, NotSaved, ReadOnlyDocket, StillChecking
from ipdocket.store.types import write_json

# More deadlines than this are not named one by one in `Changes`: views then read anew.
NAMED_AT_MOST = 2000


class Store:
    """An open docket. All reading goes through `connection` or `driver`; all changing through `work`.

    It belongs to one thread at a time. `read_only_because` says why it may not be changed ("" where it may);
    `checked` is False until the checks after opening have passed; `clock_doubt` waits to be acknowledged.
    """

    def __init__(self, path: Path, clock: Clock, driver: sqlite3.Connection, read_only_because: str = "") -> None:
        self.path = path
        self.clock = clock
        self.driver = driver
        self.connection: Connection = connect.wrap_driver(driver)
        connect.guard_running(driver)
        self.read_only_because = read_only_because
        self.checked = False
        self.clock_doubt = ""
        self.changed_since_backup = False
        self.busy = False
        self.holds_note = False
        self.wordings: dict[tuple[str, str, str], int] = {}

    def work(self, actor: Actor, act: str) -> "Work":
        """A unit of work for `with`: everything in it is saved together, or nothing is.

        Raises ReadOnlyDocket, StillChecking or ClockDoubtful where the docket may not be changed now.
        """
        if self.read_only_because:
            raise ReadOnlyDocket(self.read_only_because)
        if not self.checked:
            raise StillChecking
        if self.clock_doubt:
            raise ClockDoubtful(self.clock_doubt)
        return Work(self, actor, act)

    def rows(self, statement: Executable) -> Sequence[Row[tuple[object, ...]]]:
        """All rows of a select."""
        return self.connection.execute(statement).all()

    def head(self) -> audit.Head:
        """The last entry of the record, as printed on paper."""
        return audit.read_head(self.driver)

    def replace_connection(self, driver: sqlite3.Connection) -> None:
        """Goes on with another connection to the same file, after the first one failed."""
        self.driver = driver
        self.connection = connect.wrap_driver(driver)
        connect.guard_running(driver)

    def give_up_connection(self) -> None:
        """Closes the connection, whatever state it is in; an open transaction ends with it, unsaved."""
        try:
            self.connection.close()
            self.driver.close()
        except (sqlite3.Error, DBAPIError):
            return  # one that failed before is given up; the file needs nothing from it

    def close(self) -> None:
        """Closes the file and takes the note away; a second call does nothing."""
        self.give_up_connection()
        if self.holds_note:
            lock_note.remove_note(self.path)
            self.holds_note = False

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Work:
    """One unit of work. `changes` is complete once the `with` block has ended without a refusal."""

    def __init__(self, store: Store, actor: Actor, act: str) -> None:
        self.store = store
        self.actor = actor
        self.act = act
        self.now: datetime = store.clock.now()
        self.changes = Changes()
        self.entries: list[audit.Entry] = []
        self._kinds: set[Kind] = set()
        self._matters: set[int] = set()
        self._deadlines: set[int] = set()
        self._many = False

    @property
    def connection(self) -> Connection:
        """SQLAlchemy's connection, inside this transaction."""
        return self.store.connection

    @property
    def driver(self) -> sqlite3.Connection:
        """The driver's own connection, inside this transaction: for bulk."""
        return self.store.driver

    @property
    def person(self) -> int | None:
        """The acting person's id, None where the program itself acts."""
        return self.actor.person or None

    def run(self, statement: Executable) -> int:
        """Executes a change; gives the number of rows changed."""
        return self.connection.execute(statement).rowcount

    def add(self, statement: Executable) -> int:
        """Executes an insert of one row; gives its id."""
        made = self.connection.execute(statement).inserted_primary_key
        assert made is not None, "only an insert of one row has a new id"
        return int(made[0])

    def record(
        self, subject: str, subject_id: int, *, before: object = None, after: object = None, matter: int | None = None,
        act: str = "",
    ) -> None:  # fmt: skip
        """Adds an entry to the record: what changed, before and after as plain values."""
        parts = {name: value for name, value in (("before", before), ("after", after)) if value is not None}
        self.entries.append(audit.Entry(act or self.act, subject, subject_id, matter, write_json(parts)))

    def touch(self, kind: Kind, *, matters: Iterable[int] = (), deadlines: Iterable[int] = ()) -> None:
        """Notes what kind of thing changed, and which."""
        self._kinds.add(kind)
        if not self._many:
            self._matters.update(matters)
            self._deadlines.update(deadlines)
            self._many = len(self._matters) + len(self._deadlines) > NAMED_AT_MOST

    def __enter__(self) -> "Work":
        if self.store.busy:
            raise RuntimeError("a unit of work is open already")
        self.store.driver.execute("BEGIN IMMEDIATE")
        self.store.busy = True
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        try:
            if error is not None:
                _roll_back(self.store)
                if (refused := _as_refusal(error)) is not None:
                    raise refused from error
                return
            self._commit()
        finally:
            self.store.busy = False

    def _commit(self) -> None:
        driver = self.store.driver
        head = audit.read_head(driver)
        try:
            if self.entries:
                head = audit.append_entries(driver, self.actor, self.now, self.entries)
            driver.execute("COMMIT")
        except sqlite3.IntegrityError as error:
            _roll_back(self.store)
            raise GuardRefused(str(error)) from error
        except sqlite3.Error as error:
            _find_out(self.store, head, bool(self.entries), error)
        if self.entries:
            self.store.changed_since_backup = True
        named = not self._many
        self.changes = Changes(
            frozenset(self._kinds),
            frozenset(self._matters) if named else frozenset(),
            frozenset(self._deadlines) if named else frozenset(),
            self._many,
            str(head),
        )


def _roll_back(store: Store) -> None:
    store.wordings.clear()
    try:
        if store.driver.in_transaction:
            store.driver.execute("ROLLBACK")
    except sqlite3.Error as error:
        store.give_up_connection()  # the transaction ends, unsaved, with its connection
        store.read_only_because = f"the disk failed ({error}); restart ipdocket"


def _as_refusal(error: BaseException) -> Exception | None:
    """The refusal that a failure inside the block means to a person; None leaves the error as it is."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.IntegrityError) and "_" in str(cause).partition(":")[0]:
        return GuardRefused(str(cause))
    if isinstance(cause, sqlite3.OperationalError) and _of_the_disk(cause):
        return NotSaved(str(cause))
    return None


def _of_the_disk(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


def _find_out(store: Store, expected: audit.Head, recorded: bool, error: sqlite3.Error) -> None:
    """After a failed commit: closes, opens again and reads whether the change is in the file. Returns only if it is.

    A commit that reports failure may have happened all the same, so the program never guesses and never repeats it.
    """
    store.give_up_connection()
    store.wordings.clear()
    try:
        driver = connect.connect_file(store.path)
        found = audit.read_head(driver)
    except sqlite3.Error as again:
        store.read_only_because = "the disk failed while saving"
        raise MaybeSaved(str(error)) from again
    store.replace_connection(driver)
    if not recorded or found != expected:
        raise NotSaved(str(error)) from error
