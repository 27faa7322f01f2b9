"""The answer's JSON: the contract's fields in their order, dates as ISO, ids as they came."""

import json
from datetime import date

import pytest

from ipdocket.rules.case_out import Fault, Refusal, answer_case, write_answer
from ipdocket.rules.facts import Case
from tests.rules.test_engine import ANNUITY


def test_fields_and_forms(shelf):
    rules = shelf(ANNUITY)
    line = write_answer(answer_case(rules, Case("XX", "patent", events={"filing": date(2024, 2, 29)}), "c1"))
    assert "\n" not in line
    answer = json.loads(line)
    assert list(answer) == ["id", "rules", "deadlines", "not_covered"]
    first = answer["deadlines"][0]
    assert (first["nominal"], first["due"], first["extensions"], first["met"]) == ("2026-02-28", "2026-03-02", [], None)
    assert first["steps"][0] == {"text": "Filing date", "date": "2024-02-29"}
    assert first["steps"][2]["authority"] == "Section 1 Test Act"


@pytest.mark.parametrize("case_id", ["c1", 7, None, ["a", 1], {"k": "v"}, "ä – 日本"])
def test_ids_come_back_as_they_were(case_id):
    answer = json.loads(write_answer(Refusal(case_id, Fault("events.filing", "2017-02-30 is not a date"))))
    assert answer == {"id": case_id, "error": {"field": "events.filing", "message": "2017-02-30 is not a date"}}
