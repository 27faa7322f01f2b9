"""The SQL of a real session: acts through the store's own functions, with the words that were told to a person after each."""

import shutil
import sqlite3
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest

from ipdocket.domain.people import Actor
from ipdocket.store.connect import apply_settings
from ipdocket.store.open import open_store
from tests.campaign.disk import Disk
from tests.campaign.writer import act, confirm
from tests.store.making import CLOCK

Line = tuple[str, tuple[Any, ...]]  # a statement and its values; "promise" and the words told
PROMISE = "promise"


class _Recorder(sqlite3.Cursor):
    """Notes every statement with its values, as `lines` of its connection, before SQLite has it."""

    def execute(self, sql: str, parameters: Any = (), /) -> "_Recorder":
        cast("_Recorded", self.connection).lines.append((sql, tuple(parameters)))
        super().execute(sql, parameters)
        return self

    def executemany(self, sql: str, parameters: Any, /) -> "_Recorder":
        for row in parameters:
            self.execute(sql, row)
        return self


class _Recorded(sqlite3.Connection):
    lines: list[Line]

    def cursor(self, factory: Any = _Recorder) -> Any:
        return super().cursor(factory)

    def execute(self, sql: str, parameters: Any = (), /) -> Any:
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> Any:
        return self.cursor().executemany(sql, parameters)


class Told:
    """Stands for the pipe of the killed writer: what is told goes between the statements."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines

    def send(self, words: str) -> None:
        self._lines.append((PROMISE, (words,)))


def record_session(path: Path, acts: int, seed: int, monkeypatch: pytest.MonkeyPatch) -> list[Line]:
    """The statements of so many acts on a docket, which are really done there."""
    lines: list[Line] = []
    plain = sqlite3.connect

    def connect(*args: Any, **named: Any) -> _Recorded:
        made = cast("_Recorded", plain(*args, factory=_Recorded, **named))
        made.lines = lines
        return made

    monkeypatch.setattr(sqlite3, "connect", connect)
    random, told = Random(seed), cast("Any", Told(lines))
    people = (Actor(1, "Ann"), Actor(2, "Ben"))
    with open_store(path, CLOCK) as store:
        lines.clear()
        for number in range(acts):
            with store.work(people[0], "act") as work:
                done = act(work, number, 1 if number % 4 else 0, None)
            told.send(done)
            if done.startswith("open") and random.random() < 0.7:
                confirm(store, int(done.split()[1]), number, people, told)
        found = list(lines)
    monkeypatch.undo()
    return found


def replay(disk: Disk, path: Path, lines: list[Line], settings: tuple[str, ...] = ()) -> None:
    """Runs the statements over the disk; `settings` spoil the program's own, for the controls."""
    connection = disk.connect(path)
    try:
        if settings:
            for setting in settings:
                connection.execute(f"PRAGMA {setting}").fetchall()
            connection.execute("CREATE TEMP TABLE chosen (matter INTEGER PRIMARY KEY)")
        else:
            apply_settings(cast("Any", connection))
        for sql, values in lines:
            if sql == PROMISE:
                disk.promise(values[0])
            else:
                connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def copy_docket(path: Path, folder: Path) -> Path:
    """The docket, alone, in a fresh folder."""
    folder.mkdir()
    return Path(shutil.copy(path, folder / path.name))


def find_lost(path: Path, promised: list[str]) -> list[str]:
    """Which promises a file does not keep, and what is wrong with it; read by SQLite's own recovery."""
    found = sqlite3.connect(path)
    try:
        whole = found.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if whole != "ok":
            return [f"corrupt: {whole}"]
        return [words for words in promised if not _kept(found, words)]
    except sqlite3.DatabaseError as error:
        return [f"corrupt: {error}"]
    finally:
        found.close()


def _kept(found: sqlite3.Connection, words: str) -> bool:
    what, _, which = words.partition(" ")
    if what == "import":
        return bool(found.execute("SELECT count(*) FROM matter WHERE reference = ?", (which,)).fetchone()[0])
    row = found.execute("SELECT state FROM deadline WHERE id = ?", (int(which),)).fetchone()
    states = {"open": 0, "awaiting_second": 1, "done": 2}
    return bool(row) and states[row[0]] >= states[what]
