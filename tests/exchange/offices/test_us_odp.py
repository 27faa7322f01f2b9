import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ipdocket.exchange.offices.us_odp import read_odp

Reader = Callable[[str], bytes]
NAME = "uspto-odp-application-17248024.json"


@pytest.fixture
def wrapper(real_record: Reader) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(real_record(NAME))
    return found


def test_the_file_wrapper(real_record: Reader) -> None:
    (matter,) = read_odp(real_record(NAME))
    assert (matter.key, matter.route, matter.status, matter.registration_number) == (
        "US:17248024",
        "continuation",
        "granted",
        "11646472",
    )
    assert (matter.owner, matter.agent_reference) == ("PolyPlus Battery Company", "PLUSP040X1C4US")
    assert matter.agent == "WEAVER AUSTIN VILLENEUVE & SAMPSON LLP" and matter.facts.get("entity") == "large"
    assert [matter.first_day(code) for code in ("parent_filing", "filing", "publication", "grant", "priority")] == [
        date(2004, 4, 14), date(2021, 1, 5), date(2021, 7, 8), date(2023, 5, 9), None,
    ]  # fmt: skip
    assert matter.taken_over == date(2026, 5, 2) and "304 days" in matter.notes
    assert [(e.answers, e.day, e.about) for e in matter.events if e.answers] == [
        ("response", date(2021, 3, 26), date(2021, 1, 29)), ("grant_fee", date(2023, 3, 30), date(2023, 1, 3)),
    ]  # fmt: skip
    assert not matter.problems


def test_national_stage_divisional_and_provisional_parents(wrapper: dict[str, Any]) -> None:
    own = wrapper["patentFileWrapperDataBag"][0]["parentContinuityBag"][0]
    own["claimParentageTypeCode"] = "NST"
    (stage,) = read_odp(json.dumps(wrapper).encode())
    assert stage.route == "pct" and stage.first_day("international_filing") == date(2019, 11, 25)
    assert stage.first_day("national_entry") == date(2021, 1, 5) and stage.first_day("filing") is None
    own["claimParentageTypeCode"] = "DIV"
    (divided,) = read_odp(json.dumps(wrapper).encode())
    assert divided.route == "divisional" and divided.first_day("divisional_filing") == date(2021, 1, 5)
    own["claimParentageTypeCode"] = "PRO"
    (direct,) = read_odp(json.dumps(wrapper).encode())
    assert direct.route == "direct" and direct.first_day("priority") == date(2019, 11, 25)


def test_an_unknown_code_is_named_and_kept(wrapper: dict[str, Any]) -> None:
    wrapper["patentFileWrapperDataBag"][0]["eventDataBag"][0]["eventCode"] = "NEVER"
    (matter,) = read_odp(json.dumps(wrapper).encode())
    assert [problem.value for problem in matter.problems] == ["NEVER"]
    assert any(event.source_code == "NEVER" and event.code == "other" for event in matter.events)


@pytest.mark.parametrize(
    "key", ["applicationMetaData", "eventDataBag", "parentContinuityBag", "correspondenceAddressBag"]
)
@pytest.mark.parametrize("value", [None, [], {}, "text", 7, [None, 3, "x"]])
def test_no_part_of_the_wrong_type_stops_the_reader(wrapper: dict[str, Any], key: str, value: object) -> None:
    wrapper["patentFileWrapperDataBag"][0][key] = value
    (matter,) = read_odp(json.dumps(wrapper).encode())
    assert matter.application_number == "17248024"
