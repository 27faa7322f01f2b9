"""Opening a docket on a server, and laying one there as its owner."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from psycopg import Connection, errors

from ipdocket.clock import Clock
from ipdocket.domain.people import PROGRAM
from ipdocket.store import audit
from ipdocket.store.checks import check_fully, check_in_steps
from ipdocket.store.guards.postgres import SCHEMA
from ipdocket.store.migrations import name_revision
from ipdocket.store.open import TAIL, doubt_clock
from ipdocket.store.postgres import schema
from ipdocket.store.postgres.catalogue import find_differences
from ipdocket.store.postgres.connect import Address, connect_raw
from ipdocket.store.postgres.driver import PostgresDriver
from ipdocket.store.postgres.home import ServerHome, open_driver
from ipdocket.store.postgres.refusals import DocketThereAlready, NoDocketThere, OtherVersion, SomeoneWrites
from ipdocket.store.work import Store

_OWNED = f"""SELECT s.rolsuper OR pg_has_role(session_user, n.nspowner, 'USAGE')
FROM pg_roles s, pg_namespace n WHERE s.rolname = session_user AND n.nspname = '{SCHEMA}'"""
# A second such role would show as foreign in the rights on the tables.
_PEOPLE = f"""SELECT r.rolname FROM pg_namespace n, aclexplode(n.nspacl) x JOIN pg_roles r ON r.oid = x.grantee
WHERE n.nspname = '{SCHEMA}' AND x.privilege_type = 'USAGE' AND x.grantee <> n.nspowner ORDER BY r.rolname LIMIT 1"""


def people_role(raw: Connection[Any]) -> str:
    """The role whose members may use the docket: the one besides the owner that may look into its schema."""
    row = raw.execute(_PEOPLE).fetchone()
    return str(row[0]) if row else ""


def init_docket(address: Address, clock: Clock) -> None:
    """Lays tables, guards and rights into an empty database, as the role that will own them. Raises DocketThereAlready."""
    from ipdocket.store.postgres.migrating import migrate

    with connect_raw(address) as raw:
        row = raw.execute("SELECT to_regnamespace(%s)", (SCHEMA,)).fetchone()
        if row is not None and row[0] is not None:
            raise DocketThereAlready(address.database)
        people = f"{raw.info.dbname}_people"
        migrate(raw, people, clock.now(), lambda: _record_birth(raw, clock))


def _record_birth(raw: Connection[Any], clock: Clock) -> None:
    entry = audit.Entry("create docket", "docket", 0, None, f'{{"after":{{"format":{schema.VERSION}}}}}')
    audit.append_entries(PostgresDriver(raw), replace(PROGRAM, account=raw.info.user), clock.now(), [entry])


def open_address(address: Address, clock: Clock, *, check_later: bool = False) -> Store:
    """The docket on the server, seen as the role that connects. With `check_later` it can be read at once; the first
    change waits for the checks. A finding opens it read-only. Raises NoDocketThere, OtherVersion and what connecting raises.
    """
    driver = open_driver(address)
    try:
        _refuse_other(driver, address)
        finding = "" if is_owner(driver) else _find_first(driver)
        store = Store(Path(address.database), clock, driver, finding, ServerHome(address, driver.raw.info.user))
        store.clock_doubt = "" if finding else doubt_clock(driver, clock)
        store.checks = check_in_steps(store)
    except BaseException:
        driver.close()
        raise
    if not check_later and not finding:
        check_fully(store)
    return store


def is_owner(driver: PostgresDriver) -> bool:
    """Whether this session could change guards: then it belongs to the command line, not to a desk."""
    row = driver.raw.execute(_OWNED).fetchone()
    return bool(row and row[0])


def find_changes(driver: PostgresDriver) -> list[str]:
    """How the server's tables, guards and rights differ from what this program lays; empty where they are as they should."""
    return find_differences(driver.raw, people_role(driver.raw))


def _refuse_other(driver: PostgresDriver, address: Address) -> None:
    found = read_version(driver.raw, address)
    if found != schema.VERSION:
        raise OtherVersion(found, schema.VERSION)


def read_version(raw: Connection[Any], address: Address) -> int:
    """The format of the docket there. Raises NoDocketThere; SomeoneWrites while its owner brings it to another."""
    try:
        row = raw.execute(f"SELECT max(version) FROM {SCHEMA}.schema_version".encode()).fetchone()
    except (errors.UndefinedTable, errors.InvalidSchemaName, errors.InsufficientPrivilege) as error:
        raise NoDocketThere(address.database) from error
    except errors.LockNotAvailable as error:
        raise SomeoneWrites from error
    return int(row[0]) if row and row[0] is not None else 0


def _find_first(driver: PostgresDriver) -> str:
    changed = find_changes(driver)
    if changed:
        return f"its guards, tables or rights are not those of this program ({len(changed)} differences, as {changed[0][:120]})"
    place = [str(row[0]) for row in driver.raw.execute(f"SELECT version_num FROM {SCHEMA}.alembic_version".encode())]
    if place != [name_revision(schema.VERSION)]:
        return f"its format is {schema.VERSION}, but it says that its last change of format was {', '.join(place) or 'none'}"
    fault = audit.verify_tail(driver, TAIL)
    return f"in the record, {fault.what}" if fault else ""


