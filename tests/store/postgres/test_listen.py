"""What another desk saves is told here, and nothing of one's own."""

from queue import Empty, Queue

import pytest

from ipdocket.domain.changes import Changes, Kind
from ipdocket.store.matters import add_matter
from ipdocket.store.postgres import listen
from ipdocket.store.postgres.connect import connect_raw, read_address
from ipdocket.store.postgres.home import ServerHome, write_notice
from ipdocket.store.postgres.listen import EVERYTHING, Listener, read_notice
from tests.postgres_dockets import PASSWORD, seated
from tests.postgres_server import Server
from tests.store.making import CLOCK, Matter, Small
from tests.store.postgres.test_home import cut


def test_a_notice_comes_back_as_it_was_sent() -> None:
    sent = Changes(frozenset({Kind.MATTERS, Kind.DEADLINES}), frozenset({1, 2}), frozenset({9}), False, "7:abc")
    assert read_notice(write_notice(sent)) == sent
    for odd in ("", "[]", "{}", "not JSON"):
        assert read_notice(odd) == EVERYTHING


def test_another_desk_is_heard_and_ones_own_is_not(postgres: Server, small_server: Small) -> None:
    told: Queue[Changes] = Queue()
    store = small_server.store
    stop = store.home.listen(store.driver, told.put)
    address = read_address(postgres.owner(store.path.name))
    try:
        with seated(address, CLOCK, "ben") as other:
            heard = None
            for number in range(20):  # the listener may need a moment to begin
                with store.work(small_server.ann, "enter") as work:
                    add_matter(work, Matter(f"OWN-{number}", "EP", "patent"))
                with other.work(small_server.ben, "enter") as work:
                    made = add_matter(work, Matter(f"NEW-{number}", "EP", "patent"))
                try:
                    heard = told.get(timeout=1)
                    break
                except Empty:
                    continue
            assert heard is not None
            assert heard.touches(Kind.MATTERS)
            assert heard.matters == {made}
            assert heard.head == str(other.head())
            assert told.empty()
    finally:
        stop()


def test_nothing_is_told_of_what_was_not_saved(postgres: Server, small_server: Small) -> None:
    told: Queue[Changes] = Queue()
    listener = Listener(lambda: connect_raw(small_server_address(postgres, small_server)), frozenset, told.put)
    assert listener.ready.wait(10)
    with pytest.raises(RuntimeError), small_server.store.work(small_server.ann, "enter") as work:
        add_matter(work, Matter("NOT-1", "EP", "patent"))
        raise RuntimeError
    with pytest.raises(Empty):
        told.get(timeout=0.5)
    listener.stop()


def test_after_a_break_everything_is_read_again(
    postgres: Server, small_server: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listen, "AGAIN", 0.05)
    told: Queue[Changes] = Queue()
    address = small_server_address(postgres, small_server)
    listener = Listener(lambda: connect_raw(address.of_user("cho", PASSWORD)), frozenset, told.put)
    assert listener.ready.wait(10)
    cut(postgres, small_server.store.path.name, "cho")
    assert told.get(timeout=10) == EVERYTHING
    listener.stop()


def small_server_address(postgres: Server, small: Small):
    assert isinstance(small.store.home, ServerHome)
    return read_address(postgres.owner(small.store.path.name)).of_user("ann", PASSWORD)
