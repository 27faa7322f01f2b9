"""The command's contract: one line in, one line out, exit status."""

import io
import json

import pytest

from ipdocket.cli import read_arguments
from ipdocket.cli_deadlines import answer_line, run_deadlines
from ipdocket.paths import rules_folder
from ipdocket.rules.case_out import write_answer
from ipdocket.rules.ruleset import load_rules


@pytest.fixture(scope="module")
def rules():
    return load_rules(rules_folder())


def run(rules, arguments, text=""):
    out = io.StringIO()
    status = run_deadlines(read_arguments(["deadlines", *arguments]), rules, io.StringIO(text), out)
    return status, out.getvalue()


GOOD = '{"id": "c1", "jurisdiction": "EP", "right": "patent", "events": {"filing": "2016-11-15"}}'


def test_a_line_has_every_field_of_the_contract(rules):
    answer = json.loads(write_answer(answer_line(rules, GOOD)))
    assert answer["id"] == "c1"
    assert answer["rules"] == rules.name
    year3 = next(one for one in answer["deadlines"] if one["rule"] == "ep.patent.annuity" and one["number"] == 3)
    assert set(year3) == {
        "rule", "kind", "number", "office", "title", "nominal", "due", "opens", "late_until", "extensions", "restore_until",
        "met", "authority", "certainty", "steps",
    }  # fmt: skip
    assert (year3["nominal"], year3["due"], year3["opens"], year3["late_until"]) == (
        "2018-11-30", "2018-11-30", "2018-05-31", "2019-05-31",
    )  # fmt: skip
    assert year3["steps"][0] == {"text": "Filing date", "date": "2016-11-15"}


def test_bad_lines_do_not_stop_the_good_ones(rules):
    lines = [GOOD, "not json", "[1]", "", GOOD.replace("EP", "ZZ"), GOOD.replace("2016-11-15", "2017-02-30"), GOOD]
    status, out = run(rules, ["--jsonl"], "\n".join(lines) + "\n")
    answers = [json.loads(line) for line in out.splitlines()]
    assert status == 2
    assert [("error" in one) for one in answers] == [False, True, True, True, True, True, False]
    assert answers[5] == {"id": "c1", "error": {"field": "events.filing", "message": "2017-02-30 is not a date"}}
    assert answers[0] == answers[6]


def test_status_is_zero_when_every_line_was_computed(rules):
    status, _out = run(rules, ["--jsonl"], GOOD + "\n")
    assert status == 0


def test_a_known_office_without_a_rule_is_no_error(rules):
    answer = json.loads(write_answer(answer_line(rules, '{"id": 1, "jurisdiction": "EP", "right": "spc", "events": {}}')))
    assert answer["not_covered"]
    assert set(answer["not_covered"][0]) == {"rule", "kind", "office", "reason"}


def test_for_a_person(rules):
    status, out = run(rules, ["EP", "patent", "filing=2016-11-15", "--why"])
    assert status == 0
    assert "Rule 51(1) EPC" in out
    assert "Last day of the month" in out
    status, out = run(rules, ["EP", "patent", "filing=2016-13-15"])
    assert status == 2


def test_facts_documents_and_horizon_for_a_person(rules):
    arguments = ["US", "patent", "filing=2020-01-31", "--fact", "entity=small", "--doc", "office_action@2024-01-10:period=P2M"]
    status, out = run(rules, [*arguments, "--until", "2030-01-01", "--why"])
    assert status == 0
    assert "2024-03-11" in out


def test_an_old_mark_is_told_where_its_list_ends(rules):
    _status, old = run(rules, ["DE", "trademark", "filing=1950-03-14"])
    assert "--until DATE lists what follows" in old
    _status, further = run(rules, ["DE", "trademark", "filing=1950-03-14", "--until", "2035-01-01"])
    assert "2030-04-01" in further and "--until" not in further
    _status, young = run(rules, ["DE", "trademark", "filing=2020-03-14"])
    assert "--until" not in young


def test_options_may_stand_before_the_events(rules):
    events = ["priority=2023-03-01", "filing=2024-02-29"]
    before = run(rules, ["WO", "patent", "--route", "pct", *events])
    assert before == run(rules, ["WO", "patent", *events, "--route", "pct"])
    assert before[0] == 0


def test_an_unknown_option_is_not_taken_for_an_event():
    with pytest.raises(SystemExit) as ended:
        read_arguments(["deadlines", "EP", "patent", "--nothing", "filing=2024-02-29"])
    assert ended.value.code == 2
    with pytest.raises(SystemExit):
        read_arguments(["check-rules", "filing=2024-02-29"])
