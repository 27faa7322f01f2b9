"""The note beside an open docket."""

from pathlib import Path

from ipdocket.store import lock_note
from tests.store.making import NOON


def test_the_note_tells_who_where_and_since_when(tmp_path: Path) -> None:
    docket = tmp_path / "firm.ipdocket"
    assert lock_note.read_note(docket) is None
    lock_note.write_note(docket, "Ann", "desk-7", NOON)
    assert str(lock_note.read_note(docket)) == "Ann has it open on desk-7 since 2026-11-23 12:00 UTC."
    lock_note.remove_note(docket)
    lock_note.remove_note(docket)
    assert lock_note.read_note(docket) is None


def test_a_note_that_cannot_be_read_or_written_stops_nobody(tmp_path: Path) -> None:
    docket = tmp_path / "firm.ipdocket"
    lock_note.note_path(docket).write_text("[]", encoding="utf-8")
    assert lock_note.read_note(docket) is None
    lock_note.write_note(tmp_path / "no" / "such" / "firm.ipdocket", "Ann", "desk-7", NOON)
