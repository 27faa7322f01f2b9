"""Campaign row 18: backups taken while the docket is written to, restored, and equal to the state at their head.

The control copies the file with file tools while a transaction is open: some of those copies must be damaged or be a
state that never was.
"""

import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.store import backup, confirming, events, matters
from ipdocket.store.backup import list_backups, make_backup, restore_backup
from ipdocket.store.open import open_store
from tests.campaign.counts import pick_count
from tests.store.making import CLOCK, Small, make_small

COUNT = pick_count(50, 1000)
SEED = 18
NOW = datetime(2026, 11, 23, 13, tzinfo=UTC)


def state_of(driver: sqlite3.Connection) -> str:
    """One digest over every row of every table; the text index, which is made anew at any time, is left out."""
    digest = hashlib.sha256()
    names = [row[0] for row in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    for name in names:
        if not name.startswith("matter_text"):
            digest.update(name.encode())
            for row in sorted(driver.execute(f"SELECT * FROM {name}"), key=repr):
                digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()


class Play:
    """Acts on a docket one after another, and remembers the state at every head."""

    def __init__(self, small: Small, random: Random) -> None:
        self.small = small
        self.random = random
        self.states: dict[str, str] = {}
        self.number = 0
        self.remember()

    def remember(self) -> None:
        """The state at the present head."""
        store = self.small.store
        self.states[str(store.head())] = state_of(store.driver)  # type: ignore[arg-type]  # a file's own connection

    def act(self) -> None:
        """One act of the program, chosen at random."""
        self.number += 1
        store, small = self.small.store, self.small
        with store.work(self.random.choice([small.ann, small.ben]), "act") as work:
            kind = self.random.randrange(3)
            if kind == 0:
                matters.add_matter(work, Matter(f"P-{self.number}", "EP", "patent", title="x" * self.random.randrange(4000)))
            elif kind == 1:
                events.add_event(work, MatterEvent(small.other, "other", date(2026, 11, 1), description=f"note {self.number}"))
            else:
                entry = confirming.Entry(ConfirmedAct.FILED, date(2026, 11, 20), f"R-{self.number}")
                waiting = store.driver.execute("SELECT id FROM deadline WHERE state = 'open'").fetchall()
                confirming.confirm_first(work, [row[0] for row in waiting[:1]], entry)
        self.remember()


def test_a_backup_taken_while_writing_is_the_state_at_its_head(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    random = Random(SEED)
    play = Play(make_small(tmp_path / "docket.ipdocket"), random)
    path, folder, during = play.small.store.path, tmp_path / "backups", 0
    for number in range(COUNT):
        monkeypatch.setattr(backup, "_PAGES", random.choice([1, 3, 9, 40]))
        steps = 0

        def write_meanwhile(one: int = number) -> bool:
            nonlocal steps, during
            steps += 1
            if steps <= 2 and (one + steps) % 3 == 0:
                play.act()
                during += 1
            return False

        play.act()
        made = make_backup(play.small.store, folder / str(number), "1", "rules", write_meanwhile)
        ((listed, manifest),) = list_backups(folder / str(number), "docket")
        assert listed == made
        restored = tmp_path / "restored" / "docket.ipdocket"
        restored.parent.mkdir(exist_ok=True)
        restore_backup(made, restored, NOW)
        with open_store(restored, CLOCK) as store:
            assert not store.read_only_because
            assert str(store.head()) == manifest.head
            assert state_of(store.driver) == play.states[manifest.head], f"seed {SEED}, number {number}"  # type: ignore[arg-type]
        shutil.rmtree(restored.parent)
        shutil.rmtree(folder / str(number))
    play.small.store.close()
    assert path.exists()
    assert during >= COUNT // 3, "the docket must be written to meanwhile, or nothing is tried"
    with capsys.disabled():
        print(f"\nbackups: {COUNT}, seed {SEED}, {during} acts while copying, each restored equal to its head")


def test_a_plain_copy_during_a_write_is_sometimes_no_docket(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    random = Random(SEED)
    small = make_small(tmp_path / "docket.ipdocket")
    play = Play(small, random)
    for _ in range(20):
        play.act()
    small.store.close()
    content = small.store.path.read_bytes()
    broken = 0
    for _ in range(20):
        path, copy = tmp_path / "live.ipdocket", tmp_path / "copy.ipdocket"
        path.write_bytes(content)
        with closing(sqlite3.connect(path, isolation_level=None)) as driver:
            driver.execute("PRAGMA cache_size = 1")  # so that pages are written before the commit
            half = random.randrange(1, len(content) // 4096) * 4096
            with path.open("rb") as live:
                first = live.read(half)
                driver.execute("BEGIN IMMEDIATE")
                driver.execute("CREATE TABLE filler (text)")
                driver.executemany("INSERT INTO filler VALUES (?)", [("y" * 3000,) for _ in range(60)])
                driver.execute("UPDATE setting SET value = value")
                driver.execute("CREATE INDEX other ON audit (who, instant, body)")
                copy.write_bytes(first + live.read())
            driver.execute("ROLLBACK")
        broken += not holds(copy, set(play.states.values()))
        copy.unlink()
    with capsys.disabled():
        print(f"\nthe control: {broken} of 20 copies by file tools during a write are damaged or a state that never was")
    assert broken > 0


def holds(path: Path, states: set[str]) -> bool:
    """Whether the file is whole and in a state that the docket was in."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as driver:
            return driver.execute("PRAGMA integrity_check").fetchone()[0] == "ok" and state_of(driver) in states
    except sqlite3.Error:
        return False


def test_the_manifest_names_what_is_in_the_file(tmp_path: Path) -> None:
    small = make_small(tmp_path / "docket.ipdocket")
    made = make_backup(small.store, tmp_path, "1", "rules")
    manifest = json.loads(made.with_suffix(".json").read_text(encoding="utf-8"))
    assert manifest["sha256"] == hashlib.sha256(made.read_bytes()).hexdigest()
    assert (manifest["matters"], manifest["open_deadlines"]) == (2, 6)
    small.store.close()
