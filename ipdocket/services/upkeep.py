"""The docket's daily round: what was missed is marked, the text index catches up, checks are finished."""

from datetime import date

from ipdocket.domain.people import PROGRAM
from ipdocket.services.core.session import Session
from ipdocket.store.deadlines import mark_missed
from ipdocket.store.lists import list_active_offices
from ipdocket.store.open import check_fully
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
