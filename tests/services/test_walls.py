"""Ethical walls: who stands before one finds nothing of what is behind it, in any service, and changes nothing of it."""

import inspect
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from ipdocket.domain.deadlines import ACTIVE
from ipdocket.domain.people import Person
from ipdocket.errors import Refused
from ipdocket.services import proving, walls
from ipdocket.services.accounts import check_password, sign_in
from ipdocket.services.changing import propose_correction
from ipdocket.services.confirming import enter_second
from ipdocket.services.core.reminding import remind_all
from ipdocket.services.core.session import NotAllowed, Session
from ipdocket.services.dating import assign_dates, verify_date
from ipdocket.services.docketing import change_matter, enter_matter
from ipdocket.services.explaining import open_matter
from ipdocket.services.looking import find_anything
from ipdocket.services.proving import verify_tables
from ipdocket.store.deadlines import list_deadlines
from ipdocket.store.matters import find_matter, get_matter
from ipdocket.store.people import list_people
from ipdocket.store.refusals import GuardRefused, NotFound, ReferenceTaken, StandsBeforeWall
from ipdocket.store.table_faults import TableFault
from tests.services.conftest import PASSWORD, action, us_matter
from tests.services.inside_calls import NOTHING_ASKED, Calls, changes, readings
from tests.services.test_signed_in import FUNCTIONS, OPEN, UPKEEP
from tests.services.two_clients import Side, answer, calls, lay_both, traces_in


def number_of(session: Session, name: str) -> int:
    return next(one.id for one in list_people(session.store) if one.name.startswith(name))


def second(session: Session, login: str) -> tuple[Person, str]:
    person, account = check_password(session, login, PASSWORD)
    return person, account.login


def others(walked: set[str]) -> list[str]:
    return sorted(name for name in FUNCTIONS if name not in OPEN | walked and not name.startswith((UPKEEP, "accounts.")))


def asked(name: str) -> list[inspect.Parameter]:
    """What a service must be handed besides the session."""
    return [one for one in inspect.signature(FUNCTIONS[name]).parameters.values() if one.default is one.empty][1:]


def asked_nothing(session: Session) -> Calls:
    """Services that need nothing but the session and are in no table: called as they are."""
    return {name: partial(FUNCTIONS[name], session) for name in others(set(NOTHING_ASKED)) if not asked(name)}


@pytest.fixture
def both(session: Session) -> tuple[Side, Side]:
    """Anna has laid both clients, with a change of a verified date that waits, and walls Carla off from the second."""
    sides = []
    for side in lay_both(session):
        verify_date(session, side.event, action(side.day).day, second(session, "ben"))
        made = propose_correction(session, side.event, replace(action(side.day.replace(day=3)), matter=side.matter), "misread")
        sides.append(replace(side, proposal=made))
    walls.raise_wall(session, [number_of(session, "Carla")], "acted for the other side", client=sides[1].client)
    return sides[0], sides[1]


@pytest.fixture
def carla(session: Session, both: tuple[Side, Side]) -> Session:
    sign_in(session, "carla", PASSWORD)
    return session


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "out"
    made.mkdir()
    return made


def test_no_answer_has_a_trace_of_what_is_behind_the_wall(carla: Session, both: tuple[Side, Side], folder: Path) -> None:
    for side in both:
        for name, call in (calls(carla, side, folder) | readings(carla, side, folder) | asked_nothing(carla)).items():
            told = answer(call, folder)
            if side is both[1]:
                told = told.replace(side.name, "").replace(side.number, "")  # what was asked is in some answers
            assert traces_in(told) == [], name


def test_what_is_behind_the_wall_is_as_if_it_did_not_exist(carla: Session, both: tuple[Side, Side], folder: Path) -> None:
    hidden = both[1]
    names = ("matter", "owner", "client", "deadline", "event", "act", "batch", "proposal", "paper")
    missing = replace(hidden, **{name: 9_000_000 + place for place, name in enumerate(names)})
    there = calls(carla, hidden, folder) | readings(carla, hidden, folder) | changes(carla, hidden)
    gone = calls(carla, missing, folder) | readings(carla, missing, folder) | changes(carla, missing)
    for name in there:
        if name in ("exporting.export_calendar", "looking.docket_standing", "looking.record_entries"):
            continue  # they tell when something was last recorded, which the call itself does
        head = carla.store.head()
        told = answer(there[name], folder)
        if name in changes(carla, hidden):
            assert told.startswith("refused") and carla.store.head() == head, f"{name}: {told}"
        none = answer(gone[name], folder)
        for one in names:
            none = none.replace(str(getattr(missing, one)), str(getattr(hidden, one)))
        assert told.splitlines()[0][:1500] == none.splitlines()[0][:1500], name


def test_every_service_is_walked(session_file: Session, tmp_path: Path) -> None:
    side = Side(*range(1, 9), "", "")
    walked = {*calls(session_file, side, tmp_path), *readings(session_file, side, tmp_path), *changes(session_file, side)}
    walked |= NOTHING_ASKED | {*asked_nothing(session_file)}
    assert walked <= FUNCTIONS.keys()
    forgotten = [name for name in others(walked) if any("int" in str(one.annotation) for one in asked(name))]
    assert not forgotten, f"{forgotten}: call each in tests/services/inside_calls.py; whoever stands before a wall sees nothing by it"


def test_the_person_who_stands_before_it_confirms_nothing_at_anothers_desk(session: Session, both: tuple[Side, Side]) -> None:
    seen, hidden = both
    with pytest.raises(NotFound):
        enter_second(session, hidden.deadline, action(hidden.day).day, "R-hush1", second(session, "carla"))
    assert enter_second(session, seen.deadline, action(seen.day).day, "R-a1", second(session, "carla")) is not None


def test_a_wall_around_one_matter_is_lifted_and_stays_readable(session: Session) -> None:
    one, other = (enter_matter(session, us_matter(reference)) for reference in ("ONE-1", "TWO-2"))
    wall = walls.raise_wall(session, [number_of(session, "Carla")], "conflict", reference="TWO-2")
    sign_in(session, "carla", PASSWORD)
    assert open_matter(session, one).matter.reference == "ONE-1"
    with pytest.raises(NotFound):
        open_matter(session, other)
    assert find_matter(session.store, "TWO-2") is None and find_anything(session, "TWO-2") == []
    assert walls.list_walls(session) == []
    with pytest.raises(NotFound):
        walls.lift_wall(session, wall, "I want to see it")
    sign_in(session, "anna", PASSWORD)
    with pytest.raises(walls.WallUnfit):
        walls.lift_wall(session, wall, " ")
    walls.lift_wall(session, wall, "the other case is over")
    with pytest.raises(walls.WallUnfit, match="lifted before"):
        walls.lift_wall(session, wall, "again")
    (kept,) = walls.list_walls(session)
    assert (kept.around, kept.persons, kept.raised_by, kept.lifted_by) == ("TWO-2", ("Carla Stein",), "Anna Rivera", "Anna Rivera")
    assert kept.wall.lift_reason == "the other case is over" and kept.wall.lifted_at == session.clock.now()
    sign_in(session, "carla", PASSWORD)
    assert get_matter(session.store, other).reference == "TWO-2"


def test_a_reference_behind_a_wall_is_taken_without_a_word_about_it(session: Session) -> None:
    enter_matter(session, us_matter("Two/2"))
    walls.raise_wall(session, [number_of(session, "Carla")], "conflict", reference="Two/2")
    sign_in(session, "carla", PASSWORD)
    with pytest.raises(ReferenceTaken) as refused:
        enter_matter(session, us_matter("TWO-2"))
    assert "Two/2" not in str(refused.value)


def test_nobody_is_kept_from_what_they_are_named_on_nor_named_on_what_they_are_kept_from(session: Session) -> None:
    carla = number_of(session, "Carla")
    one = enter_matter(session, us_matter("ONE-1", backup=carla))
    with pytest.raises(walls.StillNamed, match="Carla Stein on ONE-1"):
        walls.raise_wall(session, [carla], "conflict", reference="ONE-1")
    change_matter(session, replace(get_matter(session.store, one), backup=None))
    date = next(each.id for each in list_deadlines(session.store, one) if each.state in ACTIVE)
    assign_dates(session, [date], {"sign_off": carla})
    with pytest.raises(walls.StillNamed):
        walls.raise_wall(session, [carla], "conflict", reference="ONE-1")
    assign_dates(session, [date], {"sign_off": None})
    walls.raise_wall(session, [carla], "conflict", reference="ONE-1")
    with pytest.raises(StandsBeforeWall, match="Carla Stein"):
        change_matter(session, replace(get_matter(session.store, one), backup=carla))
    with pytest.raises(StandsBeforeWall):
        assign_dates(session, [date], {"responsible": carla})
    with pytest.raises(StandsBeforeWall):
        walls.raise_wall(session, [number_of(session, "Ben")], "conflict", client=client_of(session, "TWO-2"))
        enter_matter(session, replace(us_matter("THREE-3", responsible=number_of(session, "Ben")), client="Alder"))


def client_of(session: Session, reference: str) -> int:
    enter_matter(session, replace(us_matter(reference), client="Alder"))
    found = find_matter(session.store, reference)
    assert found is not None and found.client is not None
    return found.client


def test_nobody_is_reminded_of_what_is_behind_a_wall(session_file: Session) -> None:
    session, carla = session_file, number_of(session_file, "Carla")  # a supervisor: told where nobody else was
    for reference in ("ONE-1", "TWO-2"):
        enter_matter(session, us_matter(reference))
    walls.raise_wall(session, [carla], "conflict", reference="TWO-2")
    assert remind_all(session) > 0
    told = {row[0] for row in session.store.driver.execute(
        "SELECT m.reference FROM reminder r JOIN deadline d ON d.id = r.deadline JOIN matter m ON m.id = d.matter WHERE r.person = ?",
        (carla,),
    )}  # fmt: skip
    others = {row[0] for row in session.store.driver.execute(
        "SELECT m.reference FROM reminder r JOIN deadline d ON d.id = r.deadline JOIN matter m ON m.id = d.matter WHERE r.person <> ?",
        (carla,),
    )}  # fmt: skip
    assert told == {"ONE-1"} and "TWO-2" in others


def test_who_may_raise_a_wall_and_what_it_needs(session: Session) -> None:
    enter_matter(session, us_matter("ONE-1"))
    carla, anna = number_of(session, "Carla"), number_of(session, "Anna")
    for persons, reason, around in (
        ((carla,), "", {"reference": "ONE-1"}), ((), "r", {"reference": "ONE-1"}), ((anna,), "r", {"reference": "ONE-1"}),
        ((carla,), "r", {}), ((carla,), "r", {"reference": "ONE-1", "client": 1}), ((carla,), "r", {"reference": "NO-1"}),
    ):  # fmt: skip
        with pytest.raises(Refused):
            walls.raise_wall(session, persons, reason, **around)
    sign_in(session, "ben", PASSWORD)
    with pytest.raises(NotAllowed):
        walls.raise_wall(session, [carla], "r", reference="ONE-1")
    with pytest.raises(NotAllowed):
        walls.list_walls(session)


def test_the_database_refuses_a_wall_against_who_raised_it(session: Session) -> None:
    made = enter_matter(session, us_matter("ONE-1"))
    wall = walls.raise_wall(session, [number_of(session, "Carla")], "conflict", reference="ONE-1")
    with pytest.raises(GuardRefused, match="against others"), session.store.work(session.actor(), "raise wall") as work:
        work.driver.execute("INSERT INTO wall_person (wall, person) VALUES (?, ?)", (wall, number_of(session, "Anna")))
    assert made


def test_who_stands_before_a_wall_verifies_the_whole_docket_and_reads_nothing_of_it(
    session: Session, both: tuple[Side, Side], carla: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    scope = carla.store.scope
    assert not scope.everything and verify_tables(carla) == []
    changed = TableFault("matter", both[1].matter, "title", "Hidden lid", "Other lid", 7)
    monkeypatch.setattr(proving, "compare_tables", lambda *_: iter([changed]))
    assert verify_tables(carla) == [f"matter {both[1].matter}, title: not as the record says (entry 7)"]
    assert carla.store.scope == scope
    sign_in(session, "anna", PASSWORD)
    assert "Hidden lid" in verify_tables(session)[0]
