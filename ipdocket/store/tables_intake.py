"""The tables of the intake log: every paper that came, and the events recorded from it."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text

from ipdocket.store.tables import key, metadata, needed, points
from ipdocket.store.types import Instant, IsoDate

# Numbered within its year without a gap; `what` is a code that the rules know, or words.
paper = Table(
    "paper",
    metadata,
    key(),
    needed("year", Integer),
    needed("number", Integer),
    needed("received", IsoDate),
    needed("sender", Text),
    needed("sender_name", Text, "''"),
    needed("how", Text),
    needed("what", Text),
    points("matter", "matter"),
    points("evidence", "evidence"),
    points("entered_by", "person", always=True),
    needed("instant", Instant),
    needed("state", Text, "'open'"),
    needed("reason", Text, "''"),
    points("processed_by", "person"),
    Column("processed_at", Instant),
    CheckConstraint("sender IN ('office', 'agent', 'client', 'other')", name="paper_sender"),
    CheckConstraint("how IN ('post', 'email', 'portal', 'fax')", name="paper_how"),
    CheckConstraint("state IN ('open', 'processed')", name="paper_state"),
    Index("paper_number", "year", "number", unique=True),
    Index("paper_received", "received"),
    Index("paper_matter", "matter"),
    sqlite_strict=True,
)

# An event that was recorded from a paper.
paper_event = Table(
    "paper_event",
    metadata,
    key(),
    points("paper", "paper", always=True),
    points("event", "event", always=True),
    points("person", "person", always=True),
    needed("instant", Instant),
    Index("paper_event_once", "paper", "event", unique=True),
    Index("paper_event_event", "event"),
    sqlite_strict=True,
)
