"""Campaign row 14: twelve instants in eight zones. What is stored is the same everywhere; what counts down is the office's."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ipdocket.clock import FixedClock, end_of_day_at, span_of_day, today_at
from ipdocket.domain.events import MatterEvent
from ipdocket.domain.matter import Matter
from ipdocket.domain.people import PROGRAM, Person
from ipdocket.paths import resources_folder, rules_folder
from ipdocket.rules.ruleset import load_rules
from ipdocket.rules.second import SlowReader
from ipdocket.services.core.session import Session
from ipdocket.services.docketing import Draft, enter_matter
from ipdocket.services.upkeep import mark_missed_dates
from ipdocket.store.open import create_store
from ipdocket.store.people import add_person
from ipdocket.store.replay import compare_tables
from tests.campaign.counts import pick_count
from tests.campaign.desks import LOGINS, ROLES, sit

ZONES = (
    "Pacific/Pago_Pago", "America/Los_Angeles", "America/New_York", "UTC", "Europe/Berlin", "Asia/Kathmandu", "Asia/Tokyo",
    "Pacific/Kiritimati",
)  # fmt: skip
INSTANTS = tuple(
    datetime.fromisoformat(text).replace(tzinfo=UTC)
    for text in (
        "1970-01-01T00:00:00", "2024-02-29T11:59:59", "2024-02-29T23:59:59", "2026-03-08T09:59:59", "2026-03-29T00:59:59",
        "2026-03-29T01:00:00", "2026-10-25T00:59:59", "2026-11-01T09:00:00", "2026-12-31T23:59:59", "2027-01-01T00:00:00",
        "2038-01-19T03:14:08", "2026-11-23T15:00:00",
    )
)  # fmt: skip
# The ordinary tests take every fifth, which meets each zone and each instant.
RUNS = tuple(product(INSTANTS, ZONES))[:: pick_count(1, 1, 5)]
_COLUMNS = "rule, number, office, nominal, due, act_by, final, opens, late_until, extensions, restore_until"


def test_stored_dates_are_the_same_everywhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = load_rules(rules_folder())
    reader, stored = SlowReader(rules.shelf), set()
    for run, (instant, zone) in enumerate(RUNS):
        clock = FixedClock(instant.astimezone(ZoneInfo(zone)))
        with create_store(tmp_path / f"{run}.ipdocket", clock) as store:
            with store.work(PROGRAM, "people") as work:
                for login in LOGINS:
                    add_person(work, Person(login.title(), ROLES[login]))
            session = Session(store, rules, clock, resources_folder() / "fonts", _second=reader)
            sit(session, "anna")
            for office in ("US", "JP"):
                events = (MatterEvent(0, "filing", date(2023, 1, 31)), MatterEvent(0, "grant", date(2024, 2, 29)))
                enter_matter(session, Draft(Matter(f"M-{office}", office, "patent"), events, owner="Acme"))
            rows = store.driver.execute(f"SELECT {_COLUMNS} FROM deadline ORDER BY id").fetchall()
            stored.add(tuple(map(tuple, rows)))
            mark_missed_dates(session)
            check_missed(session, instant)
            assert list(compare_tables(store)) == []
    assert len(stored) == 1 and len(next(iter(stored))) > 10
    with capsys.disabled():
        print(f"\nclocks: {len(RUNS)} of {len(INSTANTS)} instants x {len(ZONES)} zones, {len(next(iter(stored)))} stored dates the same in all")


def check_missed(session: Session, instant: datetime) -> None:
    """Missed is what was final before the day it is at the office, whatever the desk's own day."""
    for office, zone in (("US", "America/New_York"), ("JP", "Asia/Tokyo")):
        today = instant.astimezone(ZoneInfo(zone)).date()
        assert session.today_at(office) == today
        found = session.store.driver.execute(
            "SELECT state, final FROM deadline WHERE office = ? AND state IN ('open', 'missed')", (office,)
        )
        assert all((state == "missed") == (date.fromisoformat(final) < today) for state, final in found)


@pytest.mark.parametrize("zone", ZONES)
def test_days_begin_and_end_at_the_office(zone: str) -> None:
    for instant in INSTANTS:
        clock = FixedClock(instant.astimezone(ZoneInfo(zone)))
        day = today_at(clock, zone)
        begin, end = span_of_day(clock, day)
        assert clock.now() == instant and begin <= instant < end == end_of_day_at(zone, day)
        last = (end - timedelta(seconds=1)).astimezone(ZoneInfo(zone))
        assert (last.date(), last.hour, last.minute, last.second) == (day, 23, 59, 59)
        assert timedelta(0) < end - instant <= timedelta(hours=25)
