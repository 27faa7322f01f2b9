"""The two-person rule as people meet it."""

from dataclasses import replace
from datetime import date

import pytest

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.deadlines import State
from ipdocket.services.accounts import check_password, sign_in
from ipdocket.services.confirming import (
    DayAhead,
    MayNotConfirm,
    NothingTyped,
    enter_first,
    enter_second,
    take_back_first,
)
from ipdocket.services.core.session import NotAllowed
from ipdocket.services.explaining import explain_deadline
from ipdocket.services.looking import waiting_filings
from ipdocket.store.confirming import Entry
from ipdocket.store.deadlines import get_deadline, list_deadlines
from ipdocket.store.refusals import SamePerson, WrongStep
from tests.services.conftest import PASSWORD, action

DAY = date(2026, 11, 20)
RECEIPT = ("receipt.pdf", b"%PDF-1.4 receipt")


@pytest.fixture
def reply(session, matter):
    from ipdocket.services.dating import record_event

    record_event(session, replace(action(date(2026, 9, 2)), matter=matter))
    return next(one.id for one in list_deadlines(session.store, matter) if one.kind == "response")


def filed(day=DAY, number="EFS-12 345/678"):
    return Entry(ConfirmedAct.FILED, day, number)


def state(session, deadline):
    return get_deadline(session.store, deadline).state


def test_done_only_after_a_second_person(session, reply):
    assert enter_first(session, [reply], filed(), ("receipt.pdf", b"%PDF-1.4 receipt")) == 1
    assert state(session, reply) is State.AWAITING_SECOND
    with pytest.raises(SamePerson):
        enter_second(session, reply, DAY, "EFS-12 345/678")
    assert state(session, reply) is State.AWAITING_SECOND
    second, account = check_password(session, "ben", PASSWORD)
    outcome = enter_second(session, reply, DAY, "efs 12345678", (second, account.login))
    assert outcome.agreed
    assert state(session, reply) is State.DONE


def test_a_mismatch_opens_again_and_keeps_both(session, reply):
    enter_first(session, [reply], filed(), RECEIPT)
    sign_in(session, "ben", PASSWORD)
    assert not enter_second(session, reply, DAY, "EFS-99").agreed
    assert state(session, reply) is State.OPEN
    entries = explain_deadline(session, reply).confirmations
    assert [entry.number for entry in entries] == ["EFS-12 345/678", "EFS-99"]


def test_the_first_entry_is_masked_from_the_second_person(session, reply):
    enter_first(session, [reply], filed(), RECEIPT)
    assert explain_deadline(session, reply).confirmations[0].number == "EFS-12 345/678"
    sign_in(session, "ben", PASSWORD)
    shown = explain_deadline(session, reply).confirmations[0]
    assert (shown.masked, shown.day, shown.number) == (True, None, "")
    assert [row.deadline for row in waiting_filings(session)] == [reply]


def test_one_receipt_for_several_each_with_its_second_person(session, matter, reply):
    others = [one.id for one in list_deadlines(session.store, matter) if one.state is State.OPEN and one.id != reply][:1]
    chosen = [reply, *others]
    assert enter_first(session, chosen, filed(), RECEIPT) == len(chosen)
    sign_in(session, "carla", PASSWORD)
    assert enter_second(session, reply, DAY, "EFS12345678").agreed
    assert [state(session, one) for one in others] == [State.AWAITING_SECOND] * len(others)


def test_who_may_not(session, reply):
    enter_first(session, [reply], filed(), RECEIPT)
    dora, account = check_password(session, "dora", PASSWORD)
    with pytest.raises(MayNotConfirm):
        enter_second(session, reply, DAY, "x1", (dora, account.login))
    sign_in(session, "ben", PASSWORD)
    with pytest.raises(NotAllowed):
        enter_first(session, [reply], filed(), RECEIPT)


def test_what_is_typed_must_make_sense(session, reply):
    with pytest.raises(NothingTyped):
        enter_first(session, [reply], filed(number="  "), RECEIPT)
    with pytest.raises(DayAhead):
        enter_first(session, [reply], filed(day=date(2026, 11, 24)), RECEIPT)
    assert state(session, reply) is State.OPEN


def test_a_first_entry_can_be_taken_back(session, reply):
    enter_first(session, [reply], filed(), RECEIPT)
    take_back_first(session, reply, "wrong receipt")
    assert state(session, reply) is State.OPEN
    with pytest.raises(WrongStep):
        take_back_first(session, reply, "again")
