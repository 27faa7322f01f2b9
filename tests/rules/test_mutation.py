"""Each number of each shipped rule, shifted by one unit, is noticed by a worked example: how many are not may only fall.

`python -m tests.rules.mutation` lists them. A new rule brings examples for its own numbers; whoever adds some for an old
one lowers the ceiling.
"""

from collections import Counter

import pytest
from msgspec.structs import replace

from ipdocket.rules.ruleset import RuleSet
from tests.rules.mutation import find_survivors

CEILINGS = {"count": 4, "day": 10, "last number": 21, "notification": 1, "period": 35, "row": 1, "version": 31}


@pytest.fixture(scope="module")
def shifted(shipped):
    """All numbers shifted: how many, and what nobody noticed."""
    return find_survivors(shipped)


def test_few_numbers_could_be_wrong_unnoticed(shifted):
    count, survivors = shifted
    assert count > 5000
    found = Counter(one.kind for one in survivors)
    above = {kind: number for kind, number in found.items() if number > CEILINGS.get(kind, 0)}
    assert above == {}, [one for one in survivors if one.kind in above]


def test_most_periods_are_held_by_an_example(shifted):
    count, survivors = shifted
    assert len(survivors) * 30 < count


def test_a_rule_without_its_examples_is_found(shipped):
    files = tuple(
        (name, replace(file, rule=tuple(replace(rule, test=rule.test[:0]) for rule in file.rule)))
        for name, file in shipped.shelf.files
        if name == "ep/patent-renewal.toml"
    )
    bare = RuleSet(replace(shipped.shelf, files=files))
    count, survivors = find_survivors(bare)
    assert len(survivors) == count > 50


def test_the_renewal_fees_of_the_european_patent_hold(shipped):
    _count, survivors = find_survivors(shipped, "ep/patent-renewal.toml")
    assert [one for one in survivors if one.kind == "period"] == []
