"""What a form for a new matter asks for."""

from ipdocket.rules.asking import asked_events, asked_facts
from tests.rules.test_engine import ACTION, ANNUITY

ASKING = ANNUITY.replace(
    'needs = ["filing"]',
    'needs = ["filing"]\nwhen = { lacks = ["grant"], not_fact = { kind = ["plant", "addition"] } }',
)


def test_only_what_the_rules_count_from(shelf):
    (filing,) = asked_events(shelf(ANNUITY + ACTION), "XX", "patent", "direct")
    assert (filing.name, filing.title, filing.required) == ("filing", "Filing date", True)
    assert len(filing.rules) == 1


def test_facts_on_which_conditions_turn(shelf):
    (fact,) = asked_facts(shelf(ASKING), "XX", "patent", "direct")
    assert (fact.name, fact.values) == ("kind", ("addition", "plant"))
    assert asked_facts(shelf(ANNUITY), "XX", "patent", "direct") == ()


def test_a_divisional_is_asked_for_two_dates(shipped):
    asked = {event.name: event.required for event in asked_events(shipped, "EP", "patent", "divisional")}
    assert asked["parent_filing"]
    assert "divisional_filing" in asked
    assert "filing" not in asked


def test_the_compulsory_date_follows_right_and_route(shipped):
    def compulsory(*matter):
        return [event.name for event in asked_events(shipped, *matter) if event.required]

    assert compulsory("EP", "patent", "direct") == ["filing"]
    assert compulsory("WO", "trademark", "madrid") == ["international_registration"]
    assert compulsory("DE", "trademark", "direct") == []


def test_an_office_without_rules_asks_nothing(shelf):
    assert asked_events(shelf(ANNUITY), "YY", "trademark", "direct") == ()


def test_a_mark_is_asked_for_its_last_renewal_and_for_what_its_rules_compare(shipped):
    asked = {event.name: event for event in asked_events(shipped, "IN", "trademark", "direct")}
    assert asked["last_renewal"].title == "Renewed term runs from" and not asked["last_renewal"].required
    assert "Renewal after the last one" in asked["last_renewal"].rules
    assert "registration" in asked and not {"1994-10-31", "anniversary"} & set(asked)
    assert "last_renewal" not in {event.name for event in asked_events(shipped, "EP", "patent", "direct")}
