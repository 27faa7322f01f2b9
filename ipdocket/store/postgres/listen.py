"""What other desks changed, told as they save it."""

import json
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

import psycopg

from ipdocket.domain.changes import Changes, Kind
from ipdocket.errors import Refused

CHANNEL = "ipdocket"
PATIENCE = 1.0  # seconds between looks whether to stop
AGAIN = 5.0  # seconds until a broken connection is tried again
EVERYTHING = Changes(frozenset(Kind), many=True)


class Listener:
    """Calls `when_told` on a thread of its own for each notice, and once with everything after a broken connection.

    `connect` gives a connection of its own; `own` the server's numbers of the desk's connections, whose notices are not
    news.
    """

    def __init__(
        self, connect: Callable[[], "psycopg.Connection[Any]"], own: Callable[[], frozenset[int]],
        when_told: Callable[[Changes], object],
    ) -> None:  # fmt: skip
        self._connect = connect
        self._own = own
        self._when_told = when_told
        self._stopped = Event()
        self.ready = Event()
        self._thread = Thread(target=self._run, name="ipdocket-listener", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread; a second call does nothing."""
        self._stopped.set()
        self._thread.join(PATIENCE * 10)

    def _run(self) -> None:
        missed = False
        while not self._stopped.is_set():
            try:
                with self._connect() as raw:
                    raw.execute(f"LISTEN {CHANNEL}".encode())
                    if missed:
                        self._when_told(EVERYTHING)
                    self.ready.set()
                    self._listen(raw)
            except (psycopg.Error, Refused):
                missed = True
                self._stopped.wait(AGAIN)

    def _listen(self, raw: "psycopg.Connection[Any]") -> None:
        while not self._stopped.is_set():
            for notice in raw.notifies(timeout=PATIENCE):
                if notice.pid not in self._own():
                    self._when_told(read_notice(notice.payload))


def read_notice(payload: str) -> Changes:
    """The changes that a notice carries; one that cannot be read may mean anything."""
    try:
        told = json.loads(payload)
        known = {kind.value for kind in Kind}
        kinds = frozenset(Kind(kind) for kind in told["kinds"] if kind in known)
        return Changes(kinds, frozenset(told["matters"]), frozenset(told["deadlines"]), bool(told["many"]), str(told["head"]))
    except (ValueError, KeyError, TypeError):
        return EVERYTHING
