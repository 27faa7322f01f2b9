"""`ipdocket rules`: pages to read; what another rule set changes in the law and in a docket, proposed and accepted by two."""

import argparse
import getpass
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from ipdocket import paths
from ipdocket.cli_passphrase import open_asked
from ipdocket.clock import Clock
from ipdocket.errors import Refused
from ipdocket.rules.difference import RuleSetDifference, compare_rule_sets
from ipdocket.rules.difference_text import plain_difference, tell_difference, write_changelog
from ipdocket.rules.overlay import lay_over
from ipdocket.rules.ruleset import RuleSet, load_rules
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.files import write_whole
from ipdocket.services.core.rules_in_use import lay_firm_rules, note_rules
from ipdocket.services.core.session import Session
from ipdocket.services.rule_change import (
    MovedDate,
    accept_rules,
    compare_dates,
    export_dates,
    foresee_rules,
    propose_rules,
)
from ipdocket.settings import read_machine_settings
from ipdocket.store.work import Store

Ask = Callable[[str], str]


class NoRuleFolder(Refused):
    """What was named is no folder with rule files."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is no folder of rule files.", "Nothing was compared.", "Name a folder that holds offices.toml."
        )


class PagesNotWritten(Refused):
    """The folder for the pages could not be written."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(
            f"The pages could not be written to {folder}: {why}.",
            "Pages written before that one are complete.",
            "Name a folder in which you may write.",
        )


def add_rules_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `rules diff`, `rules pages`, `rules propose` and `rules accept`."""
    rules = commands.add_parser("rules", help="compare rule sets, and see what a new one does to a docket")
    acts = rules.add_subparsers(dest="rules_command", metavar="ACT", required=True)
    diff = acts.add_parser("diff", help="what lies between two rule sets; nothing is changed")
    diff.add_argument("old", metavar="OLD", help="a folder of rule files")
    diff.add_argument("new", metavar="NEW", help="a folder of rule files")
    diff.add_argument("--docket", metavar="FILE", help="also list the dates of this docket that are added, moved or gone")
    diff.add_argument("--overlay", metavar="FOLDER", help="a firm's own rule files, laid over NEW")
    diff.add_argument("--json", action="store_true", help="one object a line: the law first, then a line for each date")
    pages = acts.add_parser("pages", help="write a page of Markdown for each office, and a list of them")
    pages.add_argument("folder", metavar="DIR", help="the folder to write to; other files in it stay")
    pages.add_argument("--rules", metavar="FOLDER", help="rule files to use instead of the shipped ones")
    for word, told in (("propose", "propose"), ("accept", "put in force, as another person,")):
        act = acts.add_parser(word, help=f"{told} the rules of this program for a docket whose dates stand by older ones")
        act.add_argument("docket", nargs="?", metavar="DOCKET", help="the docket file; absent: the one used by default")
        act.add_argument("--login", required=True, help="who does it; the password is asked for")
        act.add_argument("--csv", metavar="FILE", help="write the dates that differ to this file first")
    diff.add_argument("--changelog", action="store_true", help="an entry for CHANGELOG.md, dates to the day")


def run_rules(args: argparse.Namespace, clock: Clock, out: TextIO, ask: Ask = getpass.getpass) -> int:
    """Carry out the act; 0 if it could be done, 2 where a file of either rule set was refused."""
    if args.rules_command == "diff":
        return _compare(args, clock, out)
    return _write_pages(args, out) if args.rules_command == "pages" else _decide(args, clock, out, ask)


def _write_pages(args: argparse.Namespace, out: TextIO) -> int:
    from ipdocket.rules.pages import write_pages

    rules = load_folder(args.rules) if args.rules else load_rules(paths.rules_folder(), paths.rule_cache_file())
    folder = Path(args.folder)
    try:
        written = write_pages(rules, folder)
    except OSError as wrong:
        raise PagesNotWritten(folder, wrong.strerror or type(wrong).__name__) from wrong
    for problem in rules.problems:
        sys.stderr.write(f"{problem}\n")
    out.write(f"{rules.name}: {len(written) - 1} pages of offices and a list of them, {len(rules.problems)} files refused\n")
    return 2 if rules.problems else 0


def _decide(args: argparse.Namespace, clock: Clock, out: TextIO, ask: Ask) -> int:
    """Sign in, list the dates that differ, and propose or accept; raises the refusals of services.rule_change."""
    docket = Path(args.docket) if args.docket else paths.default_docket()
    shipped = load_rules(paths.rules_folder(), paths.rule_cache_file())
    with open_asked(docket, clock) as store:
        rules = lay_firm_rules(store, shipped, read_machine_settings(paths.machine_settings_file()))
        session = Session(store, rules, clock, paths.resources_folder() / "fonts")
        sign_in(session, args.login, ask(f"Password of {args.login}: "))
        note_rules(session)
        if args.csv:
            write_whole(Path(args.csv), export_dates(foresee_rules(session)))
        if args.rules_command == "propose":
            out.write(f"Proposed: {rules.name}; {propose_rules(session)}. Another person accepts.\n")
            return 0
        done = accept_rules(session)
    out.write(
        f"In force: {done.name}; {done.matters} open matters computed, "
        f"{done.added} dates added, {done.moved} moved, {done.gone} gone.\n"
    )
    return 0


def _compare(args: argparse.Namespace, clock: Clock, out: TextIO) -> int:
    old, new = load_folder(args.old), load_folder(args.new)
    if args.overlay:
        new = lay_over(new, Path(args.overlay))
    problems = [*old.problems, *new.problems]
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    found = compare_rule_sets(old, new)
    if args.changelog:
        out.writelines(f"{line}\n" for line in write_changelog(found, new))
    elif args.docket:
        with open_asked(Path(args.docket), clock) as store:
            _tell_docket(args, store, (old, new, found), clock, out)
    else:
        _tell_law(args, found, out)
    return 2 if problems else 0


def load_folder(name: str) -> RuleSet:
    """The rule set of a folder. Raises NoRuleFolder."""
    if not (Path(name) / "offices.toml").is_file():
        raise NoRuleFolder(name)
    return load_rules(Path(name))


def _tell_law(args: argparse.Namespace, found: RuleSetDifference, out: TextIO) -> None:
    if args.json:
        out.write(json.dumps(plain_difference(found), ensure_ascii=False) + "\n")
    else:
        out.writelines(f"{line}\n" for line in tell_difference(found))


def _tell_docket(
    args: argparse.Namespace,
    store: Store,
    sets: tuple[RuleSet, RuleSet, RuleSetDifference],
    clock: Clock,
    out: TextIO,
) -> None:
    old, new, found = sets
    _tell_law(args, found, out)
    counts = {"matters": 0, "dates": 0}

    def looked(matters: int) -> None:
        counts["matters"] = matters
        sys.stderr.write(f"\r{matters} matters")

    for one in compare_dates(store, old, new, clock.today(), looked):
        counts["dates"] += 1
        out.write(json.dumps(_plain(one), ensure_ascii=False) + "\n" if args.json else _line(one))
    sys.stderr.write("\n")
    if not args.json:
        out.write(f"{counts['dates']} dates of {counts['matters']} open matters differ; nothing was changed.\n")


def _plain(one: MovedDate) -> dict[str, Any]:
    return {name: value if value is None or isinstance(value, int) else str(value) for name, value in asdict(one).items()}


def _line(one: MovedDate) -> str:
    return "  ".join(_cells(one)).rstrip() + "\n"


def _cells(one: MovedDate) -> Iterator[str]:
    yield one.reference.ljust(16)
    yield one.office.ljust(4)
    yield one.what.ljust(14)
    old, new = str(one.old or '-'), str(one.new or '-')
    yield f"{old:<10} -> {new:<10}"
    yield one.title
    yield one.rule
