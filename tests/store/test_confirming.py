"""Two persons, or not done."""

from datetime import date

import pytest

from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.deadlines import State
from ipdocket.store import confirming, lists
from ipdocket.store.confirming import Entry, confirm_first, confirm_second, list_confirmations
from ipdocket.store.refusals import GuardRefused, ReopeningWaits, SamePerson, WrongStep
from tests.store.making import Small, state_of

DAY = date(2026, 11, 20)
FILED = Entry(ConfirmedAct.FILED, DAY, "EP/2026-00 17", amount="EUR 900")


def first(small: Small, *ids: int, entry: Entry = FILED) -> None:
    with small.store.work(small.ann, "confirm") as work:
        confirm_first(work, ids, entry)


def second(small: Small, deadline: int, day: date = DAY, number: str = "ep20260017") -> confirming.Outcome:
    with small.store.work(small.ben, "confirm") as work:
        return confirm_second(work, deadline, day, number)


def test_two_persons_who_agree_make_it_done(small: Small) -> None:
    one = small.dates[0]
    first(small, one)
    assert state_of(small.store, one) is State.AWAITING_SECOND
    outcome = second(small, one)
    assert outcome.agreed
    assert outcome.state is State.DONE
    assert state_of(small.store, one) is State.DONE


def test_the_same_person_cannot_be_the_second(small: Small) -> None:
    first(small, small.dates[0])
    with pytest.raises(SamePerson), small.store.work(small.ann, "confirm") as work:
        confirm_second(work, small.dates[0], DAY, "EP20260017")
    assert state_of(small.store, small.dates[0]) is State.AWAITING_SECOND


@pytest.mark.parametrize(("day", "number"), [(date(2026, 11, 21), "EP20260017"), (DAY, "EP20260018")])
def test_a_mismatch_opens_it_again_and_keeps_both(small: Small, day: date, number: str) -> None:
    one = small.dates[0]
    first(small, one)
    outcome = second(small, one, day, number)
    assert not outcome.agreed
    assert state_of(small.store, one) is State.OPEN
    assert [entry.round for entry in list_confirmations(small.store, one, None)] == [1, 1]
    assert confirming.list_mismatches(small.store) == [(one, 1)]
    first(small, one)
    assert second(small, one).agreed
    assert state_of(small.store, one) is State.DONE


def test_one_receipt_for_several_and_each_needs_its_second(small: Small) -> None:
    first(small, *small.dates[:3])
    second(small, small.dates[1])
    assert [state_of(small.store, one) for one in small.dates[:3]] == [
        State.AWAITING_SECOND, State.DONE, State.AWAITING_SECOND,
    ]  # fmt: skip


def test_the_first_entry_is_masked_until_the_second(small: Small) -> None:
    one = small.dates[0]
    first(small, one)
    for viewer, see_all, shown in ((small.ben.person, False, False), (small.ann.person, False, True), (None, True, True)):
        entry = list_confirmations(small.store, one, viewer, see_all=see_all)[0]
        assert (entry.number, entry.day, entry.amount) == (("EP/2026-00 17", DAY, "EUR 900") if shown else ("", None, ""))
        record = lists.list_audit(small.store, viewer, see_all=see_all)
        assert any("EP/2026-00 17" in row.body for row in record) is shown
        found = lists.list_audit(small.store, viewer, see_all=see_all, text="00 17")
        assert bool(found) is shown
    assert "EP/2026" not in repr(lists.list_waiting(small.store))
    second(small, one)
    assert list_confirmations(small.store, one, small.cho.person)[0].number == "EP/2026-00 17"


def test_only_a_correction_by_two_reopens_what_is_done(small: Small) -> None:
    one = small.dates[0]
    first(small, one)
    second(small, one)
    with pytest.raises(WrongStep), small.store.work(small.ann, "confirm") as work:
        confirm_first(work, [one], FILED)
    again = Entry(ConfirmedAct.REOPEN, DAY, "EP20260017", note="The fee was paid for another application")
    first(small, one, entry=again)
    assert state_of(small.store, one) is State.DONE
    assert [row.deadline for row in lists.list_waiting(small.store)] == [one]
    with pytest.raises(ReopeningWaits):
        first(small, one, entry=again)
    assert not second(small, one, number="another").agreed
    assert state_of(small.store, one) is State.DONE
    first(small, one, entry=again)
    assert second(small, one).agreed
    assert state_of(small.store, one) is State.OPEN
    first(small, one)
    assert second(small, one).agreed
    assert state_of(small.store, one) is State.DONE


def test_a_first_entry_can_be_taken_back_into_a_new_round(small: Small) -> None:
    one = small.dates[0]
    first(small, one)
    with small.store.work(small.ann, "take back") as work:
        confirming.withdraw_first(work, one, "wrong file")
    assert state_of(small.store, one) is State.OPEN
    first(small, one)
    assert second(small, one).state is State.DONE


def test_someone_who_left_confirms_nothing(small_file: Small) -> None:
    with small_file.store.work(small_file.ann, "leave") as work:
        work.driver.execute("UPDATE person SET active = 0 WHERE id = ?", (small_file.ben.person,))
        work.record("person", small_file.ben.person)
    first(small_file, small_file.dates[0])
    with pytest.raises(GuardRefused, match="person of the firm"):
        second(small_file, small_file.dates[0])


WAIVED = [(ConfirmedAct.NOT_NEEDED, State.NOT_NEEDED), (ConfirmedAct.ABANDONED, State.ABANDONED)]


def write_state(small: Small, deadline: int, state: State) -> None:
    """The state set by a statement of its own, past every service."""
    with small.store.work(small.ann, "direct") as work:
        work.driver.execute("UPDATE deadline SET state = ?, cause = 'x' WHERE id = ?", (str(state), deadline))
        work.record("deadline", deadline)


@pytest.mark.parametrize(("act", "state"), WAIVED)
def test_waiving_and_abandoning_need_two_in_the_database_itself(small: Small, act: ConfirmedAct, state: State) -> None:
    one = small.dates[0]
    with pytest.raises(GuardRefused, match="two persons"):
        write_state(small, one, state)
    first(small, one, entry=Entry(act, DAY, "letter of 20 November"))
    assert state_of(small.store, one) is State.AWAITING_SECOND
    with pytest.raises(GuardRefused, match="two persons"):
        write_state(small, one, state)
    with pytest.raises(SamePerson), small.store.work(small.ann, "confirm") as work:
        confirm_second(work, one, DAY, "letter of 20 November")
    assert second(small, one, number="Letter of 20 November").state is state
    assert state_of(small.store, one) is state


@pytest.mark.parametrize("agreed", [one for one, _ in WAIVED])
@pytest.mark.parametrize("written", [State.DONE, State.NOT_NEEDED, State.ABANDONED])
def test_two_who_agree_on_one_act_do_not_make_another(small: Small, agreed: ConfirmedAct, written: State) -> None:
    one = small.dates[0]
    first(small, one, entry=Entry(agreed, DAY, "17"))
    with small.store.work(small.ben, "second entry alone") as work:
        work.driver.execute(
            "INSERT INTO confirmation (deadline, revision, round, slot, person, act, day, number, amount, evidence, note,"
            " instant) SELECT deadline, revision, round, 2, ?, act, day, number, amount, evidence, note, instant"
            " FROM confirmation WHERE deadline = ?", (small.ben.person, one),
        )  # fmt: skip
        work.record("confirmation", one)
    if str(written) == str(agreed):
        write_state(small, one, written)
    else:
        with pytest.raises(GuardRefused, match="two persons"):
            write_state(small, one, written)
    assert state_of(small.store, one) is (written if str(written) == str(agreed) else State.AWAITING_SECOND)
