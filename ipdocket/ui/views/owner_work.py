"""The work list of owners: pairs that may be one, side by side, decided with single keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from ipdocket.errors import Refused
from ipdocket.ui.desk import Desk
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_owners import PairLine, SideShown, WorkShown
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.owner_side import OwnerSide
from ipdocket.ui.widgets.text import Label, chosen, make_button, make_choice, make_line
from ipdocket.ui.words import count, tr

SHOWN_AT_ONCE = 500


class PairTable(SmallTable):
    """The pairs; J, K and L decide the one under the cursor."""

    pressed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The three keys, and the table's own."""
        letter = {Qt.Key.Key_J: "j", Qt.Key.Key_K: "k", Qt.Key.Key_L: "l"}.get(Qt.Key(event.key()))
        if letter and not event.modifiers():
            self.pressed.emit(letter)
            return
        super().keyPressEvent(event)


class WorkTab(QWidget):
    """Join, keep apart, later; `changed` tells that a decision was stored."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pairs: list[PairLine] = []
        self._later: set[tuple[int, int]] = set()
        self._decided = self._waiting = 0
        self.table = PairTable(
            tr("Owners that may be one"),
            (tr("Sure"), tr("Would stay"), tr("Would go"), tr("Why")),
            (64, 300, 300, 320),
        )
        self.progress = Label("", "muted")
        self.left = OwnerSide(tr("Would stay"))
        self.right = OwnerSide(tr("Would go"))
        self.reason: QLineEdit = make_line(tr("Reason"), tr("reason; empty: what the list says"))
        self.least: QComboBox = make_choice(tr("At least as sure as"), _steps())
        self._lay_out()
        self.table.pressed.connect(self.decide)
        self.table.currentCellChanged.connect(lambda line, *_: self._look(line))

    def refresh(self) -> None:
        """Looks for pairs again; the docket's names are compared behind."""
        self.progress.setText(tr("Comparing the names…"))
        self._desk.tasks.read(
            self._desk.docket.owner_work.work, then=self._show, refused=self._stopped, owner=self, key="work", behind=True,
            title=tr("Comparing owners"),
        )  # fmt: skip

    def _stopped(self, refusal: Refused) -> None:
        self.progress.setText(tr("Not compared. Come to this tab again to compare the names."))
        self._desk.refuse(refusal)

    def decide(self, letter: str) -> None:
        """J joins, K keeps apart, L puts the pair at the end of the list."""
        pair = self.pair
        if pair is None:
            return
        if letter == "l":
            self._later.add((pair.into, pair.other))
            self._drop(pair)
            self._pairs.append(pair)
            self._fill(self.table.currentRow())
            return
        work, typed = self._desk.docket.owner_work, self.reason.text().strip()
        if letter == "j":
            reason = typed or pair.why or tr("looked at side by side")
            self._waiting += 1
            self._change(pair, work.join, pair.into, pair.other, reason, pair.score)
        else:
            self._decided += 1
            self._change(pair, work.apart, pair.into, pair.other, typed or tr("looked at side by side: two owners"))

    @property
    def pair(self) -> PairLine | None:
        """The pair under the cursor."""
        line = self.table.currentRow()
        return self._pairs[line] if 0 <= line < min(len(self._pairs), SHOWN_AT_ONCE) else None

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for text, letter, picture in (
            (tr("&Join (J)"), "j", "check"),
            (tr("&Keep apart (K)"), "k", "cross"),
            (tr("&Later (L)"), "l", "clock"),
        ):
            buttons.addWidget(make_button(text, self._press(letter), picture))
        buttons.addWidget(self.reason, 1)
        buttons.addWidget(self.least)
        buttons.addWidget(make_button(tr("Propose all these"), self._join_sure, "two-people"))
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.addWidget(self.left)
        sides.addWidget(self.right)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(sides)
        halves.setSizes([scaled(300), scaled(260)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.progress)
        column.addWidget(halves, 1)
        column.addLayout(buttons)

    def _press(self, letter: str) -> Callable[[], None]:
        return lambda: self.decide(letter)

    def _join_sure(self) -> None:
        self._desk.tasks.change(
            self._desk.docket.owner_work.join_sure, float(chosen(self.least)), then=self._told, refused=self._desk.refuse
        )

    def _change(self, pair: PairLine, do: Callable[..., str], *values: object) -> None:
        def done(told: str) -> None:
            self._desk.tell(told)
            line = self._pairs.index(pair) if pair in self._pairs else 0
            self._drop(pair)
            self._fill(line)
            self.reason.clear()
            self.changed.emit()

        self._desk.tasks.change(do, *values, then=done, refused=self._refused)

    def _refused(self, refusal: Refused) -> None:
        self._desk.refuse(refusal)
        self.refresh()

    def _told(self, told: str) -> None:
        self._desk.tell(told)
        self.changed.emit()
        self.refresh()

    def _drop(self, pair: PairLine) -> None:
        self._pairs = [each for each in self._pairs if each != pair]

    def _show(self, work: WorkShown) -> None:
        self._pairs = sorted(work.pairs, key=lambda pair: (pair.into, pair.other) in self._later)
        self._waiting, self._decided = work.waiting, work.decided
        self._fill(0)

    def _fill(self, line: int) -> None:
        shown = self._pairs[:SHOWN_AT_ONCE]
        self.table.setRowCount(len(shown))
        for place, pair in enumerate(shown):
            self.table.put(place, 0, f"{pair.score:.0%}")
            self.table.put(place, 1, f"{pair.into_name} ({pair.into_matters:,})")
            self.table.put(place, 2, f"{pair.other_name} ({pair.other_matters:,})")
            self.table.put(place, 3, pair.why)
        self.table.fit_columns(340)
        left = count(len(self._pairs), tr("pair to look at"), tr("pairs to look at"))
        settled = self._waiting + self._decided
        words = tr("{settled} of {all} decided, {waiting} of them wait for a second person; {left}")
        told = words.format(settled=settled, all=settled + len(self._pairs), waiting=self._waiting, left=left)
        self.progress.setText(told if self._pairs or self._waiting or self._decided else tr("No two owners look alike."))
        self.table.setCurrentCell(-1, -1)
        if shown:
            self.table.setCurrentCell(min(line, len(shown) - 1), 1)
        else:
            self._look(-1)

    def _look(self, line: int) -> None:
        pair = self.pair if line >= 0 else None
        if pair is None:
            self.left.show_side(None)
            self.right.show_side(None)
            return
        side = self._desk.docket.owner_work.side
        self._desk.read(self, "left", side, pair.into, then=self._put(self.left, pair.other_name))
        self._desk.read(self, "right", side, pair.other, then=self._put(self.right, pair.into_name))

    def _put(self, panel: OwnerSide, other: str) -> Callable[[SideShown], None]:
        return lambda side: panel.show_side(side, other)


def _steps() -> tuple[Choice, ...]:
    steps = (1.0, 0.95, 0.9, 0.85, 0.8)
    return tuple(Choice(str(step), tr("at least {share} sure", share=f"{step:.0%}")) for step in steps)
