"""Counts what held the window's thread too long, and catches docket work done on it."""

import threading
from collections.abc import Callable
from functools import wraps
from time import perf_counter
from typing import Any

from PySide6.QtCore import QAbstractEventDispatcher, QObject

LIMIT = 0.050


class Watchdog(QObject):
    """Times each turn of the window's event loop from waking to sleeping; `held` lists those over 50 ms.

    Several events handled in one turn count as one: the figure is an upper bound of what a person waits.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.held: list[float] = []
        self.turns = 0
        self._woke = 0.0

    def start(self) -> None:
        """Begins to count; call it when the window is ready."""
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is not None:
            dispatcher.awake.connect(self._note_waking)
            dispatcher.aboutToBlock.connect(self._note_sleeping)

    def _note_waking(self) -> None:
        if not self._woke:
            self._woke = perf_counter()

    def _note_sleeping(self) -> None:
        if self._woke:
            self.turns += 1
            took = perf_counter() - self._woke
            self._woke = 0.0
            if took > LIMIT:
                self.held.append(took)


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
