"""What the store asks of a database's own connection; sqlite3's gives it as it is, PostgreSQL's through a translation."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from ipdocket.domain.people import Actor

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ipdocket.domain.changes import Changes
    from ipdocket.store.work import Store


class Rows(Protocol):
    """The rows of one statement, as plain values: days and instants as text, flags as 0 and 1."""

    def fetchone(self) -> Any:
        """The next row, None behind the last."""

    def fetchall(self) -> list[Any]:
        """Every row that is left."""

    def __iter__(self) -> Iterator[Any]: ...

    @property
    def lastrowid(self) -> int | None:
        """The id of the row that an insert made."""


class Driver(Protocol):
    """A connection that understands the store's SQL: marks as `?` or `?1`, SQLite's spelling of the few differences."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Rows:
        """Carries out one statement."""

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> object:
        """Carries out one statement for each set of values."""

    def close(self) -> None:
        """Ends the connection; an open transaction ends unsaved."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""


class Home(Protocol):
    """Where a docket lives: how a transaction begins there, what its failures mean, how to look again after one."""

    kind: str
    # How the tables' own names begin, where views stand in their place.
    prefix: str
    # The login that the place itself has checked, "" where the docket keeps its own passwords.
    login: str

    @property
    def failures(self) -> tuple[type[Exception], ...]:
        """What its connections raise where it fails."""

    def wrap(self, driver: Driver) -> "Connection":
        """SQLAlchemy's connection over the driver's own, from now on guarded."""

    def take_seat(self, login: str, password: str, *, keep: bool = False) -> None:
        """Lets the place check a password; the person's next unit of work (every one with `keep`) then runs there."""

    def move_in(self, store: "Store", login: str) -> None:
        """Makes the seat that was taken the docket's own: another person sits at this desk now."""

    def begin(self, actor: Actor) -> Driver | None:
        """The connection on which the actor's unit of work runs, None for the docket's own."""

    def end(self, actor: Actor) -> None:
        """Follows each unit of work, saved or not."""

    def tell(self, driver: Driver, changes: "Changes") -> None:
        """Tells other desks what changed, as part of the transaction."""

    def listen(self, driver: Driver, when_told: Callable[["Changes"], object]) -> Callable[[], None]:
        """Calls `when_told`, on another thread, for what other desks change; gives what ends it."""

    def explain(self, error: BaseException) -> Exception | None:
        """The refusal that a failure means to a person; None leaves the error as it is."""

    def reopen(self) -> Driver:
        """A new connection to the same docket, after the first one failed."""

    def close(self) -> None:
        """Gives up what is held beside the connection."""
