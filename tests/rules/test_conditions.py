"""Conditions hold or not, and say which part failed."""

from datetime import date

import pytest

from ipdocket.rules.compiling import SLOTS, Situation
from ipdocket.rules.conditions import compare, compile_condition, explain_failure
from ipdocket.rules.model import Condition

DAY = date(2024, 5, 1)
CASES = [
    (Condition(has=("grant",)), False, "needs the event grant"),
    (Condition(has=("filing",)), True, ""),
    (Condition(lacks=("filing",)), False, "does not apply once filing has happened"),
    (Condition(lacks=("grant",)), True, ""),
    (Condition(fact={"language": ("en", "fr")}), False, "only where language is en or fr"),
    (Condition(fact={"language": ("de",)}), True, ""),
    (Condition(fact={"kind": ("plant",)}), False, "only where kind is plant"),
    (Condition(not_fact={"language": ("de",)}), False, "not where language is de"),
    (Condition(not_fact={"kind": ("plant",)}), True, ""),
    (Condition(compare=(("filing", "before", "2024-05-01"),)), False, "only where filing is before 2024-05-01"),
    (Condition(compare=(("filing", "on-or-after", "2024-05-01"),)), True, ""),
    (Condition(compare=(("grant", "after", "filing"),)), False, "only where grant is after filing"),
    (Condition(n=(4,)), False, ""),
    (Condition(n=(3, 4)), True, ""),
    (Condition(not_n=(3,)), False, ""),
]


@pytest.mark.parametrize(("condition", "holds", "words"), CASES)
def test_condition(condition, holds, words):
    dates = [DAY if name == "filing" else None for name in SLOTS]
    now = Situation({"language": frozenset(("de",))})
    now.n = 3
    assert compile_condition(condition, SLOTS)(dates, now) is holds
    assert explain_failure(condition, dates, now, SLOTS) == words


def test_comparisons():
    later = date(2024, 5, 2)
    found = {
        word: [compare(one, word, DAY) for one in (date(2024, 4, 30), DAY, later)]
        for word in ("after", "on-or-after", "before", "on-or-before")
    }
    assert found == {
        "after": [False, False, True],
        "on-or-after": [False, True, True],
        "before": [True, False, False],
        "on-or-before": [True, True, False],
    }
