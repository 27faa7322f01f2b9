"""The table of mail: for each person and day, each attempt begun and what came of it. It is only added to."""

from sqlalchemy import CheckConstraint, Index, Integer, Table, Text

from ipdocket.store.tables import key, metadata, needed, points
from ipdocket.store.types import Instant, IsoDate

mail_step = Table(
    "mail_step",
    metadata,
    key(),
    points("person", "person", always=True),
    needed("day", IsoDate),
    needed("attempt", Integer),
    needed("slot", Integer),
    needed("step", Text),
    needed("address", Text),
    needed("message", Text),
    needed("told", Text, "''"),
    needed("instant", Instant),
    CheckConstraint("attempt >= 1", name="mail_attempt"),
    CheckConstraint("slot = 1 AND step = 'begun' OR slot = 2 AND step IN ('sent', 'refused', 'nothing')", name="mail_slot"),
    Index("mail_once", "person", "day", "attempt", "slot", unique=True),
    sqlite_strict=True,
)
