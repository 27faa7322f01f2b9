"""Opening and creating a docket file: every check that can be afforded before the window, and those that follow."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from ipdocket.clock import Clock
from ipdocket.domain.people import PROGRAM, Actor
from ipdocket.store import audit, connect, lock_note, place, schema
from ipdocket.store.checks import check_fully, check_in_steps
from ipdocket.store.driver import Driver
from ipdocket.store.refusals import DamagedDocket, DocketInUse, NewerDocket, NotADocket, OnNetworkShare
from ipdocket.store.types import read_instant, write_instant
from ipdocket.store.work import Store

_HEADER = 100
_GAP = timedelta(days=7)
TAIL = 100
# A damaged file's own words may not even be text; the driver then fails to decode its complaint.
_UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)


def create_store(path: Path, clock: Clock, *, actor: Actor = PROGRAM, network_allowed: bool = False) -> Store:
    """A new, empty docket at `path`, open and checked. FileExistsError where something lies there already."""
    _refuse_network(path, network_allowed)
    with path.open("xb"):
        pass
    driver = connect.connect_file(path)
    schema.create_all(driver, write_instant(clock.now()))
    store = Store(path, clock, driver)
    store.checked = True
    _take_note(store, actor)
    with store.work(actor, "create docket") as work:
        work.record("docket", 0, after={"format": schema.VERSION})
    return store


def open_store(
    path: Path,
    clock: Clock,
    *,
    actor: Actor = PROGRAM,
    check_later: bool = False,
    network_allowed: bool = False,
    before_migration: Callable[[Path], None] | None = None,
) -> Store:
    """The docket at `path`. With `check_later` it can be read at once; the first change waits for the checks.

    A finding opens it read-only and is told by `read_only_because`. Raises NotADocket, NewerDocket, DamagedDocket,
    DocketInUse, OnNetworkShare. `before_migration` makes the backup without which nothing is migrated.
    """
    _refuse_network(path, network_allowed)
    version = _read_version(path)
    try:
        driver = _connect(path)
    except _UNREADABLE as error:
        raise DamagedDocket(path.name, str(error)) from error
    try:
        if version < schema.VERSION:
            _migrate(path, driver, version, before_migration, clock)
        finding = _first_findings(driver)
        if finding:
            driver.close()
            driver = connect.connect_file(path, read_only=True)
        store = Store(path, clock, driver, finding)
        store.clock_doubt = "" if finding else doubt_clock(driver, clock)
        store.checks = check_in_steps(store)
    except (*_UNREADABLE, ValueError) as error:
        driver.close()
        raise DamagedDocket(path.name, str(error)) from error
    _take_note(store, actor)
    if not check_later and not finding:
        check_fully(store)
    return store


def open_or_create(path: Path, clock: Clock, *, actor: Actor = PROGRAM, check_later: bool = False) -> Store:
    """The docket at `path`, made new where there is none."""
    if path.exists():
        return open_store(path, clock, actor=actor, check_later=check_later)
    return create_store(path, clock, actor=actor)


def doubt_clock(driver: Driver, clock: Clock) -> str:
    """Why the machine's date needs a look: before the newest entry, or more than a week after it; "" where it does not."""
    row = driver.execute("SELECT instant FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    if row is None:
        return ""
    last, now = read_instant(row[0]), clock.now()
    if now < last:
        return f"This computer's clock says {now:%d %b %Y %H:%M} UTC, but the record goes on to {last:%d %b %Y %H:%M} UTC."
    if now - last > _GAP:
        return f"Nothing was recorded since {last:%d %b %Y}; this computer's clock says {now:%d %b %Y}."
    return ""


def acknowledge_clock(store: Store, actor: Actor) -> None:
    """Records that someone looked at the clock and found it right."""
    doubt, store.clock_doubt = store.clock_doubt, ""
    with store.work(actor, "acknowledge clock") as work:
        work.record("docket", 0, after={"doubt": doubt})


def _refuse_network(path: Path, allowed: bool) -> None:
    kind = "" if allowed else place.network_kind(path)
    if kind:
        raise OnNetworkShare(str(path.parent), kind)


def _read_version(path: Path) -> int:
    """The docket's format by its first bytes, without opening it as a database."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if not header.startswith(b"SQLite format 3\x00") or len(header) < _HEADER:
        if path.stat().st_size and not header.startswith(b"SQLite format"):
            raise NotADocket(path.name)
        raise DamagedDocket(path.name, "its first page is missing")
    if int.from_bytes(header[68:72], "big") != schema.APPLICATION_ID:
        raise NotADocket(path.name)
    version = int.from_bytes(header[60:64], "big")
    if version > schema.VERSION:
        raise NewerDocket(version, schema.VERSION)
    return version


def _connect(path: Path) -> sqlite3.Connection:
    try:
        return connect.connect_file(path)
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise DocketInUse(str(lock_note.read_note(path) or "")) from error
        raise


def _migrate(
    path: Path, driver: sqlite3.Connection, version: int, back_up: Callable[[Path], None] | None, clock: Clock
) -> None:
    from ipdocket.store import migrations

    if back_up is not None:
        back_up(path)
    migrations.migrate(driver, version, write_instant(clock.now()))


def _first_findings(driver: sqlite3.Connection) -> str:
    if schema.digest_schema(driver) != schema.DIGEST:
        return "its guards or tables are not those of this program; someone may have removed one"
    fault = audit.verify_tail(driver, TAIL)
    return f"in the record, {fault.what}" if fault else ""


def _take_note(store: Store, actor: Actor) -> None:
    if not store.read_only_because:
        lock_note.write_note(store.path, actor.name, actor.machine, store.clock.now())
        store.holds_note = True


