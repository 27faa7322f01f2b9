"""What a firm demands of a first confirmation is set on the record, and kept by the service itself."""

from dataclasses import replace
from datetime import date

import pytest

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.evidence import DEFAULT, Proof
from ipdocket.services.accounts import sign_in
from ipdocket.services.confirming import EvidenceMissing, enter_first
from ipdocket.services.core.session import NotAllowed
from ipdocket.services.dating import record_event
from ipdocket.services.evidence_demands import declare_demands, demanded_here, read_demands
from ipdocket.settings import UnfitSetting
from ipdocket.store.audit import read_lines
from ipdocket.store.confirming import Entry
from ipdocket.store.deadlines import list_deadlines
from tests.services.conftest import PASSWORD, action

FILED = Entry(ConfirmedAct.FILED, date(2026, 11, 20), "EFS 1")
RECEIPT = ("receipt.pdf", b"%PDF")


@pytest.fixture
def reply(session, matter):
    record_event(session, replace(action(date(2026, 9, 2)), matter=matter))
    return next(one.id for one in list_deadlines(session.store, matter) if one.kind == "response")


def test_the_file_until_the_firm_says_otherwise(session, reply):
    assert read_demands(session) == DEFAULT
    assert demanded_here(session, [reply], ConfirmedAct.FILED) == {Proof.FILE}
    with pytest.raises(EvidenceMissing, match="evidence file"):
        enter_first(session, [reply], FILED)
    assert enter_first(session, [reply], FILED, RECEIPT) == 1


def test_the_amount_where_it_is_demanded(session, reply):
    demands = {"*": frozenset({Proof.FILE}), "response": frozenset({Proof.FILE, Proof.AMOUNT})}
    declare_demands(session, demands)
    assert read_demands(session) == demands
    with pytest.raises(EvidenceMissing, match="amount"):
        enter_first(session, [reply], FILED, RECEIPT)
    assert enter_first(session, [reply], replace(FILED, amount="EUR 100"), RECEIPT) == 1
    assert any("declare evidence" in line for line in read_lines(session.store.driver))


def test_who_may_set_it_and_what_it_may_say(session):
    with pytest.raises(UnfitSetting):
        declare_demands(session, {"annuity": frozenset()})
    sign_in(session, "ben", PASSWORD)
    with pytest.raises(NotAllowed):
        declare_demands(session, DEFAULT)
