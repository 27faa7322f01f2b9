from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipdocket.exchange.csv_in import Table, read_csv
from ipdocket.exchange.csv_out import write_csv
from ipdocket.exchange.dates_in import DayOrder
from ipdocket.exchange.mapping import Mapping, guess_mapping
from ipdocket.exchange.preview import Preview, bad_row_table, preview_rows
from ipdocket.exchange.records import ImportCancelled

TODAY = date(2026, 11, 23)
HEADERS = "Ref,Country,Type,Filing Date,Grant Date,Status,Owner\n"


def preview(rows: str, headers: str = HEADERS, mapping: Mapping | None = None) -> Preview:
    table = read_csv((headers + rows).encode())
    return preview_rows(table, mapping or guess_mapping(table.headers), TODAY)


def errors(found: Preview) -> list[tuple[int, str, str]]:
    return [(p.row, p.column, p.what) for p in found.problems if p.severity == "error"]


def test_a_good_row_becomes_a_record() -> None:
    found = preview("A-1,Germany,Patent,2020-01-02,23.11.2023,granted,Müller GmbH\n")
    (record,) = found.records
    assert (record.reference, record.office, record.right, record.status) == ("A-1", "DE", "patent", "granted")
    assert record.first_day("filing") == date(2020, 1, 2) and record.first_day("grant") == date(2023, 11, 23)
    assert (record.source_row, record.taken_over, record.owner) == (2, TODAY, "Müller GmbH")
    assert not found.problems


def test_a_bad_row_never_costs_a_good_one() -> None:
    found = preview(
        "A-1,DE,Patent,soon,,,\nA-2,Atlantis,Patent,2020-01-02,,,\nA-3,DE,thing,2020-01-02,,,\n,DE,Patent,2020-01-02,,,\nA-5,DE,Patent,2020-01-02,,,\n"
    )
    assert [record.reference for record in found.records] == ["A-5"]
    assert found.bad_rows == (0, 1, 2, 3)
    assert [(row, column) for row, column, _ in errors(found)] == [
        (2, "Filing Date"), (3, "Country"), (4, "Type"), (5, "Ref"),
    ]  # fmt: skip


def test_ambiguous_dates_are_asked_once_for_each_column() -> None:
    rows = "A-1,DE,Patent,03/04/2020,,,\nA-2,DE,Patent,05/04/2020,05/06/2022,,\nA-3,DE,Patent,23/04/2020,,,\n"
    found = preview(rows)
    assert [(q.header, q.count, q.day_first, q.month_first) for q in found.questions] == [
        ("Filing Date", 2, 1, 0), ("Grant Date", 1, 0, 0),
    ]  # fmt: skip
    assert [record.reference for record in found.records] == ["A-3"]
    mapping = guess_mapping(HEADERS.strip().split(",")).answer(3, DayOrder.DAY_FIRST).answer(4, DayOrder.MONTH_FIRST)
    answered = preview(rows, mapping=mapping)
    assert not answered.questions and len(answered.records) == 3
    assert answered.records[1].first_day("filing") == date(2020, 4, 5)
    assert answered.records[1].first_day("grant") == date(2022, 5, 6)


def test_two_digit_years_are_refused_and_day_numbers_are_told() -> None:
    found = preview("A-1,DE,Patent,3.4.20,,,\nA-2,DE,Patent,43832,,,\n")
    assert "two-digit year" in errors(found)[0][2]
    assert found.records[0].first_day("filing") == date(2020, 1, 2)
    assert "day number" in found.records[0].problems[0].what


def test_a_reference_that_comes_twice_is_named_with_its_first_row() -> None:
    found = preview("A-1,DE,Patent,2020-01-02,,,\n a-1,DE,Patent,2020-01-02,,,\n")
    assert len(found.records) == 1 and errors(found) == [(3, "Ref", "a-1 stands in row 2 already.")]


def test_a_bad_first_row_leaves_its_reference_to_the_next() -> None:
    found = preview("A-1,DE,Patent,soon,,,\nA-1,DE,Patent,2020-01-02,,,\n")
    assert [record.source_row for record in found.records] == [3]


def test_what_deserves_a_look_is_a_warning_and_imports() -> None:
    found = preview("A-1,DE,Patent,2020-01-02,2019-01-02,fancy,\nA-2,DE,Patent,2027-01-02,,,\nA-3,DE,Patent,,,,\n")
    assert len(found.records) == 3 and not found.errors
    whats = " ".join(problem.what for problem in found.problems)
    assert "before filing" in whats and "'fancy' is not known" in whats and "future" in whats and "no date" in whats
    assert found.warnings == 4


def test_defaults_fill_what_no_column_holds() -> None:
    table = read_csv(b"Ref,Registered\nM-1,2020-01-02\n")
    mapping = Mapping(("reference", "event.registration"), defaults=(("office", "EM"), ("right", "trademark")))
    (record,) = preview_rows(table, mapping, TODAY).records
    assert (record.office, record.right) == ("EM", "trademark")


def test_lists_and_facts_are_read() -> None:
    headers = "Ref,Office,Right,Route,Classes,Designated,Entity,As of\n"
    found = preview('E-1,EP,patent,pct,"09; 42","DE FR, GB",small,2024-05-06\nE-2,EP,patent,magic,,XX,,\n', headers)
    (record,) = found.records
    assert record.classes == ("9", "42") and record.route == "pct" and record.taken_over == date(2024, 5, 6)
    assert record.facts.get("designated") == ("DE", "FR", "GB") and record.facts.get("entity") == "small"
    assert [column for _, column, _ in errors(found)] == ["Route", "Designated"]


def test_a_number_stays_as_it_is_written() -> None:
    (record,) = preview("17,DE,Patent,2020-01-02,,,\n").records
    assert record.reference == "17"


def test_bad_rows_go_out_with_their_reasons_and_come_in_again() -> None:
    table = read_csv((HEADERS + "A-1,DE,Patent,soon,,,\nA-2,DE,Patent,2020-01-02,,,\n").encode())
    mapping = guess_mapping(table.headers)
    headers, rows = bad_row_table(table, preview_rows(table, mapping, TODAY))
    assert headers[-1] == "Problem" and len(rows) == 1 and "'soon' is not a date" in rows[0][-1]
    mended = read_csv(write_csv(headers, rows).replace(b"soon", b"2020-01-02"))
    assert len(preview_rows(mended, guess_mapping(mended.headers), TODAY).records) == 1


def test_progress_and_cancelling() -> None:
    table = Table(("Ref",), tuple((f"R{n}",) for n in range(1_200)), tuple(range(2, 1_202)))
    seen: list[tuple[int, int]] = []
    preview_rows(table, Mapping(("reference",)), TODAY, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 1_200), (500, 1_200), (1_000, 1_200)]
    with pytest.raises(ImportCancelled):
        preview_rows(table, Mapping(("reference",)), TODAY, cancelled=lambda: True)


@settings(max_examples=200)
@given(
    st.lists(
        st.lists(
            st.text(max_size=15) | st.sampled_from(["DE", "patent", "03/04/2020", "2020-01-02", "45000"]),
            min_size=7,
            max_size=7,
        ),
        max_size=8,
    )
)
def test_every_row_is_either_imported_or_named(rows: list[list[str]]) -> None:
    headers = tuple(HEADERS.strip().split(","))
    table = Table(headers, tuple(map(tuple, rows)), tuple(range(2, len(rows) + 2)))
    found = preview_rows(table, guess_mapping(headers), TODAY)
    assert len(found.records) + len(found.bad_rows) == len(rows)
    wrong = {problem.row for problem in found.problems if problem.severity == "error"}
    assert wrong == {table.numbers[index] for index in found.bad_rows}
