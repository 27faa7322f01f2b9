"""When a paper is dealt with, and when it has lain too long."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ipdocket.domain.intake import (
    Carriage,
    LinkedEvent,
    Paper,
    Sender,
    has_lain_long,
    last_fresh_day,
    last_long_day,
    paper_label,
    says_enough,
)

MONDAY = date(2026, 11, 23)


def paper(**changes: object) -> Paper:
    values = {
        "id": 1, "year": 2026, "number": 17, "received": MONDAY, "sender": Sender.OFFICE, "sender_name": "", "how": Carriage.POST,
        "what": "letter", "matter": 1, "reference": "A", "evidence": None, "file_name": "", "sha256": "", "entered_by": "Ann",
        "entered_at": datetime(2026, 11, 23, tzinfo=UTC),
    }  # fmt: skip
    return Paper(**(values | changes))


def test_the_number_is_written_with_its_year() -> None:
    assert paper().label == paper_label(2026, 17) == "2026/00017"
    assert paper_label(2027, 123456) == "2027/123456"


def test_dealt_with_is_what_gave_a_standing_date_or_has_a_reason() -> None:
    standing, struck = LinkedEvent(1, "grant", MONDAY), LinkedEvent(2, "grant", MONDAY, standing=False)
    assert paper().open and paper(events=(standing,)).open
    assert not paper(processed=True, events=(struck, standing)).open
    assert paper(processed=True, events=(struck,)).open, "its only date was struck since"
    assert not paper(processed=True, reason="only a receipt").open


def test_a_reason_is_more_than_a_word() -> None:
    assert says_enough("  only the official receipt ")
    for short in ("", "none", "nodeadlinehere", "   a b      ", "no one"):
        assert not says_enough(short), short


def test_more_than_one_working_day() -> None:
    thursday, friday = MONDAY - timedelta(days=4), MONDAY - timedelta(days=3)
    assert [has_lain_long(MONDAY, MONDAY + timedelta(days=n)) for n in range(-1, 4)] == [False, False, False, True, True]
    assert [has_lain_long(friday, friday + timedelta(days=n)) for n in range(6)] == [False, False, False, False, True, True]
    assert [has_lain_long(thursday, thursday + timedelta(days=n)) for n in range(6)] == [False, False, False, False, True, True]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 20))
def test_the_last_long_day_parts_those_that_lie_from_those_that_do_not(today: date, back: int) -> None:
    received = today - timedelta(days=back)
    assert has_lain_long(received, today) == (received <= last_long_day(today))


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_the_last_fresh_day_is_the_one_before_it_has_lain_long(received: date) -> None:
    last = last_fresh_day(received)
    assert not has_lain_long(received, last) and has_lain_long(received, last + timedelta(days=1))
