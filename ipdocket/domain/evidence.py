"""What a first confirmation must bring besides the day and the number, for each kind of act."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from ipdocket.domain.confirmations import ConfirmedAct

# Every other kind of act, and what was not done on a client's instruction.
EVERY, INSTRUCTION = "*", "instruction"
KINDS = (
    "annuity", "maintenance", "renewal", "grant_fee", "fee", "national_phase", "validation", "translation", "exam_request",
    "use_declaration", "priority", "response", "opposition", "appeal", "divisional", "publication", "other",
)  # fmt: skip


class Proof(StrEnum):
    """What may be demanded; the day and the receipt number always are."""

    FILE = "file"
    AMOUNT = "amount"


Demands = Mapping[str, frozenset[Proof]]
# Until a firm says otherwise: the paper itself, for everything.
DEFAULT: Demands = {EVERY: frozenset({Proof.FILE}), INSTRUCTION: frozenset({Proof.FILE})}


def demanded(demands: Demands, kinds: Iterable[str], act: ConfirmedAct) -> frozenset[Proof]:
    """What one entry for deadlines of these kinds must bring; re-opening brings nothing.

    >>> sorted(demanded({"*": frozenset(), "annuity": frozenset({Proof.AMOUNT})}, ["annuity", "fee"], ConfirmedAct.FILED))
    [<Proof.AMOUNT: 'amount'>]
    """
    if act is ConfirmedAct.REOPEN:
        return frozenset()
    if act is not ConfirmedAct.FILED:
        return demands.get(INSTRUCTION, frozenset()) - {Proof.AMOUNT}
    every = demands.get(EVERY, frozenset())
    return frozenset(proof for kind in kinds for proof in demands.get(kind, every))
