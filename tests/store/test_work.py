"""All of a unit of work or nothing, and the truth about what was saved."""

import sqlite3

import pytest

from ipdocket.domain.changes import Kind
from ipdocket.domain.matter import Matter
from ipdocket.store import audit, file_home
from ipdocket.store.matters import add_matter, find_matter
from ipdocket.store.refusals import GuardRefused, MaybeSaved, NotSaved
from tests.store.making import Small


class Stumble(Exception):
    """Something goes wrong in the middle."""


def test_what_fails_leaves_nothing(small: Small) -> None:
    head = small.store.head()
    with pytest.raises(Stumble), small.store.work(small.ann, "enter") as work_:
        add_matter(work_, Matter("ACM-003EP", "EP", "patent"))
        raise Stumble
    assert find_matter(small.store, "ACM-003EP") is None
    assert small.store.head() == head
    with small.store.work(small.ann, "enter") as work_:
        made = add_matter(work_, Matter("ACM-003EP", "EP", "patent"))
    assert work_.changes.touches(Kind.MATTERS)
    assert work_.changes.matters == {made}
    assert work_.changes.head == str(small.store.head())


def test_a_guard_speaks_in_words(small: Small) -> None:
    with pytest.raises(GuardRefused, match=r"two persons must agree|no such step") as caught, small.store.work(small.ann, "cheat") as one:
        one.driver.execute("UPDATE deadline SET state = 'done' WHERE id = 1")
    assert caught.value.guard in ("deadline_done", "deadline_course")  # SQLite and PostgreSQL ask in another order
    assert audit.verify_chain(small.store.driver) is None


class FailingDriver:
    """Stands before the driver's connection and fails at COMMIT, before or after the disk has it."""

    def __init__(self, driver: sqlite3.Connection, *, after: bool) -> None:
        self.driver = driver
        self.after = after

    def execute(self, sql: str, *values: object) -> object:
        if sql == "COMMIT":
            if self.after:
                self.driver.execute(sql)
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR  # type: ignore[attr-defined]
            raise error
        return self.driver.execute(sql, *values)

    def __getattr__(self, name: str) -> object:
        return getattr(self.driver, name)


@pytest.mark.parametrize("after", [False, True])
def test_after_a_failed_commit_the_file_is_asked(small_file: Small, monkeypatch: pytest.MonkeyPatch, after: bool) -> None:
    real = small_file.store.driver
    entered = small_file.store.work(small_file.ann, "enter")
    outcome = "saved"
    try:
        with entered as work_:
            add_matter(work_, Matter("ACM-003EP", "EP", "patent"))
            small_file.store.driver = FailingDriver(real, after=after)  # type: ignore[assignment]
    except NotSaved:
        outcome = "not saved"
    assert outcome == ("saved" if after else "not saved")
    assert (find_matter(small_file.store, "ACM-003EP") is not None) is after
    with small_file.store.work(small_file.ann, "goes on") as work_:
        work_.record("docket", 0)


def test_a_disk_full_before_the_commit_is_not_told_as_saved(small_file: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL  # type: ignore[attr-defined]
        raise error

    head = small_file.store.head()
    with monkeypatch.context() as full:
        full.setattr(audit, "append_entries", fail)
        with pytest.raises(NotSaved, match="full"), small_file.store.work(small_file.ann, "enter") as work_:
            add_matter(work_, Matter("ACM-003EP", "EP", "patent"))
    assert find_matter(small_file.store, "ACM-003EP") is None and small_file.store.head() == head
    with small_file.store.work(small_file.ann, "goes on") as work_:
        add_matter(work_, Matter("ACM-003EP", "EP", "patent"))
    assert find_matter(small_file.store, "ACM-003EP") is not None


def test_what_cannot_be_read_again_is_not_guessed(small_file: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **_named: object) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr(file_home.connect, "connect_file", fail)
    with pytest.raises(MaybeSaved), small_file.store.work(small_file.ann, "enter") as work_:
        add_matter(work_, Matter("ACM-003EP", "EP", "patent"))
        small_file.store.driver = FailingDriver(small_file.store.driver, after=True)  # type: ignore[assignment]
    assert small_file.store.read_only_because


def test_no_unit_of_work_within_another(small: Small) -> None:
    with small.store.work(small.ann, "outer"), pytest.raises(RuntimeError), small.store.work(small.ann, "inner"):
        pass
