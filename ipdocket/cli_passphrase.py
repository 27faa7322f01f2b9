"""`ipdocket passphrase`, and how the other commands come to the passphrase of an encrypted docket."""

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from ipdocket import paths
from ipdocket.clock import Clock
from ipdocket.errors import Refused
from ipdocket.store.cipher import PassphraseNeeded, change_passphrase, looks_encrypted
from ipdocket.store.open import open_store
from ipdocket.store.upgrade import Step
from ipdocket.store.where import Where, open_where
from ipdocket.store.work import Store

Ask = Callable[[str], str]
VARIABLE = "IPDOCKET_PASSPHRASE"


class NotTheSame(Refused):
    """The new passphrase was typed in two ways."""

    def __init__(self) -> None:
        super().__init__("The new passphrase was typed in two ways.", "Nothing was changed.", "Type it again.")


def add_passphrase_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `passphrase`."""
    told = "encrypt a docket with a passphrase, change it, or take it away"
    passphrase = commands.add_parser("passphrase", help=told)
    passphrase.add_argument("docket", nargs="?", metavar="DOCKET", help="the docket file; absent: the one used by default")
    passphrase.add_argument("--remove", action="store_true", help="write the docket without encryption")


def open_asked(where: Where, clock: Clock, *, check_later: bool = False, ask: Ask = getpass.getpass) -> Store:
    """The docket there; where it is encrypted, with the passphrase of the environment or the one typed."""
    try:
        return open_where(where, clock, check_later=check_later, tell=say_step)
    except PassphraseNeeded:
        assert isinstance(where, Path)  # a server has other passwords
        return open_store(where, clock, check_later=check_later, passphrase=_ask_passphrase(where, ask), tell=say_step)


def say_step(step: Step) -> None:
    """Tells on the error stream how far bringing an older docket to the present format is; answers stay apart."""
    said = {
        Step.BACK_UP: "This docket comes from an older ipdocket. A backup is made and verified.",
        Step.CHANGE: "The format is changed.",
        Step.CHECK: "Tables and guards are compared.",
    }
    sys.stderr.write(f"{said[step]}\n")


def run_passphrase(args: argparse.Namespace, clock: Clock, out: TextIO, ask: Ask = getpass.getpass) -> int:
    """Write the docket anew under the new passphrase, verify it, and say where the former file is kept."""
    docket = Path(args.docket) if args.docket else paths.default_docket()
    old = _ask_passphrase(docket, ask) if looks_encrypted(docket) else ""
    new = "" if args.remove else ask("New passphrase: ")
    if new != ("" if args.remove else ask("The same again: ")):
        raise NotTheSame
    with open_store(docket, clock, passphrase=old, tell=say_step) as store:
        head = str(store.head())
    aside = change_passphrase(docket, old, new, clock.now())
    with open_store(docket, clock, passphrase=new) as store:
        done = "encrypted" if new else "not encrypted any more"
        out.write(f"{docket.name} is {done}; record up to {store.head()}, as before ({head}).\n")
    out.write(f"The former file is kept as {aside.name}.\n")
    if new and not old:
        out.write("It and the backups made so far can still be read by anyone: destroy them once a new backup is made.\n")
    if new:
        out.write("Without the passphrase nobody can read this docket or its backups again: keep it where the firm keeps wills.\n")
    return 0


def _ask_passphrase(docket: Path, ask: Ask) -> str:
    return os.environ.get(VARIABLE) or ask(f"Passphrase of {docket.name}: ")
