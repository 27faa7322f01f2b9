"""Each person acts on a connection of their own; what a failure there means."""

import json
from datetime import date

import psycopg
import pytest

from ipdocket.domain.changes import Changes, Kind
from ipdocket.domain.confirmations import ConfirmedAct
from ipdocket.domain.people import PROGRAM, Actor
from ipdocket.store.audit import Entry as Entry_
from ipdocket.store.audit import append_entries
from ipdocket.store.confirming import Entry, confirm_first, confirm_second
from ipdocket.store.matters import find_matter
from ipdocket.store.postgres.home import ServerHome, write_notice
from ipdocket.store.postgres.refusals import NoSeat, SomeoneWrites
from ipdocket.store.refusals import GuardRefused, WrongPassword
from tests.postgres_dockets import PASSWORD
from tests.postgres_server import Server
from tests.store.making import Matter, Small

ENTRY = Entry(ConfirmedAct.FILED, date(2026, 11, 20), "R-1")


def home_of(small: Small) -> ServerHome:
    assert isinstance(small.store.home, ServerHome)
    return small.store.home


def test_nobody_acts_without_a_seat(small_server: Small) -> None:
    home_of(small_server).close()
    with pytest.raises(NoSeat, match="Ben has not signed in"), small_server.store.work(small_server.ben, "enter"):
        pass
    with pytest.raises(WrongPassword):
        home_of(small_server).take_seat("ben", "wrong")


def test_a_seat_serves_one_act(small_server: Small) -> None:
    home, store = home_of(small_server), small_server.store
    home.close()
    with store.work(small_server.ann, "confirm first") as work:
        confirm_first(work, small_server.dates[:1], ENTRY)
    home.take_seat("ben", PASSWORD)
    with store.work(small_server.ben, "confirm second") as work:
        assert work.driver.execute("SELECT session_user").fetchone()[0] == "ben"
        assert confirm_second(work, small_server.dates[0], ENTRY.day, "r 1").agreed
    assert store.driver.execute("SELECT session_user").fetchone()[0] == "ann"
    with pytest.raises(NoSeat), store.work(small_server.ben, "again"):
        pass


def test_the_guards_ask_the_session_and_not_the_program(small_server: Small) -> None:
    store, ben = small_server.store, small_server.ben
    with store.work(small_server.ann, "confirm first") as work:
        confirm_first(work, small_server.dates[:1], ENTRY)
    as_ben = Actor(ben.person, ben.name, "ann", "desk")  # Ann's program says that it is Ben
    with pytest.raises(GuardRefused, match="own name") as caught, store.work(as_ben, "confirm second") as work:
        confirm_second(work, small_server.dates[0], ENTRY.day, "R-1")
    assert caught.value.guard == "confirmation_in_own_name"
    with pytest.raises(GuardRefused, match="own name"), store.work(as_ben, "say so") as work:
        work.record("docket", 0, after={"said": "by Ben"})


def test_the_program_acts_under_the_login_of_whoever_runs_it(small_server: Small) -> None:
    store = small_server.store
    with store.work(PROGRAM, "daily round") as work:
        work.record("docket", 0, after={"done": "all"})
    assert store.driver.execute("SELECT person, account FROM audit ORDER BY id DESC LIMIT 1").fetchone() == (0, "ann")
    with pytest.raises(GuardRefused, match="own name"), store.work(PROGRAM, "say so") as work:
        entry = Entry_("x", "docket", 0, None, "{}")
        append_entries(work.driver, Actor(0, "ipdocket", "ben"), work.now, [entry])


def test_another_person_moves_in(small_server: Small) -> None:
    home, store = home_of(small_server), small_server.store
    home.take_seat("cho", PASSWORD)
    home.move_in(store, "cho")
    assert store.driver.execute("SELECT session_user").fetchone()[0] == "cho"
    with store.work(small_server.cho, "enter") as work:
        work.record("docket", 0, after={"by": "Cho"})
    with pytest.raises(NoSeat), store.work(small_server.ann, "enter"):
        pass


def test_a_second_writer_waits_and_is_told(postgres: Server, small_server: Small) -> None:
    store = small_server.store
    store.driver.execute("SET lock_timeout = '100ms'")
    with psycopg.connect(postgres.owner(store.path.name)) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", (0x4950444B,))
        with pytest.raises(SomeoneWrites), store.work(small_server.ann, "enter"):
            pass
    with store.work(small_server.ann, "enter") as work:
        work.record("docket", 0, after={"after": "the other"})


def test_a_lost_connection_saves_nothing_half(postgres: Server, small_server: Small) -> None:
    from ipdocket.store.matters import add_matter
    from ipdocket.store.refusals import NotSaved

    store = small_server.store
    with pytest.raises(NotSaved), store.work(small_server.ann, "enter") as work:
        add_matter(work, Matter("LOST-1", "EP", "patent"))
        cut(postgres, store.path.name, "ann")
    assert find_matter(store, "LOST-1") is None
    cut(postgres, store.path.name, "ann")
    with store.work(small_server.ann, "enter") as work:  # a break while nothing is open is mended unseen
        add_matter(work, Matter("FOUND-1", "EP", "patent"))
    assert find_matter(store, "FOUND-1") is not None


def cut(server: Server, database: str, login: str) -> None:
    """Ends every connection of a person from outside, as a broken network would."""
    with psycopg.connect(server.admin, autocommit=True) as raw:
        raw.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename = %s", (database, login)
        )


def test_many_changes_are_told_as_many() -> None:
    told = json.loads(write_notice(Changes(frozenset({Kind.MATTERS}), frozenset(range(5)), frozenset(), False, "1:a")))
    assert (told["matters"], told["many"]) == ([0, 1, 2, 3, 4], False)
    told = json.loads(write_notice(Changes(frozenset({Kind.MATTERS}), frozenset(range(10**6, 10**6 + 2000)))))
    assert (told["matters"], told["many"]) == ([], True)
