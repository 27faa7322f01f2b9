"""The difference told: one line a fact, values that JSON can hold."""

import json
from datetime import date

from ipdocket.rules.difference import CalendarChange, RuleChange, RuleSetDifference
from ipdocket.rules.difference_text import plain_difference, tell_difference

FOUND = RuleSetDifference(
    "a",
    "b",
    (),
    (),
    (RuleChange("xx.one", "XX", "One", ("version 1, add: P1M -> P2M",), ("filing 2020-01-01: due 2020-02-01 -> 2020-03-02",)),),
    (CalendarChange("XX", ((date(2026, 12, 24), "Eve"),), ()),),
)


def test_lines():
    assert list(tell_difference(FOUND)) == [
        "a -> b",
        "XX  changed  xx.one  One",
        "    version 1, add: P1M -> P2M",
        "    moves: filing 2020-01-01: due 2020-02-01 -> 2020-03-02",
        "XX  closed days",
        "    closes 2026-12-24 Eve",
    ]


def test_plain_values_go_through_json():
    plain = plain_difference(FOUND)
    assert json.loads(json.dumps(plain))["calendars"][0]["closes"] == [["2026-12-24", "Eve"]]
    assert plain["changed"][0]["office"] == "XX"
