"""The commands about the rules themselves, with a firm's folder over the shipped ones."""

import io
import json
from datetime import date

import pytest

from ipdocket.cli import open_rules, read_arguments, run_command
from ipdocket.cli_rules import run_check_rules, run_coverage
from ipdocket.paths import rules_folder

OFF = 'format = 1\njurisdiction = "EP"\nsubject = "ours"\n[[switch_off]]\nrule = "ep.patent.annuity"\nreason = "elsewhere"\n'


@pytest.fixture
def firm(tmp_path):
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "ep.toml").write_text(OFF, encoding="utf-8")
    return folder


def test_coverage_names_what_is_switched_off(firm):
    out = io.StringIO()
    args = read_arguments(["coverage", "--json", "--overlay", str(firm)])
    assert run_coverage(args, open_rules(None, args.overlay), out, date(2028, 11, 23)) == 0
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    off = [line for line in lines if line["status"] == "switched-off"]
    assert [(line["jurisdiction"], line["right"], line["rules"]) for line in off] == [("EP", "patent", ["ep.patent.annuity"])]
    assert off[0]["reason"] == "switched off by the firm (ep.toml): elsewhere"


def test_check_rules_tells_the_firms_faults_by_line(firm):
    (firm / "bad.toml").write_text("format = 1\ncolour =\n", encoding="utf-8")
    out = io.StringIO()
    args = read_arguments(["check-rules", "--overlay", str(firm)])
    assert run_check_rules(args, rules_folder(), out) == 2
    told = out.getvalue().splitlines()
    assert told[0].startswith(f"{(firm / 'bad.toml').as_posix()}:2: Invalid value")
    assert "1 complaints" in told[-1]


def test_deadlines_go_on_with_the_rest_and_say_what_was_refused(firm, capsys):
    (firm / "bad.toml").write_text("format = 1\ncolour =\n", encoding="utf-8")
    words = ["deadlines", "EP", "patent", "filing=2020-01-15", "--overlay", str(firm)]
    assert run_command(read_arguments(words)) == 0
    told = capsys.readouterr()
    assert "bad.toml:2" in told.err
    assert "ep.patent.annuity" not in told.out


def test_coverage_marks_what_nobody_looked_at_for_two_years():
    args = read_arguments(["coverage", "--json"])
    rules = open_rules(None)

    def stale(day):
        out = io.StringIO()
        run_coverage(args, rules, out, day)
        return [line for line in map(json.loads, out.getvalue().splitlines()) if line["stale"]]

    assert stale(date(2026, 11, 24)) == []
    found = stale(date(2030, 1, 1))
    assert len(found) > 10
    assert all(line["checked"] for line in found)
