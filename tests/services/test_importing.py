"""A real office file and made-up records: once, again without doubles, undone, refused where relied on."""

from dataclasses import replace
from datetime import date

import pytest

from ipdocket.domain.deadlines import Typed
from ipdocket.exchange.records import EventRecord, ImportCancelled, MatterRecord, Paper
from ipdocket.services.dating import add_date
from ipdocket.services.importing import FileTaken, check_days, import_records, newest_day, undo_import
from ipdocket.store.batches import list_batches
from ipdocket.store.deadlines import list_deadlines
from ipdocket.store.matters import find_matter
from ipdocket.store.parties import list_names
from ipdocket.store.refusals import AlreadyRelied

FILE = FileTaken("portfolio.csv", "0" * 64, "test", office_source=True)
TAKEN = date(2024, 6, 30)


def record(number: int, *events: EventRecord, **changes) -> MatterRecord:
    made = MatterRecord(
        f"k{number}", f"US-{number:03}", "US", "patent", title=f"Widget {number}", status="pending", owner="Acme Inc.",
        events=(EventRecord("filing", date(2022, 1, 31)), *events), taken_over=TAKEN, source_row=number,
    )  # fmt: skip
    return replace(made, **changes)


ACTION = EventRecord("paper", date(2023, 11, 30), paper=Paper("office_action", date(2023, 11, 30)))
REPLY = EventRecord("act", date(2024, 2, 28), "Response", answers="response", about=date(2023, 11, 30))
LATE_ACTION = EventRecord("paper", date(2024, 5, 31), paper=Paper("office_action", date(2024, 5, 31)))


def states(session, reference):
    found = find_matter(session.store, reference)
    return {one.rule: (one.state.value, one.unknown) for one in list_deadlines(session.store, found.id)}


def test_an_answered_paper_is_on_record_never_done(session):
    import_records(session, [record(1, ACTION, REPLY)], FILE)
    assert states(session, "US-001")["us.patent.office-action"] == ("on_record", False)


def test_what_became_final_since_take_over_is_unknown_with_one_status_check(session):
    import_records(session, [record(1, LATE_ACTION), record(2, LATE_ACTION)], FILE)
    found = states(session, "US-001")
    assert found["us.patent.office-action"] == ("open", True)
    assert found["check-status"] == ("open", False)
    dues = {
        one.due
        for reference in ("US-001", "US-002")
        for one in list_deadlines(session.store, find_matter(session.store, reference).id)
        if one.rule == "check-status"
    }
    assert dues == {date(2026, 11, 24), date(2026, 11, 25)}


def test_a_persons_own_list_puts_nothing_on_record(session):
    import_records(session, [record(1, ACTION, REPLY)], replace(FILE, office_source=False))
    assert states(session, "US-001")["us.patent.office-action"][0] == "open"


def test_the_same_file_again_changes_nothing(session):
    records = [record(n, ACTION, REPLY) for n in range(1, 6)]
    first = import_records(session, records, FILE)
    again = import_records(session, records, FILE)
    assert (first.matters, again.matters, again.known) == (5, 0, 5)


def test_a_newer_file_adds_what_is_new(session):
    import_records(session, [record(1, ACTION)], FILE)
    assert states(session, "US-001")["us.patent.office-action"][0] == "open"
    taken = import_records(session, [record(1, ACTION, REPLY)], FILE)
    assert (taken.matters, taken.updated) == (0, 1)
    assert states(session, "US-001")["us.patent.office-action"][0] == "on_record"


def test_a_bad_row_never_costs_a_good_one(session):
    taken = import_records(session, [record(1), record(2, reference="US-001"), record(3)], FILE)
    assert taken.matters == 2
    assert [(problem.row, problem.value) for problem in taken.refused] == [(2, "US-001")]


def test_cancel_takes_everything_back(session):
    with pytest.raises(ImportCancelled):
        import_records(session, [record(n) for n in range(120)], FILE, lambda done, _of: done < 100)
    assert find_matter(session.store, "US-000") is None
    assert list_batches(session.store) == []


def test_undo_frees_references_and_the_file_may_come_again(session):
    taken = import_records(session, [record(1, ACTION)], FILE)
    assert undo_import(session, taken.batch) == 1
    assert find_matter(session.store, "US-001") is None
    assert import_records(session, [record(1, ACTION)], FILE).matters == 1


def test_undo_is_refused_where_someone_relied_on_a_row(session):
    taken = import_records(session, [record(1), record(2)], FILE)
    matter = find_matter(session.store, "US-002")
    add_date(session, matter.id, Typed("Call", date(2026, 12, 1), "asked"))
    with pytest.raises(AlreadyRelied) as caught:
        undo_import(session, taken.batch)
    assert "US-002" in str(caught.value)
    assert find_matter(session.store, "US-001") is not None


def test_newest_day_of_a_file():
    assert newest_day([record(1, ACTION, REPLY), record(2)]) == date(2024, 2, 28)
    assert newest_day([]) is None


def test_checks_of_status_fall_on_working_days_of_the_coming_month():
    days = check_days(date(2026, 11, 23))
    assert (days[0], days[-1]) == (date(2026, 11, 24), date(2026, 12, 23))
    assert len(days) == 22
    assert {day.weekday() for day in days} == {0, 1, 2, 3, 4}


def test_a_name_taken_for_an_owner_goes_to_it_and_stays_as_recorded(session):
    import_records(session, [record(1, owner="Zimmermann Werkzeugbau GmbH")], FILE)
    held = find_matter(session.store, "US-001").owner
    other = replace(FILE, sha256="1" * 64)
    slip, apart = record(2, owner="Zimmerman Werkzeugbau GmbH"), record(3, owner="Quarz AG")
    import_records(session, [slip, apart], other, owners={"Zimmerman Werkzeugbau GmbH": held})
    found = find_matter(session.store, "US-002")
    assert (found.owner, found.owner_as_recorded) == (held, "Zimmerman Werkzeugbau GmbH")
    assert ("Zimmerman Werkzeugbau GmbH", "portfolio.csv") in list_names(session.store, held)
    assert find_matter(session.store, "US-003").owner != held
