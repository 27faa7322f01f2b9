"""The open docket, and one unit of work on it: a transaction, its entries in the record, and what changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Executable, Row

from ipdocket.clock import Clock
from ipdocket.domain.changes import Changes, Kind
from ipdocket.domain.people import Actor
from ipdocket.domain.scope import EVERYTHING, Scope
from ipdocket.store import audit, bounds, lock_note, scopes
from ipdocket.store.driver import Driver, Home
from ipdocket.store.file_home import FileHome
from ipdocket.store.refusals import ClockDoubtful, MaybeSaved, NotFound, NotSaved, ReadOnlyDocket
from ipdocket.store.types import write_json

# More deadlines than this are not named one by one in `Changes`: views then read anew.
NAMED_AT_MOST = 2000


class Store:
    """An open docket. All reading goes through `connection` or `driver`; all changing through `work`.

    It belongs to one thread at a time. `read_only_because` says why it may not be changed ("" where it may);
    `checked` is False until the `checks` after opening have passed, which `give_way` to other work while it says so;
    `clock_doubt` waits to be acknowledged; `scope` is what can be read now.
    """

    def __init__(
        self, path: Path, clock: Clock, driver: Driver, read_only_because: str = "", home: Home | None = None
    ) -> None:
        self.path = path
        self.clock = clock
        self.home: Home = home or FileHome(path)
        self.driver: Driver = driver
        self.connection: Connection = self.home.wrap(driver)
        self.read_only_because = read_only_because
        self.checked = False
        self.checks: Iterator[str] = iter(())
        self.give_way: Callable[[], bool] = _never
        self.clock_doubt = ""
        self.changed_since_backup = False
        self.busy = False
        self.holds_note = False
        self.wordings: dict[tuple[str, str, str], int] = {}
        self.scope = EVERYTHING
        self._views: list[str] = []

    def bind(self, scope: Scope) -> None:
        """From now on nothing is read beyond the scope, whatever is asked; a unit of work is not bound."""
        if self.busy or scope == self.scope:
            return
        laid = [] if scope.everything else bounds.views_of(scope, self.home.prefix)
        bounds.stand_in(self.driver, bounds.lift_views(self._views), laid)
        self.scope, self._views = scope, laid

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Reads everything within the block: for the program's own checks and rounds, never for an answer to a person."""
        former = self.scope
        self.bind(EVERYTHING)
        try:
            yield
        finally:
            self.bind(former)

    def work(self, actor: Actor, act: str) -> "Work":
        """A unit of work for `with`: everything in it is saved together, or nothing is.

        Waits for the checks after opening. Raises ReadOnlyDocket or ClockDoubtful where the docket may not be changed now.
        """
        self.finish_checks()
        if self.read_only_because:
            raise ReadOnlyDocket(self.read_only_because)
        if self.clock_doubt:
            raise ClockDoubtful(self.clock_doubt)
        return Work(self, actor, act)

    def finish_checks(self) -> None:
        """Comes back when the checks after opening have passed or found something, without giving way."""
        if self.checked or self.read_only_because:
            return
        waiting, self.give_way = self.give_way, _never
        try:
            for _ in self.checks:
                pass
        finally:
            self.give_way = waiting
        if not self.checked and not self.read_only_because:
            self.read_only_because = "its checks after opening were broken off"

    def rows(self, statement: Executable) -> Sequence[Row[tuple[object, ...]]]:
        """All rows of a select."""
        return self.connection.execute(statement).all()

    def head(self) -> audit.Head:
        """The last entry of the record, as printed on paper."""
        return audit.read_head(self.driver)

    def replace_connection(self, driver: Driver) -> None:
        """Goes on with another connection to the same docket, bound as the former one was."""
        self.driver = driver
        self.connection = self.home.wrap(driver)
        scope, self.scope, self._views = self.scope, EVERYTHING, []
        self.bind(scope)

    def give_up_connection(self) -> None:
        """Closes the connection, whatever state it is in; an open transaction ends with it, unsaved."""
        try:
            self.connection.close()
            self.driver.close()
        except self.home.failures:
            return  # one that failed before is given up; the file needs nothing from it

    def close(self) -> None:
        """Closes the docket and takes the note away; a second call does nothing."""
        self.give_up_connection()
        self.home.close()
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
        self._former: tuple[Driver, Connection] | None = None
        self._scope = EVERYTHING
        self._hidden: Scope | None = None

    @property
    def connection(self) -> Connection:
        """SQLAlchemy's connection, inside this transaction."""
        return self.store.connection

    @property
    def driver(self) -> Driver:
        """The driver's own connection, inside this transaction: for bulk."""
        return self.store.driver

    @property
    def person(self) -> int | None:
        """The acting person's id, None where the program itself acts."""
        return self.actor.person or None

    @property
    def bounded(self) -> bool:
        """Whether something of the docket is hidden from the acting person."""
        if self._hidden is None:
            self._hidden = scopes.walls_against(self.driver, self.store.home.prefix, self.actor.person)
        return not self._hidden.everything

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
        """Adds an entry to the record: what changed, before and after as plain values. Raises NotFound."""
        if matter is not None:
            self._refuse_hidden(matter)
        parts = {name: value for name, value in (("before", before), ("after", after)) if value is not None}
        self.entries.append(audit.Entry(act or self.act, subject, subject_id, matter, write_json(parts)))

    def _refuse_hidden(self, matter: int) -> None:
        """Nobody changes what a wall hides from them, whoever sits at the desk. Raises NotFound, as of what is not there."""
        if self.bounded and self._hidden is not None:
            seen = f"SELECT 1 FROM matter m WHERE m.id = ? AND {bounds.matter_seen(self._hidden, 'm')}"
            if self.driver.execute(seen, (matter,)).fetchone() is None:
                raise NotFound(f"Matter number {matter}")

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
        self._scope = self.store.scope
        self.store.bind(EVERYTHING)
        try:
            self._take_seat()
        except BaseException:
            self.store.bind(self._scope)
            raise
        try:
            self.store.driver.execute("BEGIN IMMEDIATE")
        except self.store.home.failures as error:
            _roll_back(self.store)  # it may have begun all the same
            self._leave_seat()
            raise self.store.home.explain(error) or error from error
        self.store.busy = True
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        try:
            if error is not None:
                _roll_back(self.store)
                if (refused := self.store.home.explain(error)) is not None:
                    raise refused from error
                return
            self._commit()
        finally:
            self.store.busy = False
            self._leave_seat()

    def _take_seat(self) -> None:
        """On a server each person has a connection of their own; what they do runs on it."""
        seat = self.store.home.begin(self.actor)
        if seat is not None:
            self._former = (self.store.driver, self.store.connection)
            self.store.replace_connection(seat)

    def _leave_seat(self) -> None:
        if self._former is not None:
            self.store.connection.close()
            (self.store.driver, self.store.connection), self._former = self._former, None
        self.store.home.end(self.actor)
        try:
            self.store.bind(self._scope)
        except self.store.home.failures:
            return  # a connection that failed is given up: nothing is read on it

    def _commit(self) -> None:
        store = self.store
        try:
            head = audit.read_head(store.driver)
            if self.entries:
                head = audit.append_entries(store.driver, self._recorded_actor(), self.now, self.entries)
            self.changes = self._sum_up(head)
            store.home.tell(store.driver, self.changes)
        except store.home.failures as error:
            refused = store.home.explain(error)
            if refused is None or isinstance(refused, NotSaved):
                _begin_anew(store)
                raise NotSaved(str(error)) from error
            _roll_back(store)
            raise refused from error
        self._make_durable(head)
        if self.entries:
            store.changed_since_backup = not store.home.login  # a server is backed up where it stands

    def _make_durable(self, head: audit.Head) -> None:
        store = self.store
        try:
            store.driver.execute("COMMIT")
        except store.home.failures as error:
            if (refused := store.home.explain(error)) is not None and not isinstance(refused, NotSaved):
                _roll_back(store)
                raise refused from error
            _find_out(store, head, bool(self.entries), error)

    def _recorded_actor(self) -> Actor:
        """Who stands in the record: on a server the program, too, acts under the login of whoever runs it."""
        login = self.store.home.login
        return replace(self.actor, account=login) if login and not self.actor.person else self.actor

    def _sum_up(self, head: audit.Head) -> Changes:
        named = not self._many
        return Changes(
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
    except store.home.failures as error:
        store.give_up_connection()  # the transaction ends, unsaved, with its connection
        store.read_only_because = f"the disk failed ({error}); restart ipdocket"


def _begin_anew(store: Store) -> None:
    """Opens the docket again after a failure before the commit: nothing of the change is there."""
    store.give_up_connection()
    store.wordings.clear()
    try:
        store.replace_connection(store.home.reopen())
    except store.home.failures as error:
        store.read_only_because = f"the disk or the connection failed ({error}); restart ipdocket"


def _find_out(store: Store, expected: audit.Head, recorded: bool, error: Exception) -> None:
    """After a failed commit: closes, opens again and reads whether the change is there. Returns only if it is.

    A commit that reports failure may have happened all the same, so the program never guesses and never repeats it.
    """
    store.give_up_connection()
    store.wordings.clear()
    try:
        driver = store.home.reopen()
        found = driver.execute("SELECT hash FROM audit WHERE id = ?", (expected.number,)).fetchone()
    except store.home.failures as again:
        store.read_only_because = "the connection failed while saving"
        raise MaybeSaved(str(error)) from again
    store.replace_connection(driver)
    if not recorded or found is None or found[0] != expected.hash:
        raise NotSaved(str(error)) from error


def _never() -> bool:
    return False
