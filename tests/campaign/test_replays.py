"""Campaign row 13: stored dates computed again from the recorded facts and the kept text of their rule are the same.

The control moves every event by a day: then nearly all must differ.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from ipdocket.clock import FixedClock
from ipdocket.demonstration import build_demonstration, session_of
from ipdocket.domain.deadlines import Deadline
from ipdocket.paths import rules_folder
from ipdocket.rules.ruleset import load_rules
from ipdocket.services import explaining
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.session import Session
from ipdocket.services.explaining import NotKept, explain_deadline, recompute_as_it_was
from ipdocket.store.deadlines import get_deadlines
from tests.campaign.counts import pick_count

COUNT = pick_count(250, 10_000)
SEED = 13


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The demonstration docket, made of offices' own files."""
    clock, rules = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC)), load_rules(rules_folder())
    path: Path = tmp_path_factory.mktemp("replays") / "demo.ipdocket"
    with build_demonstration(path, rules, clock) as store:
        made = session_of(store, rules, clock)
        login, password = next(iter(made.passwords_shown.items()))
        sign_in(made, login, password)
        yield made


def chosen(session: Session, count: int) -> list[Deadline]:
    """So many computed dates that stand, by chance; all of them where there are no more."""
    rows = session.store.driver.execute("SELECT id FROM deadline WHERE digest <> '' AND state NOT IN ('void', 'superseded')")
    ids = sorted(row[0] for row in rows)
    Random(SEED).shuffle(ids)
    return get_deadlines(session.store, ids[:count])


def is_same(session: Session, stored: Deadline) -> bool:
    try:
        again = recompute_as_it_was(session, stored.id, stored.digest)
    except NotKept:
        return False
    dates = (again.nominal, again.due, again.opens, again.late_until, again.restore_until)
    rungs = [(rung.until, rung.by) for rung in again.extensions]
    held = [(rung.until, rung.by) for rung in stored.extensions]
    return (dates, rungs) == ((stored.nominal, stored.due, stored.opens, stored.late_until, stored.restore_until), held)


def test_every_stored_date_is_given_again_by_what_was_kept(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    dates = chosen(session, COUNT)
    assert [one.id for one in dates if not is_same(session, one)] == []
    unexplained = [one.id for one in dates[:40] if not explain_deadline(session, one.id).steps]
    assert unexplained == []
    with capsys.disabled():
        print(f"\nreplays: {len(dates)} stored dates, seed {SEED}, each the same from its kept rule and closed days")


def test_other_facts_give_other_dates(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = explaining.list_events

    def a_day_later(store, matter, **named):
        return [replace(one, day=one.day + timedelta(days=1)) for one in whole(store, matter, **named)]

    monkeypatch.setattr(explaining, "list_events", a_day_later)
    dates = chosen(session, 60)
    assert sum(is_same(session, one) for one in dates) < len(dates) // 2, "the control: dates of month ends may stay, most must move"
