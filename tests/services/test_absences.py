"""Absences: shown before they are stored, refused while something would be left, ended early, never deleted."""

from datetime import UTC, date, datetime

import pytest

from ipdocket.clock import FixedClock
from ipdocket.domain.deadlines import Typed
from ipdocket.services import absences, dating, docketing
from ipdocket.services.absences import AbsenceDraft
from ipdocket.services.accounts import sign_in
from ipdocket.services.core.covering import LeftWithSomeoneAway
from ipdocket.services.core.session import NotAllowed
from ipdocket.store.absences import acting_sql, read_roster
from ipdocket.store.matters import get_matter
from tests.services.conftest import PASSWORD, us_matter

FIRST, LAST = date(2026, 11, 24), date(2026, 12, 4)  # a Tuesday and a Friday


@pytest.fixture
def people(session):
    from ipdocket.store.people import list_people

    return {one.name.split()[0].casefold(): one.id for one in list_people(session.store)}


@pytest.fixture
def duties(session, matter, people):
    """Anna is responsible for a date in the span and one on the Monday after it; carla signs off, all by the matter."""
    sign_in(session, "carla", PASSWORD)
    from dataclasses import replace

    docketing.change_matter(session, replace(get_matter(session.store, matter), responsible=people["anna"]))
    return {
        title: dating.add_date(session, matter, Typed(title, day, "agent's letter"))
        for title, day in (("Reply", date(2026, 12, 1)), ("Fee", date(2026, 12, 7)), ("Later", date(2026, 12, 8)))
    }


def _draft(people, who="anna", **changes):
    return AbsenceDraft(people[who], FIRST, LAST, **changes)


def _titles(handed):
    return {one.row.title: (one.roles, one.taken_name, one.why) for one in handed if one.row.title in ("Reply", "Fee", "Later")}


def test_everything_due_and_the_next_working_day_is_shown_and_refused_without_a_back_up(session, duties, people):
    shown = _titles(absences.foresee_absence(session, _draft(people)))
    assert set(shown) == {"Reply", "Fee"}
    assert shown["Reply"] == (("responsible",), "", "Anna Rivera away until 4 Dec 2026, no back-up")
    with pytest.raises(LeftWithSomeoneAway, match=r"would be left.*Reply, 1 Dec 2026") as refused:
        absences.enter_absence(session, _draft(people))
    assert {duties["Reply"], duties["Fee"]} <= {row.id for row, _why in refused.value.left}
    assert absences.list_absences(session) == []


def test_the_back_up_of_the_matter_takes_it_and_a_deadlines_own_wins(session, duties, people):
    dating.assign_dates(session, list(duties.values()), {"backup": people["carla"]})
    dating.assign_dates(session, [duties["Fee"]], {"backup": people["ben"]})
    rest = {one.row.id: people["dora"] for one in absences.foresee_absence(session, _draft(people)) if one.why}
    made = absences.enter_absence(session, _draft(people, substitutes=rest))
    shown = _titles(absences.foresee_open(session, made, {}))
    assert (shown["Reply"][1], shown["Fee"][1]) == ("Carla Stein", "Ben Okafor")
    roster = read_roster(session.store, session.today())
    assert set(roster.substitutes.values()) <= {people["dora"]}
    (known,) = absences.list_absences(session)
    assert (known.name, known.absence.first, known.absence.last) == ("Anna Rivera", FIRST, LAST)


def test_one_person_for_all_at_once_and_whoever_stands_in_may_not_go_too(session, duties, people):
    absences.enter_absence(session, _draft(people, substitute=people["carla"]))
    assert _titles(absences.foresee_absence(session, _draft(people, "carla")))["Reply"][2] == (
        "Anna Rivera away until 4 Dec 2026, no back-up"
    )
    with pytest.raises(LeftWithSomeoneAway):
        absences.enter_absence(session, _draft(people, "carla"))
    absences.enter_absence(session, _draft(people, "carla", substitute=people["ben"]))
    roster = read_roster(session.store, FIRST)
    from ipdocket.domain.absences import Named

    assert roster.who_acts(people["anna"], Named(duties["Reply"], people["anna"]), FIRST) == people["ben"]


def test_a_back_up_who_is_away_too_is_named_in_the_refusal(session, duties, people):
    dating.assign_dates(session, list(duties.values()), {"backup": people["ben"]})
    absences.enter_absence(session, _draft(people, "ben"))
    with pytest.raises(LeftWithSomeoneAway, match=r"and the back-up: Ben Okafor away until 4 Dec 2026"):
        absences.enter_absence(session, _draft(people))


def test_everyone_enters_their_own_and_a_supervisor_any(session, duties, people):
    sign_in(session, "dora", PASSWORD)
    with pytest.raises(NotAllowed):
        absences.enter_absence(session, _draft(people, substitute=people["ben"]))
    made = absences.enter_absence(session, AbsenceDraft(people["dora"], FIRST, LAST))
    assert absences.may_enter_for(session, people["dora"]) and not absences.may_enter_for(session, people["anna"])
    absences.end_absence(session, made, date(2026, 11, 30))
    (known,) = absences.list_absences(session)
    assert known.absence.until == date(2026, 11, 29)
    with pytest.raises(absences.OverAlready):
        absences.end_absence(session, made, date(2026, 11, 29))
    absences.enter_absence(session, AbsenceDraft(people["dora"], date(2026, 11, 30), LAST))
    with pytest.raises(absences.AwayAlready, match="away already from 30 Nov 2026 until 4 Dec 2026"):
        absences.enter_absence(session, AbsenceDraft(people["dora"], LAST, LAST))
    with pytest.raises(absences.DaysBackwards):
        absences.enter_absence(session, AbsenceDraft(people["dora"], LAST, FIRST))
    with pytest.raises(absences.OwnSubstitute):
        absences.enter_absence(session, AbsenceDraft(people["dora"], FIRST, FIRST, substitute=people["dora"]))


def test_assigning_someone_who_is_away_is_refused_unless_a_back_up_is_there(session, duties, people):
    absences.enter_absence(session, _draft(people, "ben"))
    reply = [duties["Reply"]]
    with pytest.raises(LeftWithSomeoneAway, match=r"Ben Okafor away until 4 Dec 2026, no back-up.*Name a back-up"):
        dating.assign_dates(session, reply, {"responsible": people["ben"]})
    assert dating.assign_dates(session, reply, {"responsible": people["ben"], "backup": people["carla"]}) == 1
    with pytest.raises(LeftWithSomeoneAway):
        dating.assign_dates(session, reply, {"backup": None})
    assert dating.assign_dates(session, [duties["Later"]], {"responsible": people["ben"]}) == 1
    with pytest.raises(LeftWithSomeoneAway):
        dating.add_date(session, _matter_of(session, reply[0]), Typed("More", LAST, "x", responsible=people["ben"]))


def _matter_of(session, deadline):
    from ipdocket.store.deadlines import get_deadline

    return get_deadline(session.store, deadline).matter


def test_a_matter_is_not_given_to_someone_who_is_away(session, duties, people):
    from dataclasses import replace

    absences.enter_absence(session, _draft(people, "ben"))
    matter = get_matter(session.store, _matter_of(session, duties["Reply"]))
    with pytest.raises(LeftWithSomeoneAway):
        docketing.change_matter(session, replace(matter, sign_off=people["ben"]))
    with pytest.raises(LeftWithSomeoneAway):
        docketing.edit_matter(session, replace(matter, responsible=people["ben"]), "Acme Werke GmbH", "", "")
    assert get_matter(session.store, matter.id) == matter
    docketing.change_matter(session, replace(matter, responsible=people["ben"], backup=people["carla"]))
    docketing.change_matter(session, replace(get_matter(session.store, matter.id), title="Other words"))


def test_more_people_named_later(session, duties, people):
    made = absences.enter_absence(session, _draft(people, substitute=people["carla"]))
    absences.name_substitutes(session, made, {duties["Reply"]: people["ben"]})
    assert _titles(absences.foresee_open(session, made, {}))["Reply"][1] == "Ben Okafor"
    session.clock = session.store.clock = FixedClock(datetime(2026, 12, 7, 9, tzinfo=UTC))
    with pytest.raises(absences.OverAlready):
        absences.name_substitutes(session, made, {duties["Reply"]: people["ben"]})


def test_the_lists_condition_says_what_the_arithmetic_says(session, duties, people):
    """Whoever the roster lets act on a deadline finds it by the condition of the docket, and nobody else but its own."""
    enter = docketing.enter_matter(session, us_matter("ACM-009US", responsible=people["ben"], backup=people["anna"]))
    dating.add_date(session, enter, Typed("Of Ben", LAST, "x"))
    dating.assign_dates(session, [duties["Fee"]], {"backup": people["dora"]})
    absences.enter_absence(session, _draft(people, substitute=people["carla"], substitutes={duties["Reply"]: people["dora"]}))
    absences.enter_absence(session, _draft(people, "ben", substitute=people["dora"]))
    roster = read_roster(session.store, FIRST)
    from ipdocket.store.absences import get_due

    ids = [row[0] for row in session.store.driver.execute("SELECT id FROM deadline").fetchall()]
    rows = get_due(session.store, ids)
    assert len(rows) > 5
    for person in people.values():
        found = session.store.driver.execute(f"SELECT d.id FROM deadline d WHERE {acting_sql(session.store, person, FIRST)}")
        expected = {
            row.id for row in rows
            if row.named.responsible == person
            or ((acting := roster.find_acting(row.named, FIRST)) is not None and acting.person == person)
        }  # fmt: skip
        assert {row[0] for row in found} & {row.id for row in rows} == expected


def test_reports_and_the_exit_check_say_who_acts(session, duties, people):
    from ipdocket.services.exit_check import list_exit, make_exit_report
    from ipdocket.services.reporting import HEADERS, Selection, make_report, plain_rows
    from ipdocket.store.docket import DocketFilter

    dating.assign_dates(session, list(duties.values()), {"backup": people["ben"]})
    absences.enter_absence(session, _draft(people, substitute=people["carla"]))
    session.clock = session.store.clock = FixedClock(datetime(2026, 12, 1, 9, tzinfo=UTC))
    sign_in(session, "carla", PASSWORD)
    said = "Ben Okafor for Anna Rivera until 4 Dec 2026"
    groups = make_report(session, Selection(DocketFilter(acting=people["ben"]), "", "person")).groups
    assert [one.heading for one in groups] == ["Ben Okafor"]
    assert {cell for one in groups for row in one.rows for cell in row.cells if "until" in cell} == {said}
    rows = {row[6]: row for row in plain_rows(session, Selection(DocketFilter(), ""))}
    assert rows["Reply"][HEADERS.index("Responsible")] == said
    assert rows["Reply"][HEADERS.index("Back-up")] == "Ben Okafor"
    day = date(2026, 12, 1)
    near = {one.near.title: one.near for one in list_exit(session, day)}["Reply"]
    assert (near.responsible, near.acting_name) == ("Anna Rivera", "Ben Okafor")
    assert any(said in row.cells for group in make_exit_report(session, day).groups for row in group.rows)


def test_a_new_deadline_that_falls_into_an_absence_is_a_hole_until_somebody_is_there(session, duties, people):
    from ipdocket.services.holes import count_holes, list_matters, needs_sign_off, require_sign_off

    def count(code):
        return {one.code: one.count for one in count_holes(session)}.get(code)

    absences.enter_absence(session, _draft(people, "ben"))
    assert count("with someone away") == 0
    made = docketing.enter_matter(session, us_matter("NEW-1US", responsible=people["ben"], backup=people["carla"]))
    dating.add_date(session, made, Typed("Covered", LAST, "letter"))
    assert count("with someone away") == 0
    other = docketing.enter_matter(session, us_matter("NEW-2US", responsible=people["ben"]))
    fresh = dating.add_date(session, other, Typed("Fallen in", LAST, "letter"))
    (row,) = list_matters(session, "with someone away")
    assert (row.reference, count("with someone away")) == ("NEW-2US", 1)
    assert "Fallen in, 4 Dec 2026: Ben Okafor away until 4 Dec 2026, no back-up" in row.detail
    (known,) = absences.list_absences(session)
    absences.name_substitutes(session, known.absence.id, {fresh: people["carla"]})
    assert "Fallen in" not in "".join(one.detail for one in list_matters(session, "with someone away"))
    assert count("no sign-off") is None and not needs_sign_off(session)
    require_sign_off(session, True)
    assert count("no sign-off") == 3


def test_what_stands_behind_a_wall_is_counted_and_not_named(session, duties, people):
    from ipdocket.store.absences import get_due

    refused = LeftWithSomeoneAway([(get_due(session.store, [duties["Reply"]])[0], "why")], "do", 2)
    assert "3 deadlines would be left" in str(refused) and "and 2 that you may not see" in str(refused)
    assert str(LeftWithSomeoneAway([], "do", 1)).startswith("1 deadline would be left with someone who is away: 1 that you may not")
