"""Statements that each guard must refuse, on a docket that holds every kind of row.

`ATTACKS` maps a guard to statements that it alone refuses: with the guard they fail, without it they pass.
"""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.deadlines import Computed, State, Typed
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.parties import Party, PartyKind
from ipdocket.domain.people import Person, Role
from ipdocket.store import (
    batches,
    computed,
    confirming,
    deadlines,
    events,
    evidence,
    matters,
    parties,
    people,
    rule_sets,
    settings,
)
from ipdocket.store.guards.sqlite import APPEND_ONLY, FIXED, KEPT, PRIMARY, all_guards
from tests.campaign.attacks_absences import ABSENCE_ATTACKS, fill_absences
from tests.campaign.attacks_changes import CHANGE_ATTACKS, fill_changes
from tests.campaign.attacks_controls import CONTROL_ATTACKS, fill_controls
from tests.campaign.attacks_conventions import CONVENTION_ATTACKS, fill_conventions
from tests.campaign.attacks_mail import COPIED, FIRST_COLUMN, FIXED_VALUES, MAIL_ATTACKS, fill_mail
from tests.campaign.attacks_owners import OWNER_ATTACKS, fill_owners
from tests.campaign.attacks_reminders import REMINDER_ATTACKS, fill_reminders
from tests.campaign.attacks_walls import WALL_ATTACKS, fill_walls
from tests.store.making import Result, Small, make_small

DAY = date(2026, 11, 20)
# Deadlines by what happened to them; the events and people likewise.
OPEN, AWAITING, DONE, MISMATCHED, REVISED, GONE, TYPED, RECORDED, ABANDONED, HALF = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
FILING, ANSWER, CHECKED, LAPSE, VERIFIED = 1, 2, 3, 4, 5
ANN, BEN, CHO, LEFT = 1, 2, 3, 4
PROPOSED, NEW_RULES = 2, 3
ROOMS = (fill_owners, fill_conventions, fill_controls, fill_absences, fill_changes, fill_reminders, fill_walls, fill_mail)


def make_victim(path: Path) -> None:
    """A docket with rows in every table and deadlines in the states that matter."""
    small = make_small(path)
    with small.store.work(small.ann, "prepare") as work:
        gone = people.add_person(work, Person("Dee", frozenset({Role.DOCKETING}), active=False))
        assert gone == LEFT
        people.add_account(work, people.Account(small.ann.person, "ann", "x"))
        people.add_account(work, people.Account(small.ben.person, "ben", "x"))
    fill_victim(small)
    small.store.close()
    stranger = raw(path)
    stranger.execute(_confirm(HALF, 1, 1, 2, BEN))  # both entries made, the state not yet brought along
    stranger.close()


def fill_victim(small: Small, rooms: Sequence[Callable[[Small], None]] = ROOMS) -> None:
    """Deadlines and events by what happened to them, on the small docket; `rooms` fill the further tables."""
    store, ann, ben = small.store, small.ann, small.ben
    entry = confirming.Entry(ConfirmedAct.FILED, DAY, "R-1")
    with store.work(ann, "prepare") as work:
        party = parties.add_party(work, Party(PartyKind.OWNER, "Acme GmbH", "DE", key="acme"))
        parties.add_name(work, party, "ACME")
        parties.add_name(work, party, "Acme")
        evidence.put_evidence(work, "receipt.pdf", b"receipt")
        settings.keep_rule_texts(work, {"d1": ("ep.patent.annuity", "...")})
        for name in ("one", "two", "three"):
            rule_sets.note_rule_set(work, name, f"digest {name}", b"rules")
        rule_sets.decide(work, PROPOSED, 1, "nothing moves")
        confirming.confirm_first(work, [AWAITING, DONE, MISMATCHED], entry)
    with store.work(ben, "prepare") as work:
        confirming.confirm_second(work, DONE, DAY, "r1")
        confirming.confirm_second(work, MISMATCHED, DAY, "R-2")
    with store.work(ann, "prepare") as work:
        stays = [
            Computed(Result(number=one.number, due=one.due, late_until=None))
            for one in deadlines.list_deadlines(store, small.matter) if one.id != GONE
        ]  # fmt: skip
        ninth = Computed(Result(number=9, due=date(2031, 3, 3), late_until=None))
        moved = [one if one.result.number != 9 else ninth for one in stays]
        computed.store_computed(work, small.matter, moved, cause="The filing date was corrected")
        typed = deadlines.add_typed(work, small.matter, Typed("Call the agent", date(2027, 1, 5), "asked by phone"))
        recorded = Computed(Result(number=4, due=date(2026, 1, 31)), State.ON_RECORD, closing_event=ANSWER)
        added = computed.store_computed(work, small.matter, [*moved, recorded])
        assert (typed, added.added) == (TYPED, (RECORDED,))
        other = matters.get_matter(store, small.other)
        abandoned = computed.store_computed(work, other.id, [Computed(Result(number=5)), Computed(Result(number=6))])
        assert abandoned.added == (ABANDONED, HALF)
        confirming.confirm_first(work, [HALF], entry)
        checked = events.add_event(work, MatterEvent(small.matter, "publication", date(2023, 7, 1)))
        lapse = events.add_event(work, MatterEvent(other.id, "lapse", date(2026, 9, 1)))
        verified = events.add_event(work, MatterEvent(other.id, "filing", date(2022, 9, 1)))
        assert (checked, lapse, verified) == (CHECKED, LAPSE, VERIFIED)
    with store.work(ben, "prepare") as work:
        events.verify_event(work, CHECKED, date(2023, 7, 2))
        events.verify_event(work, LAPSE, date(2026, 9, 1))
        events.verify_event(work, VERIFIED, date(2022, 8, 1))  # misread, so it stays unverified
    with store.work(ann, "prepare") as work:
        deadlines.end_deadlines(work, [ABANDONED], State.ABANDONED, "lapsed", closing_event=LAPSE)
        running = batches.begin_batch(work, batches.Batch("csv", "b.csv", "01"))
        batches.add_rows(work, running, [batches.BatchRow("row-2", small.matter, fresh=False)])
        found = events.get_event(store, VERIFIED)
        events.change_event(work, replace(found, day=date(2022, 9, 2)), "misread")
        events.change_event(work, replace(events.get_event(store, VERIFIED), day=date(2022, 9, 3)), "misread again")
    for fill in rooms:
        fill(small)


def raw(path: Path) -> sqlite3.Connection:
    """A stranger's connection: foreign keys and recursive triggers off."""
    return sqlite3.connect(path, isolation_level=None)


def _confirm(deadline: int, revision: int, round_: int, slot: int, person: int, act: str = "filed") -> str:
    return (
        "INSERT INTO confirmation (deadline, revision, round, slot, person, act, day, number, instant) VALUES"
        f" ({deadline}, {revision}, {round_}, {slot}, {person}, '{act}', '2026-11-20', 'R-1', 'x')"
    )


def _deadline(columns: str = "", values: str = "", state: str = "open") -> str:
    return (
        "INSERT INTO deadline (matter, rule, kind, number, office, right_kind, wording, nominal, due, act_by, final,"
        f" state{columns}) VALUES (1, 'x', 'annuity', 1, 'EP', 'patent', 1, '2027-01-01', '2027-01-01', '2027-01-01',"
        f" '2027-01-01', '{state}'{values})"
    )


def _event(columns: str = "", values: str = "") -> str:
    return f"INSERT INTO event (matter, code, day{columns}) VALUES (1, 'filing', '2022-01-01'{values})"


def _audit(number: str, previous: str) -> str:
    return (
        "INSERT INTO audit (id, instant, person, who, account, machine, act, subject, subject_id, body, previous, hash)"
        f" VALUES ({number}, 'x', 1, 'x', '', '', 'x', 'x', 0, '', {previous}, 'y')"
    )


def _decide(rules: int, slot: int, person: int) -> str:
    return f"INSERT INTO rule_decision (rule_set, slot, person, instant) VALUES ({rules}, {slot}, {person}, 'x')"


_NEXT = "(SELECT max(id) + 1 FROM audit)"
_LAST = "(SELECT hash FROM audit ORDER BY id DESC LIMIT 1)"

ATTACKS: dict[str, tuple[str, ...]] = {
    "matter_version": ("UPDATE matter SET title = 'other' WHERE id = 1", "UPDATE matter SET version = version + 2 WHERE id = 1"),
    "matter_void": (
        "UPDATE matter SET void = 1, void_reason = 'x', version = version + 1 WHERE id = 1",
        "UPDATE matter SET void = 1, version = version + 1 WHERE id = 2",
    ),
    "matter_born": (
        "INSERT INTO matter (reference, office, right_kind, version) VALUES ('N-1', 'EP', 'patent', 7)",
        "INSERT INTO matter (reference, office, right_kind, void) VALUES ('N-2', 'EP', 'patent', 1)",
    ),
    "event_born": (
        _event(", verified_by", ", 2"), _event(", version", ", 5"), _event(", withdrawn", ", 1"), _event(", dated_by", ", 2"),
    ),
    "event_batch": (
        _event(", source, batch", ", 'import', 1"), _event(", source", ", 'import'"), _event(", batch", ", 2"),
        _event(", source, batch", ", 'import', 99"),
    ),
    "event_office": (
        _event(", office_source", ", 1"), _event(", source, batch, office_source", ", 'import', 2, 1"),
    ),
    "event_revised": (
        "UPDATE event SET day = '2023-01-01' WHERE id = 3", "UPDATE event SET version = version + 1 WHERE id = 3",
        "UPDATE event SET withdrawn = 1 WHERE id = 3", "UPDATE event SET day = '2026-09-02', version = version + 1 WHERE id = 4",
    ),
    "event_verified": (
        "UPDATE event SET verified_by = 2 WHERE id = 3", "UPDATE event SET verified_by = 1 WHERE id = 3",
        "UPDATE event SET verified_by = 3 WHERE id = 4", "UPDATE event SET verified_by = 2 WHERE id = 5",
    ),
    "event_revision_true": (
        ("INSERT INTO event_revision (event, version, code, day, paper_type, delivery, period, withdrawn)"
        " VALUES (1, 7, 'filing', '2000-01-01', '', '', '', 0)"),
    ),
    "event_check_current": (
        "INSERT INTO event_check (event, version, person, day, instant) VALUES (5, 1, 2, '2022-09-01', 'x')",
        "INSERT INTO event_check (event, version, person, day, instant) VALUES (3, 1, 1, '2023-07-01', 'x')",
        "INSERT INTO event_check (event, version, person, day, instant) VALUES (3, 1, 77, '2023-07-01', 'x')",
    ),
    "event_keeps_revision": ("UPDATE event SET day = '2023-01-01', version = version + 1 WHERE id = 3",),
    "confirmation_slot_taken": (_confirm(HALF, 1, 1, 2, CHO).replace("INSERT", "INSERT OR REPLACE"),),
    "confirmation_two_persons": (_confirm(AWAITING, 1, 1, 2, ANN).replace("INSERT", "INSERT OR REPLACE"),),
    "confirmation_order": (_confirm(AWAITING, 1, 1, 2, BEN, "abandoned"),),
    "confirmation_person": (_confirm(OPEN, 1, 1, 1, LEFT), _confirm(OPEN, 1, 1, 1, 77)),
    "confirmation_current": (_confirm(REVISED, 1, 1, 1, ANN), _confirm(REVISED, 3, 1, 1, ANN)),
    "confirmation_round": (
        _confirm(OPEN, 1, 2, 1, ANN), _confirm(GONE, 1, 1, 1, ANN), _confirm(RECORDED, 1, 1, 1, ANN),
        _confirm(DONE, 1, 2, 1, ANN),
    ),
    "confirmation_reopen": (
        _confirm(OPEN, 1, 1, 1, ANN, "reopen"), _confirm(DONE, 1, 3, 1, ANN, "reopen"), _confirm(OPEN, 1, 2, 1, ANN, "reopen"),
    ),
    "deadline_born": (
        _deadline(state="done"), _deadline(state="awaiting_second"), _deadline(state="missed"),
        _deadline(", revision", ", 4"), _deadline(", round", ", 2"), _deadline(", rung", ", 1"),
    ),
    "deadline_born_on_record": (
        _deadline(state="on_record"), _deadline(", closing_event", f", {CHECKED}", "on_record"),
        _deadline(", closing_event", f", {LAPSE}", "on_record"),
    ),
    "deadline_typed": (_deadline(", typed", ", 1"), _deadline(", typed, reason", ", 1, 'because'")),
    "deadline_origin": (
        f"UPDATE deadline SET matter = 2 WHERE id = {OPEN}", f"UPDATE deadline SET number = 77 WHERE id = {OPEN}",
        f"UPDATE deadline SET rule = 'typed' WHERE id = {OPEN}", f"UPDATE deadline SET typed = 1 WHERE id = {OPEN}",
        f"UPDATE deadline SET batch = 2 WHERE id = {OPEN}", f"UPDATE deadline SET entered_by = 3 WHERE id = {OPEN}",
    ),
    "deadline_done": (
        f"UPDATE deadline SET state = 'done' WHERE id = {AWAITING}",
        f"UPDATE deadline SET state = 'abandoned', cause = 'x' WHERE id = {OPEN}",
        f"UPDATE deadline SET state = 'not_needed', cause = 'x', closing_event = {LAPSE} WHERE id = {OPEN}",
    ),
    "deadline_closed": (
        f"UPDATE deadline SET state = 'open', round = 2 WHERE id = {DONE}", f"UPDATE deadline SET state = 'open' WHERE id = {DONE}",
        f"UPDATE deadline SET round = 3 WHERE id = {DONE}", f"UPDATE deadline SET state = 'open', round = 2 WHERE id = {ABANDONED}",
    ),
    "deadline_on_record": (
        f"UPDATE deadline SET state = 'on_record' WHERE id = {OPEN}",
        f"UPDATE deadline SET state = 'on_record', closing_event = {CHECKED} WHERE id = {OPEN}",
        f"UPDATE deadline SET closing_event = {CHECKED} WHERE id = {RECORDED}",
    ),
    "deadline_void": (
        f"UPDATE deadline SET state = 'void', cause = 'x' WHERE id = {OPEN}",
        f"UPDATE deadline SET state = 'void', cause = 'x' WHERE id = {MISMATCHED}",
        f"UPDATE deadline SET state = 'void' WHERE id = {TYPED}",
    ),
    "deadline_cause": (
        f"UPDATE deadline SET state = 'superseded' WHERE id = {OPEN}",
        f"UPDATE deadline SET state = 'transferred' WHERE id = {OPEN}",
    ),
    "deadline_revised": (
        f"UPDATE deadline SET due = '2027-01-30' WHERE id = {OPEN}", f"UPDATE deadline SET final = '2028-01-30' WHERE id = {OPEN}",
        f"UPDATE deadline SET restore_until = '2028-01-30' WHERE id = {OPEN}",
        f"UPDATE deadline SET revision = revision + 1 WHERE id = {OPEN}",
    ),
    "deadline_settled": (
        f"UPDATE deadline SET opens = '2025-01-01', revision = revision + 1 WHERE id = {RECORDED}",
        f"UPDATE deadline SET opens = '2025-01-01', revision = revision + 1, state = 'awaiting_second' WHERE id = {AWAITING}",
    ),
    "deadline_rung": (f"UPDATE deadline SET act_by = final WHERE id = {HALF}",),
    "deadline_keeps_revision": (f"UPDATE deadline SET opens = '2025-01-01', revision = revision + 1 WHERE id = {OPEN}",),
    "deadline_revision_true": (
        ("INSERT INTO deadline_revision (deadline, revision, nominal, due, act_by, final, digest, state, cause)"
        f" VALUES ({OPEN}, 1, '2020-01-01', '2020-01-01', '2020-01-01', '2020-01-01', '', 'open', '')"),
    ),
    "deadline_course": (
        f"UPDATE deadline SET state = 'missed' WHERE id = {GONE}", f"UPDATE deadline SET state = 'extended' WHERE id = {RECORDED}",
        f"UPDATE deadline SET state = 'information' WHERE id = {OPEN}",
    ),
    "deadline_awaiting": (
        f"UPDATE deadline SET state = 'awaiting_second' WHERE id = {OPEN}",
        f"UPDATE deadline SET state = 'awaiting_second' WHERE id = {MISMATCHED}",
        f"UPDATE deadline SET state = 'awaiting_second' WHERE id = {REVISED}",
    ),
    "deadline_waits": (
        f"UPDATE deadline SET state = 'open' WHERE id = {AWAITING}", f"UPDATE deadline SET state = 'missed' WHERE id = {AWAITING}",
    ),
    "deadline_round": (
        f"UPDATE deadline SET round = 2 WHERE id = {OPEN}", f"UPDATE deadline SET round = 1 WHERE id = {MISMATCHED}",
        f"UPDATE deadline SET round = 3, state = 'open' WHERE id = {AWAITING}",
    ),
    "audit_numbered": (
        _audit(f"{_NEXT} + 1", _LAST), _audit("NULL", _LAST),
        _audit("1", _LAST).replace("INSERT", "INSERT OR REPLACE"),
    ),
    "audit_chained": (_audit(_NEXT, "'0'"), _audit(_NEXT, "''")),
    "import_batch_born": (
        "INSERT INTO import_batch (source, name, sha256, created_at, state) VALUES ('x', 'x', 'x', 'x', 'imported')",
    ),
    "import_batch_course": (
        "UPDATE import_batch SET state = 'running' WHERE id = 1", "UPDATE import_batch SET state = 'undone' WHERE id = 1",
        "UPDATE import_batch SET state = 'undone', undone_by = 1, undo_reason = 'x' WHERE id = 2",
    ),
    "rule_decision_two_persons": (_decide(PROPOSED, 2, ANN), _decide(NEW_RULES, 2, BEN)),
    "rule_decision_person": (_decide(NEW_RULES, 1, LEFT), _decide(NEW_RULES, 1, 77), _decide(PROPOSED, 2, LEFT)),
    "rule_decision_once": (_decide(PROPOSED, 1, BEN).replace("INSERT", "INSERT OR REPLACE"),),
    "matter_once": (
        "INSERT OR REPLACE INTO matter (reference, office, right_kind) VALUES ('ACM-001EP', 'US', 'patent')",
        "INSERT OR REPLACE INTO matter (reference, office, right_kind) VALUES ('acm 001/EP', 'US', 'patent')",
    ),
    "matter_stays_once": (
        "UPDATE OR REPLACE matter SET reference = 'ACM-001EP', version = version + 1 WHERE id = 2",
        "UPDATE OR REPLACE matter SET reference = 'ACM001-EP', version = version + 1 WHERE id = 2",
    ),
    "evidence_once": (
        ("INSERT OR REPLACE INTO evidence (sha256, name, size, content, instant)"
        " SELECT sha256, 'other', 0, x'00', 'x' FROM evidence WHERE id = 1"),
    ),
    "party_name_once": ("INSERT OR REPLACE INTO party_name (party, name) VALUES (1, 'ACME')",),
    "account_once": ("INSERT OR REPLACE INTO account (person, login, secret) VALUES (3, 'ann', 'mine')",),
    "account_stays_once": ("UPDATE OR REPLACE account SET login = 'ann' WHERE login = 'ben'",),
    "wording_once": (
        "INSERT OR REPLACE INTO wording (title, authority, if_missed) SELECT title, authority, if_missed FROM wording WHERE id = 1",
    ),
    "deadline_revision_once": (
        ("INSERT OR REPLACE INTO deadline_revision (deadline, revision, nominal, due, act_by, final, digest, state, cause)"
        f" VALUES ({REVISED}, 1, '2020-01-01', '2020-01-01', '2020-01-01', '2020-01-01', '', 'open', '')"),
    ),
    "event_revision_once": (
        ("INSERT OR REPLACE INTO event_revision (event, version, code, day, paper_type, delivery, period, withdrawn)"
        " VALUES (5, 2, 'filing', '2000-01-01', '', '', '', 0)"),
    ),
    **OWNER_ATTACKS,
    **CONVENTION_ATTACKS,
    **CONTROL_ATTACKS,
    **ABSENCE_ATTACKS,
    **CHANGE_ATTACKS, **REMINDER_ATTACKS, **WALL_ATTACKS, **MAIL_ATTACKS,
}  # fmt: skip

_FIXED_VALUES = {
    "matter": "2", "source": "'import'", "batch": "2", "office_source": "1 - office_source", "entered_by": "3",
    "sha256": "'zz'", "take_over_day": "'2030-01-01'", "created_by": "3", "created_at": "'y'", "row_key": "'zz'",
    "person": "3", "kind": "'agent'", "party": "77", "name": "'zz'",
    "text": "'zz'", "day": "'2001-01-01'", "added_by": "3", "added_at": "'y'", "one": "0", "other": "77", "reason": "'zz'",
    "decided_by": "3", "decided_at": "'y'", "first_day": "'2020-01-01'", "last_day": "'2030-01-01'", "note": "'zz'",
    "substitute": "77", "entered_at": "'y'", **FIXED_VALUES,
}  # fmt: skip


def attacks_on(guard: str) -> tuple[str, ...]:
    """The statements that this guard alone refuses."""
    if guard in ATTACKS:
        return ATTACKS[guard]
    table, _, what = guard.rpartition("_no_") if "_no_" in guard else guard.rpartition("_origin")
    if guard.endswith("_same_id"):
        table = guard.removesuffix("_same_id")
        raised = ", version = version + 1" if table == "matter" else ""
        return tuple(f"UPDATE {table} SET {key} = 900{raised} WHERE id = 1" for key in ("id", "rowid"))
    key = PRIMARY.get(table, "id")
    if what == "delete":
        return (f"DELETE FROM {table} WHERE {key} = (SELECT max({key}) FROM {table})",)
    if what == "change":
        return (f"UPDATE {table} SET {_first_column(table)} = 77",)
    if what == "replace":
        return (f"INSERT OR REPLACE INTO {table} {_copy_row(table, key)}",)
    return tuple(
        f"UPDATE {table} SET {column} = {_FIXED_VALUES[column]}" + (" WHERE id = 1" if table != "event" else " WHERE id = 3")
        for column in FIXED[table]
    )


def _first_column(table: str) -> str:
    return {
        "event_revision": "withdrawn", "event_check": "person", "deadline_revision": "cause", "confirmation": "number",
        "evidence": "size", "rule_text": "rule", "audit": "person", "schema_version": "program", "wording": "authority",
        "rule_set": "digest", "rule_decision": "foreseen", "office_number": "typed", "title_act": "note",
        "party_address": "city", "playbook": "text", "signature": "head", "signed_line": "explanation",
        "substitution": "entered_by", "alembic_version": "version_num",
        "date_change": "reason", "date_change_decision": "note",
        **FIRST_COLUMN,
    }[table]  # fmt: skip


def _copy_row(table: str, key: str) -> str:
    changed = {
        "matter": "(id, reference, office, right_kind) SELECT id, 'FREE-1', office, right_kind FROM matter",
        "event": f"(id, matter, code, day) SELECT id, matter, code, '1999-01-01' FROM event WHERE id = {CHECKED}",
        "account": "(id, person, login, secret) SELECT id, person, 'free', 'mine' FROM account",
        "evidence": "(id, sha256, name, size, content, instant) SELECT id, 'zz', 'x', 0, x'00', 'x' FROM evidence",
        "wording": "(id, title, authority, if_missed) SELECT id, 'zz', '', '' FROM wording",
        "rule_decision": "(id, rule_set, slot, person, instant) SELECT id, 3, 1, 2, 'x' FROM rule_decision",
        "signed_line": "(id, signature, person, deadline, explanation) SELECT id, 3, 2, 1, 'x' FROM signed_line",
        "absence": "(id, person, first_day, last_day, entered_by, entered_at) SELECT id, 3, '2027-05-03', '2027-05-04', 3, 'x'"
        " FROM absence",
        "substitution": "(id, absence, deadline, person, entered_by, entered_at) SELECT id, absence, deadline, 2, 1, 'x'"
        " FROM substitution",
        "date_change": "(id, matter, event, version, what, day, reason, person, instant)"
        " SELECT id, 1, 3, 1, 'strike', '2023-07-01', 'x', 1, 'x' FROM date_change",
        "date_change_decision": "(id, change, person, verdict, instant) SELECT id, 3, 2, 'refused', 'x' FROM date_change_decision",
        "party_name": "(id, party, name) SELECT id, party, 'zz' FROM party_name",
        "import_batch": "(id, source, name, sha256, created_at) SELECT id, 'x', 'x', 'x', 'x' FROM import_batch",
        "deadline": "(id, matter, rule, kind, number, office, right_kind, wording, nominal, due, act_by, final, state)"
        " SELECT id, matter, rule, kind, number, office, right_kind, wording, due, due, due, due, 'open' FROM deadline"
        f" WHERE id = {DONE}",
        "confirmation": f"(id, {_CONFIRMATION}) SELECT (SELECT id FROM confirmation WHERE deadline = {DONE} AND slot = 1),"
        f" {OPEN}, 1, 1, 1, {ANN}, 'filed', '2026-01-01', 'x', 'x'",
        "address_decision": "(id, matter, address, decision, entered_at) SELECT id, matter, address, 'left', 'x' FROM address_decision",
        "event_check": "(id, event, version, person, day, instant) SELECT id, 3, 1, 3, '2000-01-01', 'x' FROM event_check",
        **COPIED,
    }.get(table, f"SELECT * FROM {table}")  # fmt: skip
    if changed and " WHERE " not in changed and " SELECT (SELECT" not in changed:
        changed += f" ORDER BY {key} LIMIT 1"
    return changed


_CONFIRMATION = "deadline, revision, round, slot, person, act, day, number, instant"
GUARDS = tuple(name for name, _ in all_guards())
__all__ = ["APPEND_ONLY", "ATTACKS", "GUARDS", "KEPT", "attacks_on", "make_victim", "raw"]
