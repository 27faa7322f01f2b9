"""The law as the program knows it."""

from ipdocket.services.rulebook import (
    form_fields,
    offices_with_rules,
    read_rule,
    rights_with_rules,
    rules_for,
    uncovered,
)


def test_browse_and_read(session):
    assert "US" in dict(offices_with_rules(session))
    assert "patent" in rights_with_rules(session, "US")
    rule = next(rule for rule in rules_for(session, "US", "patent") if rule.kind == "maintenance")
    text = read_rule(session, "US", rule.id)
    assert text.versions[0].steps
    assert text.sources
    assert all(given and expected for given, expected, _source in text.examples)


def test_a_form_asks_just_what_the_rules_need(session):
    events, _facts = form_fields(session, "US", "patent", "direct")
    names = [event.name for event in events]
    assert {"filing", "grant"} <= set(names)
    assert "unitary_registered" not in names


def test_what_is_not_covered_is_said(session):
    assert uncovered(session, "EP", "spc", "direct")
