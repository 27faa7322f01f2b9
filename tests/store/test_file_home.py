"""What a failure of the file means to a person."""

import sqlite3
from pathlib import Path

from ipdocket.store.file_home import FileHome
from ipdocket.store.refusals import GuardRefused, NotSaved


def test_guards_and_disk_are_told_apart() -> None:
    home = FileHome(Path("docket.ipdocket"))
    assert isinstance(home.explain(sqlite3.IntegrityError("deadline_done: two persons")), GuardRefused)
    assert home.explain(sqlite3.IntegrityError("UNIQUE constraint failed")) is None
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    assert isinstance(home.explain(full), NotSaved)
    assert home.explain(ValueError("x")) is None
