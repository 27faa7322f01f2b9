"""Proposals about owners that wait for a second person, and what was decided: to be accepted, refused, undone."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from ipdocket.errors import Refused
from ipdocket.ui.desk import Desk
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown_owners import ApartLine, ChangeLine
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import Label, make_button, make_line
from ipdocket.ui.words import count, tr


class WaitingTab(QWidget):
    """What one person proposed and another must look at; `changed` tells that one was decided."""

    changed = Signal()
    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: tuple[ChangeLine, ...] = ()
        self.told = Label("", "muted", wrap=True)
        self.table = SmallTable(
            tr("Waiting for a second person"),
            (tr("What"), tr("Why"), tr("Proposed by"), tr("Matters")),
            (420, 260, 190, 70),
        )
        self.matters = SmallTable(
            tr("Every matter that it touches"),
            (tr("Ref"), tr("Country"), tr("Owner now"), tr("Name on record, which stays")),
            (140, 70, 300, 300),
        )
        self.person: QLineEdit = make_line(tr("Confirm as"), tr("sign-in name of the second person; empty: you"))
        self.password: QLineEdit = make_line(tr("Password"), tr("their password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._lay_out()
        self.table.currentCellChanged.connect(lambda line, *_: self._look(line))

    def refresh(self) -> None:
        """Asks what waits."""
        self._desk.read(self, "waiting", self._desk.docket.owner_changes.waiting, then=self._show)

    def accept(self) -> None:
        """Accepts the proposal under the cursor, exactly as it is shown."""
        line = self.line
        if line is not None:
            who, word = self.person.text().strip(), self.password.text()
            self.password.clear()
            self._do(self._desk.docket.owner_changes.accept, line.id, line.seen, who, word)

    def refuse(self) -> None:
        """Ends the proposal under the cursor without effect."""
        line = self.line
        if line is not None:
            self._do(self._desk.docket.owner_changes.refuse, line.id)

    @property
    def line(self) -> ChangeLine | None:
        """The proposal under the cursor."""
        place = self.table.currentRow()
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def _do(self, act: Callable[..., str], *values: object) -> None:
        self._desk.tasks.change(act, *values, then=self._done, refused=self._refused)

    def _done(self, told: str) -> None:
        self._desk.tell(told)
        self.changed.emit()
        self.refresh()

    def _refused(self, refusal: Refused) -> None:
        self._desk.refuse(refusal)
        self.refresh()  # what is shown may be what changed

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(self.matters)
        halves.setSizes([scaled(240), scaled(280)])
        row = QHBoxLayout()
        row.addWidget(self.person, 2)
        row.addWidget(self.password, 1)
        row.addWidget(make_button(tr("&Accept"), self.accept, "two-people"))
        row.addWidget(make_button(tr("&Refuse"), self.refuse, "cross"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.told)
        column.addWidget(halves, 1)
        column.addLayout(row)

    def _show(self, lines: Sequence[ChangeLine]) -> None:
        self._lines = tuple(lines)
        self.counted.emit(len(self._lines))
        self.told.setText(
            tr("Each needs a second, different person. All that it touches is listed; what the offices have on record stays.")
            if lines
            else tr("Nothing about owners waits for a second person.")
        )
        self.table.setRowCount(len(self._lines))
        for place, line in enumerate(self._lines):
            self.table.put(place, 0, line.what)
            self.table.put(place, 1, line.why)
            self.table.put(place, 2, line.who + (f" ({tr('you')})" if line.own else ""))
            self.table.put(place, 3, f"{len(line.matters):,}")
        self.table.fit_columns(440)
        self.table.setCurrentCell(-1, -1)
        self.table.setCurrentCell(0 if self._lines else -1, 0)
        self._look(self.table.currentRow())

    def _look(self, _place: int) -> None:
        line = self.line
        self.matters.fill([tuple(row) for row in line.matters] if line is not None else [])
        self.matters.fit_columns(320)


class DecidedTab(QWidget):
    """Changes that were decided, and pairs kept apart; `changed` tells that one was taken back."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._changes: tuple[ChangeLine, ...] = ()
        self._apart: tuple[ApartLine, ...] = ()
        self.changes = SmallTable(
            tr("Decided"), (tr("What"), tr("State"), tr("Who"), tr("Why")), (420, 90, 330, 260)
        )
        self.apart = SmallTable(tr("Kept apart"), (tr("One"), tr("Other"), tr("Why")), (320, 320, 320))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(Label(tr("Joined and split"), "head"))
        column.addWidget(self.changes, 2)
        column.addWidget(make_button(tr("&Undo the chosen one…"), self.undo, "undo"), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Label(tr("Kept apart"), "head"))
        column.addWidget(self.apart, 1)
        column.addWidget(make_button(tr("&Take this decision back…"), self.take_back, "undo"), 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Asks what was decided."""
        self._desk.read(self, "decided", self._desk.docket.owner_changes.decided, then=self._show)

    def undo(self) -> None:
        """Takes the chosen change back, with a reason."""
        place = self.changes.currentRow()
        if 0 <= place < len(self._changes) and self._changes[place].undoable:
            self._ask(tr("Undo this change of owners"), self._desk.docket.owner_changes.undo, self._changes[place].id)
        else:
            self._desk.warn(tr("Choose an accepted change first."))

    def take_back(self) -> None:
        """Lets the chosen pair be proposed again, with a reason."""
        place = self.apart.currentRow()
        if 0 <= place < len(self._apart):
            self._ask(tr("Take this decision back"), self._desk.docket.owner_changes.take_back, self._apart[place].id)
        else:
            self._desk.warn(tr("Choose a pair first."))

    def _ask(self, title: str, act: Callable[..., str], number: int) -> None:
        from ipdocket.ui.dialogs.ask_text import AskText

        dialog = AskText(title, "", tr("&Reason"), self.window())
        send = partial(self._desk.tasks.change, act, number, then=self._done, refused=self._desk.refuse)
        dialog.told.connect(send)
        dialog.open()

    def _done(self, told: str) -> None:
        self._desk.tell(told)
        self.changed.emit()
        self.refresh()

    def _show(self, decided: tuple[Sequence[ChangeLine], Sequence[ApartLine]]) -> None:
        self._changes, self._apart = tuple(decided[0]), tuple(decided[1])
        self.changes.fill([(line.what, _state(line.state), line.who, line.why) for line in self._changes])
        self.changes.fit_columns(440)
        self.apart.fill([(line.one, line.other, line.why) for line in self._apart])
        self.apart.fit_columns(360)


def _state(code: str) -> str:
    return {"accepted": tr("accepted"), "refused": tr("refused"), "undone": tr("undone")}.get(code, code)


def waiting_title(number: int) -> str:
    """The words of the tab."""
    return tr("&Waiting") + (f" ({count(number, tr('proposal'), tr('proposals'))})" if number else "")
