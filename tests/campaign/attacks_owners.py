"""Owners in the victim docket, and the statements that the guards of owners must refuse."""

from ipdocket.domain.matter import Matter
from ipdocket.domain.owners import Alias, AliasKind, OwnerAct, OwnerProposal
from ipdocket.domain.parties import Party, PartyKind
from ipdocket.store import matters, owner_decisions, owners, parties
from tests.store.making import Small

# Changes by what happened to them; owners 2 to 5.
ACCEPTED, PENDING, UNDONE, NEW_OWNER = 1, 2, 3, 4
BETA, MERGED, GAMMA, FREE = 2, 3, 4, 5
OWNED = 3


def fill_owners(small: Small) -> None:
    """Four owners, a matter, and a change of owners in each state."""
    store, ann, ben = small.store, small.ann, small.ben
    with store.work(ann, "prepare") as work:
        made = [parties.add_party(work, Party(PartyKind.OWNER, name)) for name in ("Beta AG", "Beta A.G.", "Gamma", "Free")]
        assert made == [BETA, MERGED, GAMMA, FREE]
        owned = matters.add_matter(work, Matter("ACM-003EP", "EP", "patent", owner=MERGED, owner_as_recorded="Beta A.G."))
        assert owned == OWNED
        for source in (MERGED, GAMMA, FREE):
            owners.propose_change(work, OwnerProposal(OwnerAct.MERGE, "same words", BETA, (source,)))
        owners.propose_change(
            work, OwnerProposal(OwnerAct.SPLIT, "two firms", source=MERGED, matters=(OWNED,), name="Delta")
        )
        owner_decisions.keep_apart(work, 1, GAMMA, "two firms")
        owner_decisions.add_alias(work, Alias(BETA, "Beta Works", AliasKind.FORMER, "register"))
    with store.work(ben, "prepare") as work:
        for change in (ACCEPTED, UNDONE):
            owners.accept_change(work, change, owners.preview_change(store, owners.get_change(store, change).proposal).digest)
    with store.work(ann, "prepare") as work:
        owners.undo_change(work, UNDONE, "misread")
        work.driver.execute(f"INSERT INTO owner_change_party (change, party, after) VALUES ({PENDING}, {GAMMA}, {BETA})")
        work.driver.execute(
            f"INSERT INTO owner_change_matter (change, matter, before, after) VALUES ({PENDING}, {OWNED}, {BETA}, 1)"
        )


def _change(columns: str = "", values: str = "", *, reason: str = "'x'", person: int = 1, act: str = "merge") -> str:
    return (
        f"INSERT INTO owner_change (act, target, content, reason, proposed_by, proposed_at{columns})"
        f" VALUES ('{act}', 2, '{{}}', {reason}, {person}, 'x'{values})"
    )


def _decide(state: str, change: int, more: str = "") -> str:
    return f"UPDATE owner_change SET state = '{state}'{more} WHERE id = {change}"


_PARTY = "owner_change_party (change, party, before, after)"
_MATTER = "owner_change_matter (change, matter, before, after)"

OWNER_ATTACKS: dict[str, tuple[str, ...]] = {
    "owner_change_born": (
        _change(", state", ", 'refused'"), _change(reason="''"), _change(person=4), _change(", decided_by", ", 2"),
        _change(act="other"),
    ),
    "owner_change_course": (
        _decide("refused", ACCEPTED), _decide("proposed", ACCEPTED), _decide("accepted", UNDONE),
        f"UPDATE owner_change SET decided_by = 3 WHERE id = {ACCEPTED}",
    ),
    "owner_change_by_two": (
        _decide("accepted", PENDING, ", decided_by = 1"), _decide("accepted", PENDING), _decide("refused", PENDING),
        _decide("accepted", PENDING, ", decided_by = 4"), _decide("accepted", NEW_OWNER, ", decided_by = 2"),
    ),
    "owner_change_undo": (
        _decide("undone", ACCEPTED), _decide("undone", ACCEPTED, ", undone_by = 1"),
        _decide("undone", ACCEPTED, ", undone_by = 1, undo_reason = 'x', decided_by = 3"),
    ),
    "owner_change_target": (_decide("accepted", PENDING, ", decided_by = 2, target = 1"),),
    "owner_change_origin": (
        _decide("refused", PENDING, ", decided_by = 2, reason = 'zz'"), _decide("refused", PENDING, ", decided_by = 2, proposed_by = 3"),
        _decide("refused", PENDING, ", decided_by = 2, content = '[]'"), _decide("refused", PENDING, ", decided_by = 2, act = 'split'"),
    ),
    "owner_change_same_id": (
        _decide("refused", PENDING, ", decided_by = 2, id = 900"), _decide("refused", PENDING, ", decided_by = 2, rowid = 900"),
    ),
    "owner_change_no_replace": (
        _change(", id", f", {ACCEPTED}").replace("INSERT", "INSERT OR REPLACE"),
    ),
    "owner_change_party_true": (
        f"INSERT INTO {_PARTY} VALUES ({ACCEPTED}, {GAMMA}, NULL, {BETA})", f"INSERT INTO {_PARTY} VALUES ({NEW_OWNER}, {FREE}, 1, {BETA})",
    ),
    "owner_change_party_once": (f"INSERT OR REPLACE INTO {_PARTY} VALUES ({PENDING}, {GAMMA}, NULL, 1)",),
    "owner_change_party_no_replace": (
        f"INSERT OR REPLACE INTO owner_change_party (id, change, party, after) VALUES (1, {NEW_OWNER}, {GAMMA}, 1)",
    ),
    "owner_change_matter_true": (
        f"INSERT INTO {_MATTER} VALUES ({UNDONE}, {OWNED}, {BETA}, 1)", f"INSERT INTO {_MATTER} VALUES ({NEW_OWNER}, {OWNED}, {GAMMA}, 1)",
    ),
    "owner_change_matter_once": (f"INSERT OR REPLACE INTO {_MATTER} VALUES ({PENDING}, {OWNED}, {BETA}, {GAMMA})",),
    "owner_change_matter_no_replace": (
        f"INSERT OR REPLACE INTO owner_change_matter (id, change, matter, before, after) VALUES (1, {NEW_OWNER}, {OWNED}, {BETA}, 1)",
    ),
    "owner_change_party_no_change": (f"UPDATE owner_change_party SET after = {FREE}",),
    "owner_change_matter_no_change": (f"UPDATE owner_change_matter SET after = {FREE}",),
    "party_merged": (
        f"UPDATE party SET merged_into = 1 WHERE id = {GAMMA}", f"UPDATE party SET merged_into = NULL WHERE id = {MERGED}",
    ),
    "party_born": (
        "INSERT INTO party (kind, name, merged_into) VALUES ('owner', 'x', 2)",
        "INSERT INTO party (kind, name, withdrawn) VALUES ('owner', 'x', 1)",
    ),
    "party_withdrawn": (f"UPDATE party SET withdrawn = 1 WHERE id = {BETA}",),
    "matter_recorded": (f"UPDATE matter SET owner_as_recorded = '', version = version + 1 WHERE id = {OWNED}",),
    "owner_alias_sourced": (
        "INSERT INTO owner_alias (party, text, kind, source, added_at) VALUES (1, 'x', 'former name', '', 'x')",
    ),
    "owner_apart_pair": (
        f"INSERT INTO owner_apart (one, other, reason, decided_at) VALUES ({GAMMA}, 1, 'x', 'x')",
        f"INSERT INTO owner_apart (one, other, reason, decided_at) VALUES (1, {GAMMA}, '', 'x')",
    ),
}  # fmt: skip
