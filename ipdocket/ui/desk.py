"""What every page is handed: the open docket, the doors to its thread, the clock, and the person's habits."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from ipdocket.clock import Clock
from ipdocket.errors import Refused
from ipdocket.ui.actions import Actions
from ipdocket.ui.ports import DateReader, Docket, Memory
from ipdocket.ui.tasks import Task, Tasks


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """The things a page works with; `tell` shows good news, `warn` what needs a look, `refuse` a refusal, in the message strip."""

    docket: Docket
    tasks: Tasks
    clock: Clock
    memory: Memory
    read_date: DateReader
    actions: Actions
    tell: Callable[[str], object]
    warn: Callable[[str], object]
    refuse: Callable[[Refused], object]

    def read(
        self, owner: QObject, key: str, ask: Callable[..., Any], *args: object, then: Callable[[Any], object]
    ) -> Task:
        """Asks the docket; a later question of the same owner and key makes this one's answer late."""
        return self.tasks.read(ask, *args, then=then, refused=self.refuse, owner=owner, key=key)
