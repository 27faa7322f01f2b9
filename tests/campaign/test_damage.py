"""Campaign row 8: damaged files are refused or opened read-only, never a crash, never silently fewer deadlines."""

import shutil
from pathlib import Path
from random import Random

import pytest

from ipdocket.errors import Refused
from ipdocket.store.open import open_store
from tests.campaign.attacks import make_victim
from tests.store.making import CLOCK

FILES = 500
SEED = 13
KINDS = ("byte", "bytes", "page", "cut", "zero", "swap pages", "old journal")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("damage") / "whole.ipdocket"
    make_victim(path)
    return path


def read_all(path: Path) -> tuple[str, list[tuple[str, tuple[object, ...]]]]:
    """What the docket says of itself, and everything that a person relies on."""
    with open_store(path, CLOCK) as store:
        rows = [
            (table, row)
            for table in ("matter", "event", "deadline", "confirmation", "audit")
            for row in store.driver.execute(f"SELECT * FROM {table} ORDER BY id")
        ]
        return store.read_only_because, rows


def damage(kind: str, content: bytearray, random: Random) -> None:
    page = 4096
    pages = len(content) // page
    place = random.randrange(len(content))
    some = random.randrange(pages) * page
    if kind == "byte":
        content[place] ^= random.randrange(1, 256)
    elif kind == "bytes":
        for _ in range(200):
            content[random.randrange(len(content))] = random.randrange(256)
    elif kind == "page":
        content[some : some + page] = random.randbytes(page)
    elif kind == "cut":
        del content[random.randrange(len(content)) :]
    elif kind == "zero":
        content[some : some + page] = bytes(page)
    elif kind == "swap pages":
        other = random.randrange(pages) * page
        content[some : some + page], content[other : other + page] = content[other : other + page], content[some : some + page]


def test_damaged_files(whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown, everything = read_all(whole)
    assert (shown, bool(everything)) == ("", True), "the control: the undamaged file opens"
    random = Random(SEED)
    outcomes = {"refused": 0, "read-only": 0, "unharmed": 0, "a value unseen": 0}
    for number in range(FILES):
        kind = KINDS[number % len(KINDS)]
        path = tmp_path / "damaged.ipdocket"
        content = bytearray(whole.read_bytes())
        journal = path.with_name(path.name + "-journal")
        if kind == "old journal":
            journal.write_bytes(random.randbytes(random.randrange(1, 20_000)))
        else:
            damage(kind, content, random)
        path.write_bytes(content)
        try:
            finding, rows = read_all(path)
        except Refused:
            outcomes["refused"] += 1
        except Exception as error:
            if type(error).__module__ != "sqlite3":
                raise
            outcomes["refused"] += 1  # found while reading a docket that was opened read-only already
        else:
            outcomes["read-only" if finding else "unharmed" if rows == everything else "a value unseen"] += 1
            kept = [(table, row[0]) for table, row in rows] == [(table, row[0]) for table, row in everything]
            assert finding or kept, f"seed {SEED}, number {number}, {kind}: rows went and nobody said so"
            record = [pair for pair in rows if pair[0] == "audit"] == [pair for pair in everything if pair[0] == "audit"]
            assert finding or record, f"seed {SEED}, number {number}, {kind}: the record changed and nobody said so"
        for left in tmp_path.glob("damaged*"):
            left.unlink()
    with capsys.disabled():
        print(f"\ndamage: {FILES} files, seed {SEED}: {outcomes}")
    assert outcomes["refused"] + outcomes["read-only"] > FILES // 2
    # SQLite keeps no checksums: one changed character inside a value is seen only where the record's chain covers it.
    assert outcomes["a value unseen"] < FILES // 20


def test_a_copy_is_not_damaged(whole: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.ipdocket"
    shutil.copy(whole, copy)
    assert read_all(copy) == read_all(whole)
