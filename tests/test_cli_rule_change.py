"""`ipdocket rules diff` as text, as JSON, as an entry for the list of changes, and with a docket."""

import io
import json
from datetime import UTC, date, datetime

import pytest

from ipdocket.cli import read_arguments, run_command
from ipdocket.cli_rule_change import run_rules
from ipdocket.clock import FixedClock
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.domain.people import PROGRAM, Person, Role
from ipdocket.rules.ruleset import load_rules
from ipdocket.services.accounts import register_person, sign_in
from ipdocket.services.core.rules_in_use import note_rules
from ipdocket.services.core.session import Session
from ipdocket.services.docketing import Draft, enter_matter
from ipdocket.services.rule_change import NoRulesWait, ProposedByYou
from ipdocket.store.events import add_event
from ipdocket.store.matters import add_matter
from ipdocket.store.open import create_store
from tests.rules.conftest import CALENDAR, HEAD, OFFICES
from tests.rules.test_overlay import rule_text

CLOCK = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
PASSWORD = "correct horse battery"


def main(arguments: list[str]) -> int:
    return run_command(read_arguments(arguments))


@pytest.fixture
def folders(tmp_path):
    """Two folders: six months, then seven."""
    for name, months, expected in (("old", 6, "2020-07-15"), ("new", 7, "2020-08-15")):
        folder = tmp_path / name
        (folder / "calendars").mkdir(parents=True)
        (folder / "offices.toml").write_text(OFFICES.replace('"test"', '"2026.11"'), encoding="utf-8")
        (folder / "calendars" / "xx.toml").write_text(CALENDAR, encoding="utf-8")
        (folder / "xx.toml").write_text(HEAD + rule_text("first", months, expected), encoding="utf-8")
    return str(tmp_path / "old"), str(tmp_path / "new")


def test_text_json_and_changelog(folders, capsys):
    assert main(["rules", "diff", *folders]) == 0
    told = capsys.readouterr().out
    assert "XX  changed  xx.patent.first  The first\n    version 1, step nominal, add: P6M -> P7M\n" in told
    assert main(["rules", "diff", *folders, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["changed"][0]["rule"] == "xx.patent.first"
    assert main(["rules", "diff", *folders, "--changelog"]) == 0
    assert "filing 2020-01-15: due 2020-07-15 -> 2020-08-15" in capsys.readouterr().out


def test_with_a_docket_nothing_is_changed(folders, tmp_path, capsys):
    path = tmp_path / "d.ipdocket"
    clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    with create_store(path, clock) as store, store.work(PROGRAM, "prepare") as work:
        matter = add_matter(work, Matter("M-1", "XX", "patent"))
        add_event(work, MatterEvent(matter, "filing", date(2026, 11, 10)))
    before = path.read_bytes()
    assert main(["rules", "diff", *folders, "--docket", str(path)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-2].split() == ["M-1", "XX", "moved", "2027-05-10", "->", "2027-06-10", "The", "first", "xx.patent.first"]
    assert told[-1] == "1 dates of 1 open matters differ; nothing was changed."
    assert main(["rules", "diff", *folders, "--docket", str(path), "--json"]) == 0
    line = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (line["matter"], line["old"], line["new"]) == (1, "2027-05-10", "2027-06-10")
    assert path.read_bytes() == before


def test_no_folder_of_rules(folders, tmp_path, capsys):
    assert main(["rules", "diff", folders[0], str(tmp_path)]) == 2
    assert "is no folder of rule files" in capsys.readouterr().err


@pytest.fixture
def upgraded(tmp_path, monkeypatch):
    """A docket under the folder "old", and a program whose shipped rules are those of "new"; the list of dates foreseen."""
    monkeypatch.setenv("IPDOCKET_HOME", str(tmp_path / "home"))
    path = tmp_path / "d.ipdocket"
    with create_store(path, CLOCK) as store:
        session = Session(store, load_rules(tmp_path / "old"), CLOCK, tmp_path)
        for login in ("ann", "ben"):
            made = Person(login.title(), frozenset({Role.DOCKETING, Role.ADMINISTRATOR}))
            register_person(session, made, login, PASSWORD)
        sign_in(session, "ann", PASSWORD)
        note_rules(session)
        filing = MatterEvent(0, "filing", date(2026, 11, 10))
        enter_matter(session, Draft(Matter("M-1", "XX", "patent"), (filing,)))
    monkeypatch.setattr("ipdocket.paths.rules_folder", lambda: tmp_path / "new")
    return path


def decide(word, path, login, *more):
    out = io.StringIO()
    args = read_arguments(["rules", word, str(path), "--login", login, *more])
    status = run_rules(args, CLOCK, out, lambda _prompt: PASSWORD)
    return status, out.getvalue()


def test_one_proposes_another_accepts(folders, upgraded, tmp_path):
    listed = tmp_path / "dates.csv"
    status, told = decide("propose", upgraded, "ann", "--csv", str(listed))
    assert (status, told.rpartition("; ")[2]) == (0, "1 moved. Another person accepts.\n")
    assert "M-1,moved,2027-05-10,2027-06-10" in listed.read_text("utf-8-sig")
    with pytest.raises(ProposedByYou):
        decide("accept", upgraded, "ann")
    status, told = decide("accept", upgraded, "ben")
    assert told.rpartition("; ")[2] == "1 open matters computed, 0 dates added, 1 moved, 0 gone.\n"
    with pytest.raises(NoRulesWait):
        decide("accept", upgraded, "ben")


def test_a_page_for_each_office_is_written_and_a_folder_that_cannot_be_is_told(folders, tmp_path, capsys):
    assert main(["rules", "pages", str(tmp_path / "pages"), "--rules", str(tmp_path / "old")]) == 0
    assert "pages of offices" in capsys.readouterr().out
    assert (tmp_path / "pages" / "README.md").is_file()
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    assert main(["rules", "pages", str(tmp_path / "taken"), "--rules", str(tmp_path / "old")]) == 2
    assert "could not be written" in capsys.readouterr().err
