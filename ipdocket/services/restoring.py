"""Setting the docket back to a verified backup: what would be lost is shown first, the present file is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ipdocket.domain.people import Act
from ipdocket.errors import Refused
from ipdocket.paths import backups_folder
from ipdocket.services.core.session import Session
from ipdocket.store.backup import (
    Loss,
    Manifest,
    check_backup,
    describe_loss,
    list_backups,
    restore_backup,
)
from ipdocket.store.checks import check_fully
from ipdocket.store.lists import AuditRow, list_audit
from ipdocket.store.open import open_again

NEWEST = 200


class NotRestored(Refused):
    """The backup could not be put in the docket's place; the docket is as it was."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"The backup {name} was not restored: {why}.",
            "The docket is open again as it was.",
            "Check the free space and the rights on the docket's folder, then restore again.",
        )


class NothingToRestore(Refused):
    """A docket on a server has no backup files of this program."""

    def __init__(self) -> None:
        super().__init__(
            "A docket on a server is restored on the server.", do="Ask whoever looks after the server's backups."
        )


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done: the name under which the file before is kept, and up to which entry the record goes now."""

    kept_as: str
    head: str


def list_restorable(session: Session) -> list[tuple[Path, Manifest]]:
    """The backups beside the docket that were verified when they were made, newest first. Raises NothingToRestore."""
    session.require(Act.CHANGE_SETTINGS)
    if session.store.home.login:
        raise NothingToRestore
    return list_backups(backups_folder(session.store.path), session.store.path.stem)


def foresee_loss(session: Session, backup: Path) -> tuple[Loss, Sequence[AuditRow]]:
    """What was recorded since that backup and would be lost: counted by kind, and the newest. Raises BackupUnusable."""
    session.require(Act.CHANGE_SETTINGS)
    loss = describe_loss(session.store, check_backup(backup).head)
    if not loss.belongs:
        return loss, []
    viewer = session.person.id if session.person else None
    newest = list_audit(session.store, viewer, see_all=session.may(Act.SEE_MASKED), limit=NEWEST)
    return loss, [row for row in newest if row.number > loss.number]


def restore(session: Session, backup: Path) -> Restored:
    """Put the backup in the docket's place, open it and record that; nobody is signed in then.

    Whatever fails, a docket is open afterwards. Raises BackupUnusable, NotRestored.
    """
    actor = session.require(Act.CHANGE_SETTINGS)
    if session.store.home.login:
        raise NothingToRestore
    check_backup(backup)
    path, head = session.store.path, _head_before(session)
    session.store.close()
    aside: Path | None = None
    try:
        aside = restore_backup(backup, path, session.clock.now())
        session.store = open_again(session.store, check_later=True)
        if check_fully(session.store):
            raise NotRestored(backup.name, session.store.read_only_because)
    except (OSError, Refused) as error:
        _put_back(session, path, aside)
        raise error if isinstance(error, NotRestored) else NotRestored(backup.name, str(error)) from error
    session.person, session.login = None, ""
    session.looked_at.clear()
    kept_as = aside.name if aside else ""
    with session.store.work(actor, "restore backup") as work:
        work.record("docket", 0, before={"head": head}, after={"backup": backup.name, "file before": kept_as})
    return Restored(kept_as, str(session.store.head()))


def _head_before(session: Session) -> str:
    try:
        return str(session.store.head())
    except session.store.home.failures:
        return ""  # a damaged file is what one restores from


def _put_back(session: Session, path: Path, aside: Path | None) -> None:
    session.store.close()
    if aside is not None:
        aside.replace(path)
    session.store = open_again(session.store, check_later=True)
    check_fully(session.store)
