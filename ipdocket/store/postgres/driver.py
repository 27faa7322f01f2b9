"""A psycopg connection that takes the store's SQL and gives the values that sqlite3 would give."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from psycopg import Connection, Cursor, Error, OperationalError
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.pq import TransactionStatus

from ipdocket.store.guards.postgres import WRITER
from ipdocket.store.postgres.translate import names_marks, translate
from ipdocket.store.types import write_instant


class _AsText(Loader):
    """Days and JSON as the server writes them; every connection asks for ISO days."""

    def load(self, data: Buffer) -> str:
        return bytes(data).decode()


class _AsInstant(Loader):
    """An instant as the store writes it on every database; the record's hashes are made from this text."""

    def load(self, data: Buffer) -> str:
        return write_instant(datetime.fromisoformat(bytes(data).decode()).astimezone(UTC))


class PostgresRows:
    """The rows of one statement."""

    def __init__(self, cursor: Cursor[Any]) -> None:
        self._cursor = cursor

    def fetchone(self) -> Any:
        """The next row, None behind the last."""
        return self._cursor.fetchone()

    def fetchall(self) -> list[Any]:
        """Every row that is left."""
        return self._cursor.fetchall()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._cursor)

    @property
    def lastrowid(self) -> int | None:
        """The id of the row that an insert made; ask before the next statement."""
        row = self._cursor.connection.execute("SELECT lastval()").fetchone()
        return int(row[0]) if row else None


class PostgresDriver:
    """Gives `execute` and `executemany` as the store uses them; `raw` is psycopg's connection.

    With `renew` a connection that broke while no transaction was open is made again, and the statement repeated.
    """

    def __init__(self, raw: Connection[Any], renew: Callable[[], Connection[Any]] | None = None) -> None:
        self._renew = renew
        self._in_unit = False
        self._views: tuple[str, ...] = ()
        self.renewed: list[Callable[[], object]] = []
        self._take(raw)

    def _take(self, raw: Connection[Any]) -> None:
        self.raw = raw
        for kind in ("date", "json", "jsonb"):
            raw.adapters.register_loader(kind, _AsText)
        raw.adapters.register_loader("timestamptz", _AsInstant)

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> PostgresRows:
        """Carries out one statement. A unit of work begins by waiting for the one writer's place."""
        try:
            rows = self._run(translate(sql), parameters)
        except OperationalError:
            if not self.raw.closed or self._in_unit or self._renew is None:
                raise
            self.fresh()
            rows = self._run(translate(sql), parameters)
        if sql == "BEGIN IMMEDIATE":
            self._take_turn()
        elif sql in ("COMMIT", "ROLLBACK"):
            self._in_unit = False
        return rows

    def fresh(self) -> Connection[Any]:
        """psycopg's connection, made again where it broke outside a transaction."""
        if self.raw.closed and self._renew is not None:
            self._in_unit = False
            self._take(self._renew())
            self._run_all(self._views)
            for follow in self.renewed:
                follow()
        return self.raw

    def stand_in(self, away: Sequence[str], laid: Sequence[str]) -> None:
        """Takes the connection's views away and lays others, which stay even where the connection is made again."""
        self.fresh()
        self._run_all((*away, *laid))
        self._views = tuple(laid)

    def _run_all(self, statements: Sequence[str]) -> None:
        if statements:
            # Statements that the server has prepared keep to the tables they were first read on, views in their place or not.
            self.raw.execute(";".join((*statements, "DISCARD PLANS")).encode())

    def _run(self, made: str, parameters: Sequence[Any]) -> PostgresRows:
        if not parameters:
            return PostgresRows(self.raw.execute(made.replace("%%", "%").encode()))
        if names_marks(made):
            return PostgresRows(self.raw.execute(made.encode(), {f"p{n}": value for n, value in enumerate(parameters, 1)}))
        return PostgresRows(self.raw.execute(made.encode(), parameters))

    def _take_turn(self) -> None:
        self._in_unit = True
        try:
            self.raw.execute("SELECT pg_advisory_xact_lock(%s)", (WRITER,))
        except Error:
            self._in_unit = False
            self.raw.execute("ROLLBACK")
            raise

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> object:
        """Carries out one statement for each set of values, in one trip to the server."""
        with self.raw.cursor() as cursor:
            cursor.executemany(translate(sql), list(parameters))
        return None

    def close(self) -> None:
        """Ends the connection."""
        self.raw.close()

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open, failed ones included."""
        return self.raw.info.transaction_status in (TransactionStatus.INTRANS, TransactionStatus.INERROR)
