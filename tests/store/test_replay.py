"""The tables as the record tells them: nothing differs after any act of the program, and a row changed beside it does."""

from dataclasses import replace
from datetime import date

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.date_changes import ChangeDecision, Changing, DateChange, Verdict
from ipdocket.domain.deadlines import Computed, Extension, State, Typed
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.domain.parties import Party, PartyKind
from ipdocket.domain.people import Person, Role
from ipdocket.store import confirming, date_changes, deadlines, events, evidence, matters, parties, people
from ipdocket.store.batches import Batch, BatchRow, add_rows, begin_batch, finish_batch, undo_batch
from ipdocket.store.bulk import Bulk
from ipdocket.store.computed import store_computed
from ipdocket.store.replay import compare_tables
from tests.store.making import Result, Small

DAY = date(2026, 11, 20)


def told(small: Small) -> list[str]:
    return [str(fault) for fault in compare_tables(small.store)]


def test_a_filled_docket_is_as_its_record_says(small: Small) -> None:
    assert told(small) == []


def test_confirming_of_every_kind(small: Small) -> None:
    entry = confirming.Entry(ConfirmedAct.FILED, DAY, "R-1")
    with small.store.work(small.ann, "first") as work:
        kept = evidence.put_evidence(work, "receipt.pdf", b"receipt")
        confirming.confirm_first(work, small.dates[:4], replace(entry, evidence=kept))
    with small.store.work(small.ben, "second") as work:
        confirming.confirm_second(work, small.dates[0], DAY, "r1")
        confirming.confirm_second(work, small.dates[1], DAY, "R-2")
    with small.store.work(small.ann, "back") as work:
        confirming.withdraw_first(work, small.dates[2], "another receipt")
        confirming.confirm_first(work, small.dates[:1], replace(entry, act=ConfirmedAct.REOPEN, note="wrong"))
    with small.store.work(small.ben, "second") as work:
        confirming.confirm_second(work, small.dates[0], DAY, "R-1")
    assert told(small) == []


def test_recalculation_extension_and_dates_by_hand(small: Small) -> None:
    rungs = (Extension(date(2027, 3, 1), "request"), Extension(date(2027, 4, 1), "request"))
    with small.store.work(small.ann, "compute") as work:
        one, gone = store_computed(
            work, small.other, [Computed(Result(extensions=rungs)), Computed(Result(number=6))]
        ).added
        deadlines.extend(work, one)
        store_computed(work, small.other, [Computed(Result(due=date(2027, 2, 1), extensions=rungs))], cause="read again")
        typed = deadlines.add_typed(work, small.other, Typed("Call", DAY, "by phone", date(2026, 12, 24)))
        deadlines.note_cause(work, typed, "why not")
        deadlines.mark_missed(work, date(2028, 1, 1), "EP")
    found = deadlines.get_deadline(small.store, one)
    assert (found.state, deadlines.get_deadline(small.store, gone).state) == (State.MISSED, State.SUPERSEDED)
    with small.store.work(small.ann, "propose") as work:
        change = date_changes.propose_change(
            work, DateChange(small.other, Changing.OVERRIDE, DAY, "letter", deadline=one, version=found.revision)
        )
    with small.store.work(small.ben, "agree") as work:
        date_changes.decide_change(work, ChangeDecision(change, small.ben.person, Verdict.AGREED, DAY))
        later = Computed(Result(due=date(2027, 2, 2), extensions=rungs))
        assert store_computed(work, small.other, [later]).difference.doubted
    assert told(small) == []


def test_events_verified_corrected_struck(small: Small) -> None:
    with small.store.work(small.ann, "enter") as work:
        ids = [events.add_event(work, MatterEvent(small.other, code, DAY)) for code in ("grant", "publication", "priority")]
        events.change_event(work, replace(events.get_event(small.store, ids[1]), day=date(2026, 11, 1)), "misread")
        events.withdraw_event(work, ids[2], "another matter's")
    with small.store.work(small.ben, "verify") as work:
        assert events.verify_event(work, ids[0], DAY)
        assert not events.verify_event(work, ids[1], DAY)
    verified = events.get_event(small.store, ids[0])
    change = DateChange(small.other, Changing.CORRECT, date(2026, 11, 2), "misread", event=ids[0], version=verified.version, code="grant")
    with small.store.work(small.ann, "propose") as work:
        made = date_changes.propose_change(work, change)
    with small.store.work(small.cho, "agree") as work:
        date_changes.decide_change(work, ChangeDecision(made, small.cho.person, Verdict.AGREED, date(2026, 11, 2)))
    assert told(small) == []


def test_people_and_their_roles(small_file: Small) -> None:
    with small_file.store.work(small_file.ann, "people") as work:
        dee = people.add_person(work, Person("Dee", frozenset({Role.READER})))
        before = people.get_person(small_file.store, dee)
        people.update_person(work, replace(before, roles=frozenset({Role.AUDITOR}), name="Dee D."))
    assert told(small_file) == []


def test_matters_owners_and_imports_taken_back(small: Small) -> None:
    with small.store.work(small.ann, "enter") as work:
        owner = parties.add_party(work, Party(PartyKind.OWNER, "Acme GmbH", "DE"))
        made = matters.add_matter(work, Matter("N-1", "EP", "patent", owner=owner))
        deadlines.add_typed(work, made, Typed("Call", DAY, "by phone"))
        matters.void_matter(work, made, "entered twice")
        found = matters.get_matter(small.store, small.other)
        matters.update_matter(work, replace(found, title="Other", owner=owner))
        batch = begin_batch(work, Batch("csv", "b.csv", "01"))
        with Bulk(work, batch) as bulk:
            bulk.add_matter(Matter("N-2", "EP", "patent"), [MatterEvent(0, "filing", DAY)])
            bulk.add_deadlines([Computed(Result()), Computed(Result(number=6))])
        add_rows(work, batch, [BatchRow("row", bulk.matters[0])])
        finish_batch(work, batch)
        undo_batch(work, batch, "wrong file")
    assert told(small) == []


def test_each_kind_of_row_changed_beside_the_program_is_named(small_file: Small) -> None:
    driver = small_file.store.driver
    guards = driver.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    with small_file.store.work(small_file.ann, "enter") as work:
        parties.add_party(work, Party(PartyKind.OWNER, "Acme GmbH", "DE"))
        evidence.put_evidence(work, "receipt.pdf", b"receipt")
        event = events.add_event(work, MatterEvent(small_file.other, "grant", DAY))
    edits = {
        f"UPDATE deadline SET due = '2027-02-01', act_by = '2027-02-01', final = '2027-02-01' WHERE id = {small_file.dates[0]}": f"deadline {small_file.dates[0]}, due",
        f"UPDATE deadline SET state = 'done' WHERE id = {small_file.dates[0]}": f"deadline {small_file.dates[0]}, state",
        f"UPDATE event SET verified_by = 2 WHERE id = {event}": f"event {event}, verified_by",
        f"UPDATE deadline SET revision = 2 WHERE id = {small_file.dates[0]}": f"deadline {small_file.dates[0]}, revision",
        f"UPDATE deadline SET round = 2 WHERE id = {small_file.dates[0]}": f"deadline {small_file.dates[0]}, round",
        f"UPDATE deadline SET final = '2037-01-31', act_by = '2037-01-31' WHERE id = {small_file.dates[0]}": f"deadline {small_file.dates[0]}, act_by",
        f"UPDATE event SET version = 2 WHERE id = {event}": f"event {event}, version",
        "UPDATE matter SET facts = '{\"small\":true}' WHERE id = 1": "matter 1, facts",
        "UPDATE matter SET facts = 'x' WHERE id = 1": "matter 1, facts",
        "UPDATE matter SET reference = 'X-9' WHERE id = 1": "matter 1, reference",
        "UPDATE party SET name = 'Acne GmbH'": "party 1, name",
        "INSERT INTO person_role (person, role) VALUES (2, 'supervisor')": "person 2, roles",
        "UPDATE evidence SET content = x'00'": "evidence 1, content",
        f"DELETE FROM deadline WHERE id = {small_file.dates[3]}": "the date of ep.patent.annuity due 2030-01-31 is gone",
        f"DELETE FROM event WHERE id = {event}": f"event {event}: the record tells of it, and it is gone",
        ("INSERT INTO confirmation (deadline, revision, round, slot, person, act, day, number, instant)"
        f" VALUES ({small_file.dates[0]}, 1, 1, 1, 2, 'filed', '2026-11-20', 'R', 'x')"): "confirmation 1: stands in the table",
    }  # fmt: skip
    driver.set_authorizer(None)
    for edit, wanted in edits.items():
        driver.execute("BEGIN")
        for name, _sql in guards:
            driver.execute(f"DROP TRIGGER {name}")
        driver.execute("PRAGMA defer_foreign_keys = ON")
        driver.execute(edit)
        found = told(small_file)
        assert any(wanted in line for line in found), (edit, found)
        driver.execute("ROLLBACK")
    assert told(small_file) == []
