"""The whole set: ids once, examples come out."""

from ipdocket.rules.check import check_rules
from tests.rules.test_engine import ACTION, ANNUITY


def test_sound_rules_pass(shelf):
    count, complaints = check_rules(shelf(ANNUITY + ACTION.replace("[[notification]]", "[[rule]]", 0)))
    assert complaints == ()
    assert count == 4


def test_an_example_that_does_not_come_out_is_told_with_its_line(shelf, tmp_path):
    rules = shelf(ANNUITY.replace("due = 2022-01-31", "due = 2022-02-01"))
    _count, complaints = check_rules(rules)
    assert [complaint.located(tmp_path).split(":")[0] for complaint in complaints] == ["xx.toml"]
    assert "expected 2022-02-01, computed 2022-01-31" in complaints[0].what


def test_an_id_used_twice(shelf, tmp_path):
    rules = shelf(ANNUITY + ANNUITY)
    assert any("is used in" in complaint.what for complaint in check_rules(rules)[1])


def test_the_shipped_rules_are_sound(shipped):
    assert [str(problem) for problem in shipped.problems] == []
    count, complaints = check_rules(shipped)
    assert [f"{complaint.file}: {complaint.what}" for complaint in complaints] == []
    assert count > 0
