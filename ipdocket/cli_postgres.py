"""`ipdocket postgres`: the owner lays a firm's docket on a server, enters its people, and looks whether it is as it was laid."""

import argparse
import getpass
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from ipdocket.clock import Clock
from ipdocket.domain.people import Person, Role
from ipdocket.errors import Refused
from ipdocket.store.postgres.connect import Address, read_address
from ipdocket.store.postgres.refusals import NoDriver
from ipdocket.store.refusals import PasswordNeeded

Ask = Callable[[str], str]


class TooShort(Refused):
    """A password that is too easily guessed."""

    def __init__(self, least: int) -> None:
        super().__init__(f"The password has fewer than {least} characters.", do="Choose a longer one; a sentence does well.")


SHORTEST = 10


def add_postgres_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `postgres init`, `person`, `leave`, `check`, `upgrade`."""
    parser = commands.add_parser("postgres", help="a firm's docket on a PostgreSQL server, looked after by its owner")
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    url = "postgresql://OWNER@HOST/DATABASE; a password in it is not kept, absent it is asked for"
    init = acts.add_parser("init", help="lay a docket into an empty database")
    init.add_argument("url", help=url)
    person = acts.add_parser("person", help="enter a person, who gets a database role of the same name as the login")
    person.add_argument("url", help=url)
    person.add_argument("login")
    person.add_argument("name", help="as it stands on reports and in the record")
    person.add_argument("--role", action="append", choices=[role.value for role in Role], required=True, help="may be repeated")
    person.add_argument("--initials", default="")
    person.add_argument("--email", default="", help="where mail of reminders goes")
    person.add_argument("--client", default="", help="of a client reader: the client, or the owner, by its exact name")
    person.add_argument("--no-password", action="store_true", help="the server signs the person in otherwise")
    leave = acts.add_parser("leave", help="end a person's access; what they did stays")
    leave.add_argument("url", help=url)
    leave.add_argument("login")
    check = acts.add_parser("check", help="compare tables, guards and rights with what this program lays, and verify the record")
    check.add_argument("url", help=url)
    upgrade = acts.add_parser("upgrade", help="bring a docket of an older format to this one, behind a dump that is read again")
    upgrade.add_argument("url", help=url)
    upgrade.add_argument("--dump", type=Path, required=True, help="where pg_dump's file goes; nothing may lie there")


def run_postgres(args: argparse.Namespace, clock: Clock, out: TextIO, ask: Ask = getpass.getpass) -> int:
    """Carry out the act; exit status 0 done, 2 where `check` found something."""
    acts = {"init": _init, "person": _enter_person, "leave": _leave, "check": _check, "upgrade": _upgrade}
    address = read_address(args.url)
    try:
        return acts[args.act](address, args, clock, out, ask)
    except PasswordNeeded as needed:
        address = Address(address.url, ask(f"Password of {needed.user or 'the owner'}: "))
        return acts[args.act](address, args, clock, out, ask)
    except ImportError as error:
        raise NoDriver from error


def _init(address: Address, _args: argparse.Namespace, clock: Clock, out: TextIO, _ask: Ask) -> int:
    from ipdocket.store.postgres.open import init_docket

    init_docket(address, clock)
    out.write(
        f"The docket {address.database} is laid. Enter at least two people with: ipdocket postgres person"
        f" {address.url} LOGIN NAME --role docketing\n"
    )
    return 0


def _enter_person(address: Address, args: argparse.Namespace, clock: Clock, out: TextIO, ask: Ask) -> int:
    from ipdocket.services.core.bounding import require_bound
    from ipdocket.store.postgres.open import open_address
    from ipdocket.store.postgres.people import enter_person
    from ipdocket.store.scopes import find_client

    with open_address(address, clock) as store:
        password = "" if args.no_password else ask(f"Password of {args.login}: ")
        if not args.no_password and len(password) < SHORTEST:
            raise TooShort(SHORTEST)
        roles = frozenset(Role(role) for role in args.role)
        made = Person(args.name, roles, args.email, args.initials, clients=find_client(store, args.client))
        enter_person(store, require_bound(made), args.login, password)
    out.write(f"{args.name} may open {address.of_user(args.login.strip().casefold(), '').url}\n")
    return 0


def _leave(address: Address, args: argparse.Namespace, clock: Clock, out: TextIO, _ask: Ask) -> int:
    from ipdocket.store.postgres.open import open_address
    from ipdocket.store.postgres.people import end_person

    with open_address(address, clock) as store:
        end_person(store, args.login)
    out.write(f"{args.login} has no access any more; what was done under that name stays.\n")
    return 0


def _check(address: Address, _args: argparse.Namespace, clock: Clock, out: TextIO, _ask: Ask) -> int:
    from ipdocket.store.postgres.catalogue import digest_lines
    from ipdocket.store.postgres.driver import PostgresDriver
    from ipdocket.store.postgres.open import find_changes, open_address
    from ipdocket.store.postgres.schema import expected_lines

    with open_address(address, clock) as store:
        assert isinstance(store.driver, PostgresDriver)
        changes = find_changes(store.driver)
        for line in changes:
            out.write(f"NOT AS LAID: {line}\n")
        if store.read_only_because and not changes:
            out.write(f"NOT VERIFIED: {store.read_only_because}\n")
        if changes or store.read_only_because:
            return 2
        out.write(f"Tables, guards and rights are as laid ({digest_lines(expected_lines())[:12]}); head {store.head()}\n")
    return 0


def _upgrade(address: Address, args: argparse.Namespace, clock: Clock, out: TextIO, _ask: Ask) -> int:
    from ipdocket.store.postgres.schema import VERSION
    from ipdocket.store.postgres.upgrade import upgrade_docket
    from ipdocket.store.upgrade import Step

    said = {
        Step.BACK_UP: "The dump is made and read again. Nobody can save meanwhile.",
        Step.CHANGE: "The format is changed.",
        Step.CHECK: "Tables, guards and rights are compared.",
    }

    def tell(step: Step) -> None:
        out.write(f"{said[step]}\n")
        out.flush()

    found = upgrade_docket(address, clock, args.dump, tell)
    if found == VERSION:
        out.write(f"The docket {address.database} has format {VERSION} already. Nothing was changed.\n")
    else:
        out.write(f"The docket {address.database} now has format {VERSION}; before that it had {found}. The dump is {args.dump}.\n")
    return 0
