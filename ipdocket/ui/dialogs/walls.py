"""Ethical walls: the list, and what can be done with one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.raise_wall import LiftWall, RaiseWall
from ipdocket.ui.formats import show_instant
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown_walls import WallLine
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.strip import MessageStrip
from ipdocket.ui.widgets.text import Label, make_button
from ipdocket.ui.words import Word, tr


class Walls(QDialog):
    """Every wall with whom it is against and why; lifted ones stay in the list."""

    section = 21

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Ethical walls"))
        self.setAccessibleName(tr("Ethical walls"))
        self.resize(scaled(1000), scaled(460))
        self._desk = desk
        self._walls: tuple[WallLine, ...] = ()
        self.strip = MessageStrip()
        self.table = SmallTable(
            tr("Ethical walls"),
            (tr("Around"), tr("Against"), tr("State"), tr("Why"), tr("Raised by"), tr("Raised"), tr("Lifted")),
            (170, 160, 80, 180, 100, 130, 140),
        )
        self.table.itemSelectionChanged.connect(self._switch)
        self._raise = make_button(tr("&Raise a wall…"), lambda: self._open(RaiseWall(self._desk, self)), "plus")
        self._lift = make_button(tr("&Lift…"), self._lift_wall, "cross")
        close = make_button(tr("Close"), self.accept)
        buttons = QHBoxLayout()
        for button in (self._raise, self._lift):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(Label(tr("Ethical walls"), "title"))
        about = tr(
            "Who stands before a wall sees nothing of the client or matter behind it, in any list, search, report or count,"
            " as if it did not exist. A wall is lifted with a reason, never deleted. Walls against yourself are not listed."
        )
        column.addWidget(Label(about, "muted", wrap=True))
        column.addWidget(self.strip)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self._switch()
        self._ask()

    def _ask(self) -> None:
        self._desk.tasks.read(self._desk.docket.walls.all, then=self._show, refused=self.strip.refuse, owner=self, key="walls")

    def _show(self, found: Sequence[WallLine]) -> None:
        self._walls = tuple(found)
        self.table.setRowCount(len(found))
        for line, wall in enumerate(found):
            self.table.put(line, 0, wall.around)
            self.table.put(line, 1, ", ".join(wall.persons))
            word = Word(tr("stands"), "check", "good") if wall.lifted_at is None else Word(tr("lifted"), "cross", "muted")
            self.table.put(line, 2, word.text, word)
            self.table.put(line, 3, wall.reason)
            self.table.put(line, 4, wall.raised_by)
            self.table.put(line, 5, show_instant(wall.raised_at))
            told = tr("{day} by {name}: {reason}", day=show_instant(wall.lifted_at), name=wall.lifted_by, reason=wall.lift_reason)
            self.table.put(line, 6, told if wall.lifted_at is not None else "")
        if found:
            self.table.selectRow(0)
        self.table.setFocus()
        self._switch()

    def _chosen(self) -> WallLine | None:
        line = self.table.currentRow()
        return self._walls[line] if 0 <= line < len(self._walls) else None

    def _switch(self) -> None:
        wall = self._chosen()
        self._lift.setEnabled(wall is not None and wall.lifted_at is None)

    def _lift_wall(self) -> None:
        wall = self._chosen()
        if wall is not None:
            self._open(LiftWall(self._desk, wall, self))

    def _open(self, dialog: RaiseWall | LiftWall) -> None:
        dialog.saved.connect(self._tell)
        dialog.finished.connect(lambda _result: self.table.setFocus())
        dialog.open()

    def _tell(self, message: str) -> None:
        self.strip.tell(message)
        self._ask()
