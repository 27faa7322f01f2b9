"""A person bounded to one client finds nothing of another in any service; a new service must be told how it is bounded."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from ipdocket.domain.people import Person, Role
from ipdocket.errors import Refused
from ipdocket.services.accounts import register_person, sign_in
from ipdocket.services.core.session import NotAllowed, Session
from ipdocket.store.people import list_people
from tests.services.conftest import PASSWORD
from tests.services.test_signed_in import FUNCTIONS, OPEN, OWN_SIGN_IN, UPKEEP, call_blindly
from tests.services.two_clients import Side, answer, calls, lay_both, traces_in


@pytest.fixture
def both(session: Session) -> tuple[Side, Side]:
    sign_in(session, "carla", PASSWORD) if not session.store.home.login else None
    return lay_both(session)


@pytest.fixture
def reader(session: Session, both: tuple[Side, Side]) -> Session:
    """The same docket with the first side's own reader at the desk."""
    made = Person("Cleo Alder", frozenset({Role.CLIENT_READER}), clients=frozenset({both[0].client}))
    if session.store.home.login:  # on a server she is a role of the database; what she may read is bounded all the same
        session.person = replace(made, id=session.actor().person)
        session.bind()
        return session
    sign_in(session, "anna", PASSWORD)
    register_person(session, made, "cleo", PASSWORD)
    sign_in(session, "cleo", PASSWORD)
    return session


def test_every_service_answers_within_the_bound_or_refuses(reader: Session, both: tuple[Side, Side], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    known = calls(reader, both[0], folder)
    assert set(known) <= set(FUNCTIONS)
    unbounded, failures = [], reader.store.home.failures
    for name, function in sorted(FUNCTIONS.items()):
        if name in OPEN | OWN_SIGN_IN or name.startswith(UPKEEP) or name in known:
            continue
        try:
            call_blindly(function, reader)
        except NotAllowed:
            continue
        except (AttributeError, TypeError, Refused, ArithmeticError, LookupError, ValueError, DBAPIError, *failures):
            pass  # it went on to what it was handed: the role may ask it
        unbounded.append(name)
    assert not unbounded, f"{unbounded}: call each in tests/services/two_clients.py, or let it require Act.SEE_OFFICE"


def test_no_answer_has_a_trace_of_the_other_client(reader: Session, both: tuple[Side, Side], tmp_path: Path) -> None:
    _seen, hidden = both
    folder = tmp_path / "out"
    folder.mkdir()
    for side in both:
        for name, call in calls(reader, side, folder).items():
            told = answer(call, folder)
            if side is hidden:
                told = told.replace(hidden.name, "").replace(hidden.number, "")  # what was asked is in some answers
            assert traces_in(told) == [], name
            refused = told.startswith("refused")
            assert not refused or side is hidden, f"{name}: {told}"


def test_what_is_asked_of_the_other_client_is_as_if_it_did_not_exist(
    reader: Session, both: tuple[Side, Side], tmp_path: Path
) -> None:
    _seen, hidden = both
    missing = replace(hidden, matter=9_000_001, owner=9_000_002, client=9_000_003, deadline=9_000_004, event=9_000_005, act=9_000_006)
    folder = tmp_path / "out"
    folder.mkdir()
    ids = [(str(getattr(hidden, name)), str(getattr(missing, name))) for name in ("matter", "owner", "deadline", "event", "act")]
    there, gone = calls(reader, hidden, folder), calls(reader, missing, folder)
    for name in there:
        told, none = answer(there[name], folder), answer(gone[name], folder)
        for one, other in ids:
            none = none.replace(other, one)
        if name not in ("exporting.export_calendar", "looking.docket_standing"):
            assert told.splitlines()[0][:2000] == none.splitlines()[0][:2000], name


def test_the_whole_docket_shows_that_the_walk_would_find_a_trace(session: Session, both: tuple[Side, Side], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    told = {name: traces_in(answer(call, folder)) for name, call in calls(session, both[1], folder).items()}
    assert sum(bool(found) for found in told.values()) > 15, told


def test_the_desk_of_the_next_person_is_not_bound(reader: Session, both: tuple[Side, Side]) -> None:
    assert not reader.store.scope.everything
    with reader.store.whole():
        assert reader.store.scope.everything
    assert reader.store.scope.clients == {both[0].client}
    if not reader.store.home.login:
        sign_in(reader, "carla", PASSWORD)
        assert reader.store.scope.everything
        assert len(list_people(reader.store)) == 5
