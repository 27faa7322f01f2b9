import threading

import pytest

from ipdocket.errors import Refused
from ipdocket.ui.wiring.later import make_later


class Port:
    made: list[int] = []

    def __init__(self, session):
        self.session = session
        Port.made.append(threading.get_ident())

    def ask(self, number, *, more=0):
        if number < 0:
            raise Refused("no", "nothing", "try again")
        return (self.session, number + more)


@pytest.fixture(autouse=True)
def none_made():
    Port.made.clear()


def test_a_port_is_made_once_and_only_by_a_question():
    port = make_later(Port, "session")
    question = port.ask
    assert Port.made == []
    assert question(1, more=2) == ("session", 3) and port.ask(4) == ("session", 4)
    assert len(Port.made) == 1


def test_a_port_is_made_on_the_thread_that_asks():
    port = make_later(Port, "session")
    question = port.ask
    asker = threading.Thread(target=question, args=(1,))
    asker.start()
    asker.join()
    assert Port.made == [asker.ident] and asker.ident != threading.get_ident()


def test_a_refusal_goes_through():
    with pytest.raises(Refused):
        make_later(Port, "session").ask(-1)
