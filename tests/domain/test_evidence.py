"""What must be brought for which act."""

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.evidence import DEFAULT, EVERY, INSTRUCTION, KINDS, Proof, demanded

FILE, AMOUNT = Proof.FILE, Proof.AMOUNT
DEMANDS = {EVERY: frozenset({FILE}), "annuity": frozenset({FILE, AMOUNT}), "fee": frozenset[Proof](), INSTRUCTION: frozenset({AMOUNT})}


def test_several_kinds_on_one_receipt_bring_all_that_any_of_them_needs():
    assert demanded(DEMANDS, ["response", "annuity"], ConfirmedAct.FILED) == {FILE, AMOUNT}
    assert demanded(DEMANDS, ["fee"], ConfirmedAct.FILED) == frozenset()
    assert demanded(DEMANDS, ["response"], ConfirmedAct.FILED) == {FILE}


def test_an_instruction_has_no_amount_and_re_opening_needs_nothing():
    assert demanded(DEMANDS, ["annuity"], ConfirmedAct.ABANDONED) == frozenset()
    assert demanded(DEFAULT, ["annuity"], ConfirmedAct.NOT_NEEDED) == {FILE}
    assert demanded(DEFAULT, KINDS, ConfirmedAct.REOPEN) == frozenset()
