"""The firm's demands on evidence as stored, and what a confirmation must bring by them."""

from collections.abc import Sequence

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.evidence import DEFAULT, Demands, Proof, demanded
from ipdocket.settings import EVIDENCE
from ipdocket.store.deadlines import get_deadlines
from ipdocket.store.settings import get_setting
from ipdocket.store.work import Store


def stored_demands(store: Store) -> Demands:
    """What the firm demands for each kind of act; the default where it has said nothing."""
    stored = get_setting(store, EVIDENCE.key)
    if stored is None:
        return DEFAULT
    return {kind: frozenset(Proof(one) for one in proofs) for kind, proofs in stored.items()}


def demanded_for(store: Store, ids: Sequence[int], act: ConfirmedAct) -> frozenset[Proof]:
    """What the first confirmation of these deadlines must bring besides day and number."""
    kinds = [one.kind for one in get_deadlines(store, ids)]
    return demanded(stored_demands(store), kinds, act)
