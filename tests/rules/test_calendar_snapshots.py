"""An upgrade of the holidays package, or an edit of a calendar, shows as a difference of these stored texts."""

from tests.rules.calendar_snapshot import CALENDARS, SNAPSHOTS, describe_calendar


def test_every_calendar_gives_the_stored_days() -> None:
    moved = [
        path.stem
        for path in sorted(CALENDARS.glob("*.toml"))
        if (SNAPSHOTS / f"{path.stem}.txt").read_text(encoding="utf-8") != describe_calendar(path)
    ]
    assert moved == [], "review the difference, then renew: python -m tests.rules.calendar_snapshot"


def test_every_snapshot_belongs_to_a_calendar() -> None:
    assert {path.stem for path in SNAPSHOTS.glob("*.txt")} == {path.stem for path in CALENDARS.glob("*.toml")}
