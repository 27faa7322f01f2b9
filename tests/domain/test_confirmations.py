"""The two-person rule as a function, and that it is the database's own."""

import sqlite3
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ipdocket.domain.confirmations import LEFT_OUT, Confirmation, ConfirmedAct, agree, agreed_act, normal_number
from ipdocket.store.tables import normal_sql

FIRST = Confirmation(1, 1, 1, 1, 7, ConfirmedAct.FILED, date(2026, 11, 20), "EP/2026-0017 a")
SECOND = replace(FIRST, slot=2, person=8, number="ep 20260017A")


def test_two_persons_with_the_same_day_and_number_agree() -> None:
    assert agree(FIRST, SECOND)
    assert agree(SECOND, FIRST)
    assert agreed_act([FIRST, SECOND], 1, 1) is ConfirmedAct.FILED


def test_anything_else_does_not() -> None:
    for changed in (
        replace(SECOND, person=7), replace(SECOND, slot=1), replace(SECOND, day=date(2026, 11, 21)), replace(SECOND, day=None),
        replace(SECOND, number="EP 20260018A"), replace(SECOND, round=2), replace(SECOND, revision=2),
        replace(SECOND, deadline=2), replace(SECOND, act=ConfirmedAct.ABANDONED),
    ):  # fmt: skip
        assert not agree(FIRST, changed)
    assert agreed_act([FIRST], 1, 1) is None
    assert agreed_act([FIRST, SECOND], 2, 1) is None


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30))
def test_the_database_compares_numbers_as_we_do(number: str) -> None:
    driver = sqlite3.connect(":memory:")
    found = driver.execute(f"SELECT {normal_sql('?1')}", (number,)).fetchone()[0]
    driver.close()
    assert found == normal_number(number)


@given(st.text(max_size=20), st.lists(st.sampled_from(LEFT_OUT), max_size=5))
def test_separators_and_case_do_not_count(number: str, separators: list[str]) -> None:
    assert normal_number(number + "".join(separators)) == normal_number(number)
    assert normal_number(normal_number(number)) == normal_number(number)
