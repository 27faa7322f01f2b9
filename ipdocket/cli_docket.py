"""`ipdocket verify`, `backup` and `restore`: a docket looked after without a window."""

import argparse
from pathlib import Path
from typing import TextIO

from ipdocket import __version__, paths
from ipdocket.cli_passphrase import open_asked
from ipdocket.clock import Clock
from ipdocket.rules.ruleset import load_rules
from ipdocket.services.proof_pack import PackCheck, check_pack
from ipdocket.store import audit
from ipdocket.store.backup import make_backup, restore_backup
from ipdocket.store.replay import compare_tables
from ipdocket.store.where import read_where
from ipdocket.store.work import Store

TOLD_AT_MOST = 20


def add_docket_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `verify`, `backup` and `restore`."""
    verify = commands.add_parser("verify", help="verify a docket: file, references, record")
    verify.add_argument("docket", nargs="?", help="the docket file or a postgresql:// URL; absent: the one used by default")
    verify.add_argument("--pack", metavar="FILE", help="check a proof pack; with a docket, against it too")
    verify.add_argument("--chain-only", action="store_true", help="the record alone, without comparing every row with it")
    verify.add_argument("--head", help="a head printed on a report or kept in a manifest, number:hash")
    backup = commands.add_parser("backup", help="make a verified backup of a docket")
    backup.add_argument("docket", nargs="?")
    backup.add_argument("--to", metavar="FOLDER", help="absent: beside the docket")
    restore = commands.add_parser("restore", help="put a backup in a docket's place; the present file is kept")
    restore.add_argument("backup")
    restore.add_argument("docket", nargs="?")


def _docket(args: argparse.Namespace) -> Path:
    return Path(args.docket) if args.docket else paths.default_docket()


def run_verify(args: argparse.Namespace, clock: Clock, out: TextIO) -> int:
    """Exit status 0 if everything verifies, 2 if not; says what was found."""
    if args.pack and not args.docket:
        return tell_pack(check_pack(Path(args.pack)), out)
    with open_asked(read_where(args.docket) if args.docket else paths.default_docket(), clock) as store:
        if store.read_only_because:
            out.write(f"NOT VERIFIED: {store.read_only_because}\n")
            return 2
        if args.head:
            fault = audit.check_head(store.driver, args.head)
            if fault is not None:
                out.write(f"NOT VERIFIED: the head {args.head} does not belong to this record ({fault.what})\n")
                return 2
            out.write(f"The head {args.head} belongs to this record.\n")
        if args.pack and tell_pack(check_pack(Path(args.pack), store), out):
            return 2
        if not args.chain_only and _tell_tables(store, out):
            return 2
        count = store.driver.execute("SELECT count(*) FROM audit").fetchone()[0]
        out.write(f"Verified: tables, references and {count} entries of the record; head {store.head()}\n")
    return 0


def _tell_tables(store: Store, out: TextIO) -> bool:
    """Whether a row differs from what the record says of it; the first ones are told."""
    found = 0
    for fault in compare_tables(store):
        found += 1
        if found <= TOLD_AT_MOST:
            out.write(f"NOT VERIFIED: {fault}\n")
    if found > TOLD_AT_MOST:
        out.write(f"NOT VERIFIED: {found - TOLD_AT_MOST} more rows differ from the record\n")
    return found > 0


def tell_pack(found: PackCheck, out: TextIO) -> int:
    """Say what the check of a proof pack found; 0 where it holds, 2 where not."""
    for fault in found.faults:
        out.write(f"NOT VERIFIED: {fault}\n")
    if not found.faults:
        withheld = f" ({found.withheld} withheld)" if found.withheld else ""
        out.write(f"Pack verified: {found.files} files, {found.entries} entries{withheld}; manifest {found.manifest}\n")
    return 2 if found.faults else 0


def run_backup(args: argparse.Namespace, clock: Clock, out: TextIO) -> int:
    """Make the backup and say where it is."""
    docket = _docket(args)
    rules = load_rules(paths.rules_folder(), paths.rule_cache_file())
    with open_asked(docket, clock) as store:
        folder = Path(args.to) if args.to else paths.backups_folder(docket)
        out.write(f"{make_backup(store, folder, __version__, rules.name)}\n")
    return 0


def run_restore(args: argparse.Namespace, clock: Clock, out: TextIO) -> int:
    """Restore the backup, say what it holds and where the present file was kept."""
    docket = _docket(args)
    if docket.exists():
        with open_asked(docket, clock, check_later=True) as store:
            out.write(f"The present docket's record goes to {store.head()}.\n")
    aside = restore_backup(Path(args.backup), docket, clock.now())
    with open_asked(docket, clock) as store:
        out.write(f"Restored: the record now goes to {store.head()}.\n")
    if aside is not None:
        out.write(f"The file that was there is kept as {aside.name}.\n")
    return 0
