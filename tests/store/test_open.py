"""What opening a docket refuses, and what it finds."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from ipdocket.clock import FixedClock
from ipdocket.domain.people import PROGRAM, Actor
from ipdocket.store import lock_note, place, schema
from ipdocket.store.open import acknowledge_clock, create_store, open_or_create, open_store
from ipdocket.store.refusals import (
    ClockDoubtful,
    DamagedDocket,
    DocketInUse,
    NewerDocket,
    NotADocket,
    OnNetworkShare,
    ReadOnlyDocket,
)  # fmt: skip
from tests.store.making import CLOCK, NOON, make_small


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "firm.ipdocket"
    make_small(found).store.close()
    return found


def test_a_second_program_is_told_who_has_it(path: Path) -> None:
    with open_store(path, CLOCK, actor=Actor(1, "A. Rivera", "rivera", "desk-7")):
        with pytest.raises(DocketInUse, match=r"A\. Rivera has it open on desk-7"):
            open_store(path, CLOCK)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            sqlite3.connect(path, timeout=0).execute("SELECT 1 FROM matter").fetchone()
    assert lock_note.read_note(path) is None
    open_store(path, CLOCK).close()


def test_a_dropped_guard_is_seen_at_the_next_start(path: Path) -> None:
    stranger = sqlite3.connect(path)
    stranger.execute("DROP TRIGGER deadline_done")
    stranger.close()
    with open_store(path, CLOCK) as store:
        assert "guards" in store.read_only_because
        assert store.driver.execute("SELECT count(*) FROM deadline").fetchone()[0] == 6
        with pytest.raises(ReadOnlyDocket):
            store.work(PROGRAM, "anything")


def test_a_changed_entry_of_the_record_is_seen(path: Path) -> None:
    stranger = sqlite3.connect(path)
    sql = stranger.execute("SELECT sql FROM sqlite_master WHERE name = 'audit_no_change'").fetchone()[0]
    stranger.executescript("DROP TRIGGER audit_no_change; UPDATE audit SET who = 'Ben' WHERE id = 2")
    stranger.execute(sql)
    stranger.commit()
    stranger.close()
    with open_store(path, CLOCK) as store:
        assert store.read_only_because == "in the record, entry 2 was changed"


def test_a_newer_file_is_refused_with_both_versions(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(60)
        file.write((schema.VERSION + 1).to_bytes(4, "big"))
    before = path.read_bytes()
    with pytest.raises(NewerDocket, match=rf"format {schema.VERSION + 1}.*up to {schema.VERSION}"):
        open_store(path, CLOCK)
    assert path.read_bytes() == before


def test_other_files_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("not a docket " * 100)
    other = tmp_path / "other.db"
    driver = sqlite3.connect(other)
    driver.execute("CREATE TABLE x (y)")
    driver.close()
    empty = tmp_path / "empty.ipdocket"
    empty.touch()
    for path, refusal in ((text, NotADocket), (other, NotADocket), (empty, DamagedDocket)):
        with pytest.raises(refusal):
            open_store(path, CLOCK)


def test_it_can_be_read_at_once_and_the_first_change_waits_for_the_checks(path: Path) -> None:
    with open_store(path, CLOCK, check_later=True) as store:
        assert store.driver.execute("SELECT count(*) FROM matter").fetchone()[0] == 2
        assert not store.checked
        with store.work(PROGRAM, "now") as work:
            work.record("docket", 0)
        assert store.checked


@pytest.mark.parametrize(("gap", "words"), [(-timedelta(hours=1), "clock says"), (timedelta(days=8), "Nothing was recorded")])
def test_a_doubtful_clock_waits_for_a_person(path: Path, gap: timedelta, words: str) -> None:
    with open_store(path, FixedClock(NOON + gap)) as store:
        assert words in store.clock_doubt
        with pytest.raises(ClockDoubtful):
            store.work(PROGRAM, "anything")
        acknowledge_clock(store, PROGRAM)
        store.work(PROGRAM, "anything")
    with open_store(path, FixedClock(NOON + timedelta(days=6))) as store:
        assert not store.clock_doubt or gap > timedelta(0)


def test_network_drives_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "network_kind", lambda _: "nfs4")
    with pytest.raises(OnNetworkShare, match="nfs4"):
        open_store(path, CLOCK)
    open_store(path, CLOCK, network_allowed=True).close()


def test_a_new_file_never_takes_the_place_of_another(path: Path) -> None:
    with pytest.raises(FileExistsError):
        create_store(path, CLOCK)
    open_or_create(path, CLOCK).close()
