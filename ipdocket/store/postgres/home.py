"""A docket on a server: each person's acts run on that person's own connection."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

import psycopg
from psycopg import errors
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from ipdocket.domain.people import Actor
from ipdocket.store.driver import Driver
from ipdocket.store.guards.postgres import SCHEMA
from ipdocket.store.postgres.connect import Address, connect_raw
from ipdocket.store.postgres.driver import PostgresDriver
from ipdocket.store.postgres.listen import CHANNEL, Listener
from ipdocket.store.postgres.refusals import NoSeat, NotYourAct, SomeoneWrites
from ipdocket.store.refusals import GuardRefused, NotSaved

if TYPE_CHECKING:
    from ipdocket.domain.changes import Changes
    from ipdocket.store.work import Store

LONGEST_NOTICE = 7000  # the server takes 8000 bytes


class ServerHome:
    """`login` is the database role of the docket's own connection; other persons take a seat for one unit of work."""

    kind = "postgresql"
    prefix = f"{SCHEMA}."
    failures: tuple[type[Exception], ...] = (psycopg.Error, DBAPIError)

    def __init__(self, address: Address, login: str) -> None:
        self.address = address
        self.login = login
        self._seats: dict[str, tuple[PostgresDriver, bool]] = {}

    def wrap(self, driver: Driver) -> Connection:
        """SQLAlchemy's connection over psycopg's; transactions are begun and ended by the unit of work alone."""
        own = cast(PostgresDriver, driver)
        engine = create_engine(
            "postgresql+psycopg://",
            creator=own.fresh, poolclass=StaticPool, pool_reset_on_return=None, isolation_level="AUTOCOMMIT",
            skip_autocommit_rollback=True, use_native_hstore=False,
        )  # fmt: skip
        wrapped = engine.connect()
        own.renewed = [wrapped.invalidate, wrapped.rollback, lambda: wrapped.connection]
        return wrapped

    def take_seat(self, login: str, password: str, *, keep: bool = False) -> None:
        """Connects as another person, whose next unit of work (every one with `keep`) runs there.

        Raises WrongPassword, CannotConnect and what else `connect_raw` raises.
        """
        seat = open_driver(self.address.of_user(login, password))
        self._give_up(login)
        self._seats[login] = (seat, keep)

    def move_in(self, store: "Store", login: str) -> None:
        """Makes a taken seat the docket's own connection: another person sits at this desk now."""
        if login == self.login:
            self._give_up(login)
            return
        seat, _ = self._seats.pop(login)
        store.give_up_connection()
        self.address, self.login = self.address.of_user(login, seat.raw.info.password), login
        store.replace_connection(seat)

    def begin(self, actor: Actor) -> Driver | None:
        """The actor's seat. Raises NoSeat where another person than the one signed in would act."""
        if not actor.person or actor.account == self.login:
            return None
        if actor.account not in self._seats:
            raise NoSeat(actor.name)
        return self._seats[actor.account][0]

    def end(self, actor: Actor) -> None:
        """Gives up a seat taken for this one act."""
        if actor.account in self._seats and not self._seats[actor.account][1]:
            self._give_up(actor.account)

    def tell(self, driver: Driver, changes: "Changes") -> None:
        """Sends a notice to every desk; it arrives when, and only if, the transaction is saved."""
        driver.execute("SELECT pg_notify(?, ?)", (CHANNEL, write_notice(changes)))

    def listen(self, driver: Driver, when_told: Callable[["Changes"], object]) -> Callable[[], None]:
        """Listens on a connection of its own; what this desk's own connections save is not told."""
        own = cast(PostgresDriver, driver)

        def numbers() -> frozenset[int]:
            drivers = (own, *(seat for seat, _ in self._seats.values()))
            return frozenset(one.raw.info.backend_pid for one in drivers if not one.raw.closed)

        listener = Listener(lambda: connect_raw(self.address), numbers, when_told)
        return listener.stop

    def explain(self, error: BaseException) -> Exception | None:
        """A guard's words, a missing right, another writer, a lost connection."""
        cause = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(cause, psycopg.IntegrityError):
            said = cause.diag.message_primary or str(cause)
            return GuardRefused(said) if "_" in said.partition(":")[0] else None
        if isinstance(cause, errors.InsufficientPrivilege):
            return NotYourAct(cause.diag.message_primary or str(cause))
        if isinstance(cause, errors.LockNotAvailable | errors.DeadlockDetected):
            return SomeoneWrites()
        if isinstance(cause, psycopg.OperationalError):
            return NotSaved(str(cause).strip())
        return None

    def reopen(self) -> Driver:
        """The docket's own connection made again."""
        return open_driver(self.address)

    def close(self) -> None:
        """Gives up every seat."""
        for login in tuple(self._seats):
            self._give_up(login)

    def _give_up(self, login: str) -> None:
        seat, _ = self._seats.pop(login, (None, False))
        if seat is not None:
            seat.close()


def open_driver(address: Address) -> PostgresDriver:
    """A connection ready for the store's statements, with its own table for the matters that a search chose."""

    def connect() -> "psycopg.Connection[Any]":
        raw = connect_raw(address)
        raw.execute("CREATE TEMP TABLE chosen (matter INTEGER PRIMARY KEY)")
        return raw

    return PostgresDriver(connect(), connect)


def write_notice(changes: "Changes") -> str:
    """The changes as the notice carries them; too many are told as `many`."""
    named: dict[str, Any] = {
        "kinds": sorted(changes.kinds), "matters": sorted(changes.matters), "deadlines": sorted(changes.deadlines),
        "many": changes.many, "head": changes.head,
    }  # fmt: skip
    text = json.dumps(named, separators=(",", ":"))
    if len(text) <= LONGEST_NOTICE:
        return text
    return json.dumps(named | {"matters": [], "deadlines": [], "many": True}, separators=(",", ":"))
