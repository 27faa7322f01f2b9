"""A small rule shelf made of text, and the shipped one."""

from pathlib import Path

import pytest

from ipdocket.paths import rules_folder
from ipdocket.rules.ruleset import RuleSet, load_rules

OFFICES = """release = "test"
[[office]]
code = "XX"
name = "Office of Tests"
zone = "Europe/Berlin"
[[office]]
code = "YY"
name = "Other Office"
zone = "Asia/Tokyo"
"""
CALENDAR = """format = 1
office = "XX"
name = "closed on Saturday, Sunday, 1 May and Easter Monday"
confidence = "sourced"
known_from = 1990
known_until = 2030
add = [{ day = "05-01", name = "Labour Day" }, { day = "easter+1", name = "Easter Monday" }]
"""
HEAD = """format = 1
jurisdiction = "XX"
subject = "test"
[counting]
months = "same-number"
why = "as the test says"
cite = ["LAW"]
[[source]]
key = "LAW"
cite = "Section 1 Test Act"
says = "What the test says."
"""


@pytest.fixture
def shelf(tmp_path: Path):
    """Makes a rule set of the given rule text: `shelf(rules, head=..., name=...)`."""

    def make(rules: str, head: str = HEAD, calendar: str = CALENDAR) -> RuleSet:
        (tmp_path / "calendars").mkdir(exist_ok=True)
        (tmp_path / "offices.toml").write_text(OFFICES, encoding="utf-8")
        (tmp_path / "calendars" / "xx.toml").write_text(calendar, encoding="utf-8")
        (tmp_path / "xx.toml").write_text(head + rules, encoding="utf-8")
        return load_rules(tmp_path)

    return make


@pytest.fixture(scope="session")
def shipped() -> RuleSet:
    """The shipped rule set."""
    return load_rules(rules_folder())
