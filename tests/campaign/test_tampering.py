"""Campaign row 7: tamperings with the record, eight kinds; all are found that theory says can be found."""

import sqlite3
from random import Random

import pytest

from ipdocket.domain.people import Actor
from ipdocket.store import audit
from ipdocket.store.tables_firm import audit as table
from tests.store.making import NOON

TAMPERINGS = 3000
ENTRIES = 250
WITNESSED = 225
SEED = 11
Lines = list[list[object]]


def make_record() -> sqlite3.Connection:
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateTable

    driver = sqlite3.connect(":memory:", isolation_level=None)
    driver.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
    entries = [audit.Entry("enter", "matter", one, one, f'{{"after":{one}}}') for one in range(ENTRIES)]
    audit.append_entries(driver, Actor(1, "Ann"), NOON, entries)
    return driver


def rehash(lines: Lines, start: int, stop: int | None = None) -> None:
    """Makes the chain whole again from `start` on, as someone would who wants to hide a change."""
    for place in range(start, stop if stop is not None else len(lines)):
        lines[place][11] = lines[place - 1][12] if place else ""
        lines[place][12] = audit.hash_line(lines[place][:12])


def tamper(kind: str, lines: Lines, random: Random) -> None:
    place = random.randrange(1, len(lines) - 1)
    field = random.choice((1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
    if kind == "edit":
        lines[place][field] = 777 if isinstance(lines[place][field], int) else f"{lines[place][field]}x"
    elif kind == "edit and hash again":
        lines[place][10] = "{}"
        rehash(lines, place, place + 1)
    elif kind == "delete":
        del lines[place]
    elif kind == "delete and renumber":
        del lines[place]
        for number, line in enumerate(lines, 1):
            line[0] = number
    elif kind == "swap":
        other = random.choice([one for one in range(len(lines)) if one != place])
        lines[place][1:], lines[other][1:] = lines[other][1:], lines[place][1:]
    elif kind == "insert":
        lines.insert(place, [*lines[place]])
        for number, line in enumerate(lines, 1):
            line[0] = number
    elif kind == "rewrite":
        place = random.randrange(1, WITNESSED)
        lines[place - 1][10] = "{}"
        rehash(lines, place - 1)
    elif kind == "cut":
        del lines[random.randrange(1, WITNESSED) :]


KINDS = ("edit", "edit and hash again", "delete", "delete and renumber", "swap", "insert", "rewrite", "cut")
UNSEEN_ALONE = ("rewrite", "cut")


def found(lines: Lines, witnessed: str) -> tuple[bool, bool]:
    """Whether the chain alone finds it, and whether it does with the witnessed head."""
    driver = sqlite3.connect(":memory:", isolation_level=None)
    driver.execute(f"CREATE TABLE audit ({audit.COLUMNS})")
    driver.executemany(f"INSERT INTO audit VALUES ({', '.join('?' * 13)})", lines)
    return audit.verify_chain(driver) is not None, audit.check_head(driver, witnessed) is not None


def test_tamperings_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    record = [list(line) for line in audit.read_lines(make_record())]
    witnessed = f"{WITNESSED}:{str(record[WITNESSED - 1][12])[:12]}"
    assert found([[*line] for line in record], witnessed) == (False, False)
    random, unseen = Random(SEED), 0
    for number in range(TAMPERINGS):
        kind = KINDS[number % len(KINDS)]
        lines = [[*line] for line in record]
        tamper(kind, lines, random)
        alone, with_head = found(lines, witnessed)
        assert alone or with_head, f"seed {SEED}, number {number}: {kind} was not found"
        assert alone or kind in UNSEEN_ALONE, f"seed {SEED}, number {number}: {kind} needs no witness"
        unseen += not alone
    with capsys.disabled():
        print(f"\ntampering: {TAMPERINGS}, seed {SEED}, all found; {unseen} only by the witnessed head")
    assert unseen == 2 * TAMPERINGS // len(KINDS), "the control: without a witness, cuts and rewrites stay unseen"


def test_cuts_behind_the_last_witness_stay_unseen() -> None:
    record = [list(line) for line in audit.read_lines(make_record())]
    witnessed = f"{WITNESSED}:{str(record[WITNESSED - 1][12])[:12]}"
    assert found(record[: WITNESSED + 10], witnessed) == (False, False)
