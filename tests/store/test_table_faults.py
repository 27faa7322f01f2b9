"""A fault in words, and values of both databases as one text."""

from datetime import UTC, date, datetime

import pytest

from ipdocket.store.table_faults import GONE, TableFault, plain


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (False, ""), (0, ""), ({}, ""), ("", ""), (True, "1"), (1, "1"), (7, "7"), ("x", "x"),
        ({"b": 1, "a": None}, '{"a":null,"b":1}'), (date(2026, 11, 24), "2026-11-24"),
        (datetime(2026, 11, 24, 9, tzinfo=UTC), "2026-11-24T09:00:00.000000Z"),
    ],
)  # fmt: skip
def test_one_text_for_each_value(value: object, text: str) -> None:
    assert plain(value) == text


def test_a_fault_says_both_values_and_its_place_neither() -> None:
    fault = TableFault("paper", 3, "sender", "office", "", 9)
    assert str(fault) == "paper 3, sender: the record says office (entry 9), the table nothing"
    assert fault.tell_place() == "paper 3, sender: not as the record says (entry 9)"


def test_a_row_whose_number_was_never_told_is_named_by_what_it_said() -> None:
    fault = TableFault("mail_step", 0, "", "", f"that of person 2, day 2026-11-23: {GONE}", 9)
    assert str(fault) == f"mail_step: that of person 2, day 2026-11-23: {GONE} (entry 9)"
    assert fault.tell_place() == "mail_step: not as the record says (entry 9)"
