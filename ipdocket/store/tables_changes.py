"""The tables of dates changed by two persons: the proposal and what became of it. They are only added to."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text

from ipdocket.store.tables import key, metadata, needed, points
from ipdocket.store.types import Instant, IsoDate

date_change = Table(
    "date_change",
    metadata,
    key(),
    points("matter", "matter", always=True),
    points("event", "event"),
    points("deadline", "deadline"),
    needed("version", Integer),
    needed("what", Text),
    needed("day", IsoDate),
    Column("last_day", IsoDate),
    needed("code", Text, "''"),
    needed("paper_type", Text, "''"),
    Column("notified", IsoDate),
    needed("delivery", Text, "''"),
    needed("period", Text, "''"),
    needed("description", Text, "''"),
    Column("base", Integer),
    needed("reason", Text),
    points("evidence", "evidence"),
    points("person", "person", always=True),
    needed("instant", Instant),
    CheckConstraint(
        "what IN ('correct', 'strike') AND event IS NOT NULL AND deadline IS NULL"
        " OR what IN ('override', 'restore', 'void') AND event IS NULL AND deadline IS NOT NULL",
        name="date_change_about",
    ),
    CheckConstraint("last_day IS NULL OR last_day >= day", name="date_change_days"),
    Index("date_change_event", "event"),
    Index("date_change_deadline", "deadline"),
    Index("date_change_matter", "matter"),
    sqlite_strict=True,
)

date_change_decision = Table(
    "date_change_decision",
    metadata,
    key(),
    points("change", "date_change", always=True),
    points("person", "person", always=True),
    needed("verdict", Text),
    Column("day", IsoDate),
    Column("last_day", IsoDate),
    needed("note", Text, "''"),
    needed("instant", Instant),
    CheckConstraint("verdict IN ('agreed', 'differs', 'refused', 'taken_back')", name="date_change_verdict"),
    Index("date_change_decision_once", "change", unique=True),
    sqlite_strict=True,
)
