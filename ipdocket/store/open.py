"""Opening and creating a docket file: every check that can be afforded before the window, and those that follow."""

import sqlite3
from datetime import timedelta
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from ipdocket.clock import Clock
from ipdocket.domain.people import PROGRAM, Actor
from ipdocket.store import audit, connect, lock_note, place, schema
from ipdocket.store.checks import check_fully, check_in_steps
from ipdocket.store.cipher import NotEncrypted, PassphraseNeeded, file_errors, looks_encrypted
from ipdocket.store.driver import Driver
from ipdocket.store.file_home import FileHome
from ipdocket.store.migrations import name_revision
from ipdocket.store.refusals import DamagedDocket, DocketInUse, NewerDocket, NotADocket, OnNetworkShare
from ipdocket.store.types import read_instant, write_instant
from ipdocket.store.upgrade import Tell, say_nothing, upgrade_file
from ipdocket.store.work import Store

_HEADER = 100
_GAP = timedelta(days=7)
TAIL = 100


def create_store(
    path: Path, clock: Clock, *, actor: Actor = PROGRAM, network_allowed: bool = False, passphrase: str = ""
) -> Store:
    """A new, empty docket at `path`, open and checked; encrypted with the passphrase where one is given.

    FileExistsError where something lies there already. Raises NoEncryption.
    """
    _refuse_network(path, network_allowed)
    with path.open("xb"):
        pass
    driver = connect.connect_file(path, passphrase=passphrase)
    schema.create_all(driver, write_instant(clock.now()))
    store = Store(path, clock, driver, home=FileHome(path, passphrase))
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
    passphrase: str = "",
    tell: Tell = say_nothing,
) -> Store:
    """The docket at `path`. With `check_later` it can be read at once; the first change waits for the checks.

    A finding opens it read-only and is told by `read_only_because`. Raises NotADocket, NewerDocket, DamagedDocket,
    DocketInUse, OnNetworkShare, PassphraseNeeded, WrongPassphrase, NoEncryption. An older docket is brought to the present
    format first, which `tell` hears of step by step; then also OldDocketChanged, BackupFailed, UpgradeFailed, UpgradeUnclear.
    """
    _refuse_network(path, network_allowed)
    version = _read_version(path, encrypted=bool(passphrase))
    try:
        driver = _connect(path, passphrase)
    except unreadable() as error:
        raise DamagedDocket(path.name, str(error)) from error
    try:
        _upgrade(path, driver, version, clock, passphrase, tell)
        finding = _first_findings(driver)
        if finding:
            driver.close()
            driver = connect.connect_file(path, read_only=True, passphrase=passphrase)
        store = Store(path, clock, driver, finding, FileHome(path, passphrase))
        store.clock_doubt = "" if finding else doubt_clock(driver, clock)
        store.checks = check_in_steps(store)
    except BaseException as error:
        driver.close()
        if isinstance(error, unreadable()):
            raise DamagedDocket(path.name, str(error)) from error
        raise
    _take_note(store, actor)
    if not check_later and not finding:
        check_fully(store)
    return store


def open_or_create(
    path: Path, clock: Clock, *, actor: Actor = PROGRAM, check_later: bool = False, passphrase: str = "",
    tell: Tell = say_nothing,
) -> Store:  # fmt: skip
    """The docket at `path`, made new where there is none."""
    if path.exists():
        return open_store(path, clock, actor=actor, check_later=check_later, passphrase=passphrase, tell=tell)
    return create_store(path, clock, actor=actor, passphrase=passphrase)


def open_again(closed: Store, *, check_later: bool = False) -> Store:
    """The docket that lies now where a closed one lay, with its passphrase where the file is encrypted."""
    passphrase = closed.home.passphrase if isinstance(closed.home, FileHome) and looks_encrypted(closed.path) else ""
    return open_store(closed.path, closed.clock, check_later=check_later, passphrase=passphrase)


def unreadable() -> tuple[type[Exception], ...]:
    """A damaged file's own words may not even be text; the driver then fails to decode its complaint."""
    return (*file_errors(), DBAPIError, ValueError)  # which a failed decoding is, too


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


def _read_version(path: Path, *, encrypted: bool) -> int | None:
    """The docket's format by its first bytes, without opening it as a database; None where only its passphrase tells."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if not header.startswith(b"SQLite format 3\x00") and looks_encrypted(path):
        if encrypted:
            return None
        raise PassphraseNeeded(path.name)
    if not header.startswith(b"SQLite format 3\x00") or len(header) < _HEADER:
        if path.stat().st_size and not header.startswith(b"SQLite format"):
            raise NotADocket(path.name)
        raise DamagedDocket(path.name, "its first page is missing")
    if encrypted:
        raise NotEncrypted(path.name)
    return _known_version(path, int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big"))


def _ask_version(path: Path, driver: sqlite3.Connection) -> int:
    """The format of an encrypted docket, once its passphrase has opened it."""
    held = [int(driver.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version")]
    return _known_version(path, *held)


def _known_version(path: Path, application: int, version: int) -> int:
    if application != schema.APPLICATION_ID:
        raise NotADocket(path.name)
    if version > schema.VERSION:
        raise NewerDocket(version, schema.VERSION)
    return version


def _connect(path: Path, passphrase: str) -> sqlite3.Connection:
    try:
        return connect.connect_file(path, passphrase=passphrase)
    except file_errors() as error:
        if "locked" in str(error):
            raise DocketInUse(str(lock_note.read_note(path) or "")) from error
        raise


def _upgrade(
    path: Path, driver: sqlite3.Connection, told: int | None, clock: Clock, passphrase: str, tell: Tell
) -> None:
    """Brings an older docket to the present format; `told` is what the file's first bytes said before it was locked."""
    if told is not None and told >= schema.VERSION:
        return
    version = _ask_version(path, driver)  # meanwhile another desk may have brought it there
    if version < schema.VERSION:
        upgrade_file(path, driver, version, clock, passphrase, tell)


def _first_findings(driver: sqlite3.Connection) -> str:
    if schema.digest_schema(driver) != schema.DIGEST:
        return "its guards or tables are not those of this program; someone may have removed one"
    place = [str(row[0]) for row in driver.execute("SELECT version_num FROM alembic_version")]
    if place != [name_revision(schema.VERSION)]:
        return f"its format is {schema.VERSION}, but it says that its last change of format was {', '.join(place) or 'none'}"
    fault = audit.verify_tail(driver, TAIL)
    return f"in the record, {fault.what}" if fault else ""


def _take_note(store: Store, actor: Actor) -> None:
    if not store.read_only_because:
        lock_note.write_note(store.path, actor.name, actor.machine, store.clock.now())
        store.holds_note = True


