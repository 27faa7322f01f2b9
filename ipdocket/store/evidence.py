"""Evidence files, kept with their SHA-256 and never changed."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import insert, select

from ipdocket.domain.changes import Kind
from ipdocket.store.refusals import DamagedDocket, NotFound
from ipdocket.store.tables import evidence
from ipdocket.store.work import Store, Work


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """One kept file; `content` is exactly what was handed in."""

    id: int
    name: str
    media_type: str
    sha256: str
    content: bytes


def put_evidence(work: Work, name: str, content: bytes, media_type: str = "") -> int:
    """Keeps a file and gives its id; the same bytes are kept once, under their first name."""
    digest = hashlib.sha256(content).hexdigest()
    known = work.connection.execute(select(evidence.c.id).where(evidence.c.sha256 == digest)).scalar()
    if known is not None:
        return int(known)
    kept = work.add(
        insert(evidence).values(
            sha256=digest, name=name, media_type=media_type, size=len(content), content=content,
            added_by=work.person, instant=work.now,
        )
    )  # fmt: skip
    # The name stays out of the record: it may tell a second person what the first one typed.
    work.record("evidence", kept, after={"sha256": digest, "size": len(content)})
    work.touch(Kind.EVIDENCE)
    return kept


def get_evidence(store: Store, evidence_id: int) -> EvidenceFile:
    """The kept file. Raises NotFound, and DamagedDocket where its bytes are no longer those that were handed in."""
    row = store.connection.execute(select(evidence).where(evidence.c.id == evidence_id)).one_or_none()
    if row is None:
        raise NotFound(f"Evidence number {evidence_id}")
    if hashlib.sha256(row.content).hexdigest() != row.sha256:
        raise DamagedDocket(store.path.name, f"the bytes of evidence {evidence_id} have changed")
    return EvidenceFile(row.id, row.name, row.media_type, row.sha256, row.content)


def get_evidence_name(store: Store, evidence_id: int) -> str:
    """The file's name, "" where there is none; masked with the first entry, so ask only where that may be seen."""
    return str(store.connection.execute(select(evidence.c.name).where(evidence.c.id == evidence_id)).scalar() or "")
