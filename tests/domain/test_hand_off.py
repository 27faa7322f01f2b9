"""A hand-off in plain values: who has an item, and when its day ends by two clocks."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdocket.domain.hand_off import About, Answer, Item, ItemState, Note, Thing, says_why, tell_both

ITEM = Item(1, 1, Thing(About.DEADLINE, 7), 3, "A-1", "US", "Reply", ItemState.OPEN, "", "", date(2027, 1, 6), "America/New_York")
NOTE = Note(1, 5, "Anna", None, "", "Manila", "Asia/Manila", datetime(2026, 11, 23, tzinfo=UTC), (ITEM,))


def test_an_item_is_the_writers_until_somebody_accepts_it() -> None:
    assert NOTE.owner_of(ITEM) == "Anna" and ITEM.waits
    refused = replace(ITEM, answer=Answer.REFUSED, answered_name="Ben")
    assert NOTE.owner_of(refused) == "Anna" and refused.came_back and not refused.waits
    accepted = replace(ITEM, answer=Answer.ACCEPTED, answered_name="Ben")
    assert NOTE.owner_of(accepted) == "Ben" and not accepted.came_back and not accepted.waits
    assert not replace(refused, over=True).came_back and not replace(ITEM, over=True).waits
    assert (NOTE.addressee, replace(NOTE, receiver_name="Cho").addressee) == ("Manila", "Cho")


def test_a_date_keeps_its_key_over_its_first_confirmation() -> None:
    assert Thing(About.DEADLINE, 7).key == Thing(About.SECOND, 7).key != Thing(About.PAPER, 7).key


def test_a_day_ends_at_its_office_and_is_told_by_the_receivers_clock() -> None:
    told = tell_both(date(2027, 1, 6), "America/New_York", "Asia/Manila")
    assert told is not None and told.ends == datetime(2027, 1, 7, 5, tzinfo=UTC)
    without = tell_both(date(2027, 1, 6), "", "Asia/Manila")
    assert without is not None and without.ends == datetime(2027, 1, 6, 16, tzinfo=UTC)
    assert tell_both(None, "America/New_York", "Asia/Manila") is None


@pytest.mark.parametrize(("reason", "enough"), [("", False), ("no", False), ("nothingatall", False), ("  a b     ", False), ("not my matter", True)])
def test_a_reason_is_more_than_a_word(reason: str, enough: bool) -> None:
    assert says_why(reason) is enough


@given(st.text())
def test_spaces_around_a_reason_say_nothing(reason: str) -> None:
    assert says_why(f"  {reason} ") == says_why(reason)
