"""The typed form of a rule file takes what the guide names and nothing else."""

import re
import tomllib
from pathlib import Path

import msgspec
import pytest

from ipdocket.paths import rules_folder
from ipdocket.rules.model import COMPARISONS, DERIVED, FIELDS, PARAMETER_WORDS, WORDS, Condition, RuleFile, Step
from tests.rules.conftest import HEAD
from tests.rules.test_engine import ACTION, ANNUITY


def test_a_file_read_and_written_is_the_same():
    file = msgspec.convert(tomllib.loads(HEAD + ANNUITY + ACTION), RuleFile)
    assert msgspec.convert(msgspec.to_builtins(file), RuleFile) == file
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(file), type=RuleFile) == file
    assert file.rule[0].version[0].step[0].start == "anniversary"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('kind = "annuity"', 'kind = "holiday"'),
        ('right = ["patent"]', 'right = "patent"'),
        ('from = "anniversary"', 'form = "anniversary"'),
        ('needs = ["filing"]', "needs = 1"),
        ("format = 1", "format = 2"),
        ('months = "same-number"', 'months = "any"'),
    ],
)
def test_what_does_not_fit_is_refused(old, new):
    text = HEAD + ANNUITY
    assert old in text
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(tomllib.loads(text.replace(old, new, 1)), RuleFile)


def test_nothing_in_a_rule_can_be_changed_afterwards():
    with pytest.raises(AttributeError):
        Step("x", "y").name = "z"
    assert Condition() == Condition()


@pytest.mark.parametrize("name", [*DERIVED, *FIELDS, *COMPARISONS, *WORDS, *PARAMETER_WORDS])
def test_the_guide_explains_every_name(name):
    guide = (Path(rules_folder()) / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"`{re.escape(name)}[`:]", guide)
