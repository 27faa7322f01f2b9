"""The tables of owners: changes decided by two persons with their effects, other names, pairs apart."""

from sqlalchemy import Column, Index, Table, Text

from ipdocket.store.tables import key, metadata, needed, points
from ipdocket.store.types import Flag, Instant, IsoDate, Json

owner_change = Table(
    "owner_change",
    metadata,
    key(),
    needed("act", Text),
    points("target", "party"),
    points("source", "party"),
    needed("content", Json),
    needed("name", Text, "''"),
    needed("country", Text, "''"),
    needed("reason", Text),
    needed("state", Text, "'proposed'"),
    points("proposed_by", "person", always=True),
    needed("proposed_at", Instant),
    points("decided_by", "person"),
    Column("decided_at", Instant),
    points("undone_by", "person"),
    Column("undone_at", Instant),
    needed("undo_reason", Text, "''"),
    Index("owner_change_state", "state"),
    sqlite_strict=True,
)

# What an accepted change did to each owner and each matter: enough to take it back.
owner_change_party = Table(
    "owner_change_party",
    metadata,
    key(),
    points("change", "owner_change", always=True),
    points("party", "party", always=True),
    points("before", "party"),
    points("after", "party", always=True),
    Index("owner_change_party_once", "change", "party", unique=True),
    sqlite_strict=True,
)

owner_change_matter = Table(
    "owner_change_matter",
    metadata,
    key(),
    points("change", "owner_change", always=True),
    points("matter", "matter", always=True),
    points("before", "party", always=True),
    points("after", "party", always=True),
    Index("owner_change_matter_once", "change", "matter", unique=True),
    Index("owner_change_matter_matter", "matter"),
    sqlite_strict=True,
)

owner_alias = Table(
    "owner_alias",
    metadata,
    key(),
    points("party", "party", always=True),
    needed("text", Text),
    needed("kind", Text),
    needed("source", Text),
    Column("day", IsoDate),
    points("added_by", "person"),
    needed("added_at", Instant),
    needed("withdrawn", Flag, "0"),
    Index("owner_alias_party", "party"),
    sqlite_strict=True,
)

owner_apart = Table(
    "owner_apart",
    metadata,
    key(),
    points("one", "party", always=True),
    points("other", "party", always=True),
    needed("reason", Text),
    points("decided_by", "person"),
    needed("decided_at", Instant),
    needed("withdrawn", Flag, "0"),
    Index("owner_apart_pair", "one", "other"),
    sqlite_strict=True,
)
