"""The tables of the day's controls: what was signed, by whom, line by line. They are only added to."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text

from ipdocket.store.tables import key, metadata, needed, points
from ipdocket.store.types import Instant, IsoDate

signature = Table(
    "signature",
    metadata,
    key(),
    needed("sheet", Text),
    needed("day", IsoDate),
    points("person", "person", always=True),
    needed("head", Text),
    needed("instant", Instant),
    CheckConstraint("sheet IN ('entry', 'exit')", name="signature_sheet"),
    Index("signature_day", "day", "sheet"),
    sqlite_strict=True,
)

# One signed line: an entry of the record on an entry control sheet, or a deadline on an evening's exit check.
signed_line = Table(
    "signed_line",
    metadata,
    key(),
    points("signature", "signature", always=True),
    points("person", "person", always=True),
    Column("entry", Integer),
    points("deadline", "deadline"),
    needed("state", Text, "''"),
    needed("explanation", Text, "''"),
    Index("signed_line_signature", "signature"),
    Index("signed_line_entry", "entry"),
    sqlite_strict=True,
)
