"""The demonstration docket, built by the importers from the shipped files."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from ipdocket.clock import FixedClock
from ipdocket.demonstration import PEOPLE, build_demonstration, session_of
from ipdocket.paths import rules_folder
from ipdocket.rules.ruleset import load_rules
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.recalculation import CHECK_STATUS
from ipdocket.store.docket import DocketFilter, Sorting, iterate_rows

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    rules = load_rules(rules_folder())
    with build_demonstration(tmp_path_factory.mktemp("demo") / "demo.ipdocket", rules, FixedClock(NOW)) as store:
        made = session_of(store, rules, FixedClock(NOW))
        sign_in(made, PEOPLE[0][0], PEOPLE[0][1])
        yield made


def states(session):
    return Counter(session.store.driver.execute("SELECT state, unknown FROM deadline").fetchall())


def test_real_records_stand_in_it(session):
    matters = session.store.driver.execute("SELECT office, count(*) FROM matter GROUP BY office").fetchall()
    assert dict(matters)["US"] >= 60
    assert {"EP", "WO", "DE", "EM", "JP"} <= set(dict(matters))
    assert session.store.driver.execute("SELECT count(*) FROM event").fetchone()[0] >= 2250


def test_answers_in_the_histories_are_on_record_and_nothing_is_done(session):
    found = {state for state, _unknown in states(session)}
    assert "on_record" in found
    assert "done" not in found


def test_status_checks_are_spread_over_thirty_days(session):
    rows = iterate_rows(session.store, DocketFilter(), NOW.date(), sorting=Sorting(banded=False))
    checks = Counter(row.act_by for row in rows if row.rule == CHECK_STATUS)
    assert min(checks) > NOW.date()
    assert max(checks) <= NOW.date() + timedelta(days=30)
    assert max(checks.values()) - min(checks.values()) <= 2 * 10


def test_each_person_can_sign_in_with_the_password_shown(session):
    for login, password, person in PEOPLE:
        assert sign_in(session, login, password).name == person.name
        assert session.passwords_shown[login] == password
