"""The firm's references and numbers through the services."""

from dataclasses import replace
from datetime import date

import pytest

from ipdocket.exchange.records import EventRecord, MatterRecord
from ipdocket.exchange.table_in import read_table
from ipdocket.names.references import PatternUnclear
from ipdocket.services import referencing
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.conventions import NumberDoubtful, ReferenceUnfit
from ipdocket.services.core.session import NotAllowed
from ipdocket.services.docketing import change_matter, edit_matter, enter_matter, foresee_matter
from ipdocket.services.importing import FileTaken, import_records, judge_records
from ipdocket.services.looking import find_anything
from ipdocket.settings import UnfitSetting
from ipdocket.store.audit import read_lines
from ipdocket.store.matters import get_matter
from ipdocket.store.office_numbers import list_numbers
from ipdocket.store.refusals import ReferenceTaken
from tests.services.conftest import PASSWORD, us_matter

PATTERN = "{client:A3}-{number:N3}{country}[-{suffix}]"
GOOD, BAD = "16839078.9", "16839078.1"


def as_carla(session):
    sign_in(session, "carla", PASSWORD)


@pytest.fixture
def declared(session):
    as_carla(session)
    referencing.declare_pattern(session, PATTERN, "warn")
    return session


def record(reference: str, row: int, **more) -> MatterRecord:
    filed = EventRecord("filing", date(2023, 1, 31))
    return MatterRecord(f"ref:{reference}", reference, "EP", "patent", events=(filed,), source_row=row, **more)


def test_only_who_may_change_settings_declares(session):
    sign_in(session, "ben", PASSWORD)
    with pytest.raises(NotAllowed):
        referencing.declare_pattern(session, PATTERN, "warn")
    as_carla(session)
    for unclear in ("{client:A3}-{number:N99}", "{client:A3}[-{number}"):
        with pytest.raises(PatternUnclear):
            referencing.declare_pattern(session, unclear, "warn")
    with pytest.raises(referencing.NothingCounted):
        referencing.declare_pattern(session, "{number:1|2}-{country}", "warn")
    with pytest.raises(UnfitSetting):
        referencing.declare_pattern(session, PATTERN, "perhaps")
    assert referencing.read_declared(session) == ("", "warn")
    referencing.declare_pattern(session, PATTERN, "refuse")
    assert referencing.read_declared(session) == (PATTERN, "refuse")


def test_a_reference_off_the_pattern_is_told_or_refused(declared):
    session = declared
    assert "does not keep to the pattern" in foresee_matter(session, us_matter("acm 1")).unconventional[0]
    old = enter_matter(session, us_matter("acm 1"))
    referencing.declare_pattern(session, PATTERN, "refuse")
    with pytest.raises(ReferenceUnfit):
        enter_matter(session, us_matter("acm 2"))
    matter = get_matter(session.store, old)
    stays = edit_matter(session, replace(matter, title="Other"), "Acme", "", "")
    assert stays.title == "Other"
    with pytest.raises(ReferenceUnfit):
        change_matter(session, replace(stays, reference="acm 3"))
    assert enter_matter(session, us_matter("ACM-001US"))


def test_references_that_differ_by_signs_only_are_one_in_the_store_itself(session):
    sign_in(session, "anna", PASSWORD)
    enter_matter(session, us_matter("ACM-001/US"))
    for same in ("ACM001US", "acm 001 us", "ACM\u2013001\u00a0US"):
        with pytest.raises(ReferenceTaken, match="ACM-001/US"):
            enter_matter(session, us_matter(same))
    other = enter_matter(session, us_matter("ACM-002US"))
    with pytest.raises(ReferenceTaken):
        change_matter(session, replace(get_matter(session.store, other), reference="Acm001 US"))


def test_the_next_free_reference(declared):
    session = declared
    enter_matter(session, replace(us_matter("ACM-007US"), client="Acme"))
    assert referencing.offer_next_reference(session, "EP", "patent", "divisional", "Acme") == "ACM-008EP-DIV"
    assert referencing.offer_next_reference(session, "JP", "patent", "direct", "Beta Corp") == "BET-001JP"
    assert referencing.offer_next_reference(session, "", "patent", "direct", "Acme") == ""
    assert referencing.try_pattern(session, "{client:A3}-{number:N3}{country}") == (1, 1)


def test_offenders_are_listed_repaired_and_written(declared, tmp_path):
    session = declared
    first = enter_matter(session, us_matter("acm 1 us"))
    enter_matter(session, us_matter("ACM-002US"))
    hopeless = enter_matter(session, us_matter("Something else entirely, and far too long"))
    found = {one.line.matter: one for one in referencing.list_offences(session)}
    assert set(found) == {first, hopeless}
    assert found[first].repair == "ACM-001US" and found[hopeless].repair == ""
    assert "USPTO" in found[hopeless].words
    rows = {path.suffix: referencing.write_offences(session, path) for path in (tmp_path / f"o{end}" for end in (".pdf", ".csv", ".xlsx"))}
    assert rows == {".pdf": 2, ".csv": 2, ".xlsx": 2}
    assert (tmp_path / "o.pdf").read_bytes().startswith(b"%PDF")
    told = {tuple(row[:1]) for end in (".csv", ".xlsx") for row in read_table(tmp_path / f"o{end}").rows}
    assert told == {("acm 1 us",), ("Something else entirely, and far too long",)}
    with pytest.raises(referencing.NoRepair):
        referencing.repair_references(session, [(first, "ACM-001US"), (hopeless, "")])
    with pytest.raises(referencing.ProposalChanged):
        referencing.repair_references(session, [(first, "ACM-009US")])
    assert get_matter(session.store, first).reference == "acm 1 us"
    assert referencing.repair_references(session, [(first, "ACM-001US")]) == 1
    assert get_matter(session.store, first).reference == "ACM-001US"
    assert [one.line.matter for one in referencing.list_offences(session)] == [hopeless]


def test_where_nothing_can_be_read_the_next_free_ones_are_proposed(declared):
    session = declared
    enter_matter(session, replace(us_matter("ACM-004US"), client="Acme"))
    odd = [enter_matter(session, replace(us_matter(f"old {number}", title=str(number)), client="Acme")) for number in (1, 2)]
    plain = enter_matter(session, us_matter("older", title="nobody's"))
    found = {one.line.matter: one for one in referencing.list_offences(session)}
    assert [found[one].repair for one in odd] == ["ACM-005US", "ACM-006US"] and found[plain].repair == ""
    assert referencing.repair_references(session, [(one, found[one].repair) for one in odd]) == 2
    assert [one.line.matter for one in referencing.list_offences(session)] == [plain]


def test_a_wrong_check_digit_is_kept_only_with_a_reason(session):
    sign_in(session, "anna", PASSWORD)
    draft = us_matter("ACM-1", office="EP", application_number=BAD)
    foreseen = foresee_matter(session, draft)
    assert foreseen.doubtful == (BAD,) and "check digit" in foreseen.unconventional[0]
    with pytest.raises(NumberDoubtful):
        enter_matter(session, draft)
    matter = enter_matter(session, replace(draft, number_reason="so on the filing receipt"))
    (kept,) = list_numbers(session.store, matter)
    assert (kept.typed, kept.normalised, kept.reason) == (BAD, "EP16839078.1", "so on the filing receipt")
    assert any("so on the filing receipt" in str(line) for line in read_lines(session.store.driver))
    again = edit_matter(session, replace(get_matter(session.store, matter), title="Other"), "", "", "")  # asked once
    with pytest.raises(NumberDoubtful):
        change_matter(session, replace(again, application_number="16839078.2"))
    change_matter(session, replace(again, application_number=GOOD))
    assert [one.normalised for one in list_numbers(session.store, matter)] == ["EP16839078.9"]
    assert referencing.list_doubtful_numbers(session) == []


def test_a_number_is_found_in_both_writings_and_twice_is_listed(session, tmp_path):
    sign_in(session, "anna", PASSWORD)
    one = enter_matter(session, us_matter("ACM-1", office="EP", application_number="16 839 078.9"))
    two = enter_matter(session, us_matter("ACM-2", office="EP", title="Other", application_number="EP16839078"))
    enter_matter(session, us_matter("ACM-3", office="EP", title="Mark", right="design", application_number="16839078"))
    for typed in ("EP16839078.9", "16 839 078.9", "EP 16 839 078"):
        found = find_anything(session, typed, 10)
        assert one in [each.id for each in found], typed
    third = foresee_matter(session, us_matter("ACM-4", office="EP", title="New", application_number="1683 9078"))
    assert third.unconventional == ("EP16839078.9 stands on ACM-1 too.", "EP16839078.9 stands on ACM-2 too.")
    ((number, lines),) = referencing.list_same_numbers(session)
    assert number == "EP16839078.9" and {line.matter for line in lines} == {one, two}
    assert referencing.write_numbers(session, tmp_path / "n.csv") == 2


def test_rows_of_a_file_are_judged_before_and_while_they_come_in(declared):
    session = declared
    enter_matter(session, us_matter("ACM-001US"))
    rows = [record("acm001 us", 2), record("BET-001EP", 3, application_number=BAD), record("odd", 4)]
    told = [(one.row, one.severity) for one in judge_records(session, rows)]
    assert told == [(2, "error"), (3, "warning"), (4, "warning")]
    twice = record("BET-002EP", 5, application_number="EP16839078")
    assert [one.what for one in judge_records(session, [*rows, twice]) if one.row == 5] == ["EP16839078.9 stands on BET-001EP too."]
    taken = import_records(session, rows, FileTaken("list.csv", "00", "list"))
    assert [one.row for one in taken.refused] == [2] and sorted(one.row for one in taken.doubts) == [3, 4]
    assert taken.matters == 2
    assert [one.what for one in judge_records(session, [twice])] == ["EP16839078.9 stands on BET-001EP too."]
    (line,) = referencing.list_doubtful_numbers(session)
    assert line.number.reason == "imported from list.csv"
    referencing.declare_pattern(session, PATTERN, "refuse")
    again = import_records(session, [record("odder", 5)], FileTaken("more.csv", "01", "list"))
    assert (again.matters, [one.row for one in again.refused]) == (0, [5])
