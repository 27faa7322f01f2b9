"""The note beside an open docket that tells who has it open: the lock itself is the database's own."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ipdocket.store.types import write_instant


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the docket open, on which machine, since when (UTC, as text)."""

    who: str
    machine: str
    since: str

    def __str__(self) -> str:
        return f"{self.who} has it open on {self.machine} since {self.since} UTC."


def note_path(docket: Path) -> Path:
    """Where the note of this docket lies."""
    return docket.with_name(docket.name + ".open")


def write_note(docket: Path, who: str, machine: str, now: datetime) -> None:
    """Leaves the note; a folder that takes no further file is no reason to refuse, the lock holds without it."""
    content = json.dumps({"who": who, "machine": machine, "since": write_instant(now)[:16].replace("T", " ")})
    try:
        note_path(docket).write_text(content, encoding="utf-8")
    except OSError:
        return


def read_note(docket: Path) -> Holder | None:
    """Who left the note, or None where there is none or it cannot be read."""
    try:
        found = json.loads(note_path(docket).read_text(encoding="utf-8"))
        return Holder(str(found["who"]), str(found["machine"]), str(found["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remove_note(docket: Path) -> None:
    """Takes the note away."""
    try:
        note_path(docket).unlink(missing_ok=True)
    except OSError:
        return
