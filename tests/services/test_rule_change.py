"""Which dates of a docket another rule set adds, moves or takes away; nothing is written."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ipdocket.clock import FixedClock
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter, MatterStatus
from ipdocket.paths import rules_folder
from ipdocket.rules.ruleset import RuleSet, load_rules
from ipdocket.services import rule_change
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.rules_in_use import note_rules
from ipdocket.services.core.session import NotAllowed
from ipdocket.services.docketing import Draft, enter_matter
from ipdocket.services.explaining import NotKept, explain_deadline, recompute_as_it_was
from ipdocket.services.looking import docket_standing
from ipdocket.services.rule_change import accept_rules, compare_dates, propose_rules
from ipdocket.store.deadlines import get_deadline, list_deadlines, list_revisions
from ipdocket.store.open import check_fully
from ipdocket.store.rule_sets import list_rule_sets
from ipdocket.ui.wiring.explaining import explained
from tests.services.conftest import NOW, PASSWORD

TODAY = date(2026, 11, 23)


def changed_rules(folder: Path) -> RuleSet:
    """The shipped rules with one number changed: the late period of European annuities has five months, not six."""
    shutil.copytree(rules_folder(), folder)
    path = folder / "ep" / "patent-renewal.toml"
    text = path.read_text("utf-8")
    assert 'add = "P6M"' in text
    path.write_text(text.replace('add = "P6M"', 'add = "P5M"'), encoding="utf-8")
    return load_rules(folder)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    return changed_rules(tmp_path_factory.mktemp("other") / "rules")


def ep_matter(reference: str) -> Draft:
    matter = Matter(reference, "EP", "patent", title="Widget")
    return Draft(matter, (MatterEvent(0, "filing", date(2023, 1, 31)),), owner="Acme Werke GmbH")


def test_the_moved_dates_of_the_open_matters_alone(session, matter, rules, other, monkeypatch):
    monkeypatch.setattr(rule_change, "PAGE", 2)
    ids = [enter_matter(session, ep_matter(f"ACM-{number:03}EP")) for number in range(3)]
    enter_matter(session, replace(ep_matter("OLD"), matter=replace(ep_matter("OLD").matter, status=MatterStatus.LAPSED)))
    head = session.store.head()
    looked: list[int] = []
    found = list(compare_dates(session.store, rules, other, TODAY, looked.append))
    assert {one.matter for one in found} == set(ids)
    assert {(one.rule, one.what) for one in found} == {("ep.patent.annuity", "last day moved")}
    third = next(one for one in found if one.number == 3)
    assert (third.reference, third.old, third.new) == ("ACM-000EP", date(2025, 7, 31), date(2025, 6, 30))
    assert looked[-1] == 4
    assert session.store.head() == head
    assert list(compare_dates(session.store, rules, rules, TODAY)) == []


def test_gone_and_added(session, rules, tmp_path):
    from ipdocket.rules.overlay import lay_over

    off = 'format = 1\njurisdiction = "EP"\nsubject = "x"\n[[switch_off]]\nrule = "ep.patent.annuity"\nreason = "x"\n'
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "off.toml").write_text(off, encoding="utf-8")
    without = lay_over(rules, tmp_path / "ours")
    enter_matter(session, ep_matter("ACM-001EP"))
    gone = list(compare_dates(session.store, rules, without, TODAY))
    annuities = [one for one in gone if one.rule == "ep.patent.annuity"]
    assert {one.what for one in annuities} == {"gone"}
    assert len(annuities) == 18
    back = list(compare_dates(session.store, without, rules, TODAY))
    assert [one.new for one in back if one.rule == "ep.patent.annuity"] == [one.old for one in annuities]


@pytest.fixture
def upgraded(session, other) -> int:
    """A docket with one European application, now opened with changed rules: the id of the matter."""
    assert note_rules(session) is None
    made = enter_matter(session, ep_matter("ACM-001EP"))
    session.rules = other
    session.store.clock = FixedClock(NOW + timedelta(hours=1))
    assert note_rules(session) is not None
    return made


def late_days(session, matter: int) -> dict[int, date]:
    found = list_deadlines(session.store, matter)
    return {one.number: one.late_until for one in found if one.rule == "ep.patent.annuity"}


def test_the_dates_stand_until_two_persons_accepted(session, upgraded, other):
    before = late_days(session, upgraded)
    assert before[3] == date(2025, 7, 31)
    assert docket_standing(session).rules == f"{other.name} (not accepted yet)"
    with pytest.raises(rule_change.NotProposed):
        accept_rules(session)
    assert propose_rules(session) == "18 last day moved"
    with pytest.raises(rule_change.ProposedAlready):
        propose_rules(session)
    with pytest.raises(rule_change.ProposedByYou):
        accept_rules(session)
    assert late_days(session, upgraded) == before
    sign_in(session, "ben", PASSWORD)
    done = accept_rules(session)
    assert (done.matters, done.added, done.moved, done.gone) == (1, 0, 18, 0)
    assert late_days(session, upgraded)[3] == date(2025, 6, 30)
    third = next(one for one in list_deadlines(session.store, upgraded) if one.number == 3)
    assert [one.late_until for one in list_revisions(session.store, third.id)] == [date(2025, 7, 31)]
    assert third.cause == f"The rules {other.name} were accepted"
    assert docket_standing(session).rules == other.name
    with pytest.raises(rule_change.NoRulesWait):
        accept_rules(session)
    assert note_rules(session) is None
    assert check_fully(session.store) == ""


def test_what_is_entered_meanwhile_follows_the_new_rules_and_says_so(session, upgraded, rules):
    first = next(one for one in list_deadlines(session.store, upgraded) if one.number == 3)
    assert "not accepted yet" not in explained(session, explain_deadline(session, first.id)).rules
    later = enter_matter(session, ep_matter("ACM-002EP"))
    found = next(one for one in list_deadlines(session.store, later) if one.number == 3)
    assert found.late_until == date(2025, 6, 30)
    assert "not accepted yet" in explained(session, explain_deadline(session, found.id)).rules


def test_the_former_program_again(session, upgraded, rules, other):
    session.rules = rules
    assert note_rules(session) is None
    with pytest.raises(rule_change.NoRulesWait):
        propose_rules(session)
    session.rules = other
    assert note_rules(session) is not None
    assert len(list_rule_sets(session.store)) == 2


def test_a_reader_decides_nothing(session, upgraded):
    sign_in(session, "dora", PASSWORD)
    with pytest.raises(NotAllowed):
        propose_rules(session)


def test_the_old_date_is_computed_again_from_what_the_docket_kept(session, upgraded, other):
    """Text, facts and closed days as they were: the stored digest names the rule, the kept set holds its calendar."""
    old = next(one for one in list_deadlines(session.store, upgraded) if one.number == 3)
    propose_rules(session)
    sign_in(session, "ben", PASSWORD)
    accept_rules(session)
    kept = list_revisions(session.store, old.id)[0]
    assert kept.digest == old.digest
    again = recompute_as_it_was(session, old.id, kept.digest)
    assert (again.nominal, again.due, again.late_until, again.digest) == (old.nominal, old.due, old.late_until, old.digest)
    now = get_deadline(session.store, old.id)
    assert recompute_as_it_was(session, old.id, now.digest).late_until == now.late_until == date(2025, 6, 30)
    with pytest.raises(NotKept):
        recompute_as_it_was(session, old.id, "0" * 64)
