"""Every wrong value is told by its field."""

import pytest

from ipdocket.rules.case_in import BadCase, read_case

OFFICES = {"EP": 1, "US": 1, "WO": 1}


def case(**changes):
    return {"jurisdiction": "EP", "right": "patent", "events": {"filing": "2017-07-14"}, **changes}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (case(jurisdiction="ZZ"), "jurisdiction"), (case(jurisdiction=None), "jurisdiction"), (case(right="copyright"), "right"),
        (case(route="by sea"), "route"), (case(events={"filing": "2017-02-30"}), "events.filing"),
        (case(events={"filing": "14.07.2017"}), "events.filing"), (case(events={"filing": 20170714}), "events.filing"),
        (case(events={"filing": "1882-12-31"}), "events.filing"), (case(events={"filing": "2201-01-01"}), "events.filing"),
        (case(events={"birth": "2017-01-01"}), "events.birth"), (case(events=[1]), "events"), (case(facts={"mood": "x"}), "facts.mood"),
        (case(facts={"designated": ["ZZ"]}), "facts.designated"), (case(facts={"designated": "EP"}), "facts.designated"),
        (case(documents=[{"type": "poem", "date": "2020-01-01"}]), "documents[0].type"),
        (case(documents=[{"type": "office_action"}]), "documents[0].date"),
        (case(documents=[{"type": "office_action", "date": "2020-01-01", "period": "4 months"}]), "documents[0].period"),
        (case(documents=[{"type": "office_action", "date": "2020-01-01", "delivery": "pigeon"}]), "documents[0].delivery"),
        (case(documents=[{"type": "office_action", "date": "2020-01-01", "colour": "red"}]), "documents[0].colour"),
        (case(as_of="soon"), "as_of"), (case(weather="fine"), "weather"),
        (case(events={"filing": "2017-07-14", "international_filing": "2017-07-15"}), "events.international_filing"),
    ],
)  # fmt: skip
def test_wrong_values_name_their_field(values, field):
    with pytest.raises(BadCase) as caught:
        read_case(values, OFFICES)
    assert caught.value.field == field
    assert caught.value.kept


def test_a_whole_case():
    read = read_case(
        case(
            route="pct", documents=[{"type": "office_action", "date": "2024-02-05", "notified": None, "period": "P4M"}],
            facts={"entity": "small", "designated": ["US"], "deferment": True}, as_of="2026-11-23", until="2040-01-01",
        ),
        OFFICES,
    )  # fmt: skip
    assert read.papers[0].period == "P4M"
    assert read.facts == {"entity": "small", "designated": ("US",), "deferment": True}
    assert read.route == "pct"


def test_names_of_the_law_tables_are_understood():
    read = read_case({"jurisdiction": "US", "right": "plant_patent"}, OFFICES)
    assert (read.right, read.facts) == ("patent", {"kind": "plant"})
    assert read_case({"jurisdiction": "UPC", "right": "patent"}, OFFICES).jurisdiction == "EP"
