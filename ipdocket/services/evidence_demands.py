"""What evidence each kind of act needs: read by everyone, set by an administrator or supervisor."""

from collections.abc import Sequence

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.evidence import Demands, Proof
from ipdocket.domain.people import Act
from ipdocket.services.core.evidence import demanded_for, stored_demands
from ipdocket.services.core.session import Session
from ipdocket.settings import EVIDENCE, fit_value
from ipdocket.store.settings import set_setting


def read_demands(session: Session) -> Demands:
    """What is demanded for each kind of act; "*" is every kind not named, "instruction" what was not done on instruction."""
    session.require(Act.SEE_OFFICE)
    return stored_demands(session.store)


def demanded_here(session: Session, ids: Sequence[int], act: ConfirmedAct) -> frozenset[Proof]:
    """What a first confirmation of these deadlines must bring."""
    session.require(Act.SEE_OFFICE)
    return demanded_for(session.store, ids, act)


def declare_demands(session: Session, demands: Demands) -> None:
    """Sets what is demanded, on the record. Raises UnfitSetting, NotAllowed."""
    actor = session.require(Act.CHANGE_SETTINGS)
    plain = {kind: sorted(str(one) for one in proofs) for kind, proofs in sorted(demands.items())}
    fitted = fit_value(EVIDENCE, plain)
    with session.store.work(actor, "declare evidence") as work:
        set_setting(work, EVIDENCE.key, {kind: list(proofs) for kind, proofs in fitted.items()})
