"""A date computed again from the kept text of its rule and closed days alone."""

from datetime import date

import pytest

from ipdocket.rules.facts import Case, Paper
from ipdocket.rules.kept import compute_kept, read_kept
from ipdocket.rules.ruleset import RuleSet

CASES = (
    Case("EP", "patent", "direct", {"filing": date(2020, 2, 29), "grant": date(2025, 3, 5)}),
    Case("EP", "patent", "direct", {"filing": date(2023, 1, 31)}, (Paper("office_action", date(2023, 10, 20)),)),
    Case("WO", "patent", "pct", {"priority": date(2023, 8, 31), "filing": date(2024, 8, 30)}),
    Case("WO", "patent", "pct", {"filing": date(2024, 8, 30)}, (), {"designated": ("EP", "US", "JP")}),
    Case("US", "patent", "direct", {"filing": date(2020, 1, 31), "grant": date(2024, 2, 29)}),
    Case("US", "trademark", "direct", {"filing": date(2019, 1, 31), "registration": date(2020, 2, 29)}),
    Case("DE", "patent", "direct", {"filing": date(2020, 2, 29)}),
    Case("CN", "patent", "direct", {"filing": date(2023, 1, 31)}, (Paper("office_action", date(2026, 1, 20)),)),
    Case("SA", "trademark", "direct", {"filing": date(2010, 1, 31), "registration": date(2011, 1, 31)}),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.jurisdiction} {case.right}")
def test_each_date_comes_again_from_its_own_text(shipped: RuleSet, case: Case) -> None:
    answer = shipped.compute(case).deadlines
    for one in answer:
        assert one in compute_kept(read_kept(shipped.texts[one.digest][1]), case)
    assert len(answer) > 0


def test_a_text_holds_its_rule_and_its_offices_closed_days(shipped: RuleSet) -> None:
    (one, *_) = [one for one in shipped.compute(CASES[3]).deadlines if one.office == "JP"]
    kept = read_kept(shipped.texts[one.digest][1])
    assert [rule.id for rule in kept.rule_file.rule] == [one.rule]
    assert kept.rule_file.rule[0].row == (kept.row,)
    assert (kept.row["office"], kept.closed_days.office) == ("JP", "JP")
    assert kept.rule_file.rule[0].test == ()
    assert shipped.texts[one.digest][0] == one.rule
    assert "0" * 64 not in shipped.texts
