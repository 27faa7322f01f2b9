"""The docket's daily round: what was missed is marked, the text index catches up, checks are finished."""

from datetime import date, datetime, timedelta
from pathlib import Path

from ipdocket import __version__
from ipdocket.domain.people import PROGRAM
from ipdocket.paths import backups_folder
from ipdocket.services.core.recalculation import find_disagreements
from ipdocket.services.core.session import Session
from ipdocket.store.backup import BackupElsewhere, list_backups, make_backup, thin_backups
from ipdocket.store.checks import check_fully
from ipdocket.store.deadlines import list_deadlines, list_unchecked, mark_cross_checked, mark_missed, note_cause
from ipdocket.store.events import list_events
from ipdocket.store.lists import list_active_offices
from ipdocket.store.matters import get_matter
from ipdocket.store.open import acknowledge_clock
from ipdocket.store.words import count_pending, index_pending
from ipdocket.store.work import Work


def finish_checks(session: Session) -> str:
    """Run the checks left for after opening; the finding, empty where all is well."""
    return check_fully(session.store)


def check_some(session: Session) -> bool:
    """Goes on with those checks by one step, giving way to whoever waits; whether there is more to do."""
    return next(session.store.checks, None) is not None


def mark_missed_dates(session: Session) -> int:
    """Mark as missed what was final yesterday or before in the office's own time zone; how many dates."""
    with session.store.whole():
        days: dict[str, date] = {office: session.today_at(office) for office in list_active_offices(session.store)}
    marked = 0
    with session.store.work(PROGRAM, "daily round") as work:
        for office, today in days.items():
            marked += len(mark_missed(work, today, office))
    return marked


def catch_up_index(session: Session, limit: int = 2000) -> int:
    """Index some of the matters that wait for it; how many still wait."""
    with session.store.whole():
        waiting = count_pending(session.store)
    if not waiting:
        return 0
    with session.store.work(PROGRAM, "index texts") as work:
        return index_pending(work, limit)


def cross_check(session: Session, limit: int = 20) -> int:
    """Let the second calculator look at matters that came in bulk; how many matters it looked at.

    Where it agrees the dates are marked; where not, the difference is kept with them and they stay marked as not
    cross-checked. A matter is looked at once in a session.
    """
    with session.store.whole():
        waiting = [one for one in list_unchecked(session.store, 10_000) if one not in session.looked_at][:limit]
    if not waiting:
        return 0
    with session.store.work(PROGRAM, "cross-check") as work:
        for matter_id in waiting:
            session.looked_at.add(matter_id)
            _cross_check_matter(session, work, matter_id)
    return len(waiting)


def _cross_check_matter(session: Session, work: Work, matter_id: int) -> None:
    matter, events = get_matter(session.store, matter_id), list_events(session.store, matter_id)
    differing = find_disagreements(session.rules, session.second(), matter, events)
    agreed: list[int] = []
    for one in list_deadlines(session.store, matter_id):
        if one.typed or one.cross_checked or one.digest not in session.rules.texts:
            continue
        told = [line for line in differing if f" {one.rule} " in f" {line} "]
        if told:
            note_cause(work, one.id, f"the two calculators disagree: {'; '.join(told)}")
        else:
            agreed.append(one.id)
    if agreed:
        mark_cross_checked(work, agreed)


def back_up(session: Session, folder: Path | None = None) -> Path:
    """A verified copy of the docket in `folder` (absent: beside the docket), recorded; older ones are thinned.

    Raises BackupElsewhere for a docket on a server, and BackupFailed; then nothing half stays under a backup's name.
    """
    if session.store.home.login:
        raise BackupElsewhere
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
    if session.store.home.login:
        return False  # the server is backed up where it stands
    if not session.store.changed_since_backup or session.store.read_only_because or not session.store.checked:
        return False
    last = last_backup(session)
    return last is None or session.clock.now() - last >= timedelta(hours=1)


def accept_clock(session: Session) -> None:
    """Note that a person has looked at the doubtful clock and found it right."""
    acknowledge_clock(session.store, session.actor() if session.person else PROGRAM)
