"""`ipdocket check-rules` and `ipdocket coverage`: is the rule set sound, and what does it know?"""

import argparse
import json
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from ipdocket.rules.check import check_rules
from ipdocket.rules.coverage import CoverageLine, coverage
from ipdocket.rules.overlay import lay_over
from ipdocket.rules.ruleset import FIRM, RuleSet, load_rules
from ipdocket.rules.selftest import run_examples
from ipdocket.rules.stale import is_stale


def add_rule_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `check-rules` and `coverage`."""
    check = commands.add_parser("check-rules", help="check all rule files and run their examples")
    check.add_argument("--rules", metavar="FOLDER", help="rule files to check instead of the shipped ones")
    check.add_argument("--deep", action="store_true", help="probe every rule over ninety years too (some minutes)")
    check.add_argument("--overlay", metavar="FOLDER", help="a firm's own rule files, laid over the others")
    table = commands.add_parser("coverage", help="which office, right and kind of deadline has rules")
    table.add_argument("--json", action="store_true", help="one object a line")
    table.add_argument("--rules", metavar="FOLDER", help="rule files to use instead of the shipped ones")
    table.add_argument("--overlay", metavar="FOLDER", help="a firm's own rule files, laid over the others")


def run_check_rules(args: argparse.Namespace, folder: Path, out: TextIO) -> int:
    """Exit status 0 if nothing is wrong; each complaint is printed as `file:line: what`."""
    began = time.monotonic()
    rules = load_rules(folder)
    count, complaints = check_rules(rules)
    if args.overlay:
        rules = lay_over(rules, Path(args.overlay))
        count += run_examples(rules, FIRM)[0]
    for problem in rules.problems:
        out.write(f"{_shown(problem.path, folder)}:{problem.line}: {problem.reason}\n")
    for complaint in complaints:
        out.write(complaint.located(folder) + "\n")
    deep = _probe(rules) if args.deep else []
    out.writelines(line + "\n" for line in deep)
    files = len(rules.shelf.files)
    number = sum(len(file.rule) for _name, file in rules.shelf.files)
    wrong = len(complaints) + len(rules.problems) + len(deep)
    out.write(
        f"{rules.name}: {files} rule files, {len(rules.shelf.calendars)} calendars, {number} rules, {count} examples, "
        f"{wrong} complaints, {time.monotonic() - began:.1f} s\n"
    )
    return 2 if wrong else 0


def _shown(path: Path, folder: Path) -> str:
    """A shipped file by its place in the folder, a firm's own by the name under which it was found."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()


def _probe(rules: RuleSet) -> list[str]:
    from ipdocket.rules.deep_check import deep_check

    return deep_check(rules)


def run_coverage(args: argparse.Namespace, rules: RuleSet, out: TextIO, today: date) -> int:
    """Print the table office x right x kind with confidence, last check (stale after 24 months) and number of examples."""
    for line in coverage(rules):
        out.write(json.dumps(_plain(line, today), ensure_ascii=False) + "\n" if args.json else _row(line, today))
    return 0


def _plain(line: CoverageLine, today: date) -> dict[str, Any]:
    return {
        "jurisdiction": line.jurisdiction,
        "right": line.right,
        "kind": line.kind,
        "status": line.status,
        "confidence": line.confidence,
        "checked": line.checked.isoformat() if line.checked else None,
        "stale": is_stale(line.checked, today),
        "examples": line.examples,
        "rules": list(line.rules),
        "reason": line.reason,
    }


def _row(line: CoverageLine, today: date) -> str:
    return "  ".join(_cells(line, today)).rstrip() + "\n"


def _cells(line: CoverageLine, today: date) -> Iterator[str]:
    yield line.jurisdiction.ljust(4)
    yield line.right.ljust(14)
    yield line.kind.ljust(16)
    yield line.status.ljust(12)
    yield line.confidence.ljust(10)
    yield (line.checked.isoformat() if line.checked else "not checked").ljust(11)
    yield f"{line.examples:4}"
    yield "stale: last checked more than 24 months ago" if is_stale(line.checked, today) else ""
    yield line.reason
