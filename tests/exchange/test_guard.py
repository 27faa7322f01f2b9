from hypothesis import given
from hypothesis import strategies as st

from ipdocket.exchange.guard import guard_cell, unguard_cell

nasty = st.text(alphabet="'=+-@＝＋－＠\t\r\n ab\"", max_size=8) | st.text(max_size=20)


@given(nasty)
def test_the_guard_is_undone_exactly(text: str) -> None:
    assert unguard_cell(guard_cell(text)) == text


@given(nasty)
def test_no_guarded_text_starts_a_formula(text: str) -> None:
    assert guard_cell(text)[:1] not in set("=+-@\t\r\n＝＋－＠")


def test_other_peoples_apostrophes_stay() -> None:
    assert unguard_cell("'s-Hertogenbosch") == "'s-Hertogenbosch"
    assert guard_cell("O'Neil") == "O'Neil"
    assert unguard_cell("'=1+1") == "=1+1"
