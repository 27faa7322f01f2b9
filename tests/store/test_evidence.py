"""Evidence is kept as it was handed in."""

from ipdocket.store import evidence
from tests.store.making import Small


def test_evidence_is_kept_once_with_its_hash(small: Small) -> None:
    with small.store.work(small.ann, "evidence") as work:
        one = evidence.put_evidence(work, "receipt.pdf", b"%PDF", "application/pdf")
        assert evidence.put_evidence(work, "again.pdf", b"%PDF") == one
    assert evidence.get_evidence(small.store, one).content == b"%PDF"
    assert evidence.get_evidence_name(small.store, one) == "receipt.pdf"
