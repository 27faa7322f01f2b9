"""Campaign row 1: a program killed while it records, confirms and imports loses nothing that it acknowledged."""

import multiprocessing
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest

from ipdocket.store.open import open_store
from tests.campaign.counts import pick_count
from tests.campaign.writer import run
from tests.store.making import CLOCK, make_small

KILLS = pick_count(60, 1000)
CONTROL_KILLS = 6
SEED = 7


def kills(path: Path, way: str, count: int) -> Iterator[list[str]]:
    """What each of so many writers acknowledged before it was killed, some instant after it was ready.

    The instants are drawn from four acts' time as this machine takes it now: a loaded one is given longer.
    """
    fork = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if fork else "spawn")
    if fork:
        context.set_forkserver_preload(["tests.campaign.writer"])
    random, longest = Random(SEED), 0.12
    for number in range(1, count + 1):
        reading, writing = context.Pipe(duplex=False)
        writer = context.Process(target=run, args=(str(path), way, number, writing), daemon=True)
        writer.start()
        writing.close()
        assert reading.recv() == "ready"
        began = time.monotonic()
        if number % 10 == 1 and way == "honest" and reading.poll(30):
            longest = max(0.12, 4 * (time.monotonic() - began))
        time.sleep(random.uniform(0.0, longest))
        writer.kill()
        yield list(read_to_end(reading))
        writer.join()
        writer.close()
        reading.close()


def read_to_end(reading: Connection) -> Iterator[str]:
    while True:
        try:
            yield reading.recv()
        except (EOFError, ConnectionResetError):
            return


def missing(path: Path, said: list[str]) -> list[str]:
    """Which acknowledged acts the file does not have; the last word on a deadline counts."""
    lost = []
    with open_store(path, CLOCK) as store:
        assert store.read_only_because == "", store.read_only_because
        assert store.driver.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        states = {"open": 0, "awaiting_second": 1, "done": 2}
        for line in said:
            what, _, which = line.partition(" ")
            if what == "import":
                found = store.driver.execute("SELECT count(*) FROM matter WHERE reference = ?", (which,)).fetchone()[0]
                lost += [] if found else [line]
            else:
                row = store.driver.execute("SELECT state FROM deadline WHERE id = ?", (int(which),)).fetchone()
                lost += [] if row and states[row[0]] >= states[what] else [line]
    return lost


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "killed.ipdocket"
    make_small(found).store.close()
    return found


def test_kills_lose_nothing(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    acknowledged = 0
    for number, said in enumerate(kills(path, "honest", KILLS), 1):
        acknowledged += len(said)
        assert missing(path, said) == [], f"kill {number}, seed {SEED}"
    with capsys.disabled():
        print(f"\nkill -9: {KILLS} kills, seed {SEED}, {acknowledged} acknowledged acts, 0 lost")
    assert acknowledged > KILLS


def test_a_writer_that_acknowledges_too_early_is_caught(path: Path) -> None:
    assert any(missing(path, said) for said in kills(path, "hasty", CONTROL_KILLS))
