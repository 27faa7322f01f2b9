"""Campaign row 3, for the change of format: each statement of an upgrade fails; the docket is then wholly of one format."""

import gc
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ipdocket.errors import Refused
from ipdocket.store.backup import list_backups
from ipdocket.store.open import open_store
from ipdocket.store.upgrade import UpgradeUnclear
from tests.campaign.counts import pick_count
from tests.campaign.session import copy_docket
from tests.campaign.test_disk_faults import Faults, hand_in
from tests.store.making import CLOCK, make_small
from tests.store.second import use_second

STRIDE = pick_count(31, 1, 101)  # which statements fail: each, or each so many-th
LAST = 12  # the last ones fail all of them: there it is decided


@pytest.fixture
def docket(tmp_path: Path) -> Path:
    """A small docket of format 1, closed."""
    path = tmp_path / "first" / "docket.ipdocket"
    path.parent.mkdir()
    make_small(path).store.close()
    return path


@pytest.fixture
def second(docket: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is the one of format 2, after that docket was made."""
    (tmp_path / "chain").mkdir()
    use_second(monkeypatch, tmp_path / "chain")


def read_all(path: Path) -> tuple[int, list[Any], list[Any]]:
    """The file's format, its matters' references and its record, read by SQLite alone."""
    driver = sqlite3.connect(path)
    try:
        assert driver.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        queries = ("SELECT id, reference, version FROM matter ORDER BY id", "SELECT id, hash, act FROM audit ORDER BY id")
        return (driver.execute("PRAGMA user_version").fetchone()[0], *(driver.execute(one).fetchall() for one in queries))
    finally:
        driver.close()


def open_failing(path: Path, faults: Faults) -> tuple[str, str]:
    """The kind and the words of what opening raised while the statement failed; both empty where it opened."""
    told = ("", "")
    with pytest.MonkeyPatch.context() as patch:
        hand_in(patch, faults)
        try:
            open_store(path, CLOCK, check_later=True).close()
        except (Refused, sqlite3.Error) as error:
            told = (type(error).__name__, str(error))
        faults.over = True
        gc.collect()  # a cursor in a traceback keeps its connection, and that the lock
    return told


def find_untrue(path: Path, before: tuple[int, list[Any], list[Any]], told: tuple[str, str]) -> str:
    """How what was said and what lies there differ; "" where they do not."""
    version, matters, record = read_all(path)
    if matters != before[1] or record[: len(before[2])] != before[2]:
        return "rows differ"
    upgraded = [row[2] for row in record].count("upgrade docket")
    if (version, upgraded, len(record) - len(before[2])) not in ((1, 0, 0), (2, 1, 1)):
        return f"half: format {version}, {upgraded} entries"
    if told[0] in ("", "UpgradeFailed") and version != (1 if told[0] else 2):
        return f"said {told}, is {version}"
    if version == 2 and not list_backups(path.with_name(f"{path.stem}-backups"), path.stem):
        return "changed without a backup"
    with open_store(path, CLOCK) as store:
        if store.read_only_because or read_all_open(store.driver) != [1, 2]:
            return f"afterwards: {store.read_only_because}"
    return ""


def read_all_open(driver: Any) -> list[int]:
    return [row[0] for row in driver.execute("SELECT version FROM schema_version ORDER BY version")]


@pytest.mark.parametrize("on", [False, True], ids=["once", "from there on"])
@pytest.mark.parametrize("after", [False, True], ids=["not done", "done all the same"])
@pytest.mark.usefixtures("second")
def test_whichever_statement_fails_the_docket_is_whole(docket, tmp_path, capsys, after, on):
    counted = Faults(10**9, after, on)
    assert open_failing(copy_docket(docket, tmp_path / "counted"), counted) == ("", "")
    total, before = counted.seen, read_all(docket)
    assert before[0] == 1
    numbers = sorted({*range(1, total + 1, STRIDE), *range(total - LAST, total + 1)})
    refused, unclear, wrong = 0, 0, []
    for number in numbers:
        path = copy_docket(docket, tmp_path / str(number))
        told = open_failing(path, Faults(number, after, on))
        refused, unclear = refused + bool(told[0]), unclear + (told[0] == UpgradeUnclear.__name__)
        found = find_untrue(path, before, told)
        wrong += [f"statement {number} of {total}: {found}"] if found else []
        shutil.rmtree(path.parent, ignore_errors=True)
    with capsys.disabled():
        print(f"\nfailing statements of an upgrade: {len(numbers)} of {total}, {refused} refused, {unclear} unclear, {len(wrong)} untrue")
    assert wrong == []
    assert refused > len(numbers) // 2
    assert bool(unclear) == after, "only a commit that was done all the same is unclear"
