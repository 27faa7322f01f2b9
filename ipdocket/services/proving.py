"""Proof for others: a sheet of one deadline, a pack of a matter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ipdocket.domain.people import Act
from ipdocket.domain.scope import EVERYTHING
from ipdocket.errors import Refused
from ipdocket.services.core.dossier import gather_dossier
from ipdocket.services.core.files import whole_file
from ipdocket.services.core.proof_sheet import make_statement
from ipdocket.services.core.session import Session
from ipdocket.store.audit import Head, read_hash, verify_chain
from ipdocket.store.deadlines import get_deadlines
from ipdocket.store.replay import compare_tables

STRETCH = 5_000


class RecordBroken(Refused):
    """The chain of the record does not hold."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The record does not hold: {what}.", "Nothing was changed.",
            "Enter nothing more. Copy the docket's file and its backups aside and compare them with a printed head.",
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """How far the record was verified, and the first fault in words ("" where the whole chain holds)."""

    head: Head
    fault: str


def verify_record(session: Session, progress: Callable[[int, int], object] | None = None) -> RecordCheck:
    """Every entry of the record against its hash and the entry before it; `progress(done, of)` after each stretch."""
    session.require(Act.SEE_AUDIT)
    driver, head, at = session.store.driver, session.store.head(), Head(0, "")
    while at.number < head.number:
        until = min(at.number + STRETCH, head.number)
        fault = verify_chain(driver, at, until)
        if fault is not None:
            return RecordCheck(at, fault.what)
        at = Head(until, read_hash(driver, until))
        if progress is not None:
            progress(until, head.number)
    return RecordCheck(head, "")


def verify_tables(session: Session, progress: Callable[[int, int], object] | None = None) -> list[str]:
    """Every row that differs from what the record says of it, in words; empty where all agree. `progress(done, of)` matters.

    All rows are compared whoever asks: read through a wall, what it hides would be told as gone. To whom something is hidden
    the places are told without what stands there.
    """
    session.require(Act.SEE_AUDIT)
    store, scope = session.store, session.store.scope
    if scope.everything:
        return [str(fault) for fault in compare_tables(store, progress)]
    store.bind(EVERYTHING)
    try:
        return [fault.tell_place() for fault in compare_tables(store, progress)]
    finally:
        store.bind(scope)


@dataclass(frozen=True, slots=True)
class PackWritten:
    """What is in a pack: files, entries of the record, and the SHA-256 of its manifest."""

    files: int
    entries: int
    manifest: str


def write_sheets(session: Session, ids: Sequence[int], path: Path) -> int:
    """The proof sheets of these deadlines in one PDF, and the print recorded; how many pages.

    What blind entry still hides is withheld, save for the first person and an auditor. Raises FileNotWritten.
    """
    from ipdocket.reports.statement import write_statements

    session.require(Act.PRINT)
    found = get_deadlines(session.store, ids)
    dossiers = {
        one: gather_dossier(session, one, frozenset(line.id for line in found if line.matter == one))
        for one in {line.matter for line in found}
    }
    statements = [make_statement(session, dossiers[one.matter], one) for one in found]
    with whole_file(path) as part:
        pages = write_statements(statements, part, session.fonts)
    with session.store.work(session.actor(), "print") as work:
        for matter in dossiers:
            told = [one.id for one in found if one.matter == matter]
            work.record("proof sheet", 0, after={"file": path.name, "deadlines": told}, matter=matter)
    return pages


def write_pack(session: Session, matter_id: int, path: Path) -> PackWritten:
    """The proof pack of a matter as a ZIP, and its making recorded with the SHA-256 of its manifest.

    What blind entry still hides is withheld, save for the first person and an auditor. Raises FileNotWritten, DamagedDocket.
    """
    from tempfile import TemporaryDirectory
    from zipfile import ZIP_DEFLATED, ZipFile

    from ipdocket.reports.statement import write_statements
    from ipdocket.services.core.pack_files import MANIFEST, SHEETS, lay_files, list_matter, make_manifest

    session.require(Act.SEE_OFFICE)
    session.require(Act.EXPORT)
    session.require(Act.PRINT)
    dossier = gather_dossier(session, matter_id)
    files = lay_files(session, dossier)
    sheets = [list_matter(session, dossier)] + [make_statement(session, dossier, one) for one in dossier.deadlines]
    with TemporaryDirectory(prefix="ipdocket-") as folder:
        write_statements(sheets, Path(folder) / SHEETS, session.fonts)
        files[SHEETS] = (Path(folder) / SHEETS).read_bytes()
    files[MANIFEST] = make_manifest(files)
    digest = sha256(files[MANIFEST]).hexdigest()
    with whole_file(path) as part, ZipFile(part, "w", ZIP_DEFLATED) as packed:
        for name in sorted(files):
            packed.writestr(name, files[name])
    with session.store.work(session.actor(), "export") as work:
        work.record("proof pack", 0, after={"file": path.name, "manifest": digest}, matter=matter_id)
    return PackWritten(len(files), len(dossier.lines), digest)
