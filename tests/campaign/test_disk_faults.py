"""Campaign rows 3 and 4: every operation of a session fails once, or from there on, and the disk fills up.

First under SQLite, at each read, write, sync and delete of the file; then under the program, at each statement, where what
it told ("saved", "not saved") must be what the file says when it is opened again.
"""

import gc
import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, cast

import apsw
import pytest

from ipdocket.domain.people import Actor
from ipdocket.errors import Refused
from ipdocket.store.open import open_store
from ipdocket.store.refusals import MaybeSaved, NotSaved
from ipdocket.store.work import Store
from tests.campaign.counts import pick_count
from tests.campaign.disk import Disk
from tests.campaign.session import Line, copy_docket, find_lost, record_session, replay
from tests.campaign.writer import act
from tests.store.making import CLOCK, make_small

ACTS = 12
STRIDE = pick_count(23, 1)  # which operations fail: each, or each so many-th
STATEMENT_STRIDE = pick_count(9, 1)
FULL_DISKS = pick_count(120, 500)
SEED = 3
WORDS = "disk I/O error"


@pytest.fixture(scope="module")
def docket(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small docket, closed."""
    path = tmp_path_factory.mktemp("faults") / "docket.ipdocket"
    make_small(path).store.close()
    return path


@pytest.fixture(scope="module")
def lines(docket: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Line]:
    """The statements of a session of twelve acts on it."""
    with pytest.MonkeyPatch.context() as patch:
        return record_session(copy_docket(docket, tmp_path_factory.mktemp("recorded") / "there"), ACTS, SEED, patch)


def run_on(disk: Disk, path: Path, lines: list[Line]) -> list[str]:
    """What was promised until the disk failed."""
    try:
        replay(disk, path, lines)
    except apsw.Error:
        disk.fails = lambda _number: False  # the next start finds a disk that works
    return [step.name for step in disk.steps if step.kind == "promise"]


def count_operations(docket: Path, lines: list[Line], folder: Path) -> int:
    disk = Disk()
    run_on(disk, copy_docket(docket, folder), lines)
    disk.close()
    return disk.operations


@pytest.mark.parametrize("on", [False, True], ids=["once", "from there on"])
def test_a_failing_disk_loses_nothing_that_was_promised(docket, lines, tmp_path, capsys, on):
    operations = count_operations(docket, lines, tmp_path / "count")
    failed = promised = 0
    for number in range(1, operations + 1, STRIDE):
        disk = Disk()
        disk.fails = (lambda one, number=number: one >= number) if on else (lambda one, number=number: one == number)
        path = copy_docket(docket, tmp_path / str(number))
        said = run_on(disk, path, lines)
        disk.close()
        assert find_lost(path, said) == [], f"operation {number}"
        failed, promised = failed + 1, promised + len(said)
    with capsys.disabled():
        way = "from there on" if on else "once"
        print(f"\ndisk faults, {way}: {failed} of {operations} operations, {promised} promises, 0 lost, 0 corrupt")
    assert operations > 300 and promised > failed


class Faults:
    """Which statement fails, whether it is carried out all the same, and whether everything after it fails too."""

    def __init__(self, number: int, after: bool, on: bool) -> None:
        self.number, self.after, self.on = number, after, on
        self.seen = 0
        self.over = False

    def strike(self, run: Callable[[], Any]) -> Any:
        if self.over:
            return run()
        self.seen += 1
        if self.seen < self.number or (self.seen > self.number and not self.on):
            return run()
        if self.after and self.seen == self.number:
            run()
        error = sqlite3.OperationalError(WORDS)
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error


class _FaultyCursor(sqlite3.Cursor):
    def execute(self, sql: str, parameters: Any = (), /) -> Any:
        faults = cast("_Faulty", self.connection).faults
        return faults.strike(lambda: sqlite3.Cursor.execute(self, sql, parameters))

    def executemany(self, sql: str, parameters: Any, /) -> Any:
        rows = list(parameters)
        faults = cast("_Faulty", self.connection).faults
        return faults.strike(lambda: sqlite3.Cursor.executemany(self, sql, rows))


class _Faulty(sqlite3.Connection):
    faults: Faults

    def cursor(self, factory: Any = _FaultyCursor) -> Any:
        return super().cursor(factory)

    def execute(self, sql: str, parameters: Any = (), /) -> Any:
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> Any:
        return self.cursor().executemany(sql, parameters)


def hand_in(monkeypatch: pytest.MonkeyPatch, faults: Faults) -> None:
    plain = sqlite3.connect

    def connect(*args: Any, **named: Any) -> _Faulty:
        made = cast("_Faulty", plain(*args, factory=_Faulty, **named))
        made.faults = faults
        return made

    monkeypatch.setattr(sqlite3, "connect", connect)


def play(store: Store) -> list[tuple[str, str]]:
    """What was done, and what the program said of it: saved, not saved, or that it cannot know."""
    said = []
    for number in range(5):
        done = f"import K-{number}-39" if number == 2 else f"matter K-{number}"
        try:
            with store.work(Actor(1, "Ann"), "act") as work:
                act(work, number, 0 if number == 2 else 1, None)
            said.append((done, "saved"))
        except MaybeSaved:
            said.append((done, "unknown"))
        except (Refused, sqlite3.Error, RuntimeError):
            said.append((done, "not saved"))
    return said


def is_there(path: Path, done: str) -> bool:
    found = sqlite3.connect(path)
    try:
        assert found.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        which = done.partition(" ")[2]
        return bool(found.execute("SELECT count(*) FROM matter WHERE reference = ?", (which,)).fetchone()[0])
    finally:
        found.close()


def strike_each(docket: Path, folder: Path, after: bool, on: bool, stride: int) -> tuple[int, list[str]]:
    """How many statements were made to fail, and where what was said and what is there differ."""
    number, struck, wrong = 1, 0, []
    while True:
        path = copy_docket(docket, folder / f"{number}-{after}-{on}")
        faults = Faults(number, after, on)
        with pytest.MonkeyPatch.context() as patch:
            faults.over = True
            hand_in(patch, faults)
            store = open_store(path, CLOCK)
            faults.over = False
            said = play(store)
            faults.over = True
            store.close()
            gc.collect()  # a cursor in a traceback keeps its connection, and that the lock
        for done, word in said:
            if word != "unknown" and is_there(path, done) != (word == "saved"):
                wrong.append(f"statement {number}: {done} said {word}")
        if faults.seen < number:
            return struck, wrong
        struck, number = struck + 1, number + stride


@pytest.mark.parametrize("on", [False, True], ids=["once", "from there on"])
@pytest.mark.parametrize("after", [False, True], ids=["not done", "done all the same"])
def test_saved_and_not_saved_are_always_true(docket, tmp_path, capsys, after, on):
    struck, wrong = strike_each(docket, tmp_path, after, on, STATEMENT_STRIDE)
    with capsys.disabled():
        print(f"\nfailing statements: {struck}, done all the same: {after}, from there on: {on}, {len(wrong)} untrue")
    assert wrong == [] and struck > 20


def test_a_full_disk_says_so_and_keeps_what_was_saved(docket, tmp_path, capsys, monkeypatch):
    random, refused = Random(SEED), 0
    plain = sqlite3.connect
    pages = docket.stat().st_size // 4096
    for number in range(FULL_DISKS):
        path = copy_docket(docket, tmp_path / str(number))
        most = pages + random.randrange(0, 24)

        def connect(*args: Any, most: int = most, **named: Any) -> sqlite3.Connection:
            made = plain(*args, **named)
            made.execute(f"PRAGMA max_page_count = {most}")
            return made

        said: list[str] = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sqlite3, "connect", connect)
            with open_store(path, CLOCK) as store:
                try:
                    for one in range(30):
                        with store.work(Actor(1, "Ann"), "act") as work:
                            said.append(act(work, one, one % 2, None))
                except NotSaved as refusal:
                    said.pop() if len(said) > one else None
                    refused += 1
                    assert "full" in refusal.what
        assert find_lost(path, said) == []
    with capsys.disabled():
        print(f"\nfull disks: {FULL_DISKS}, seed {SEED}, {refused} refused in words, 0 lost")
    assert refused > FULL_DISKS // 2
