"""What goes in and comes out."""

from datetime import date

import msgspec
import pytest

from ipdocket.rules.facts import EVENTS, FACTS, PAPERS, Case, Deadline, Extension, Paper

DAY = date(2024, 5, 1)


def deadline(late=None, extensions=()):
    return Deadline(
        "xx.a.b",
        "annuity",
        3,
        "XX",
        "t",
        DAY,
        DAY,
        None,
        late,
        extensions,
        None,
        "a",
        "law",
        None,
        False,
        "",
        0,
        None,
        "d",
    )


@pytest.mark.parametrize(
    ("late", "extensions", "final"),
    [
        (None, (), DAY),
        (date(2024, 11, 1), (), date(2024, 11, 1)),
        (date(2024, 4, 1), (), DAY),
        (None, (date(2024, 6, 1), date(2024, 7, 1)), date(2024, 7, 1)),
        (date(2024, 11, 1), (date(2024, 6, 1),), date(2024, 11, 1)),
    ],
)
def test_the_last_day_that_still_saves_the_right(late, extensions, final):
    assert deadline(late, tuple(Extension(day, "request") for day in extensions)).final == final


def test_names_are_given_once():
    for names in (EVENTS, PAPERS, FACTS):
        assert len(set(names)) == len(names)


def test_a_case_comes_back_as_it_went():
    case = Case(
        "EP", "patent", "pct", {"filing": DAY}, (Paper("notice", DAY, period="P2M"),), {"designated": ("DE", "FR")}
    )
    assert msgspec.json.decode(msgspec.json.encode(case), type=Case) == case


def test_an_unknown_key_of_a_paper_is_refused():
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"type": "notice", "date": "2024-05-01", "colour": "red"}, Paper)
