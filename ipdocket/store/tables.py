"""The tables of the docket itself: matters, events, deadlines, confirmations, evidence.

One definition serves both databases: STRICT tables on SQLite, real types on PostgreSQL. What must never happen to the
rows is said in `guards`.
"""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Computed,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.types import TypeEngine

from ipdocket.domain.confirmations import LEFT_OUT
from ipdocket.domain.deadlines import ACTIVE, State
from ipdocket.store.types import Flag, Instant, IsoDate, Json

metadata = MetaData()


def key() -> Column[int]:
    """The id of a row; it never changes."""
    return Column("id", Integer, primary_key=True)


def needed(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]], default: str | None = None) -> Column[Any]:
    """A column that is never null, with its default as SQL where it has one."""
    return Column(name, kind, nullable=False, server_default=None if default is None else text(default))


def points(name: str, target: str, *, always: bool = False) -> Column[int]:
    """A reference to another table's id."""
    return Column(name, Integer, ForeignKey(f"{target}.id"), nullable=not always)


def listed(states: frozenset[State]) -> str:
    """The states as a list in SQL, in a fixed order."""
    return ", ".join(f"'{state}'" for state in sorted(states))


def normal_sql(column: str) -> str:
    """The SQL that brings a number to the form in which two entries are compared; equals domain `normal_number`."""
    made = f"lower({column})"
    for character in LEFT_OUT:
        made = f"replace({made}, char({ord(character)}), '')"
    return made


matter = Table(
    "matter",
    metadata,
    key(),
    needed("reference", Text),
    needed("office", Text),
    needed("right_kind", Text),
    needed("route", Text, "'direct'"),
    needed("title", Text, "''"),
    needed("classes", Json, "'[]'"),
    needed("status", Text, "'pending'"),
    points("client", "party"),
    points("owner", "party"),
    needed("owner_as_recorded", Text, "''"),
    points("agent", "party"),
    needed("agent_reference", Text, "''"),
    needed("application_number", Text, "''"),
    needed("publication_number", Text, "''"),
    needed("registration_number", Text, "''"),
    points("responsible", "person"),
    points("backup", "person"),
    points("sign_off", "person"),
    needed("facts", Json, "'{}'"),
    needed("family", Text, "''"),
    needed("notes", Text, "''"),
    points("batch", "import_batch"),
    Column("take_over_day", IsoDate),
    needed("void", Flag, "0"),
    needed("void_reason", Text, "''"),
    needed("version", Integer, "1"),
    Index("matter_reference", "reference", unique=True, sqlite_where=text("void = 0")),
    # Two references that differ only by spaces, slashes, hyphens or capitals are one.
    Index(
        "matter_bare_reference", text(normal_sql("reference")), unique=True,
        sqlite_where=text("void = 0"),
    ),
    Index("matter_owner", "owner"),
    Index("matter_office", "office"),
    Index("matter_client", "client"),
    Index("matter_agent", "agent", sqlite_where=text("agent IS NOT NULL")),
    Index("matter_backup", "backup", sqlite_where=text("backup IS NOT NULL")),
    Index("matter_batch", "batch", sqlite_where=text("batch IS NOT NULL")),
    sqlite_strict=True,
)

event = Table(
    "event",
    metadata,
    key(),
    points("matter", "matter", always=True),
    needed("code", Text),
    needed("day", IsoDate),
    needed("paper_type", Text, "''"),
    Column("notified", IsoDate),
    needed("delivery", Text, "''"),
    needed("period", Text, "''"),
    needed("description", Text, "''"),
    needed("answers", Text, "''"),
    Column("about", IsoDate),
    needed("source", Text, "'typed'"),
    points("batch", "import_batch"),
    needed("office_source", Flag, "0"),
    needed("office_code", Text, "''"),
    points("evidence", "evidence"),
    points("entered_by", "person"),
    # Who typed the present date: whoever entered it, or corrected it since; it is verified by somebody else.
    points("dated_by", "person"),
    points("verified_by", "person"),
    needed("withdrawn", Flag, "0"),
    needed("version", Integer, "1"),
    CheckConstraint("source IN ('typed', 'import')", name="event_source"),
    Index("event_matter", "matter"),
    sqlite_strict=True,
)

event_revision = Table(
    "event_revision",
    metadata,
    key(),
    points("event", "event", always=True),
    needed("version", Integer),
    needed("code", Text),
    needed("day", IsoDate),
    needed("paper_type", Text),
    Column("notified", IsoDate),
    needed("delivery", Text),
    needed("period", Text),
    needed("withdrawn", Flag),
    Column("verified_by", Integer),
    Index("event_revision_once", "event", "version", unique=True),
    sqlite_strict=True,
)

event_check = Table(
    "event_check",
    metadata,
    key(),
    points("event", "event", always=True),
    needed("version", Integer),
    points("person", "person", always=True),
    needed("day", IsoDate),
    needed("instant", Instant),
    Index("event_check_event", "event"),
    sqlite_strict=True,
)

# What a duty is called, the law behind it and what follows from missing it: the same words for thousands of dates.
wording = Table(
    "wording",
    metadata,
    key(),
    needed("title", Text),
    needed("authority", Text),
    needed("if_missed", Text),
    Index("wording_once", "title", "authority", "if_missed", unique=True),
    sqlite_strict=True,
)

deadline = Table(
    "deadline",
    metadata,
    key(),
    points("matter", "matter", always=True),
    needed("rule", Text),
    needed("kind", Text),
    Column("number", Integer),
    needed("office", Text),
    needed("right_kind", Text),
    needed("trigger_key", Text, "''"),
    points("wording", "wording", always=True),
    needed("nominal", IsoDate),
    needed("due", IsoDate),
    needed("act_by", IsoDate),
    needed("final", IsoDate),
    Column("opens", IsoDate),
    Column("late_until", IsoDate),
    Column("extensions", Json),
    Column("restore_until", IsoDate),
    needed("certainty", Text, "'law'"),
    needed("digest", Text, "''"),
    needed("state", Text),
    needed("revision", Integer, "1"),
    needed("round", Integer, "1"),
    needed("rung", Integer, "0"),
    needed("typed", Flag, "0"),
    needed("reason", Text, "''"),
    needed("trigger_verified", Flag, "0"),
    needed("cross_checked", Flag, "0"),
    needed("unknown", Flag, "0"),
    points("responsible", "person"),
    needed("assigned", Flag, "0"),
    # Its own people; empty: its matter's.
    points("backup", "person"),
    points("sign_off", "person"),
    needed("cause", Text, "''"),
    points("closing_event", "event"),
    points("batch", "import_batch"),
    points("entered_by", "person"),
    # The change by which two persons set the date by hand; in doubt once the rules give another than they gave then.
    Column("override", Integer),
    needed("override_doubt", Flag, "0"),
    CheckConstraint(f"state IN ({listed(frozenset(State))})", name="deadline_state"),
    CheckConstraint("final >= due AND final >= act_by AND act_by >= due", name="deadline_dates"),
    CheckConstraint("late_until IS NULL OR final >= late_until", name="deadline_late"),
    CheckConstraint("certainty IN ('law', 'estimate', 'uncertain', 'typed')", name="deadline_certainty"),
    Index("deadline_matter", "matter"),
    # The docket page and its filters are read from this index alone, in the order of the page.
    Index(
        "deadline_docket",
        "act_by", "id", "final", "unknown", "office", "kind", "right_kind", "responsible", "backup", "state", "matter", "wording",
        sqlite_where=text(f"state IN ({listed(ACTIVE)})"),
    ),
    # For the few different offices: next one after next one, however many dates there are.
    Index(
        "deadline_office",
        "office",
        sqlite_where=text(f"state IN ({listed(ACTIVE)})"),
    ),
    Index(
        "deadline_awaiting",
        "matter",
        sqlite_where=text("state = 'awaiting_second'"),
    ),
    sqlite_strict=True,
)  # fmt: skip

deadline_revision = Table(
    "deadline_revision",
    metadata,
    key(),
    points("deadline", "deadline", always=True),
    needed("revision", Integer),
    needed("nominal", IsoDate),
    needed("due", IsoDate),
    needed("act_by", IsoDate),
    needed("final", IsoDate),
    Column("opens", IsoDate),
    Column("late_until", IsoDate),
    Column("extensions", Json),
    Column("restore_until", IsoDate),
    needed("digest", Text),
    needed("state", Text),
    needed("cause", Text),
    Index("deadline_revision_once", "deadline", "revision", unique=True),
    sqlite_strict=True,
)

confirmation = Table(
    "confirmation",
    metadata,
    key(),
    points("deadline", "deadline", always=True),
    needed("revision", Integer),
    needed("round", Integer),
    needed("slot", Integer),
    points("person", "person", always=True),
    needed("act", Text),
    needed("day", IsoDate),
    needed("number", Text),
    Column("number_key", Text, Computed(normal_sql("number"), persisted=True)),
    needed("amount", Text, "''"),
    points("evidence", "evidence"),
    needed("note", Text, "''"),
    needed("instant", Instant),
    CheckConstraint("slot IN (1, 2)", name="confirmation_slot"),
    CheckConstraint("act IN ('filed', 'not_needed', 'abandoned', 'reopen')", name="confirmation_act"),
    Index("confirmation_slot_once", "deadline", "revision", "round", "slot", unique=True),
    Index("confirmation_person_once", "deadline", "revision", "round", "person", unique=True),
    sqlite_strict=True,
)

evidence = Table(
    "evidence",
    metadata,
    key(),
    needed("sha256", Text),
    needed("name", Text),
    needed("media_type", Text, "''"),
    needed("size", Integer),
    needed("content", LargeBinary),
    points("added_by", "person"),
    needed("instant", Instant),
    Index("evidence_sha256", "sha256", unique=True),
    sqlite_strict=True,
)
