"""The exit check: today and the next working day at each office, closed ones too, signed by an outsider."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest

from ipdocket.clock import FixedClock
from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.deadlines import State, Typed
from ipdocket.domain.people import Person, Role
from ipdocket.services import confirming, dating
from ipdocket.services.accounts import check_password, register_person, sign_in
from ipdocket.services.core.signing import NothingToSign
from ipdocket.services.exit_check import (
    ClosedByTheSigner,
    StillOpen,
    list_exit,
    list_unsigned_days,
    sign_exit,
    write_exit_check,
)
from ipdocket.store.confirming import Entry
from tests.services.conftest import PASSWORD

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def friday(session, matter):
    """It is Friday evening; a date is due today, one on Monday (the office's next working day), one on Tuesday."""
    session.clock = session.store.clock = FixedClock(datetime(2026, 11, 27, 17, 0, tzinfo=UTC))
    sign_in(session, "carla", PASSWORD)
    for title, day in (("Today", FRIDAY), ("Monday", date(2026, 11, 30)), ("Tuesday", date(2026, 12, 1))):
        dating.add_date(session, matter, Typed(title, day, "agent's letter"))
    return session


def _second(session, login):
    person, account = check_password(session, login, PASSWORD)
    return person, account.login


def _close(session, line):
    confirming.enter_first(session, [line.near.id], Entry(ConfirmedAct.FILED, FRIDAY, "R-1"), ("receipt.pdf", b"%PDF"))
    confirming.enter_second(session, line.near.id, FRIDAY, "R-1", _second(session, "ben"))


def test_today_and_the_next_working_day_with_the_office_clock(friday):
    lines = list_exit(friday, FRIDAY)
    assert [(one.near.title, one.zone) for one in lines] == [("Today", "America/New_York"), ("Monday", "America/New_York")]
    assert lines[0].ends == datetime(2026, 11, 28, 5, 0, tzinfo=UTC)  # midnight in Washington is 5:00 in UTC


def test_a_holiday_at_the_office_lengthens_the_span(friday):
    eve = date(2026, 11, 25)  # the Thursday is Thanksgiving
    dating.add_date(friday, list_exit(friday, FRIDAY)[0].near.matter, Typed("After the feast", FRIDAY, "x"))
    assert {"Today", "After the feast"} == {one.near.title for one in list_exit(friday, eve)}
    assert list_exit(friday, date(2026, 11, 24)) == []


def test_refused_while_something_is_open_and_unexplained(friday):
    today, monday = list_exit(friday, FRIDAY)
    with pytest.raises(StillOpen, match=r"2 still open.*Today.*Monday"):
        sign_exit(friday, FRIDAY, {})
    with pytest.raises(StillOpen, match=r"1 still open.*Today"):
        sign_exit(friday, FRIDAY, {monday.near.id: "agent files on Monday"})
    assert sign_exit(friday, FRIDAY, {today.near.id: "sent by courier", monday.near.id: "agent files on Monday"}) == 2
    assert [one.explanation for one in list_exit(friday, FRIDAY)] == ["sent by courier", "agent files on Monday"]
    with pytest.raises(NothingToSign):
        sign_exit(friday, FRIDAY, {})


def test_whoever_closed_one_of_them_does_not_sign(friday):
    today, monday = list_exit(friday, FRIDAY)
    _close(friday, today)
    lines = list_exit(friday, FRIDAY)
    assert [(one.near.title, one.near.state) for one in lines] == [("Monday", State.OPEN), ("Today", State.DONE)]
    why = {monday.near.id: "agent files on Monday"}
    for login in ("carla", "ben"):
        with pytest.raises(ClosedByTheSigner, match="confirmed 1 of these"):
            sign_exit(friday, FRIDAY, why, _second(friday, login))
    if friday.store.home.login:
        return  # a server's people are entered by its owner, not by the program
    register_person_as_anna(friday)
    assert sign_exit(friday, FRIDAY, why, _second(friday, "eve")) == 2
    assert {one.signed_by for one in list_exit(friday, FRIDAY)} == {"Eve Moss"}


def register_person_as_anna(session):
    kept, session.person = session.person, replace(session.person, roles=frozenset({Role.ADMINISTRATOR}))
    register_person(session, Person("Eve Moss", frozenset({Role.VERIFIER})), "eve", PASSWORD)
    session.person = kept


def test_what_is_closed_after_the_signature_is_signed_again(friday):
    today, monday = list_exit(friday, FRIDAY)
    sign_exit(friday, FRIDAY, {today.near.id: "a", monday.near.id: "b"})
    _close(friday, today)
    assert [one.near.title for one in list_exit(friday, FRIDAY) if not one.signed_by] == ["Today"]


def test_what_was_closed_today_stands_there_whenever_it_was_due(friday):
    later = friday_deadline(friday, "Tuesday")
    confirming.enter_first(friday, [later], Entry(ConfirmedAct.FILED, FRIDAY, "R-1"), ("receipt.pdf", b"%PDF"))
    assert "Tuesday" not in {one.near.title for one in list_exit(friday, FRIDAY)}
    confirming.enter_second(friday, later, FRIDAY, "R-1", _second(friday, "ben"))
    assert "Tuesday" in {one.near.title for one in list_exit(friday, FRIDAY) if one.near.closed}


def friday_deadline(session, title):
    from ipdocket.store.deadlines import list_deadlines

    matter = list_exit(session, FRIDAY)[0].near.matter
    return next(one.id for one in list_deadlines(session.store, matter) if one.title == title)


def test_yesterdays_unsigned_check_is_asked_for_next_morning(friday):
    today, monday = list_exit(friday, FRIDAY)
    friday.clock = FixedClock(datetime(2026, 11, 28, 8, 0, tzinfo=UTC))
    assert (FRIDAY, 2) in list_unsigned_days(friday)
    sign_exit(friday, FRIDAY, {today.near.id: "a", monday.near.id: "b"})
    assert FRIDAY not in dict(list_unsigned_days(friday))
    assert min(day for day, _left in [(FRIDAY, 0), *list_unsigned_days(friday)]) >= date(2026, 11, 23)


def test_the_check_on_paper(friday, tmp_path):
    from pypdf import PdfReader

    path = tmp_path / "exit.pdf"
    assert write_exit_check(friday, FRIDAY, path) == 1
    out = StringIO()
    out.writelines(page.extract_text() for page in PdfReader(path).pages)
    text = " ".join(out.getvalue().split())
    for word in ("Evening exit check for 27 Nov 2026", "2 open of 2", "America/New_York", "Looked at, closed ones too"):
        assert word in text
    assert timedelta(0) < list_exit(friday, FRIDAY)[0].ends - friday.clock.now() < timedelta(hours=13)
