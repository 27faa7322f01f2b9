"""Counts what held the window's thread too long, and catches docket work done on it."""

import threading
from collections.abc import Callable
from functools import wraps
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer

LIMIT = 0.050


class Watchdog(QObject):
    """Beats on the window's thread and lists in `held` each gap over 50 ms between two beats.

    A gap is what held the thread and at most one beat more: an upper bound of what a person waited.
    Qt's own signals of waking and sleeping do not serve: on Linux both come after the work (seen in 6.11).
    """

    def __init__(self, parent: QObject | None = None, beat: int = 10) -> None:
        super().__init__(parent)
        self.held: list[float] = []
        self.beats = 0
        self._last = 0.0
        self._timer = QTimer(self, interval=beat, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begins to count; call it when the window is ready."""
        self._last = perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Ends the count."""
        self._timer.stop()

    def _beat(self) -> None:
        now = perf_counter()
        gap, self._last = now - self._last, now
        self.beats += 1
        if gap > LIMIT:
            self.held.append(gap)


class OnWindowThread(AssertionError):
    """A service was called on the window's thread: a bug, whatever it returned."""


class Guarded:
    """A port whose functions refuse to run on the thread that made the guard; used by the tests."""

    def __init__(self, port: object, thread: int | None = None) -> None:
        self._port = port
        self._thread = threading.get_ident() if thread is None else thread

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._port, name)
        return _guard(value, self._thread) if callable(value) else value


def _guard(call: Callable[..., Any], thread: int) -> Callable[..., Any]:
    @wraps(call)
    def guarded(*args: Any, **named: Any) -> Any:
        if threading.get_ident() == thread:
            raise OnWindowThread(f"{getattr(call, '__qualname__', call)} ran on the window's thread")
        return call(*args, **named)

    return guarded
