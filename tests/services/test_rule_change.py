"""Which dates of a docket another rule set adds, moves or takes away; nothing is written."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter, MatterStatus
from ipdocket.paths import rules_folder
from ipdocket.rules.ruleset import RuleSet, load_rules
from ipdocket.services import rule_change
from ipdocket.services.docketing import Draft, enter_matter
from ipdocket.services.rule_change import compare_dates

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
