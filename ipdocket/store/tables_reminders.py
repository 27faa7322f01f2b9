"""The tables of reminders: each day's run, who was reminded or alarmed of what, who answered. They are only added to."""

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

# Near a date nothing was entered; told to each of these persons, once for a date.
silence = Table(
    "silence",
    metadata,
    key(),
    points("deadline", "deadline", always=True),
    points("person", "person", always=True),
    needed("part", Text),
    needed("day", IsoDate),
    needed("since", IsoDate),
    needed("made", IsoDate),
    needed("instant", Instant),
    CheckConstraint("part IN ('responsible', 'backup', 'supervisor', 'everyone')", name="silence_part"),
    Index("silence_once", "deadline", "person", "day", unique=True),
    sqlite_strict=True,
)

# Why it may stay silent: said once for all who were told of the date.
silence_answer = Table(
    "silence_answer",
    metadata,
    key(),
    points("silence", "silence", always=True),
    points("person", "person", always=True),
    needed("reason", Text),
    needed("instant", Instant),
    Index("silence_answer_once", "silence", unique=True),
    sqlite_strict=True,
)
