"""Reminders over a real docket, on both databases: once a day, skipped days made good, acknowledged by their own."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ipdocket.clock import FixedClock
from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.deadlines import Typed
from ipdocket.domain.reminders import Part
from ipdocket.domain.walls import Wall
from ipdocket.services import confirming, dating, docketing
from ipdocket.services.accounts import check_password, sign_in
from ipdocket.services.core.reminding import remind_all
from ipdocket.services.core.session import NotAllowed
from ipdocket.services.reminding import (
    AlarmOver,
    NoReason,
    NotYours,
    acknowledge,
    answer_silence,
    declare_table,
    list_alarms,
    list_of_others,
    list_own,
    read_table,
)
from ipdocket.settings import UnfitSetting
from ipdocket.store.confirming import Entry
from ipdocket.store.matters import get_matter
from ipdocket.store.walls import add_wall
from tests.services.conftest import PASSWORD

TODAY = date(2026, 11, 23)
DUE = TODAY + timedelta(days=10)


def go_to(session, day: date) -> None:
    session.clock = session.store.clock = FixedClock(datetime(day.year, day.month, day.day, 8, tzinfo=UTC))


def given(session, deadline: int) -> list[tuple[str, int, str]]:
    """(name, tier, made) of every reminder of a deadline, in order."""
    rows = session.store.driver.execute(
        "SELECT p.name, r.tier, r.made FROM reminder r JOIN person p ON p.id = r.person WHERE r.deadline = ? ORDER BY r.id",
        (deadline,),
    )
    return [(row[0], row[1], row[2]) for row in rows]


@pytest.fixture
def people(session) -> dict[str, int]:
    return {row[1].split()[0]: row[0] for row in session.store.driver.execute("SELECT id, name FROM person").fetchall()}


@pytest.fixture
def deadline(session, matter, people) -> int:
    """A typed date ten days ahead, in a matter of Anna's with Ben as back-up."""
    kept = get_matter(session.store, matter)
    docketing.change_matter(session, replace(kept, responsible=people["Anna"], backup=people["Ben"]))
    return dating.add_date(session, matter, Typed("Ask the agent", DUE, "letter"))


def test_run_once_a_day_whoever_is_there(session, deadline):
    session.person = None
    assert remind_all(session) > 0
    assert given(session, deadline) == [("Anna Rivera", 14, "2026-11-23"), ("Ben Okafor", 14, "2026-11-23")]
    head = session.store.head()
    assert remind_all(session) == 0
    assert session.store.head() == head
    runs = session.store.driver.execute("SELECT day FROM reminder_run").fetchall()
    assert [row[0] for row in runs] == ["2026-11-23"]


def test_a_day_without_reminders_is_on_the_record_too(session):
    assert remind_all(session) == 0
    assert [tuple(row) for row in session.store.driver.execute("SELECT day, given FROM reminder_run")] == [("2026-11-23", 0)]


def test_what_a_week_off_skipped_comes_at_the_next_run_and_escalates(session, deadline):
    remind_all(session)
    go_to(session, DUE - timedelta(days=1))
    remind_all(session)
    assert given(session, deadline)[2:] == [(name, 1, "2026-12-02") for name in ("Anna Rivera", "Ben Okafor", "Carla Stein")]
    rows = session.store.driver.execute("SELECT body FROM audit WHERE subject = 'reminder' AND subject_id = ?", (deadline,)).fetchall()
    assert len(rows) == 2


def test_someone_away_and_who_acts_for_them_are_both_reminded(session, deadline, people):
    from ipdocket.services.absences import AbsenceDraft, enter_absence

    other = dating.add_date(session, 1, Typed("Call the client", TODAY + timedelta(days=25), "letter"))
    sign_in(session, "carla", PASSWORD)
    draft = AbsenceDraft(people["Anna"], TODAY, TODAY + timedelta(days=40), substitutes={other: people["Dora"]})
    enter_absence(session, draft)
    remind_all(session)
    assert given(session, deadline) == [("Anna Rivera", 14, "2026-11-23"), ("Ben Okafor", 14, "2026-11-23")]
    assert {name for name, _tier, _made in given(session, other)} == {"Anna Rivera", "Dora Lind", "Ben Okafor"}


def close(session, deadline: int) -> None:
    """Two people confirm the act."""
    sign_in(session, "carla", PASSWORD)
    confirming.enter_first(session, [deadline], Entry(ConfirmedAct.FILED, TODAY, "R-1"), ("r.pdf", b"%PDF r"))
    person, account = check_password(session, "ben", PASSWORD)
    confirming.enter_second(session, deadline, TODAY, "R-1", (person, account.login))


def test_none_after_closing(session, deadline):
    close(session, deadline)
    remind_all(session)
    assert given(session, deadline) == []


def test_acknowledged_by_the_person_reminded_and_seen_by_back_up_and_supervisor(session, deadline, people):
    remind_all(session)
    sign_in(session, "anna", PASSWORD)
    (own,) = [one for one in list_own(session) if one.deadline == deadline]
    assert (own.title, own.tier, own.day, own.part, own.person) == ("Ask the agent", 14, DUE, Part.RESPONSIBLE, people["Anna"])
    sign_in(session, "ben", PASSWORD)
    with pytest.raises(NotYours):
        acknowledge(session, own.ids)
    assert [one for one in list_of_others(session) if one.deadline == deadline] == []  # it is the same day yet
    go_to(session, TODAY + timedelta(days=1))
    assert [one.name for one in list_of_others(session) if one.deadline == deadline] == ["Anna Rivera"]
    (mine,) = [one for one in list_own(session) if one.deadline == deadline]
    assert acknowledge(session, mine.ids) == 1
    assert [one for one in list_own(session) if one.deadline == deadline] == []
    with pytest.raises(NotYours):
        acknowledge(session, mine.ids)
    sign_in(session, "carla", PASSWORD)
    assert [one.name for one in list_of_others(session) if one.deadline == deadline] == ["Anna Rivera"]
    sign_in(session, "dora", PASSWORD)
    assert list_of_others(session) == []


def test_one_line_for_a_deadline_however_often_it_was_reminded_of(session, deadline):
    remind_all(session)
    go_to(session, DUE - timedelta(days=7))
    remind_all(session)
    sign_in(session, "anna", PASSWORD)
    (line,) = [one for one in list_own(session) if one.deadline == deadline]
    assert (line.tier, len(line.ids), line.made) == (7, 2, DUE - timedelta(days=7))
    assert acknowledge(session, line.ids) == 1
    assert [one for one in list_own(session) if one.deadline == deadline] == []


def test_what_was_closed_since_need_not_be_acknowledged(session, deadline):
    remind_all(session)
    close(session, deadline)
    sign_in(session, "anna", PASSWORD)
    assert [one for one in list_own(session) if one.deadline == deadline] == []


def working_day(session, day: date) -> None:
    go_to(session, day)
    remind_all(session)


def test_silence_near_a_date_alarms_back_up_and_supervisor_until_someone_enters_something(session, deadline):
    working_day(session, TODAY + timedelta(days=3))  # the date is 5 working days away, but it was entered 3 days ago
    sign_in(session, "ben", PASSWORD)
    assert list_alarms(session) == []
    working_day(session, DUE - timedelta(days=2))  # nothing entered for 5 working days at the office
    (alarm,) = [one for one in list_alarms(session) if one.deadline == deadline]
    assert (alarm.title, alarm.day, alarm.since, alarm.responsible) == ("Ask the agent", DUE, TODAY, "Anna Rivera")
    assert set(alarm.told) == {"Ben Okafor", "Carla Stein"}
    for login, sees in (("carla", True), ("anna", True), ("dora", False)):
        sign_in(session, login, PASSWORD)
        assert bool([one for one in list_alarms(session) if one.deadline == deadline]) is sees
    rows = session.store.driver.execute("SELECT count(*) FROM audit WHERE subject = 'silence'").fetchone()
    working_day(session, DUE - timedelta(days=1))
    assert session.store.driver.execute("SELECT count(*) FROM audit WHERE subject = 'silence'").fetchone() == rows
    sign_in(session, "anna", PASSWORD)
    (mine,) = [one for one in list_own(session) if one.deadline == deadline]
    acknowledge(session, mine.ids)
    sign_in(session, "carla", PASSWORD)
    assert [one for one in list_alarms(session) if one.deadline == deadline] == []


def test_an_alarm_is_answered_with_a_reason_by_whom_it_concerns(session, deadline):
    working_day(session, DUE - timedelta(days=2))
    sign_in(session, "ben", PASSWORD)
    (alarm,) = [one for one in list_alarms(session) if one.deadline == deadline]
    with pytest.raises(NoReason):
        answer_silence(session, alarm.id, "  ")
    sign_in(session, "dora", PASSWORD)
    with pytest.raises(AlarmOver):
        answer_silence(session, alarm.id, "not mine")
    sign_in(session, "ben", PASSWORD)
    answer_silence(session, alarm.id, " the agent acts ")
    assert [one for one in list_alarms(session) if one.deadline == deadline] == []
    with pytest.raises(AlarmOver):
        answer_silence(session, alarm.id, "again")
    (reason,) = session.store.driver.execute("SELECT reason FROM silence_answer").fetchone()
    assert reason == "the agent acts"


def test_no_word_goes_to_who_stands_before_a_wall(session, deadline, people):
    matter = session.store.driver.execute("SELECT matter FROM deadline WHERE id = ?", (deadline,)).fetchone()[0]
    with session.store.work(session.actor(), "prepare") as work:
        add_wall(work, Wall("they act against each other", frozenset({people["Carla"]}), matter=matter))
    working_day(session, DUE - timedelta(days=1))
    assert {name for name, _tier, _made in given(session, deadline)} == {"Anna Rivera", "Ben Okafor"}
    told = {row[0] for row in session.store.driver.execute("SELECT person FROM silence WHERE deadline = ?", (deadline,))}
    assert told == {people["Ben"]}


def test_the_table_is_declared_by_whom_may_and_is_on_the_record(session, deadline):
    before = read_table(session)
    sign_in(session, "ben", PASSWORD)
    with pytest.raises(NotAllowed):
        declare_table(session, before)
    sign_in(session, "carla", PASSWORD)
    with pytest.raises(UnfitSetting):
        declare_table(session, before[:1])
    declare_table(session, [before[0], ("other", (9, 2), 2, 1, 5)])
    assert read_table(session)[1] == ("other", (9, 2), 2, 1, 5)
    remind_all(session)
    assert given(session, deadline) == []
    go_to(session, DUE - timedelta(days=9))
    remind_all(session)
    assert given(session, deadline) == [("Anna Rivera", 9, "2026-11-24")]
    (body,) = session.store.driver.execute("SELECT body FROM audit WHERE act = 'declare reminders'").fetchone()
    assert "[9,2]" in body and "reminders" in body
