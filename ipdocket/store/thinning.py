"""Which backups stay: a pure function of their instants."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

DAYS, WEEKS, MONTHS = 14, 8, 24


@dataclass(frozen=True, slots=True)
class Kept:
    """One backup: its name, when it was made, whether it was verified."""

    name: str
    made: datetime
    verified: bool = True


def choose_superfluous(backups: Sequence[Kept], today: date) -> tuple[str, ...]:
    """The names that may go: all of today and yesterday stay, then one a day, a week, a month.

    The newest of each span stays. A backup that failed its verification never counts for a span and never goes by
    itself: it is shown until a person removes it.
    """
    staying: set[str] = set()
    spans: set[tuple[str, object]] = set()
    for backup in sorted((one for one in backups if one.verified), key=lambda one: one.made, reverse=True):
        day = backup.made.date()
        age = (today - day).days
        wanted = [
            ("recent", backup.name) if age <= 1 else None,
            ("day", day) if age < DAYS else None,
            ("week", day.isocalendar()[:2]) if age < 7 * WEEKS else None,
            ("month", (day.year, day.month)) if age < 31 * MONTHS else None,
        ]
        fresh = [span for span in wanted if span is not None and span not in spans]
        if fresh:
            staying.add(backup.name)
            spans.update(span for span in wanted if span is not None)
    return tuple(one.name for one in backups if one.verified and one.name not in staying)
