"""A proof pack checked: by itself, and against the docket that it came from."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from ipdocket.errors import Refused
from ipdocket.services.core.pack_files import FORMAT, HASHED, MANIFEST, RECORD, VERSION, write_manifest
from ipdocket.store.audit import hash_line, verify_chain
from ipdocket.store.work import Store

LARGEST = 2 << 30


class NoPack(Refused):
    """What was named is no proof pack that can be read."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} cannot be read as a proof pack: {why}.", "Nothing was checked.", "Name the ZIP, or its folder.")


@dataclass(frozen=True, slots=True)
class PackCheck:
    """What was found: every fault in words (none: the pack holds), how many files and entries were checked."""

    faults: tuple[str, ...]
    files: int
    entries: int
    withheld: int
    manifest: str


def check_pack(path: Path, store: Store | None = None) -> PackCheck:
    """Every file against the manifest, every entry against its hash and its neighbour, every evidence file against its entry;
    with `store`, every entry against the docket and the docket's own chain. Raises NoPack.
    """
    files = _read_files(path)
    faults = list(_check_files(files))
    record: Any = None
    try:
        record = json.loads(files.get(RECORD, b""))
        entries = [_Kept(tuple(one["hashed"]), one["hash"], bool(one["withheld"])) for one in record["entries"]]
        faults += _check_entries(entries)
        faults += _check_evidence(record, entries, files)
    except (ValueError, TypeError, KeyError, RecursionError):
        entries = []
        faults.append(f"{RECORD} cannot be read")
    if isinstance(record, dict) and (record.get("format"), record.get("version")) != (FORMAT, VERSION):
        faults.append(f"{RECORD} is not of the form “{FORMAT}”, version {VERSION}")
    digest = hashlib.sha256(files.get(MANIFEST, b"")).hexdigest()
    if store is not None:
        faults += _check_docket(entries, digest, store)
    return PackCheck(tuple(faults), len(files), len(entries), sum(one.withheld for one in entries), digest)


@dataclass(frozen=True, slots=True)
class _Kept:
    hashed: tuple[Any, ...]
    hash: str
    withheld: bool

    @property
    def number(self) -> int:
        return int(self.hashed[0])


def _read_files(path: Path) -> dict[str, bytes]:
    try:
        if path.is_dir():
            return {one.relative_to(path).as_posix(): one.read_bytes() for one in path.rglob("*") if one.is_file()}
        with ZipFile(path) as packed:
            if sum(one.file_size for one in packed.infolist()) > LARGEST:
                raise NoPack(path.name, "it is larger than 2 GiB")
            if len(set(packed.namelist())) != len(packed.namelist()):
                raise NoPack(path.name, "a file is in it twice")
            return {name: packed.read(name) for name in packed.namelist() if not name.endswith("/")}
    except (OSError, BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise NoPack(path.name, str(error) or "it is no ZIP file") from error


def _check_files(files: dict[str, bytes]) -> Iterator[str]:
    try:
        listed = dict(json.loads(files[MANIFEST])["files"])
        whole = write_manifest(listed) == files[MANIFEST]
    except (ValueError, TypeError, KeyError, RecursionError):
        yield f"{MANIFEST} cannot be read"
        return
    if not whole:
        yield f"{MANIFEST} is not written as ipdocket writes it"
    for name in sorted(listed.keys() - files.keys()):
        yield f"{name} is missing"
    for name in sorted(files.keys() - listed.keys() - {MANIFEST}):
        yield f"{name} is not in the manifest"
    for name in sorted(files.keys() & listed.keys()):
        if hashlib.sha256(files[name]).hexdigest() != listed[name]:
            yield f"{name} was changed"


def _check_entries(entries: list[_Kept]) -> Iterator[str]:
    before: _Kept | None = None
    for one in entries:
        if len(one.hashed) != len(HASHED) or (before is not None and one.number <= before.number):
            yield f"entry {one.hashed[:1]} is out of order"
        if not one.withheld and hash_line(one.hashed) != one.hash:
            yield f"entry {one.number} was changed"
        if before is not None and one.number == before.number + 1 and one.hashed[-1] != before.hash:
            yield f"entry {one.number} does not follow the entry before it"
        before = one


def _check_evidence(record: Any, entries: list[_Kept], files: dict[str, bytes]) -> Iterator[str]:
    bodies = {one.hashed[8]: one.hashed[10] for one in entries if one.hashed[7] == "evidence" and not one.withheld}
    named = {str(one["file"]) for one in record["evidence"]}
    for one in record["evidence"]:
        content = files.get(str(one["file"]))
        digest = hashlib.sha256(content).hexdigest() if content is not None else ""
        if content is None:
            yield f"{one['file']} is missing"
        elif digest != one["sha256"] or json.loads(bodies.get(one["id"], "{}")).get("after", {}).get("sha256") != digest:
            yield f"{one['file']} is not the file that was handed in"
    for name in sorted(files):
        if name.startswith("evidence/") and name not in named:
            yield f"{name} is not named in {RECORD}"


def _check_docket(entries: list[_Kept], manifest: str, store: Store) -> Iterator[str]:
    fault = verify_chain(store.driver)
    if fault is not None:
        yield f"the docket's own record does not hold: {fault.what}"
    for one in entries:
        row = store.driver.execute("SELECT hash FROM audit WHERE id = ?", (one.number,)).fetchone()
        if row is None or row[0] != one.hash:
            yield f"entry {one.number} is not the docket's"
    told = store.driver.execute("SELECT body FROM audit WHERE subject = 'proof pack'").fetchall()
    if not any(json.loads(row[0]).get("after", {}).get("manifest") == manifest for row in told):
        yield "the docket's record knows of no pack with this manifest"
