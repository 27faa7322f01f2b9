"""An older docket file brought to the present format: looked at first, backed up, changed whole or not at all."""

import json
import sqlite3
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from ipdocket import __version__
from ipdocket.clock import Clock
from ipdocket.domain.people import PROGRAM
from ipdocket.errors import Refused
from ipdocket.paths import backups_folder
from ipdocket.store import audit, schema
from ipdocket.store.backup import copy_verified
from ipdocket.store.cipher import file_errors
from ipdocket.store.types import write_instant


class Step(StrEnum):
    """What an upgrade is at, in this order."""

    BACK_UP = "back up"
    CHANGE = "change"
    CHECK = "check"


Tell = Callable[[Step], object]


class UpgradeFailed(Refused):
    """The older docket could not be brought to the present format; it is as it was."""

    def __init__(self, name: str, version: int, why: str, backup: str) -> None:
        super().__init__(
            f"{name} could not be brought from format {version} to format {schema.VERSION}: {why}.",
            f"The docket is as it was. Its backup {backup} is beside it.",
            "Go on with the ipdocket that wrote it, and report this message.",
        )


class UpgradeUnclear(Refused):
    """The disk failed while the upgrade was saved."""

    def __init__(self, name: str, version: int, why: str, backup: str) -> None:
        super().__init__(
            f"The disk failed while {name} was saved in its new format: {why}.",
            f"The docket is whole, in format {version} as it was or in format {schema.VERSION}. Its backup {backup} is beside it.",
            "Look at the disk, then open the docket again: it tells by itself.",
        )


class OldDocketChanged(Refused):
    """An older docket's guards or tables are not those of its format: an upgrade would cover that up."""

    def __init__(self, name: str, version: int) -> None:
        super().__init__(
            f"{name} has format {version}, but its guards or tables are not those of that format; someone may have removed one.",
            "The docket was not touched.",
            "Restore the last good backup with the ipdocket that wrote it, then open it here; keep the changed file.",
        )


class _NotAsExpected(Exception):
    """What was laid is not the present format."""


def say_nothing(_step: Step) -> None:
    """For whoever opens a docket with nobody waiting."""


def upgrade_file(
    path: Path, driver: sqlite3.Connection, version: int, clock: Clock, passphrase: str = "", tell: Tell = say_nothing
) -> Path:
    """Brings the docket from `version` to the present format, on the record; gives its verified backup.

    Raises OldDocketChanged, BackupFailed, UpgradeFailed; then the docket is as it was. Raises UpgradeUnclear where the disk
    failed at the very end: then it is whole, in one format or the other.
    """
    if schema.digest_schema(driver) != schema.RELEASED.get(version):
        raise OldDocketChanged(path.name, version)
    now = clock.now()
    tell(Step.BACK_UP)
    backup = copy_verified(
        driver, path.stem, backups_folder(path), now, __version__, f"before format {schema.VERSION}", passphrase
    )

    def finish() -> None:
        tell(Step.CHECK)
        body = {"before": {"format": version}, "after": {"format": schema.VERSION, "backup": backup.name}}
        entry = audit.Entry("upgrade docket", "docket", 0, None, json.dumps(body, sort_keys=True, separators=(",", ":")))
        audit.append_entries(driver, PROGRAM, now, [entry])
        _compare(driver)

    tell(Step.CHANGE)
    _change(path, driver, version, write_instant(now), finish, backup)
    return backup


def _change(
    path: Path, driver: sqlite3.Connection, version: int, instant: str, finish: Callable[[], None], backup: Path
) -> None:
    from alembic.util import CommandError
    from sqlalchemy.exc import DBAPIError

    from ipdocket.store.migrations.on_file import MaybeChanged, migrate

    failures: tuple[type[Exception], ...] = (*file_errors(), DBAPIError, CommandError, ValueError, _NotAsExpected)
    try:
        migrate(driver, instant, finish)
    except MaybeChanged as error:
        raise UpgradeUnclear(path.name, version, str(error), backup.name) from error
    except failures as error:
        why = error.orig if isinstance(error, DBAPIError) else error
        raise UpgradeFailed(path.name, version, str(why), backup.name) from error


def _compare(driver: sqlite3.Connection) -> None:
    """What is asked before the change is saved, and can still be taken back whole."""
    if schema.digest_schema(driver) != schema.DIGEST:
        raise _NotAsExpected("the tables or guards that came out are not those of this program")
    if driver.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise _NotAsExpected("a row would point to one that is not there")
    finding = driver.execute("PRAGMA quick_check").fetchone()[0]
    if finding != "ok":
        raise _NotAsExpected(str(finding))
