"""The ports of rules on a real docket: what a changed rule set moves, proposed, accepted as another person at the desk."""

import pytest

from ipdocket.errors import Refused
from ipdocket.services.core.rules_in_use import note_rules
from ipdocket.services.docketing import enter_matter
from ipdocket.ui.shown_rules import RuleLine, RuleWish
from ipdocket.ui.wiring.docket import open_ports
from tests.services.conftest import PASSWORD, rules, secret
from tests.services.conftest import session_file as session
from tests.services.test_rule_change import changed_rules, ep_matter

__all__ = ["rules", "secret", "session"]  # fixtures, used by name


def nobody(*_numbers: int) -> None:
    """A progress that nobody watches."""


def test_new_rules_from_the_list_of_dates_to_the_second_person(session, tmp_path):
    note_rules(session)
    enter_matter(session, ep_matter("ACM-001EP"))
    former = session.rules.name
    session.rules = changed_rules(tmp_path / "rules")
    note_rules(session)
    port = open_ports(session).rule_change
    standing = port.standing()
    assert ("rules", 1) in open_ports(session).looking.standing().counts
    assert (standing.in_force, standing.waiting, standing.proposed) == (former, session.rules.name, "")
    found = port.foresee(progress=nobody)
    assert found.number == len(found.rows) > 10 and found.rows[0][2] == "last day moved"
    path = tmp_path / "dates.csv"
    assert port.save(str(path), progress=nobody) == f"{found.number} dates written" and path.is_file()
    assert "Another person accepts." in port.propose(progress=nobody)
    assert port.standing().own and "last day moved" in port.standing().foreseen
    with pytest.raises(Refused):
        port.accept("", "", progress=nobody)
    told = port.accept("carla", PASSWORD, progress=nobody)
    assert told.startswith(f"In force: {session.rules.name}. 1 matter computed anew")
    assert ("rules", 0) in open_ports(session).looking.standing().counts
    assert port.standing().waiting == "" and port.standing().in_force == session.rules.name


def test_a_rule_of_the_list_is_read_as_law(session):
    port = open_ports(session).rulebook
    found = port.find(RuleWish("renewal fee", "EP", "patent"))
    line = next(each for each in found.lines if each.id == "ep.patent.annuity")
    told = port.rule(line)
    assert line.title.startswith("Renewal fee, year n") and told.laws and told.examples and told.versions[0].steps
    assert port.rule(RuleLine("gone", "Gone", "other", office="EP", why_off="not ours")).why == "not ours"
    assert {"annuity", "opposition"} <= {choice.code for choice in port.kinds()}
    assert {each.kind for each in port.find(RuleWish(office="EP", kind="opposition")).lines} == {"opposition"}
    everything = port.find(RuleWish())
    assert len(everything.lines) == 250 < everything.number
    covered = port.coverage()
    assert "patent annuity: 1" in covered.told and {row[3] for row in covered.rows} >= {"computed", "not covered"}
