"""The tables of reminders: each day's run, who was reminded of what, and who acknowledged it. They are only added to."""

from sqlalchemy import CheckConstraint, Index, Integer, Table, Text

from ipdocket.store.tables import key, metadata, needed, points
from ipdocket.store.types import Instant, IsoDate

# That the program looked on a day, also where there was nothing to remind of.
reminder_run = Table(
    "reminder_run",
    metadata,
    key(),
    needed("day", IsoDate),
    needed("given", Integer),
    needed("instant", Instant),
    Index("reminder_run_day", "day", unique=True),
    sqlite_strict=True,
)

reminder = Table(
    "reminder",
    metadata,
    key(),
    points("deadline", "deadline", always=True),
    points("person", "person", always=True),
    needed("part", Text),
    needed("toward", Text),
    needed("tier", Integer),
    needed("day", IsoDate),
    needed("made", IsoDate),
    needed("instant", Instant),
    CheckConstraint("part IN ('responsible', 'backup', 'supervisor', 'everyone')", name="reminder_part"),
    CheckConstraint("toward IN ('due', 'final')", name="reminder_toward"),
    Index("reminder_once", "deadline", "person", "toward", "tier", "day", unique=True),
    Index("reminder_person", "person"),
    sqlite_strict=True,
)

# Acknowledged by whom it was given to, once.
reminder_seen = Table(
    "reminder_seen",
    metadata,
    key(),
    points("reminder", "reminder", always=True),
    points("person", "person", always=True),
    needed("instant", Instant),
    Index("reminder_seen_once", "reminder", unique=True),
    sqlite_strict=True,
)
