"""The tables of absences: who is away when, and who was named for single deadlines. An absence is ended, never deleted."""

from sqlalchemy import Column, Index, Table, Text

from ipdocket.store.tables import key, metadata, needed, points
from ipdocket.store.types import Instant, IsoDate

absence = Table(
    "absence",
    metadata,
    key(),
    points("person", "person", always=True),
    needed("first_day", IsoDate),
    needed("last_day", IsoDate),
    needed("note", Text, "''"),
    points("substitute", "person"),
    points("entered_by", "person", always=True),
    needed("entered_at", Instant),
    Column("returned", IsoDate),
    points("returned_by", "person"),
    Column("returned_at", Instant),
    Index("absence_person", "person"),
    sqlite_strict=True,
)

# Who takes one deadline in an absence; of several the last one counts.
substitution = Table(
    "substitution",
    metadata,
    key(),
    points("absence", "absence", always=True),
    points("deadline", "deadline", always=True),
    points("person", "person", always=True),
    points("entered_by", "person", always=True),
    needed("entered_at", Instant),
    Index("substitution_absence", "absence", "deadline"),
    sqlite_strict=True,
)
