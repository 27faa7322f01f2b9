"""The tables of hand-off notes: who wrote to whom, what was left, and who accepted it. They are only added to."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text

from ipdocket.store.tables import key, metadata, needed, points
from ipdocket.store.types import Instant, IsoDate

# `lines` is how many items it was written with; `zone` the receiver's time zone.
hand_off = Table(
    "hand_off",
    metadata,
    key(),
    points("writer", "person", always=True),
    points("receiver", "person"),
    needed("desk", Text, "''"),
    needed("zone", Text),
    needed("lines", Integer),
    needed("instant", Instant),
    Index("hand_off_writer", "writer"),
    sqlite_strict=True,
)

# Something still to do: one of deadline, event and paper. `day` its next date, counted by the clock of `zone`.
hand_off_item = Table(
    "hand_off_item",
    metadata,
    key(),
    points("note", "hand_off", always=True),
    needed("about", Text),
    points("deadline", "deadline"),
    points("event", "event"),
    points("paper", "paper"),
    points("matter", "matter"),
    needed("state", Text),
    needed("waiting_for", Text, "''"),
    needed("sentence", Text, "''"),
    Column("day", IsoDate),
    needed("zone", Text, "''"),
    CheckConstraint("about IN ('deadline', 'second', 'verification', 'paper')", name="hand_off_item_about"),
    CheckConstraint("state IN ('open', 'blocked', 'waiting')", name="hand_off_item_state"),
    Index("hand_off_item_note", "note"),
    Index("hand_off_item_deadline", "deadline"),
    Index("hand_off_item_event", "event"),
    Index("hand_off_item_paper", "paper"),
    sqlite_strict=True,
)

# Accepted or refused by the receiver, once; or kept by the writer, also after it was refused.
hand_off_answer = Table(
    "hand_off_answer",
    metadata,
    key(),
    points("item", "hand_off_item", always=True),
    points("person", "person", always=True),
    needed("answer", Text),
    needed("reason", Text, "''"),
    needed("instant", Instant),
    CheckConstraint("answer IN ('accepted', 'refused', 'kept')", name="hand_off_answer_kind"),
    Index("hand_off_answer_item", "item"),
    sqlite_strict=True,
)
