"""Backups: an online copy, opened and verified before it counts, with a manifest that names the head of the record."""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from ipdocket.errors import Refused
from ipdocket.store import audit, connect
from ipdocket.store.cipher import connect_cipher, file_errors
from ipdocket.store.file_home import FileHome
from ipdocket.store.thinning import Kept, choose_superfluous
from ipdocket.store.work import Store

ENDING = ".ipdocket-backup"
_PAGES = 4096


class BackupFailed(Refused):
    """The copy could not be made or did not verify; it does not count as a backup."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The backup was not made: {why}.", "The docket itself is unchanged and saved.",
            "Check the backup folder and its free space, then make the backup again.",
        )  # fmt: skip


class BackupElsewhere(Refused):
    """The docket is on a server, which is backed up there."""

    def __init__(self) -> None:
        super().__init__(
            "This docket is on a PostgreSQL server: its backups are made there, by pg_dump.",
            do="Ask whoever looks after the server for the last dump and for a test of it; the manual says how.",
        )


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: its file's SHA-256, the head of the record, counts, program and rule versions."""

    file: str
    sha256: str
    head: str
    open_deadlines: int
    matters: int
    made: str
    program: str
    rules: str


def make_backup(store: Store, folder: Path, program: str, rules: str, stop: Callable[[], bool] | None = None) -> Path:
    """The verified copy, in `folder` under a name with instant and head. Raises BackupFailed; nothing half stays."""
    home = store.home
    if not isinstance(home, FileHome):
        raise BackupElsewhere
    driver = cast(sqlite3.Connection, store.driver)
    path = copy_verified(driver, store.path.stem, folder, store.clock.now(), program, rules, home.passphrase, stop)
    store.changed_since_backup = False
    return path


def copy_verified(
    driver: sqlite3.Connection, stem: str, folder: Path, now: datetime, program: str, rules: str, passphrase: str = "",
    stop: Callable[[], bool] | None = None,
) -> Path:  # fmt: skip
    """The verified copy of the docket behind a connection, of any format. Raises BackupFailed; nothing half stays."""
    part = folder / f"{stem}{ENDING}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        head = str(audit.read_head(driver)).replace(":", "-")[:24]
        path = folder / f"{stem}-{now:%Y%m%dT%H%M%SZ}-{head}{ENDING}"
        part = path.with_name(path.name + ".part")
        part.unlink(missing_ok=True)
        copy_online(driver, part, stop, passphrase)
        manifest = _verify_copy(part, path.name, now, program, rules, passphrase)
        _sync(part)
        part.replace(path)
        path.with_suffix(".json").write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
    except failures_of_copying() as error:
        raise BackupFailed(str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return path


def failures_of_copying() -> tuple[type[Exception], ...]:
    """What a disk or a database raises meanwhile."""
    return (OSError, *file_errors())


def copy_online(
    driver: sqlite3.Connection, target: Path, stop: Callable[[], bool] | None = None, passphrase: str = ""
) -> None:
    """Copy the database page by page through its own connection, while it is open; encrypted as it is itself."""

    def step(_status: int, _remaining: int, _total: int) -> None:
        if stop is not None and stop():
            raise BackupFailed("it was cancelled")

    copy = connect_cipher(str(target), passphrase) if passphrase else sqlite3.connect(target)
    try:
        driver.backup(copy, pages=_PAGES, progress=step)
    finally:
        copy.close()


def _verify_copy(part: Path, name: str, now: datetime, program: str, rules: str, passphrase: str) -> Manifest:
    driver = connect.connect_file(part, read_only=True, passphrase=passphrase)
    try:
        finding = driver.execute("PRAGMA integrity_check").fetchone()[0]
        if finding != "ok":
            raise BackupFailed(f"the copy is damaged ({finding})")
        fault = audit.verify_chain(driver)
        if fault is not None:
            raise BackupFailed(f"the record in the copy does not verify ({fault.what})")
        head = str(audit.read_head(driver))
        states = "('open', 'expected', 'extended', 'awaiting_second', 'missed')"
        opened = driver.execute(f"SELECT count(*) FROM deadline WHERE state IN {states}").fetchone()[0]
        matters = driver.execute("SELECT count(*) FROM matter WHERE void = 0").fetchone()[0]
    finally:
        driver.close()
    return Manifest(name, digest_of(part), head, opened, matters, now.isoformat(), program, rules)


def digest_of(path: Path) -> str:
    """The file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def list_backups(folder: Path, stem: str) -> list[tuple[Path, Manifest]]:
    """The backups of a docket with their manifests, newest first; one without a readable manifest is left out."""
    found: list[tuple[Path, Manifest]] = []
    for path in folder.glob(f"{stem}-*{ENDING}") if folder.is_dir() else ():
        try:
            manifest = Manifest(**json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            continue
        found.append((path, manifest))
    return sorted(found, key=lambda pair: pair[1].made, reverse=True)


def thin_backups(folder: Path, stem: str, now: datetime) -> int:
    """Remove the backups that the thinning finds superfluous; how many went."""
    kept = [Kept(path.name, datetime.fromisoformat(manifest.made)) for path, manifest in list_backups(folder, stem)]
    going = choose_superfluous(kept, now.date())
    for name in going:
        (folder / name).unlink(missing_ok=True)
        (folder / name).with_suffix(".json").unlink(missing_ok=True)
    return len(going)


class BackupUnusable(Refused):
    """A backup file that is not the one that was verified when it was made."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"The backup {name} cannot be used: {why}.", "The docket was not touched.", "Choose another backup."
        )


def check_backup(backup: Path) -> Manifest:
    """The manifest of a backup whose file is still the one that was verified. Raises BackupUnusable."""
    try:
        manifest = Manifest(**json.loads(backup.with_suffix(".json").read_text(encoding="utf-8")))
        digest = digest_of(backup)
    except (OSError, ValueError, TypeError) as error:
        raise BackupUnusable(backup.name, str(error)) from error
    if digest != manifest.sha256:
        raise BackupUnusable(backup.name, "it is not the file that its manifest describes")
    return manifest


@dataclass(frozen=True, slots=True)
class Loss:
    """What the record holds beyond a backup's head: entries by kind, most first. `belongs`: the head stands in the record."""

    belongs: bool
    number: int
    entries: int
    kinds: tuple[tuple[str, int], ...]


def describe_loss(store: Store, head: str) -> Loss:
    """What would go if the docket were set back to a backup with that head."""
    text, _, digest = head.partition(":")
    number = int(text) if text.isdigit() else 0
    try:
        return _count_loss(store, number, digest)
    except store.home.failures:
        return Loss(False, number, 0, ())  # the present file is damaged: what it still holds cannot be told


def _count_loss(store: Store, number: int, digest: str) -> Loss:
    row = store.driver.execute("SELECT hash FROM audit WHERE id = ?", (number,)).fetchone()
    belongs = row is not None and bool(digest) and str(row[0]).startswith(digest)
    kinds = store.driver.execute("SELECT act, count(*) FROM audit WHERE id > ? GROUP BY act", (number,)).fetchall()
    ordered = tuple(sorted(((str(act), int(size)) for act, size in kinds), key=lambda pair: (-pair[1], pair[0])))
    return Loss(belongs, number, sum(size for _act, size in ordered), ordered)


def restore_backup(backup: Path, docket: Path, now: datetime) -> Path | None:
    """Put the backup in the docket's place after verifying it; gives where the present file was kept (None: none there).

    The docket must be closed. Raises BackupUnusable for a copy that does not match its manifest.
    """
    check_backup(backup)
    aside: Path | None = None
    part = docket.with_name(docket.name + ".restored")
    shutil.copyfile(backup, part)
    _sync(part)
    if docket.exists():
        aside = docket.with_name(f"{docket.stem}-before-restore-{now:%Y%m%dT%H%M%SZ}{docket.suffix}")
        docket.replace(aside)
    part.replace(docket)
    return aside
