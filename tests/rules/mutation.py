"""Every number of every shipped rule shifted by one unit: do its own worked examples notice?

`python -m tests.rules.mutation` prints what none of them notices, by rule; `--counts` prints the sums only.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ipdocket.paths import rules_folder
from ipdocket.rules.calendars import OfficeCalendar
from ipdocket.rules.model import Example, Expected, Rule, RuleFile
from ipdocket.rules.ruleset import RuleSet, load_rules
from ipdocket.rules.selftest import try_example

_PERIOD = re.compile(r"(-?P(?:\d+[YMW])*)(\d+)([YMWD])")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DAY = re.compile(r"(on|next):(\d\d)-(\d\d)")
_RANGE = re.compile(r"(\d+)\.\.(\d*)")
_NO_LAW = {"test", "title", "why", "cite", "name", "id", "by", "if_missed", "announced", "checked"}


class Mutant(Struct, frozen=True):
    """One rule with one number shifted: what kind of number, where it stands, and how it was and is."""

    rule: str
    kind: str  # period, day (a date), count, last number (of a series), version (its first day), row, notification
    where: str
    change: str


class _OneRule(RuleSet):
    """A rule set of one rule that borrows the closed days of the whole."""

    def __init__(self, whole: RuleSet, file: RuleFile, rule: Rule) -> None:
        super().__init__(replace(whole.shelf, files=(("one.toml", replace(file, rule=(rule,))),)))
        self.whole = whole

    def calendar(self, code: str) -> OfficeCalendar:
        return self.whole.calendar(code)


def find_survivors(whole: RuleSet, only: str = "") -> tuple[int, list[Mutant]]:
    """How many numbers were shifted, and those that no worked example of the rule notices."""
    count = 0
    survivors: list[Mutant] = []
    for name, file in whole.shelf.files:
        if name.startswith(only):
            for rule in file.rule:
                for mutant, changed_file, changed, examples in _mutants(whole, file, rule):
                    count += 1
                    rules = _OneRule(whole, changed_file, changed)
                    if not any(_fails(rules, changed_file, changed, example) for example in examples):
                        survivors.append(mutant)
    return count, survivors


def _fails(rules: RuleSet, file: RuleFile, rule: Rule, example: Example) -> bool:
    return bool(try_example(rules, file, rule, example))


def _mutants(whole: RuleSet, file: RuleFile, rule: Rule) -> Iterator[tuple[Mutant, RuleFile, Rule, list[Example]]]:
    plain = msgspec.to_builtins(replace(rule, test=(), row=()))
    for kind, where, change, changed in _shifts(plain):
        made = replace(msgspec.convert(changed, Rule), row=rule.row)
        yield Mutant(rule.id, kind, where, change), file, made, list(rule.test)
    for place, row in enumerate(rule.row):
        alone = replace(rule, test=(), row=(row,))
        examples = [one for test in rule.test for one in _of_row(test, row["office"])]
        sound = _OneRule(whole, file, alone)
        examples = [example for example in examples if not _fails(sound, file, alone, example)]
        for column, text in row.items():
            for new in _shift_text(text):
                made = replace(alone, row=({**row, column: new},))
                where = f"row {place} {row['office']} {column}"
                yield Mutant(rule.id, "row", where, f"{text} to {new}"), file, made, examples
    if any(step.start == "notified" for version in rule.version for step in version.step):
        for place, entry in enumerate(file.notification):
            if entry.days:
                entries = list(file.notification)
                entries[place] = replace(entry, days=entry.days + 1)
                where = f"notification {place}"
                changed_file = replace(file, notification=tuple(entries))
                change = f"{entry.days} to {entry.days + 1}"
                yield Mutant(rule.id, "notification", where, change), changed_file, rule, list(rule.test)


def _of_row(example: Example, office: str) -> Iterator[Example]:
    if isinstance(example.expect, str):
        return
    wanted: tuple[Expected, ...] = tuple(one for one in example.expect if one.office in ("", office))
    if wanted:
        yield replace(example, expect=wanted)


def _shifts(plain: dict[str, Any]) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Each shifted copy of the rule: kind of number, where, what changed, the copy."""
    for path, value in _leaves(plain, ()):
        where = ".".join(str(part) for part in path)
        if path[0] == "version" and len(path) == 3 and path[2] in ("from", "until"):
            if path[2] == "until":  # the first of the next version moves with it
                new = _shift_date(value)
                copy = _set(plain, path, new)
                if path[1] + 1 < len(copy["version"]):
                    copy["version"][path[1] + 1]["from"] = new
                yield "version", where, f"{value} to {new}", copy
            continue
        for new in _shift_text(value) if isinstance(value, str) else [value + 1]:
            kind = "count" if isinstance(value, int) else _kind_of(value)
            yield kind, where, f"{value} to {new}", _set(plain, path, new)


def _leaves(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NO_LAW:
                yield from _leaves(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from _leaves(inner, (*path, place))
    elif (isinstance(value, int) and not isinstance(value, bool) and value) or (isinstance(value, str) and value):
        yield path, value


def _set(plain: dict[str, Any], path: tuple[Any, ...], value: object) -> dict[str, Any]:
    copy = deepcopy(plain)
    inner: Any = copy
    for part in path[:-1]:
        if isinstance(inner[part], tuple):
            inner[part] = list(inner[part])
        inner = inner[part]
    inner[path[-1]] = value
    return copy


def _shift_date(text: str) -> str:
    return (date.fromisoformat(text) + timedelta(days=1)).isoformat()


def _shift_text(text: str) -> list[str]:
    if found := _PERIOD.fullmatch(text):
        return [f"{found[1]}{int(found[2]) + 1}{found[3]}"]
    if _DATE.fullmatch(text):
        return [_shift_date(text)]
    if found := _DAY.fullmatch(text):
        day = date(2023, int(found[2]), int(found[3])) + timedelta(days=1)
        return [f"{found[1]}:{day:%m-%d}"]
    if (found := _RANGE.fullmatch(text)) and found[2]:
        return [f"{found[1]}..{int(found[2]) + 1}"]
    return []


def _kind_of(text: str) -> str:
    if text.startswith(("P", "-P")):
        return "period"
    return "last number" if ".." in text else "day"


def main(arguments: list[str]) -> int:
    """Print every number that could be wrong by one unit without an example noticing."""
    count, survivors = find_survivors(load_rules(rules_folder()), next((a for a in arguments if a[0] != "-"), ""))
    if "--counts" not in arguments:
        for one in survivors:
            sys.stdout.write(f"{one.rule}: {one.where}: {one.change} is not noticed\n")
    kinds = Counter(one.kind for one in survivors)
    sys.stdout.write(
        f"{count} numbers shifted, {len(survivors)} not noticed, in {len({one.rule for one in survivors})} rules: "
        + ", ".join(f"{kind} {number}" for kind, number in sorted(kinds.items()))
        + "\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
