"""The demonstration docket, built by the importers from the shipped files."""

import csv
import json
import shutil
from bisect import bisect_left, bisect_right
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import count, takewhile

import pytest

from ipdocket import demonstration
from ipdocket.clock import FixedClock
from ipdocket.demonstration import PEOPLE, build_demonstration, open_demonstration, session_of
from ipdocket.domain.deadlines import Typed
from ipdocket.paths import resources_folder, rules_folder
from ipdocket.rules.ruleset import load_rules
from ipdocket.services.accounts import sign_in, sign_out
from ipdocket.services.core.recalculation import ASK_THE_AGENT, CHECK_STATUS
from ipdocket.services.dating import add_date
from ipdocket.store.docket import DocketFilter, Sorting, iterate_rows

NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)
LATER = datetime(2029, 12, 10, 9, tzinfo=UTC)
REAL = f"""SELECT act_by FROM deadline WHERE state = 'open' AND unknown = 0
           AND rule NOT IN ('{CHECK_STATUS}', '{ASK_THE_AGENT}')"""


@pytest.fixture(scope="module")
def rules():
    return load_rules(rules_folder())


@pytest.fixture(scope="module")
def session(tmp_path_factory, rules):
    with build_demonstration(tmp_path_factory.mktemp("demo") / "demo.ipdocket", rules, FixedClock(NOW)) as store:
        made = session_of(store, rules, FixedClock(NOW))
        sign_in(made, PEOPLE[0][0], PEOPLE[0][1])
        yield made


@pytest.fixture(scope="module")
def public_rows():
    with (resources_folder() / "demo" / "public-matters.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def real_days(store):
    """The days to act by of the dates that a rule computed from the record and that are still open."""
    return sorted(date.fromisoformat(day) for (day,) in store.driver.execute(REAL))


def coming(days, opened):
    return bisect_right(days, opened + timedelta(days=90)) - bisect_left(days, opened)


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
    assert max(checks.values()) - min(checks.values()) <= 15
    assert {day.weekday() for day in checks} == {0, 1, 2, 3, 4}


def test_the_status_is_checked_before_a_late_period_that_runs_out(session):
    late = session.store.driver.execute(
        f"""SELECT c.act_by, min(d.final) FROM deadline c JOIN deadline d ON d.matter = c.matter
            WHERE c.rule = '{CHECK_STATUS}' AND d.state = 'open' AND d.unknown = 0 AND d.act_by < ? GROUP BY c.id""",
        (NOW.date().isoformat(),),
    ).fetchall()
    first = min(coming for coming, _final in late)
    assert len(late) > 50
    assert [(day, final) for day, final in late if day >= final and day != first] == []


def test_at_least_forty_real_dates_lie_in_the_next_ninety_days_whenever_it_is_opened(session):
    days = real_days(session.store)
    opened = takewhile(date(2032, 1, 1).__gt__, (NOW.date() + timedelta(days=ahead) for ahead in count()))
    short = {day.isoformat(): found for day in opened if (found := coming(days, day)) < 40}
    assert short == {}


def test_what_lies_ahead_is_the_same_from_whichever_day_it_is_built(session, rules, tmp_path):
    with build_demonstration(tmp_path / "later.ipdocket", rules, FixedClock(LATER)) as store:
        later = [day for day in real_days(store) if day >= LATER.date()]
    assert later == [day for day in real_days(session.store) if day >= LATER.date()]
    assert coming(later, LATER.date()) >= 40


@pytest.mark.parametrize(("days", "touched", "anew"), [(20, False, False), (60, False, True), (60, True, False)])
def test_a_docket_that_nobody_touched_for_long_is_built_anew(rules, tmp_path, monkeypatch, days, touched, anew):
    monkeypatch.setattr(demonstration, "resources_folder", lambda: shortened(tmp_path))
    path = tmp_path / "demo.ipdocket"
    with open_demonstration(path, rules, FixedClock(NOW)).store as store:
        made = session_of(store, rules, FixedClock(NOW))
        sign_in(made, PEOPLE[0][0], PEOPLE[0][1])
        if touched:
            add_date(made, 1, Typed("Call the client", date(2027, 5, 3), "asked on the telephone"))
        sign_out(made)
    with open_demonstration(path, rules, FixedClock(NOW + timedelta(days=days))).store as store:
        built = store.driver.execute("SELECT min(instant) FROM audit").fetchone()[0]
    assert built.startswith("2026-12-31" if anew else "2026-11-01")


def shortened(folder):
    """A folder of resources whose demonstration has one small file."""
    demo = folder / "demo"
    demo.mkdir(exist_ok=True)
    shutil.copy(resources_folder() / "demo" / "uspto-tsdr-status-97123456.json", demo)
    file = {"files": ["uspto-tsdr-status-97123456.json"], "reader": "office", "taken_over": "2023-03-22"}
    (demo / "demo.json").write_text(json.dumps({"files": [file]}), encoding="utf-8")
    return folder


def test_nothing_is_overdue_and_lost_on_the_first_day(session):
    lost = "SELECT count(*) FROM deadline WHERE state = 'open' AND unknown = 0 AND final < ?"
    assert session.store.driver.execute(lost, (NOW.date().isoformat(),)).fetchone() == (0,)


def test_a_register_that_tells_its_next_fee_agrees(session):
    row = session.store.driver.execute(
        """SELECT min(d.act_by) FROM deadline d JOIN matter m ON m.id = d.matter
           WHERE m.reference = 'SE2615555-6' AND d.kind = 'annuity' AND d.state = 'open'"""
    )
    assert row.fetchone() == ("2028-05-31",)  # nextPaymentDate in the Swedish office's answer of 19 May 2026


def test_every_matter_came_in_once_and_every_row_names_its_record(session, public_rows):
    references = {row[0] for row in session.store.driver.execute("SELECT reference FROM matter")}
    assert {row["Our ref"] for row in public_rows} <= references
    assert not {"CA2744162", "US9648662"} & references  # members of the family of EP 2400812 already
    assert [row["Our ref"] for row in public_rows if not row["Source"] or not row["As of"]] == []
    assert [row["Our ref"] for row in public_rows if "not compared" in row["Source"]] == []


def test_each_matter_tells_its_source(session):
    untold = session.store.driver.execute("SELECT reference FROM matter WHERE notes NOT LIKE '%Source: %.'").fetchall()
    assert untold == []


def test_members_of_a_family_bear_its_title(session):
    found = session.store.driver.execute("SELECT title FROM matter WHERE reference = 'CA-2744162'").fetchone()
    assert found == ("Bluetooth networking",)


def test_each_person_can_sign_in_with_the_password_shown(session):
    for login, password, person in PEOPLE:
        assert sign_in(session, login, password).name == person.name
        assert session.passwords_shown[login] == password
