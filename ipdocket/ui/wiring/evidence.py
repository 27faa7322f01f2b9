"""What evidence acts need, from the services."""

from collections.abc import Sequence

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.evidence import EVERY, INSTRUCTION, KINDS, Proof
from ipdocket.domain.people import Act
from ipdocket.services import evidence_demands
from ipdocket.services.core.session import Session
from ipdocket.ui.shown_evidence import Demand, DemandsShown
from ipdocket.ui.words import tr


class EvidenceDemands:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def needed(self, deadlines: Sequence[int], act: str) -> tuple[str, ...]:
        """What the first confirmation of these must bring."""
        found = evidence_demands.demanded_here(self._session, deadlines, ConfirmedAct(act))
        return tuple(sorted(str(one) for one in found))

    def demands(self) -> DemandsShown:
        """Every kind of act with what it needs."""
        held = evidence_demands.read_demands(self._session)
        every = held.get(EVERY, frozenset())
        rows = []
        for kind in (*KINDS, EVERY, INSTRUCTION):
            proofs = held.get(kind, frozenset() if kind == INSTRUCTION else every)
            rows.append(Demand(kind, _title(kind), Proof.FILE in proofs, Proof.AMOUNT in proofs))
        return DemandsShown(tuple(rows), self._session.may(Act.CHANGE_SETTINGS))

    def declare(self, demands: Sequence[Demand]) -> str:
        """Sets them."""
        wanted = {
            one.kind: frozenset(proof for proof, needed in ((Proof.FILE, one.file), (Proof.AMOUNT, one.amount)) if needed)
            for one in demands
        }
        evidence_demands.declare_demands(self._session, wanted)
        return tr("In force for every first confirmation from now on.")


def _title(kind: str) -> str:
    known = {EVERY: tr("every other kind"), INSTRUCTION: tr("not needed or abandoned, on instruction")}
    return known.get(kind, kind.replace("_", " "))
