"""The tables of ethical walls: what stands behind one, and against whom. A wall is lifted once, never deleted."""

from sqlalchemy import CheckConstraint, Column, Index, Table, Text

from ipdocket.store.tables import key, metadata, needed, points
from ipdocket.store.types import Instant

wall = Table(
    "wall",
    metadata,
    key(),
    points("client", "party"),
    points("matter", "matter"),
    needed("reason", Text),
    points("raised_by", "person", always=True),
    needed("raised_at", Instant),
    points("lifted_by", "person"),
    Column("lifted_at", Instant),
    needed("lift_reason", Text, "''"),
    CheckConstraint("client IS NULL AND matter IS NOT NULL OR client IS NOT NULL AND matter IS NULL", name="wall_around"),
    sqlite_strict=True,
)

wall_person = Table(
    "wall_person",
    metadata,
    key(),
    points("wall", "wall", always=True),
    points("person", "person", always=True),
    Index("wall_person_person", "person"),
    Index("wall_person_once", "wall", "person", unique=True),
    sqlite_strict=True,
)
