"""The command line: what can be done without a window."""

import argparse
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path

from ipdocket import __version__
from ipdocket.cli_deadlines import add_deadline_command, run_deadlines
from ipdocket.cli_docket import add_docket_commands, run_backup, run_restore, run_verify
from ipdocket.cli_owners import add_owner_commands, run_owners
from ipdocket.cli_passphrase import add_passphrase_command, run_passphrase
from ipdocket.cli_postgres import add_postgres_commands, run_postgres
from ipdocket.cli_proof import add_proof_command, run_proof
from ipdocket.cli_rule_change import add_rules_command, run_rules
from ipdocket.cli_rules import add_rule_commands, run_check_rules, run_coverage
from ipdocket.clock import SystemClock
from ipdocket.errors import Refused
from ipdocket.paths import rule_cache_file, rules_folder
from ipdocket.rules.overlay import lay_over
from ipdocket.rules.ruleset import RuleSet, load_rules


def build_parser() -> argparse.ArgumentParser:
    """The parser with every command."""
    parser = argparse.ArgumentParser(
        prog="ipdocket", description="IP docketing: without a command, opens the window on the docket last used."
    )
    parser.add_argument("--version", action="version", version=f"ipdocket {__version__}")
    parser.add_argument("--demo", action="store_true", help="open the window on a demonstration docket")
    parser.add_argument("--docket", metavar="FILE|URL", help="open the window on this docket: a file, or postgresql://…")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    add_deadline_command(commands)
    add_rule_commands(commands)
    add_rules_command(commands)
    add_owner_commands(commands)
    add_docket_commands(commands)
    add_proof_command(commands)
    add_passphrase_command(commands)
    add_postgres_commands(commands)
    return parser


def read_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The arguments read; ends the program with status 2 where they cannot be.

    argparse takes `EVENT=DATE` only in one row; people write `--route pct` before them as well as after.
    """
    parser = build_parser()
    args, left = parser.parse_known_args(arguments)
    if left and (args.command != "deadlines" or any(word.startswith("-") for word in left)):
        parser.error(f"unrecognized arguments: {' '.join(left)}")
    if left:
        args.events += left
    return args


def open_rules(folder: str | None, overlay: str | None = None) -> RuleSet:
    """The shipped rule set, or that of a folder, with a firm's folder over it; what was refused is told on stderr."""
    rules = load_rules(Path(folder)) if folder else load_rules(rules_folder(), rule_cache_file())
    if overlay:
        rules = lay_over(rules, Path(overlay))
        for problem in rules.problems:
            sys.stderr.write(f"{problem}\n")
    return rules


def run_command(args: argparse.Namespace) -> int:
    """Carry out the command; the exit status: 0 done, 2 refused or some part of it wrong."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        return COMMANDS[args.command](args)
    except Refused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "deadlines": lambda args: run_deadlines(args, open_rules(args.rules, args.overlay), sys.stdin, sys.stdout),
    "check-rules": lambda args: run_check_rules(args, Path(args.rules) if args.rules else rules_folder(), sys.stdout),
    "coverage": lambda args: run_coverage(
        args, open_rules(args.rules, args.overlay), sys.stdout, SystemClock().today()
    ),
    "rules": lambda args: run_rules(args, SystemClock(), sys.stdout),
    "owners": run_owners,
    "verify": lambda args: run_verify(args, SystemClock(), sys.stdout),
    "proof": lambda args: run_proof(args, SystemClock(), sys.stdout),
    "passphrase": lambda args: run_passphrase(args, SystemClock(), sys.stdout),
    "backup": lambda args: run_backup(args, SystemClock(), sys.stdout),
    "postgres": lambda args: run_postgres(args, SystemClock(), sys.stdout),
    "restore": lambda args: run_restore(args, SystemClock(), sys.stdout),
}
