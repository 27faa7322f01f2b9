"""What the rule set knows: office, right and kind of deadline, with confidence, last check and examples."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from ipdocket.rules.facts import RIGHTS
from ipdocket.rules.model import Rule, RuleFile, Version
from ipdocket.rules.ruleset import RuleSet
from ipdocket.rules.stale import version_checked

_WORST = {"sourced": 0, "known": 1, "uncertain": 2}


class CoverageLine(Struct, frozen=True):
    """One cell of the table: computed or not-covered; `checked` is the oldest day a source was opened, if all were."""

    jurisdiction: str
    right: str
    kind: str
    status: str
    confidence: str
    checked: date | None
    examples: int
    rules: tuple[str, ...]
    reason: str = ""


def coverage(rules: RuleSet) -> Iterator[CoverageLine]:
    """The whole table, by office, right and kind; an office without any rule for a right says so."""
    for code in sorted(rules.offices):
        for right in RIGHTS:
            yield from _lines(rules, code, right)


def _lines(rules: RuleSet, code: str, right: str) -> Iterator[CoverageLine]:
    by_kind: dict[str, list[tuple[RuleFile, Rule]]] = {}
    for file, rule in rules.rules_of(code):
        if right in rule.right:
            by_kind.setdefault(rule.kind, []).append((file, rule))
    for kind in sorted(by_kind):
        yield _line(code, right, kind, by_kind[kind])
    for entry_office, kind, found in _tables(rules, code, right):
        if kind not in by_kind:
            yield _line(entry_office, right, kind, found)
    for off in rules.switched_off_before(code):
        if right in off.rule.right:
            yield CoverageLine(code, right, off.rule.kind, "switched-off", "", None, 0, (off.rule.id,), off.told)
    main = rules.plan(code, right, "direct").not_covered
    for entry in main:
        if entry.kind not in by_kind:
            yield CoverageLine(code, right, entry.kind, "not-covered", "", None, 0, (), entry.reason)


def _tables(rules: RuleSet, code: str, right: str) -> Iterator[tuple[str, str, list[tuple[RuleFile, Rule]]]]:
    """Rules of other offices' files that hold a row for this one: national phase, validation."""
    found: dict[str, list[tuple[RuleFile, Rule]]] = {}
    for _name, file in rules.shelf.files:
        for rule in file.rule:
            if right in rule.right and file.jurisdiction != code and any(row.get("office") == code for row in rule.row):
                found.setdefault(rule.kind, []).append((file, rule))
    for kind, rows in sorted(found.items()):
        yield code, kind, rows


def _line(code: str, right: str, kind: str, found: list[tuple[RuleFile, Rule]]) -> CoverageLine:
    versions = [
        (file, rule, version)
        for file, rule in found
        if not rule.status
        for version in rule.version
        if not version.status
    ]
    ids = tuple(rule.id for _file, rule in found)
    examples = sum(len(rule.test) for _file, rule in found)
    if not versions:
        reason = next((rule.why for _file, rule in found if rule.why), "no version of the rule is covered")
        return CoverageLine(code, right, kind, "not-covered", "", None, examples, ids, reason)
    confidence = max(
        (_confidence(rule, version, code) for _file, rule, version in versions), key=lambda word: _WORST[word]
    )
    days = [version_checked(file, version) for file, _rule, version in versions]
    checked = None if None in days else min(day for day in days if day is not None)
    return CoverageLine(code, right, kind, "computed", confidence, checked, examples, ids)


def _confidence(rule: Rule, version: Version, code: str) -> str:
    row = next((row for row in rule.row if row.get("office") == code), {})
    return "uncertain" if row.get("confidence") == "uncertain" else version.confidence
