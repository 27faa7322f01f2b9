"""`ipdocket proof`: proof sheets of a matter or of one deadline on paper, and the proof pack of a matter."""

import argparse
import getpass
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from ipdocket import paths
from ipdocket.cli_passphrase import open_asked
from ipdocket.clock import Clock
from ipdocket.errors import Refused
from ipdocket.rules.ruleset import load_rules
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.rules_in_use import lay_firm_rules
from ipdocket.services.core.session import Session
from ipdocket.services.proving import write_pack, write_sheets
from ipdocket.settings import read_machine_settings
from ipdocket.store.deadlines import list_deadlines
from ipdocket.store.lists import MatterFilter, get_matter_rows, list_matters
from ipdocket.store.work import Store

Ask = Callable[[str], str]


class NoSuchMatter(Refused):
    """No matter of the docket bears that reference."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"No matter has the reference {reference}.", "No file was written.", "Write it as the docket shows it."
        )


def add_proof_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `proof`."""
    proof = commands.add_parser("proof", help="what the docket can prove of a matter or a deadline, as a file")
    proof.add_argument("docket", nargs="?", metavar="DOCKET", help="the docket file; absent: the one used by default")
    about = proof.add_mutually_exclusive_group(required=True)
    about.add_argument("--matter", metavar="REFERENCE", help="all deadlines of this matter")
    about.add_argument("--deadline", type=int, metavar="NUMBER", help="one deadline, by its number in the record")
    told = "a .pdf with one sheet for each deadline, or a .zip: the proof pack of a matter"
    proof.add_argument("--to", required=True, metavar="FILE", help=told)
    proof.add_argument("--login", required=True, help="who asks for it; the password is asked for")


def run_proof(args: argparse.Namespace, clock: Clock, out: TextIO, ask: Ask = getpass.getpass) -> int:
    """Sign in, write the file and say what is in it."""
    docket, target = Path(args.docket) if args.docket else paths.default_docket(), Path(args.to)
    shipped = load_rules(paths.rules_folder(), paths.rule_cache_file())
    with open_asked(docket, clock) as store:
        rules = lay_firm_rules(store, shipped, read_machine_settings(paths.machine_settings_file()))
        session = Session(store, rules, clock, paths.resources_folder() / "fonts")
        sign_in(session, args.login, ask(f"Password of {args.login}: "))
        matter = _find_matter(store, args.matter) if args.matter else 0
        if matter and target.suffix.casefold() == ".zip":
            made = write_pack(session, matter, target)
            out.write(f"{target.name}: {made.files} files, {made.entries} entries; manifest {made.manifest}\n")
            return 0
        ids = [one.id for one in list_deadlines(store, matter)] if matter else [args.deadline]
        pages = write_sheets(session, ids, target)
        out.write(f"{target.name}: {len(ids)} proof sheets on {pages} pages; record up to {store.head()}\n")
    return 0


def _find_matter(store: Store, reference: str) -> int:
    rows = get_matter_rows(store, list_matters(store, MatterFilter(text=reference)))
    for row in rows:
        if row.reference == reference:
            return row.id
    raise NoSuchMatter(reference)
