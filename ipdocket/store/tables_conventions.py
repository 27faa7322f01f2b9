"""The tables of conventions: numbers as offices write them, chains of title, addresses, the firm's playbooks.

All of them are only added to: what stands is the last row about a thing, what stood before stays readable.
"""

from sqlalchemy import CheckConstraint, Column, Index, Table, Text, text

from ipdocket.store.tables import key, metadata, needed, points
from ipdocket.store.types import Instant, IsoDate

# A number as typed and in the office's own form; `reason` says why a doubtful one is kept. An empty one was taken away.
office_number = Table(
    "office_number",
    metadata,
    key(),
    points("matter", "matter", always=True),
    needed("kind", Text),
    needed("typed", Text),
    needed("normalised", Text),
    needed("same_key", Text),
    needed("findings", Text, "''"),
    needed("reason", Text, "''"),
    points("entered_by", "person"),
    needed("entered_at", Instant),
    CheckConstraint("kind IN ('application', 'publication', 'registration')", name="office_number_kind"),
    Index("office_number_matter", "matter", "kind"),
    Index("office_number_same", "same_key"),
    sqlite_strict=True,
)

# One act by which a right passed; a row that withdraws another takes it back, with the reason in `note`.
title_act = Table(
    "title_act",
    metadata,
    key(),
    points("matter", "matter", always=True),
    needed("kind", Text),
    Column("day", IsoDate),
    needed("giver", Text, "''"),
    needed("taker", Text, "''"),
    points("owner", "party"),
    Column("recorded", IsoDate),
    needed("number", Text, "''"),
    points("evidence", "evidence"),
    needed("note", Text, "''"),
    points("withdraws", "title_act"),
    points("entered_by", "person"),
    needed("entered_at", Instant),
    CheckConstraint(
        "kind IN ('first_owner', 'assignment', 'merger', 'change_of_name', 'licence', 'withdrawn')", name="title_act_kind"
    ),
    Index("title_act_matter", "matter"),
    Index("title_act_owner", "owner", sqlite_where=text("owner IS NOT NULL")),
    sqlite_strict=True,
)

party_address = Table(
    "party_address",
    metadata,
    key(),
    points("party", "party", always=True),
    needed("role", Text),
    needed("script", Text),
    needed("lines", Text),
    needed("city", Text, "''"),
    needed("area", Text, "''"),
    needed("postcode", Text, "''"),
    needed("country", Text, "''"),
    needed("source", Text, "''"),
    points("entered_by", "person"),
    needed("entered_at", Instant),
    CheckConstraint("script IN ('local', 'latin')", name="party_address_script"),
    Index("party_address_party", "party", "role", "script"),
    sqlite_strict=True,
)

# What became of a standard address on one matter: proposed, then taken or left.
address_decision = Table(
    "address_decision",
    metadata,
    key(),
    points("matter", "matter", always=True),
    points("address", "party_address", always=True),
    needed("decision", Text),
    points("entered_by", "person"),
    needed("entered_at", Instant),
    CheckConstraint("decision IN ('proposed', 'taken', 'left')", name="address_decision_known"),
    Index("address_decision_matter", "matter", "address"),
    Index("address_decision_address", "address"),
    sqlite_strict=True,
)

playbook = Table(
    "playbook",
    metadata,
    key(),
    needed("about", Text),
    needed("subject", Text),
    needed("text", Text),
    points("entered_by", "person"),
    needed("entered_at", Instant),
    CheckConstraint("about IN ('country', 'client')", name="playbook_about"),
    Index("playbook_subject", "about", "subject"),
    sqlite_strict=True,
)
