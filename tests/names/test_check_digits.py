import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdocket.names.check_digits import chinese_digit, european_digit, german_digit


def test_european_number_of_the_office() -> None:
    assert european_digit("16839078") == "9"


@pytest.mark.parametrize(
    ("digits", "digit"), [("201710601862", "3"), ("97101765", "4"), ("95115608", "X"), ("88201465", "X")]
)
def test_chinese_numbers_of_the_office(digits: str, digit: str) -> None:
    assert chinese_digit(digits) == digit


@pytest.mark.parametrize(("digits", "digit"), [("3130619", "5"), ("102007004488", "9")])
def test_german_numbers_of_the_office(digits: str, digit: str) -> None:
    assert german_digit(digits) == digit


@given(st.from_regex(r"[0-9]{8}", fullmatch=True), st.integers(0, 7), st.integers(1, 9))
def test_one_mistyped_figure_always_changes_the_european_digit(digits: str, at: int, by: int) -> None:
    wrong = digits[:at] + str((int(digits[at]) + by) % 10) + digits[at + 1 :]
    assert european_digit(wrong) != european_digit(digits)


@given(st.from_regex(r"20[0-9]{2}1[0-9]{7}", fullmatch=True), st.integers(0, 11), st.integers(1, 9))
def test_one_mistyped_figure_always_changes_the_chinese_digit(digits: str, at: int, by: int) -> None:
    wrong = digits[:at] + str((int(digits[at]) + by) % 10) + digits[at + 1 :]
    assert chinese_digit(wrong) != chinese_digit(digits)
