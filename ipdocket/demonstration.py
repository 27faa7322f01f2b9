"""The demonstration docket: real public records taken in by the importers, three people whose passwords are shown."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import dropwhile
from pathlib import Path
from typing import Any

from ipdocket.clock import Clock
from ipdocket.domain.people import Person, Role
from ipdocket.exchange.mapping import guess_mapping
from ipdocket.exchange.offices.detect import read_office_files
from ipdocket.exchange.preview import preview_rows
from ipdocket.exchange.records import MatterRecord
from ipdocket.exchange.table_in import read_table
from ipdocket.paths import resources_folder
from ipdocket.rules.ruleset import RuleSet
from ipdocket.services.accounts import FIRST_PEOPLE, register_person, sign_in, sign_out
from ipdocket.services.core.session import Session
from ipdocket.services.importing import FileTaken, import_records
from ipdocket.services.upkeep import catch_up_index
from ipdocket.store.audit import read_lines
from ipdocket.store.open import create_store, open_store
from ipdocket.store.work import Store

FIRM = "Demonstration firm (real public records)"
# The passwords stand on the sign-in page of the demonstration docket and exist in no other.
PEOPLE = (
    ("anna", "anna-demo-docket", Person("Anna Rivera", frozenset({Role.DOCKETING, Role.ADMINISTRATOR}), initials="AR")),
    ("ben", "ben-demo-docket", Person("Ben Okafor", frozenset({Role.DOCKETING, Role.VERIFIER}), initials="BO")),
    ("carla", "carla-demo-docket", Person("Carla Stein", frozenset({Role.ATTORNEY, Role.SUPERVISOR}), initials="CS")),
)
FRESH = timedelta(days=30)
Progress = Callable[[int, int], object]


def open_demonstration(path: Path, rules: RuleSet, clock: Clock, progress: Progress | None = None) -> Session:
    """A session on the demonstration docket at `path`, built from the shipped files where there is none yet.

    One that is older than thirty days and in which nobody has entered anything is built anew: otherwise its dates would
    have been missed by nobody's fault.
    """
    if path.exists():
        store = open_store(path, clock, check_later=True)
        if not _is_left_alone(store, clock):
            return session_of(store, rules, clock)
        store.close()
    return session_of(build_demonstration(path, rules, clock, progress), rules, clock)


def _is_left_alone(store: Store, clock: Clock) -> bool:
    """Whether the docket was built long ago and no person has changed anything since."""
    lines = read_lines(store.driver)
    first = next(lines, None)
    if first is None or store.read_only_because or clock.now() - datetime.fromisoformat(first[1]) <= FRESH:
        return False
    since_built = dropwhile(lambda line: line[6] != "sign-out", lines)
    return all(line[6] in ("sign-in", "sign-out") for line in since_built if line[2])


def session_of(store: Store, rules: RuleSet, clock: Clock) -> Session:
    """A session that shows the demonstration people's passwords."""
    return Session(
        store, rules, clock, resources_folder() / "fonts", demonstration=True, firm=FIRM,
        passwords_shown={login: password for login, password, _person in PEOPLE},
    )  # fmt: skip


def build_demonstration(path: Path, rules: RuleSet, clock: Clock, progress: Progress | None = None) -> Store:
    """The demonstration docket, new at `path`; whole or not there at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".new")
    part.unlink(missing_ok=True)
    with create_store(part, clock) as store:
        fill_docket(session_of(store, rules, clock), progress)
    part.replace(path)
    return open_store(path, clock)


def fill_docket(session: Session, progress: Progress | None = None) -> int:
    """Three people and every file of the demonstration, in the order of demo.json; how many matters came in."""
    session.person = None
    for place, (login, password, person) in enumerate(PEOPLE):
        if place == FIRST_PEOPLE:
            sign_in(session, PEOPLE[0][0], PEOPLE[0][1])
        register_person(session, person, login, password)
    folder = resources_folder() / "demo"
    plan = json.loads((folder / "demo.json").read_text(encoding="utf-8"))
    matters = 0
    for place, entry in enumerate(plan["files"]):
        if progress is not None:
            progress(place, len(plan["files"]))
        matters += _take_file(session, folder, entry)
    while catch_up_index(session):
        pass
    sign_out(session)
    return matters


def _take_file(session: Session, folder: Path, entry: dict[str, Any]) -> int:
    paths = [folder / name for name in entry["files"]]
    records = _read(session, paths, entry)
    taken_over = date.fromisoformat(entry["taken_over"]) if entry.get("taken_over") else None
    names = [person.name for _login, _password, person in PEOPLE]
    dressed = [
        replace(
            record,
            title=record.title or entry.get("title", ""),
            owner=record.owner or entry.get("owner", ""),
            client=record.client or entry.get("client", ""),
            notes=" ".join(text for text in (record.notes, record.source and f"Source: {record.source}.") if text),
            responsible=record.responsible or names[place % len(names)],
            taken_over=record.taken_over or taken_over,
        )
        for place, record in enumerate(records)
    ]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
    file = FileTaken(", ".join(entry["files"]), digest, entry["reader"], entry["reader"] != "spreadsheet")
    return import_records(session, dressed, file).matters


def _read(session: Session, paths: list[Path], entry: dict[str, Any]) -> tuple[MatterRecord, ...]:
    if entry["reader"] != "spreadsheet":
        return read_office_files(paths)
    table = read_table(paths[0])
    return preview_rows(table, guess_mapping(table.headers), session.today()).records
