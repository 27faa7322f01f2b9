"""Which folder of a firm's own rules a docket computes by."""

import pytest

from ipdocket.domain.people import PROGRAM
from ipdocket.services.core.rules_in_use import firm_folder, lay_firm_rules
from ipdocket.settings import FIRM_RULES, FIRM_RULES_HERE, Settings, UnfitSetting
from ipdocket.store.settings import set_setting

OFF = 'format = 1\njurisdiction = "EP"\nsubject = "ours"\n[[switch_off]]\nrule = "ep.patent.annuity"\nreason = "elsewhere"\n'


def test_none_this_machines_the_dockets_own(session, tmp_path):
    here = Settings().changed(FIRM_RULES_HERE, str(tmp_path / "here"))
    assert firm_folder(session.store, Settings()) is None
    assert firm_folder(session.store, here) == tmp_path / "here"
    with session.store.work(PROGRAM, "setting") as work:
        set_setting(work, FIRM_RULES.key, str(tmp_path / "own"))
    assert firm_folder(session.store, here) == tmp_path / "own"


def test_a_folder_has_its_full_path():
    with pytest.raises(UnfitSetting):
        Settings().changed(FIRM_RULES, "rules/ours")


def test_laid_over_the_shipped_rules(session, rules, tmp_path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "ep.toml").write_text(OFF, encoding="utf-8")
    here = Settings().changed(FIRM_RULES_HERE, str(tmp_path / "ours"))
    laid = lay_firm_rules(session.store, rules, here)
    assert laid.problems == ()
    assert [off.rule.id for off in laid.switched_off] == ["ep.patent.annuity"]
    assert laid.name != rules.name
    assert lay_firm_rules(session.store, rules, Settings()) is rules
