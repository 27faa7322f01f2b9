"""The docket's daily round: what was missed is marked, the text index catches up, checks are finished."""

from datetime import date, datetime, timedelta
from pathlib import Path

from ipdocket import __version__
from ipdocket.domain.people import PROGRAM
from ipdocket.paths import backups_folder
from ipdocket.services.core.session import Session
from ipdocket.store.backup import list_backups, make_backup, thin_backups
from ipdocket.store.deadlines import mark_missed
from ipdocket.store.lists import list_active_offices
from ipdocket.store.open import acknowledge_clock, check_fully
from ipdocket.store.words import count_pending, index_pending


def finish_checks(session: Session) -> str:
    """Run the checks left for after opening; the finding, empty where all is well."""
    return check_fully(session.store)


def mark_missed_dates(session: Session) -> int:
    """Mark as missed what was final yesterday or before in the office's own time zone; how many dates."""
    days: dict[str, date] = {office: session.today_at(office) for office in list_active_offices(session.store)}
    marked = 0
    with session.store.work(PROGRAM, "daily round") as work:
        for office, today in days.items():
            marked += len(mark_missed(work, today, office))
    return marked


def catch_up_index(session: Session, limit: int = 2000) -> int:
    """Index some of the matters that wait for it; how many still wait."""
    if count_pending(session.store) == 0:
        return 0
    with session.store.work(PROGRAM, "index texts") as work:
        return index_pending(work, limit)


def back_up(session: Session, folder: Path | None = None) -> Path:
    """A verified copy of the docket in `folder` (absent: beside the docket), recorded; older ones are thinned.

    Raises BackupFailed; then nothing half stays under a backup's name.
    """
    target = folder or backups_folder(session.store.path)
    with session.store.work(session.actor() if session.person else PROGRAM, "backup") as work:
        work.record("docket", 0, after={"backup": target.name})
    path = make_backup(session.store, target, __version__, session.rules.name)
    thin_backups(target, session.store.path.stem, session.clock.now())
    return path


def last_backup(session: Session) -> datetime | None:
    """When the newest verified backup was made; None where there is none."""
    kept = list_backups(backups_folder(session.store.path), session.store.path.stem)
    return datetime.fromisoformat(kept[0][1].made) if kept else None


def needs_backup(session: Session) -> bool:
    """Whether something changed since the last backup, and an hour has passed since it."""
    if not session.store.changed_since_backup or session.store.read_only_because or not session.store.checked:
        return False
    last = last_backup(session)
    return last is None or session.clock.now() - last >= timedelta(hours=1)


def accept_clock(session: Session) -> None:
    """Note that a person has looked at the doubtful clock and found it right."""
    acknowledge_clock(session.store, session.actor() if session.person else PROGRAM)
