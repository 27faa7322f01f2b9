"""What must hold of a docket after any statement whatever, said apart from the guards' own words."""

import itertools
import sqlite3
from collections.abc import Iterator
from typing import Any

from ipdocket.domain.confirmations import STATE_REACHED, normal_number
from ipdocket.domain.deadlines import ACTIVE, BORN, TRANSITIONS, State
from ipdocket.domain.events import ENDING
from tests.campaign import oracle_intake, oracle_mail
from tests.campaign.attacks import APPEND_ONLY, KEPT
from tests.campaign.oracle_absences import find_absence_violations
from tests.campaign.oracle_changes import find_change_violations
from tests.campaign.oracle_controls import find_control_violations
from tests.campaign.oracle_hand_off import find_hand_off_violations
from tests.campaign.oracle_owners import find_owner_violations
from tests.campaign.oracle_reminders import UNIQUE as REMINDERS_ONCE
from tests.campaign.oracle_reminders import find_reminder_violations
from tests.campaign.oracle_walls import find_wall_violations

Row = dict[str, Any]
Shot = dict[str, dict[Any, Row]]
_KEYS = {"rule_text": "digest", "schema_version": "version", "alembic_version": "version_num"}
_UNIQUE = (
    ("evidence", ("sha256",)), ("party_name", ("party", "name")), ("account", ("login",)),
    ("wording", ("title", "authority", "if_missed")), ("confirmation", ("deadline", "revision", "round", "slot")),
    ("confirmation", ("deadline", "revision", "round", "person")), ("deadline_revision", ("deadline", "revision")),
    ("event_revision", ("event", "version")), ("rule_decision", ("rule_set", "slot")),
    ("owner_change_party", ("change", "party")), ("owner_change_matter", ("change", "matter")),
    *REMINDERS_ONCE, ("wall_person", ("wall", "person")), *oracle_intake.UNIQUE, *oracle_mail.UNIQUE,
)  # fmt: skip
_ORIGIN = {
    "event": ("matter", "source", "batch", "office_source", "entered_by"),
    "import_batch": ("sha256", "take_over_day", "office_source", "created_by", "created_at"),
    "import_row": ("batch", "row_key", "matter"), "account": ("person",), "party": ("kind",),
    "party_name": ("party", "name"),
    "owner_change": ("act", "source", "content", "name", "country", "reason", "proposed_by", "proposed_at"),
    "owner_alias": ("party", "text", "kind", "source", "day", "added_by", "added_at"),
    "owner_apart": ("one", "other", "reason", "decided_by", "decided_at"),
    "wall": ("client", "matter", "reason", "raised_by", "raised_at"),
    "absence": ("person", "first_day", "last_day", "note", "substitute", "entered_by", "entered_at"),
    "deadline": ("matter", "rule", "number", "office", "right_kind", "trigger_key", "typed", "batch", "entered_by"),
    **oracle_intake.ORIGIN,
}  # fmt: skip
_DATES = ("nominal", "due", "final", "opens", "late_until", "extensions", "restore_until")
_DATED = ("code", "day", "paper_type", "notified", "delivery", "period", "withdrawn")
_WORKING = ("expected", "open", "extended", "missed")
_BY_TWO = ("done", "not_needed", "abandoned")


def photograph(driver: sqlite3.Connection) -> Shot:
    """Every row of the guarded tables by its key."""
    shot: Shot = {}
    for table in KEPT:
        cursor = driver.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        shot[table] = {}
        for values in cursor:
            row = dict(zip(names, values, strict=True))
            shot[table][row[_KEYS.get(table, "id")]] = row
    return shot


def find_violations(before: Shot, after: Shot) -> Iterator[str]:
    """Each broken promise in words."""
    for table in KEPT:
        for key, row in before[table].items():
            if key not in after[table]:
                yield f"{table} {key} vanished"
            elif table in APPEND_ONLY and after[table][key] != row:
                yield f"{table} {key} changed"
            elif any(after[table][key][name] != row[name] for name in _ORIGIN.get(table, ())):
                yield f"{table} {key} has another origin"
    for table, names in _UNIQUE:
        seen = [tuple(row[name] for name in names) for row in after[table].values()]
        if len(seen) != len(set(seen)):
            yield f"{table} {names} twice"
    for rule in (_matters, _events, _checks, _deadlines, _confirmations, _revisions, _audit, _batches, _rules, _conventions):
        yield from rule(before, after)
    yield from find_owner_violations(before, after)
    yield from find_control_violations(before, after)
    yield from find_absence_violations(before, after)
    yield from find_change_violations(before, after)
    yield from find_reminder_violations(before, after)
    yield from find_wall_violations(before, after)
    yield from oracle_intake.find_intake_violations(before, after)
    yield from find_hand_off_violations(before, after)
    yield from oracle_mail.find_mail_violations(before, after)


def _changed(before: Shot, after: Shot, table: str) -> Iterator[tuple[Row | None, Row]]:
    for key, row in after[table].items():
        old = before[table].get(key)
        if old != row:
            yield old, row


def _matters(before: Shot, after: Shot) -> Iterator[str]:
    live = [normal_number(row["reference"]) for row in after["matter"].values() if not row["void"]]
    if len(live) != len(set(live)):
        yield "a reference twice"
    for old, new in _changed(before, after, "matter"):
        if old is None:
            if new["void"] or new["version"] != 1:
                yield "a matter born void or old"
            continue
        if new["version"] != old["version"] + 1:
            yield "a matter changed without its version"
        if new["void"] != old["void"]:
            confirmed = any(after["deadline"][c["deadline"]]["matter"] == new["id"] for c in after["confirmation"].values())
            if not new["void"] or not new["void_reason"] or confirmed:
                yield "a matter void without right"


def _events(before: Shot, after: Shot) -> Iterator[str]:
    for old, new in _changed(before, after, "event"):
        batch = after["import_batch"].get(new["batch"])
        if old is None:
            if new["version"] != 1 or new["verified_by"] is not None or new["withdrawn"]:
                yield "an event born otherwise"
            if (new["source"] == "import") != (new["batch"] is not None):
                yield "an event of unclear source"
            if new["batch"] is not None and (batch is None or batch["state"] != "running"):
                yield "an event slipped into a closed import"
            if new["office_source"] and (batch is None or not batch["office_source"]):
                yield "an office source without an office file"
            continue
        yield from _event_moved(after, old, new)


def _event_moved(after: Shot, old: Row, new: Row) -> Iterator[str]:
    moved = any(old[name] != new[name] for name in _DATED)
    if new["version"] != old["version"] + moved:
        yield "an event's version does not tell its changes"
    if moved:
        kept = [r for r in after["event_revision"].values() if (r["event"], r["version"]) == (old["id"], old["version"])]
        if not kept or any(kept[0][name] != old[name] for name in _DATED):
            yield "an event's earlier form is lost"
        if new["verified_by"] is not None:
            yield "a new date is verified already"
    if new["verified_by"] not in (None, old["verified_by"]):
        checks = [
            k for k in after["event_check"].values()
            if (k["event"], k["version"], k["person"], k["day"]) == (new["id"], new["version"], new["verified_by"], new["day"])
        ]  # fmt: skip
        if not checks or new["verified_by"] == new["dated_by"]:
            yield "an event verified by nobody else"


def _checks(before: Shot, after: Shot) -> Iterator[str]:
    for old, new in _changed(before, after, "event_check"):
        event = after["event"].get(new["event"])
        if old is None and (
            event is None or event["version"] != new["version"] or event["dated_by"] == new["person"]
            or event["withdrawn"] or new["person"] not in after["person"]
        ):  # fmt: skip
            yield "a check of another date or by the same person"


def _pair(after: Shot, deadline: Row, round_: int, acts: tuple[str, ...]) -> bool:
    entries = {
        c["slot"]: c for c in after["confirmation"].values()
        if (c["deadline"], c["revision"], c["round"]) == (deadline["id"], deadline["revision"], round_)
    }  # fmt: skip
    if set(entries) != {1, 2}:
        return False
    one, two = entries[1], entries[2]
    same = one["act"] == two["act"] and one["act"] in acts and one["day"] == two["day"]
    return bool(same and one["person"] != two["person"] and normal_number(one["number"]) == normal_number(two["number"]))


def _on_record(after: Shot, row: Row) -> bool:
    event = after["event"].get(row["closing_event"])
    batch = after["import_batch"].get(event["batch"]) if event else None
    return bool(
        event and batch and event["matter"] == row["matter"] and event["office_source"] and batch["office_source"]
        and not event["withdrawn"] and batch["state"] != "undone" and batch["take_over_day"]
        and event["day"] <= batch["take_over_day"]
    )  # fmt: skip


def _deadlines(before: Shot, after: Shot) -> Iterator[str]:
    acts = {str(state): str(act) for act, state in STATE_REACHED.items()}
    for old, new in _changed(before, after, "deadline"):
        state = new["state"]
        if old is None:
            if state not in BORN or (new["revision"], new["round"], new["rung"]) != (1, 1, 0):
                yield "a deadline born otherwise"
            if state == "on_record" and not _on_record(after, new):
                yield "born on record without a record"
            if new["typed"] and (not new["reason"] or new["entered_by"] is None):
                yield "typed without reason or person"
            continue
        if state != old["state"]:
            yield from _step(after, old, new, acts)
        elif state in _BY_TWO and any(new[name] != old[name] for name in ("revision", "round", "rung")):
            yield "a finished deadline moved"
        elif state == "on_record" and new["closing_event"] != old["closing_event"] and not _on_record(after, new):
            yield "on record by another event"
        yield from _moved(after, old, new)
        if new["round"] != old["round"] and old["state"] not in _BY_TWO:
            entries = [
                c for c in after["confirmation"].values()
                if (c["deadline"], c["revision"], c["round"]) == (old["id"], old["revision"], old["round"])
            ]  # fmt: skip
            agreed = _pair(after, old, old["round"], ("filed", "not_needed", "abandoned"))
            if new["round"] != old["round"] + 1 or new["revision"] != old["revision"] or not entries or agreed:
                yield "a round without a mismatch"


def _step(after: Shot, old: Row, new: Row, acts: dict[str, str]) -> Iterator[str]:
    state, former = new["state"], old["state"]
    if State(state) not in TRANSITIONS[State(former)]:
        yield f"{former} became {state}"
    if state in _BY_TWO and not _pair(after, new, new["round"], (acts[state],)):
        event = after["event"].get(new["closing_event"])
        ended = (
            event and event["matter"] == new["matter"] and event["code"] in ENDING and not event["withdrawn"]
            and (event["office_source"] or event["verified_by"] is not None)
        )  # fmt: skip
        if state == "done" or not ended:
            yield f"{state} without two persons"
    if former in _BY_TWO and (new["round"] <= old["round"] or not _pair(after, new, new["round"] - 1, ("reopen",))):
        yield "re-opened without a correction by two"
    if state == "on_record" and not _on_record(after, new):
        yield "on record without a record"
    if state == "void":
        batches, matter = after["import_batch"], after["matter"].get(new["matter"])
        undone = any(
            batches.get(one) and batches[one]["state"] == "undone" for one in (new["batch"], matter and matter["batch"])
        )
        confirmed = any(c["deadline"] == new["id"] for c in after["confirmation"].values())
        if confirmed or not new["cause"] or not (new["typed"] or undone or (matter and matter["void"])):
            yield "void without right"
    if state in ("superseded", "transferred") and not new["cause"]:
        yield "ended without a cause"
    entries = {
        c["slot"] for c in after["confirmation"].values()
        if (c["deadline"], c["revision"], c["round"]) == (new["id"], new["revision"], new["round"])
    }  # fmt: skip
    if state == "awaiting_second" and entries != {1}:
        yield "awaits a second without a first"
    if former == "awaiting_second" and state in _WORKING and (new["round"], new["revision"]) == (old["round"], old["revision"]):
        yield "went back to open in the same round"


def _moved(after: Shot, old: Row, new: Row) -> Iterator[str]:
    moved = any(old[name] != new[name] for name in _DATES)
    if new["revision"] != old["revision"] + moved:
        yield "a date moved without its revision"
    if moved:
        kept = [
            r for r in after["deadline_revision"].values()
            if (r["deadline"], r["revision"]) == (old["id"], old["revision"])
        ]  # fmt: skip
        if not kept or any(kept[0][name] != old[name] for name in _DATES):
            yield "an earlier date is lost"
        if old["state"] in (*_BY_TWO, "on_record", "void", "transferred") or new["state"] == "awaiting_second":
            yield "a settled date moved"
    elif (new["act_by"] != old["act_by"] and new["rung"] == old["rung"]) or new["rung"] < old["rung"]:
        yield "the day to work towards moved by itself"


def _confirmations(before: Shot, after: Shot) -> Iterator[str]:
    for old, new in _changed(before, after, "confirmation"):
        if old is not None:
            continue
        deadline = before["deadline"].get(new["deadline"]) or after["deadline"].get(new["deadline"])
        first = [
            c for c in after["confirmation"].values()
            if c["slot"] == 1 and all(c[name] == new[name] for name in ("deadline", "revision", "round", "act"))
        ]  # fmt: skip
        if new["slot"] == 2 and (not first or first[0]["person"] == new["person"]):
            yield "a second entry without a first"
        person = after["person"].get(new["person"])
        if person is None or not person["active"]:
            yield "confirmed by nobody"
        if deadline is None or deadline["revision"] != new["revision"]:
            yield "confirmed another revision"
            continue
        state = deadline["state"]
        if new["act"] == "reopen":
            rounds = [c["round"] for c in before["confirmation"].values() if c["deadline"] == new["deadline"]]
            apart = new["slot"] == 2 or new["round"] == max(rounds, default=0) + 1
            if state not in _BY_TWO or new["round"] <= deadline["round"] or not apart:
                yield "a correction of what was not closed"
        elif new["round"] != deadline["round"] or not (
            (new["slot"] == 1 and state in _WORKING) or (new["slot"] == 2 and state == "awaiting_second")
        ):
            yield "confirmed in another round or state"


def _revisions(before: Shot, after: Shot) -> Iterator[str]:
    for table, parent, name in (("deadline_revision", "deadline", "revision"), ("event_revision", "event", "version")):
        for old, new in _changed(before, after, table):
            held = after[parent].get(new[parent])
            if old is None and (held is None or held[name] != new[name] + 1):
                yield f"{table} made up"


def _audit(before: Shot, after: Shot) -> Iterator[str]:
    if len(after["audit"]) > len(before["audit"]):
        lines = sorted(after["audit"].values(), key=lambda row: row["id"])
        if [row["id"] for row in lines] != list(range(1, len(lines) + 1)):
            yield "the record has a gap"
        if any(two["previous"] != one["hash"] for one, two in itertools.pairwise(lines)):
            yield "the record is not chained"


def _batches(before: Shot, after: Shot) -> Iterator[str]:
    for old, new in _changed(before, after, "import_batch"):
        if old is None:
            if new["state"] != "running":
                yield "an import born finished"
        elif new["state"] != old["state"]:
            if (old["state"], new["state"]) not in (("running", "imported"), ("imported", "undone")):
                yield "an import out of order"
            if new["state"] == "undone" and (new["undone_by"] is None or not new["undo_reason"]):
                yield "an import undone by nobody"


def _rules(before: Shot, after: Shot) -> Iterator[str]:
    for old, new in _changed(before, after, "rule_decision"):
        person = after["person"].get(new["person"])
        if old is None and (person is None or not person["active"]):
            yield "rules decided on by nobody"
        others = [
            one["person"] for one in after["rule_decision"].values() if (one["rule_set"], one["slot"]) == (new["rule_set"], 1)
        ]  # fmt: skip
        if new["slot"] == 2 and (not others or others == [new["person"]]):
            yield "rules accepted by one person alone"


def _conventions(before: Shot, after: Shot) -> Iterator[str]:
    for old, new in _changed(before, after, "title_act"):
        if old is None and new["kind"] != "withdrawn" and (not new["taker"] or not new["day"] or new["withdraws"] is not None):
            yield "a title passed to nobody, or on no day"
        if old is None and new["kind"] == "withdrawn":
            aim = before["title_act"].get(new["withdraws"])
            twice = any(row["withdraws"] == new["withdraws"] for row in before["title_act"].values())
            if not new["note"] or aim is None or aim["matter"] != new["matter"] or aim["kind"] == "withdrawn" or twice:
                yield "an act of title withdrawn that cannot be"
    for old, new in _changed(before, after, "address_decision"):
        earlier = [
            row["decision"] for row in before["address_decision"].values()
            if (row["matter"], row["address"]) == (new["matter"], new["address"])
        ]  # fmt: skip
        if old is None and (new["decision"] == "proposed") == (earlier[-1:] == ["proposed"]):
            yield "an address decided on that was not proposed"


assert set(_WORKING) <= ACTIVE
