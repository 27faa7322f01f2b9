"""What the actions on single steps of a deadline do: each opens the dialog that belongs to it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.main_window import MainWindow
from ipdocket.ui.shown import AwaitingRow

T = TypeVar("T")


class StepCommands(QObject):
    """Ties extending, taking back, opening again and looking at evidence to one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        offers: dict[str, Callable[[], object]] = {
            "extend": self._extend,
            "take_back": self._take_back,
            "open_again": self._open_again,
            "evidence": self._show_evidence,
            "undo": self._undo,
            "mail": self._mail,
        }
        for name, do in offers.items():
            window.actions_.offer(name, do)

    def _deadline(self) -> int | None:
        """The one chosen; on the page Confirm that of the row, whether it waits or came back."""
        page = self._window.page
        row = getattr(page, "awaiting", None) or getattr(page, "came_back", None)  # that page need not be imported to ask
        if isinstance(row, AwaitingRow):
            return row.deadline
        ids = page.chosen_deadlines() if page is not None else []
        return ids[0] if len(ids) == 1 else None

    def _extend(self) -> None:
        from ipdocket.ui.dialogs.deadline_steps import Extend

        self._ask(self._desk.docket.steps.ladder, Extend)

    def _take_back(self) -> None:
        from ipdocket.ui.dialogs.deadline_steps import TakeBack

        self._ask(self._desk.docket.steps.ladder, TakeBack)

    def _open_again(self) -> None:
        from ipdocket.ui.dialogs.deadline_steps import OpenAgain

        self._ask(self._desk.docket.steps.closed, OpenAgain)

    def _mail(self) -> None:
        from ipdocket.ui.dialogs.mail import MailDialog

        self._desk.read(
            self, "mail", self._desk.docket.mailing.way, then=lambda way: MailDialog(self._desk, way, self._window).open()
        )

    def _undo(self) -> None:
        from ipdocket.ui.dialogs.undo_acts import UndoActs

        self._desk.read(
            self, "undo", self._desk.docket.undoing.acts,
            then=lambda lines: UndoActs(self._desk, lines, self._window).open(),
        )  # fmt: skip

    def _ask(self, how: Callable[[int], T], form: Callable[[Desk, int, T, QWidget], QDialog]) -> None:
        deadline = self._deadline()
        if deadline is not None:
            self._desk.read(
                self, "step", how, deadline, then=lambda now: form(self._desk, deadline, now, self._window).open()
            )

    def _show_evidence(self) -> None:
        from ipdocket.ui.dialogs.evidence_copy import show_evidence

        deadline = self._deadline()
        if deadline is not None:
            show_evidence(self._desk, deadline, self._window, self._desk.refuse)
