"""read(...) and change(...): the only doors from the window to the one thread that owns the docket."""

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import PriorityQueue
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from ipdocket.errors import Refused


class Stopped(Refused):
    """The user cancelled long work."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"{title}: stopped, as you asked.", "The docket is as it was before.", "Start again when ready."
        )


@dataclass(eq=False, slots=True)
class Task:
    """One piece of work on its way to the docket's thread and back."""

    call: Callable[[], object]
    then: Callable[[Any], object]
    refused: Callable[[Refused], object] | None
    owner: QObject | None
    key: str
    generation: int
    changes: bool
    title: str = ""
    started: float = 0.0
    stop: threading.Event = field(default_factory=threading.Event)


class Progress:
    """Handed to long work, which calls it as `progress(done, total)`; it raises `Stopped` after Cancel."""

    __slots__ = ("_last", "_task", "_tell")

    def __init__(self, task: Task, tell: Callable[[Task, int, int], None]) -> None:
        self._task = task
        self._tell = tell
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        if self._task.stop.is_set():
            raise Stopped(self._task.title)
        now = monotonic()
        if now - self._last > 0.1 or done >= total:
            self._last = now
            self._tell(self._task, done, total)


class Tasks(QObject):
    """Runs work in order on one thread and brings the answers to the window's thread.

    An answer is dropped when its owner is gone or asked again under the same key meanwhile. `Refused` goes to
    the asker's `refused`, or else to the signal `refusal`; one that wants a code first goes to `wanted`, to be sent again
    or given up. Anything else is a bug and goes to `broke`.
    """

    refusal = Signal(object)
    broke = Signal(object)
    changed = Signal(object)
    progressed = Signal(object, int, int)
    ended = Signal(object)
    wanted = Signal(object, object)
    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="docket")
        self._waiting: PriorityQueue[tuple[int, int, Task]] = PriorityQueue()
        self._order = itertools.count()
        self._generations: dict[tuple[int, str], int] = {}
        self._running: Task | None = None
        self._pending = 0
        self._closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        ask: Callable[..., Any],
        *args: object,
        then: Callable[[Any], object],
        refused: Callable[[Refused], object] | None = None,
        owner: QObject | None = None,
        key: str = "",
        behind: bool = False,
        title: str = "",
    ) -> Task:
        """Asks the docket and hands the answer to `then`; `behind` lets everything else go first.

        With a `title` the work is shown with Cancel, and `ask` gets a `progress` keyword.
        """
        return self._send(ask, args, Task(_nothing, then, refused, owner, key, 0, False, title), behind)

    def change(
        self,
        act: Callable[..., Any],
        *args: object,
        then: Callable[[Any], object] = lambda _answer: None,
        refused: Callable[[Refused], object] | None = None,
        owner: QObject | None = None,
        title: str = "",
    ) -> Task:
        """Changes the docket and hands the answer to `then`; `changed` tells every page afterwards."""
        return self._send(act, args, Task(_nothing, then, refused, owner, "", 0, True, title), False)

    def cancel(self, task: Task) -> None:
        """Asks long work to stop; it ends with `Stopped` at its next step and leaves the docket as it was."""
        task.stop.set()

    def drop(self, owner: QObject, key: str) -> None:
        """Makes every answer still under way for this owner and key late."""
        self._generations[(id(owner), key)] = next(self._order)

    @property
    def pending(self) -> int:
        """How many pieces of work have not been answered yet."""
        return self._pending

    def someone_waits(self) -> bool:
        """Whether work waits that does not stand behind everything else; may be asked on any thread."""
        with self._waiting.mutex:
            return bool(self._waiting.queue) and self._waiting.queue[0][0] == 0

    def close(self) -> None:
        """Waits for the running work, drops the rest, and ends the thread."""
        self._closed = True
        while not self._waiting.empty():
            self._waiting.get_nowait()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _send(self, ask: Callable[..., Any], args: tuple[object, ...], task: Task, behind: bool) -> Task:
        if self._closed:
            return task
        number = next(self._order)
        if task.title:
            progress = Progress(task, self.progressed.emit)
            task.call = lambda: ask(*args, progress=progress)
        else:
            task.call = lambda: ask(*args)
        if task.key:
            task.generation = number
            self._generations[(id(task.owner), task.key)] = number
        self._put(task, number, behind)
        return task

    def _put(self, task: Task, number: int, behind: bool) -> None:
        self._pending += 1
        self._waiting.put((1 if behind else 0, number, task))
        self._executor.submit(self._run_next).add_done_callback(self._tell)

    def _run_next(self) -> object:
        self._running = None
        if self._waiting.empty():
            return None
        task = self._waiting.get_nowait()[2]
        self._running = task
        if self._is_late(task):
            return None
        task.started = monotonic()
        return task.call()

    def _tell(self, future: Future[object]) -> None:
        # Runs on the docket's thread right after the work, so `_running` is still the work's own task.
        if self._running is not None and not self._closed:
            self._answered.emit(self._running, future)

    def _is_late(self, task: Task) -> bool:
        if task.owner is not None and not isValid(task.owner):
            return True
        return bool(task.key) and self._generations.get((id(task.owner), task.key)) != task.generation

    def _deliver(self, task: Task, future: Future[object]) -> None:
        self._pending -= 1
        self.ended.emit(task)
        failure = future.exception()
        if failure is None and task.changes:
            self.changed.emit(future.result())
        if self._is_late(task):
            return
        if failure is None:
            task.then(future.result())
        elif not isinstance(failure, Refused):
            self.broke.emit(failure)
        elif failure.wants_code_of:
            self.wanted.emit(task, failure)
        else:
            self.give_up(task, failure)

    def give_up(self, task: Task, refusal: Refused) -> None:
        """Tells the asker that it stays refused."""
        if self._is_late(task):
            return
        if task.refused is not None:
            task.refused(refusal)
        else:
            self.refusal.emit(refusal)

    def send_again(self, task: Task) -> None:
        """Asks the same once more, as its `call` is now."""
        if not self._closed and not self._is_late(task):
            self._put(task, next(self._order), behind=False)


def _nothing() -> object:
    return None
