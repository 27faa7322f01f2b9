"""A backup counts only after it was opened and verified; a restored one equals the state at its head."""

import json
from datetime import UTC, datetime

import pytest

from ipdocket.clock import FixedClock
from ipdocket.domain.matter import Matter
from ipdocket.domain.people import PROGRAM
from ipdocket.store import audit
from ipdocket.store.backup import BackupFailed, BackupUnusable, list_backups, make_backup, restore_backup, thin_backups
from ipdocket.store.matters import add_matter, find_matter
from ipdocket.store.open import create_store, open_store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    with create_store(tmp_path / "docket.ipd", FixedClock(NOW)) as made:
        enter(made, "A-1")
        yield made


def enter(store, reference):
    with store.work(PROGRAM, "enter") as work:
        add_matter(work, Matter(reference, "EP", "patent"))


def test_the_copy_is_verified_and_told_by_its_manifest(store, tmp_path):
    path = make_backup(store, tmp_path / "backups", "0.1", "2026.11")
    [(found, manifest)] = list_backups(tmp_path / "backups", "docket")
    assert found == path
    assert (manifest.matters, manifest.head) == (1, str(store.head()))
    assert not store.changed_since_backup


def test_restored_equals_the_state_at_its_head(store, tmp_path):
    path = make_backup(store, tmp_path / "backups", "0.1", "2026.11")
    head = store.head()
    enter(store, "A-2")
    store.close()
    aside = restore_backup(path, tmp_path / "docket.ipd", NOW)
    assert aside is not None and aside.exists()
    with open_store(tmp_path / "docket.ipd", FixedClock(NOW)) as again:
        assert audit.read_head(again.driver) == head
        assert find_matter(again, "A-2") is None
        assert find_matter(again, "A-1") is not None


def test_a_changed_backup_is_refused(store, tmp_path):
    path = make_backup(store, tmp_path / "backups", "0.1", "2026.11")
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    store.close()
    with pytest.raises(BackupUnusable):
        restore_backup(path, tmp_path / "docket.ipd", NOW)
    assert (tmp_path / "docket.ipd").exists()


def test_a_folder_that_cannot_be_made(store, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(BackupFailed):
        make_backup(store, tmp_path / "file" / "backups", "0.1", "2026.11")


def test_cancelled_leaves_nothing(store, tmp_path):
    with pytest.raises(BackupFailed):
        make_backup(store, tmp_path / "backups", "0.1", "2026.11", stop=lambda: True)
    assert list((tmp_path / "backups").iterdir()) == []


def test_thinning_takes_the_manifest_along(store, tmp_path):
    folder = tmp_path / "backups"
    path = make_backup(store, folder, "0.1", "2026.11")
    manifest = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    for hour in range(3):
        name = f"docket-old{hour}.ipdocket-backup"
        (folder / name).write_bytes(b"x")
        manifest |= {"made": f"2026-01-05T{hour:02}:00:00+00:00", "file": name}
        (folder / name).with_suffix(".json").write_text(json.dumps(manifest), encoding="utf-8")
    assert thin_backups(folder, "docket", NOW) == 2
    assert len(list(folder.iterdir())) == 4
