"""The tables around the docket: people, parties, imports, settings, calendars, the record of everything."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

from ipdocket.store.tables import key, metadata, needed, points
from ipdocket.store.types import Flag, Instant, IsoDate, Json

person = Table(
    "person",
    metadata,
    key(),
    needed("name", Text),
    needed("email", Text, "''"),
    needed("initials", Text, "''"),
    needed("active", Flag, "1"),
    needed("away_until", Text, "''"),
    needed("clients", Json, "'[]'"),
    sqlite_strict=True,
)

person_role = Table(
    "person_role",
    metadata,
    Column("person", Integer, ForeignKey("person.id"), nullable=False),
    needed("role", Text),
    PrimaryKeyConstraint("person", "role"),
    sqlite_strict=True,
)

account = Table(
    "account",
    metadata,
    key(),
    points("person", "person", always=True),
    needed("login", Text),
    needed("secret", Text),
    needed("totp", Text, "''"),
    needed("totp_step", Integer, "0"),
    needed("notice", Text, "''"),
    needed("failures", Integer, "0"),
    Column("blocked_until", Instant),
    Column("last_sign_in", Instant),
    needed("active", Flag, "1"),
    Index("account_login", "login", unique=True),
    sqlite_strict=True,
)

party = Table(
    "party",
    metadata,
    key(),
    needed("kind", Text),
    needed("name", Text),
    needed("country", Text, "''"),
    needed("address", Text, "''"),
    needed("key", Text, "''"),
    needed("email", Text, "''"),
    points("merged_into", "party"),
    needed("withdrawn", Flag, "0"),
    needed("version", Integer, "1"),
    Index("party_key", "kind", "key", "country"),
    Index(
        "party_merged", "merged_into",
        sqlite_where=text("merged_into IS NOT NULL"),
    ),
    sqlite_strict=True,
)

party_name = Table(
    "party_name",
    metadata,
    key(),
    points("party", "party", always=True),
    needed("name", Text),
    needed("source", Text, "''"),
    Column("since", IsoDate),
    Index("party_name_once", "party", "name", unique=True),
    sqlite_strict=True,
)

import_layout = Table(
    "import_layout",
    metadata,
    key(),
    needed("headings", Text),
    needed("name", Text),
    needed("mapping", Json),
    Index("import_layout_headings", "headings", unique=True),
    sqlite_strict=True,
)

import_batch = Table(
    "import_batch",
    metadata,
    key(),
    needed("source", Text),
    needed("name", Text),
    needed("sha256", Text),
    points("layout", "import_layout"),
    needed("state", Text, "'running'"),
    Column("take_over_day", IsoDate),
    needed("office_source", Flag, "0"),
    needed("row_count", Integer, "0"),
    points("created_by", "person"),
    needed("created_at", Instant),
    points("undone_by", "person"),
    Column("undone_at", Instant),
    needed("undo_reason", Text, "''"),
    sqlite_strict=True,
)

import_row = Table(
    "import_row",
    metadata,
    key(),
    points("batch", "import_batch", always=True),
    needed("row_key", Text),
    points("matter", "matter", always=True),
    needed("line", Integer, "0"),
    needed("content", Text, "''"),
    needed("fresh", Flag, "1"),
    Index("import_row_key", "row_key"),
    Index("import_row_batch", "batch"),
    sqlite_strict=True,
)

setting = Table(
    "setting",
    metadata,
    needed("key", Text),
    needed("person", Integer, "0"),
    needed("value", Json),
    PrimaryKeyConstraint("key", "person"),
    sqlite_strict=True,
)

saved_view = Table(
    "saved_view",
    metadata,
    key(),
    needed("person", Integer, "0"),
    needed("page", Text),
    needed("name", Text),
    needed("definition", Json),
    Index("saved_view_name", "person", "page", "name", unique=True),
    sqlite_strict=True,
)

rule_text = Table(
    "rule_text",
    metadata,
    Column("digest", Text, primary_key=True, nullable=False),
    needed("rule", Text),
    needed("text", Text),
    needed("first_used", Instant),
    sqlite_strict=True,
)

# Every rule set that the docket was opened with, whole; the first one, and those that two persons accepted, are in force.
rule_set = Table(
    "rule_set",
    metadata,
    key(),
    needed("name", Text),
    needed("digest", Text),
    needed("content", LargeBinary),
    needed("seen_at", Instant),
    sqlite_strict=True,
)

rule_decision = Table(
    "rule_decision",
    metadata,
    key(),
    points("rule_set", "rule_set", always=True),
    needed("slot", Integer),
    points("person", "person", always=True),
    needed("foreseen", Text, "''"),
    needed("instant", Instant),
    CheckConstraint("slot IN (1, 2)", name="rule_decision_slot"),
    Index("rule_decision_once", "rule_set", "slot", unique=True),
    sqlite_strict=True,
)

calendar_entry = Table(
    "calendar_entry",
    metadata,
    Column("uid", Text, primary_key=True, nullable=False),
    points("deadline", "deadline", always=True),
    needed("sequence", Integer, "0"),
    needed("content_hash", Text),
    needed("status", Text, "'CONFIRMED'"),
    needed("changed_at", Instant),
    Column("cancelled_on", IsoDate),
    Index("calendar_entry_deadline", "deadline"),
    sqlite_strict=True,
)

audit = Table(
    "audit",
    metadata,
    key(),
    needed("instant", Instant),
    needed("person", Integer),
    needed("who", Text),
    needed("account", Text),
    needed("machine", Text),
    needed("act", Text),
    needed("subject", Text),
    needed("subject_id", Integer),
    Column("matter", Integer),
    needed("body", Text),
    needed("previous", Text),
    needed("hash", Text),
    Index("audit_matter", "matter", sqlite_where=text("matter IS NOT NULL")),
    Index("audit_subject", "subject", "subject_id"),
    sqlite_strict=True,
)

# Matters whose words are not in the text index yet: a bulk import may run ahead of it.
text_pending = Table(
    "text_pending",
    metadata,
    Column("matter", Integer, primary_key=True),
    sqlite_strict=True,
)

schema_version = Table(
    "schema_version",
    metadata,
    Column("version", Integer, primary_key=True),
    needed("applied_at", Instant),
    needed("program", Text),
    sqlite_strict=True,
)

# alembic's own place in the chain of revisions, one row; its name and column are alembic's.
alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", Text, primary_key=True),
    sqlite_strict=True,
)
