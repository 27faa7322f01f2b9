"""A second set of dates, entered apart from the rules and from other sources than the rule files cite."""

import csv
from datetime import date
from pathlib import Path

import pytest

from ipdocket.rules.facts import Case, Deadline, Paper
from ipdocket.rules.ruleset import RuleSet

FOLDER = Path(__file__).parent / "second_source"
COMPARED = ("nominal", "due", "opens", "late_until")


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of that table."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


SOURCES = {row["key"]: row for row in read_rows("sources.csv")}
TABLES = sorted(path.stem for path in FOLDER.glob("*.csv") if path.stem != "sources")


def read_paper(text: str) -> Paper:
    """`notice@2024-03-01/2024-03-13+P1M`: the type, its date, the day it arrived, the period that it sets."""
    kind, _, rest = text.partition("@")
    rest, _, period = rest.partition("+")
    day, _, arrived = rest.partition("/")
    return Paper(
        type=kind,
        date=date.fromisoformat(day),
        notified=date.fromisoformat(arrived) if arrived else None,
        period=period or None,
    )


def find_deadline(rules: RuleSet, row: dict[str, str]) -> Deadline:
    """The deadline of the row's rule and number."""
    given = {name: date.fromisoformat(day) for name, _, day in (x.partition("=") for x in row["given"].split(";")) if day}
    papers = tuple(read_paper(text) for text in row["papers"].split(";") if text)
    right = "trademark" if ".trademark." in row["rule"] else "patent"
    answer = rules.compute(Case(row["office"], right, row["route"], given, papers))
    wanted = int(row["n"]) if row["n"] else None
    found = [each for each in answer.deadlines if each.rule == row["rule"] and wanted in (None, each.number)]
    assert found, f"{row['rule']} gives no number {row['n']} for {row['given']}"
    return found[0]


def differences(rules: RuleSet, row: dict[str, str]) -> list[str]:
    """What the engine says otherwise than the row."""
    deadline = find_deadline(rules, row)
    return [
        f"{row['rule']} {row['given']}{row['papers']} {name}: {row['source']} has {row[name]}, computed {day}"
        for name in COMPARED
        if row[name] and row[name] != str(day := getattr(deadline, name))
    ]


@pytest.mark.parametrize("table", TABLES)
def test_the_dates_of_the_second_source_are_those_of_the_engine(shipped: RuleSet, table: str) -> None:
    rows = read_rows(f"{table}.csv")
    wrong = [text for row in rows if not row["doubt"] for text in differences(shipped, row)]
    assert wrong == []


@pytest.mark.parametrize("table", TABLES)
def test_a_recorded_doubt_is_still_a_difference(shipped: RuleSet, table: str) -> None:
    settled = [row["given"] for row in read_rows(f"{table}.csv") if row["doubt"] and not differences(shipped, row)]
    assert settled == []


def test_twenty_offices_have_ten_dates_each_and_every_row_names_its_source() -> None:
    sizes = {table: len(read_rows(f"{table}.csv")) for table in TABLES}
    assert len(sizes) >= 20
    assert [table for table, size in sizes.items() if size < 10] == []
    used = {row["source"] for table in TABLES for row in read_rows(f"{table}.csv")}
    assert used == SOURCES.keys()
    assert all(row["cite"] and row["url"] and row["says"] for row in SOURCES.values())
