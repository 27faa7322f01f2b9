"""The hand-off between shifts: what waits to be accepted by name, and what was handed on and nobody accepted."""

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ipdocket.domain.hand_off import says_why
from ipdocket.ui.desk import Desk
from ipdocket.ui.formats import show_date, show_instant
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown_hand_off import ClockShown, HandOffRow, HandOffsShown
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import Label, make_button
from ipdocket.ui.words import Word, count, tr


class HandOffTab(QWidget):
    """Two lists under each other; `opened` carries a matter, `counted` how many items need something done."""

    opened = Signal(int)
    chose = Signal(object)
    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.shown = HandOffsShown()
        self.table = SmallTable(
            tr("Waits for you"),
            (tr("From"), tr("Ends at the office"), tr("By your clock"), tr("Ref"), tr("Country"), tr("What"), tr("Left as"),
             tr("Told"), tr("Written")),
            (125, 190, 176, 112, 62, 200, 135, 160, 130),
        )  # fmt: skip
        self.lying = SmallTable(
            tr("Handed on, accepted by nobody"),
            (tr("To"), tr("Ends at the office"), tr("By their clock"), tr("Ref"), tr("Country"), tr("What"), tr("Left as"),
             tr("Answer"), tr("Written by")),
            (125, 190, 176, 112, 62, 200, 135, 160, 130),
        )  # fmt: skip
        self.told = Label("", "head", wrap=True)
        self.told_lying = Label("", "late", wrap=True)
        self.whole, self.whole_lying = Label("", wrap=True), Label("", wrap=True)
        actions = desk.actions
        self.accept_button = make_button(tr("&Accept"), actions["accept_items"].trigger, "check")
        self.note_button = make_button(tr("Accept the &whole note"), self.accept_note, "confirm")
        self.refuse_button = make_button(tr("Send &back…"), actions["send_back"].trigger, "undo")
        self.keep_button = make_button(tr("I &keep it"), self.keep, "undo")
        self.write_button = make_button(tr("&Hand off…"), actions["hand_off"].trigger, "arrow-right")
        for table in (self.table, self.lying):
            table.itemSelectionChanged.connect(self._switch)
            table.itemSelectionChanged.connect(lambda: self.chose.emit(None))
        self.table.itemActivated.connect(lambda item: self._open(self.shown.waiting[item.row()]))
        self.lying.itemActivated.connect(lambda item: self._open(self.shown.lying[item.row()]))
        self._lay_out()
        actions["hand_off"].changed.connect(self._switch)

    def _lay_out(self) -> None:
        about = tr(
            "Accept each item by name, or send it back with a reason. What nobody accepts stays with the writer."
            " Enter opens the matter."
        )
        answers, own, others = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for button in (self.accept_button, self.note_button, self.refuse_button):
            answers.addWidget(button)
        own.addWidget(self.keep_button)
        others.addWidget(self.write_button)
        others.addWidget(make_button(tr("All n&otes…"), self.open_notes, "history"))
        others.addWidget(make_button(tr("&Desks…"), self.open_desks, "two-people"))
        for row in (answers, own, others):
            row.addStretch(1)
        self._halves = QSplitter(Qt.Orientation.Vertical)
        self._halves.setChildrenCollapsible(False)
        self._lower = _stack(self.told_lying, self.lying, self.whole_lying, own)
        self._halves.addWidget(_stack(self.told, self.table, self.whole, answers))
        self._halves.addWidget(self._lower)
        self._share_room(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(Label(about, "muted", wrap=True))
        column.addWidget(self._halves, 1)
        column.addLayout(others)

    def ask(self) -> None:
        """Asks for what waits."""
        self._desk.read(self, "board", self._desk.docket.hand_offs.board, then=self.show_board)

    def show_board(self, shown: HandOffsShown) -> None:
        """Shows both lists; the lower only where something lies."""
        if bool(shown.waiting) != bool(self.shown.waiting):
            self._share_room(bool(shown.waiting))
        self.shown = shown
        for table, rows, fill in ((self.table, shown.waiting, _put_waiting), (self.lying, shown.lying, _put_lying)):
            kept = max(table.currentRow(), 0)
            before = table.blockSignals(True)
            table.setRowCount(len(rows))
            for line, row in enumerate(rows):
                fill(table, line, row)
            if rows:
                _choose_line(table, min(kept, len(rows) - 1))
            table.blockSignals(before)
        items = count(len(shown.waiting), tr("item"), tr("items"))
        writers = ", ".join(dict.fromkeys(row.who for row in shown.waiting))
        told = tr("{n} handed on by {names}: not yours until you accept.", n=items, names=writers)
        self.told.setText(told if shown.waiting else tr("Nothing waits for you to accept."))
        items = count(len(shown.lying), tr("item"), tr("items"))
        self.told_lying.setText(tr("Accepted by nobody: {n}. Each is still its writer's.", n=items))
        self._lower.setVisible(bool(shown.lying))
        self._switch()
        self.counted.emit(len(shown.waiting) + len(shown.lying))
        self.chose.emit(None)

    def chosen_matter(self) -> int | None:
        """The matter of the row under the cursor of the list last worked in."""
        lower = self.focusWidget() is self.lying
        table, rows = (self.lying, self.shown.lying) if lower else (self.table, self.shown.waiting)
        line = table.currentRow()
        return rows[line].matter if 0 <= line < len(rows) else None

    def chosen_items(self) -> list[int]:
        """What of the upper list is chosen and may be answered."""
        lines = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.shown.waiting[line].item for line in lines if line < len(self.shown.waiting)] if self.shown.may_answer else []

    def accept_chosen(self) -> None:
        """Accepts the rows chosen, by the name of the person at the desk."""
        self._answer(self._desk.docket.hand_offs.accept, self.chosen_items())

    def accept_note(self) -> None:
        """Accepts everything of the note under the cursor."""
        line = self.table.currentRow()
        if 0 <= line < len(self.shown.waiting):
            note = self.shown.waiting[line].note
            self._answer(self._desk.docket.hand_offs.accept, [row.item for row in self.shown.waiting if row.note == note])

    def refuse_chosen(self) -> None:
        """Asks why the rows chosen are sent back."""
        from ipdocket.ui.dialogs.ask_text import AskText

        items = self.chosen_items()
        about = tr("{n} go back to the writer, who reads the reason.", n=count(len(items), tr("item"), tr("items")))
        dialog = AskText(tr("Send back"), about, tr("&Reason"), self.window(), judge=_judge_reason)
        dialog.told.connect(lambda reason: self._answer(self._desk.docket.hand_offs.refuse, items, reason))
        dialog.open()

    def keep(self) -> None:
        """Takes one's own rows of the lower list back."""
        lines = sorted({index.row() for index in self.lying.selectionModel().selectedRows()})
        rows = [self.shown.lying[line] for line in lines]
        self._answer(self._desk.docket.hand_offs.keep, [row.item for row in rows if row.mine])

    def open_notes(self) -> None:
        """Shows every note, to be printed."""
        from ipdocket.ui.dialogs.hand_off_notes import HandOffNotes

        HandOffNotes(self._desk, self.window()).open()

    def open_desks(self) -> None:
        """Shows the firm's desks."""
        from ipdocket.ui.dialogs.desks import Desks

        Desks(self._desk, self.window()).open()

    def _answer(self, act: Callable[..., str], items: Sequence[int], *more: str) -> None:
        if items:
            self._desk.tasks.change(act, items, *more, then=self._desk.tell, refused=self._desk.refuse, owner=self)

    def _share_room(self, waiting: bool) -> None:
        self._halves.setSizes([scaled(300 if waiting else 150), scaled(240 if waiting else 390)])

    def _open(self, row: HandOffRow) -> None:
        if row.matter is not None:
            self.opened.emit(row.matter)

    def _switch(self) -> None:
        for table, rows, whole in (
            (self.table, self.shown.waiting, self.whole), (self.lying, self.shown.lying, self.whole_lying),
        ):  # fmt: skip
            line = table.currentRow()
            whole.setText(say_whole(rows[line]) if 0 <= line < len(rows) else "")
            whole.setVisible(bool(whole.text()))
        chosen = bool(self.chosen_items())
        for button in (self.accept_button, self.note_button, self.refuse_button):
            button.setEnabled(chosen)
        lines = {index.row() for index in self.lying.selectionModel().selectedRows()}
        self.keep_button.setEnabled(any(self.shown.lying[line].mine for line in lines if line < len(self.shown.lying)))
        self.write_button.setEnabled(self._desk.actions["hand_off"].isEnabled())


def _judge_reason(text: str) -> str:
    return "" if says_why(text) else tr("Say why, in a few words.")


def _choose_line(table: SmallTable, line: int) -> None:
    """Puts the cursor on a row; `selectRow` heeds the keys that are held, and after Shift+F2 one is."""
    flag = QItemSelectionModel.SelectionFlag
    table.selectionModel().setCurrentIndex(table.model().index(line, 0), flag.ClearAndSelect | flag.Rows)


def _stack(*parts: QWidget | QHBoxLayout) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part, int(isinstance(part, SmallTable)))
        else:
            column.addLayout(part)
    return whole


def _put_waiting(table: SmallTable, line: int, row: HandOffRow) -> None:
    office, own = show_clocks(row.clock)
    left = left_word(row.state, row.waiting_for)
    texts = (
        row.who, office, own, row.reference, row.country, row.what, left.text, row.sentence, show_instant(row.written),
    )  # fmt: skip
    for place, text in enumerate(texts):
        table.put(line, place, text, left if place == 6 else None)


def _put_lying(table: SmallTable, line: int, row: HandOffRow) -> None:
    office, theirs = show_clocks(row.clock)
    left = left_word(row.state, row.waiting_for)
    refused = tr("sent back by {name}: {reason}", name=row.answered_by, reason=row.reason)
    answer = Word(refused, "undo", "late") if row.reason else Word(tr("no answer yet"), "hourglass", "soon")
    texts = (row.who, office, theirs, row.reference, row.country, row.what, left.text, answer.text, row.writer)
    for place, text in enumerate(texts):
        table.put(line, place, text, {6: left, 7: answer}.get(place))


def say_whole(row: HandOffRow) -> str:
    """Everything that was said of an item, which a column of the table may cut."""
    told = f"{row.reference} {row.what}".strip()
    left = left_word(row.state, row.waiting_for).text
    more = [f"“{row.sentence}”"] if row.sentence else []
    if row.reason:
        more.append(tr("Sent back by {name}: {reason}", name=row.answered_by, reason=row.reason))
    return " ".join((f"{told}: {left}.", *more))


def left_word(state: str, waiting_for: str) -> Word:
    """How the writer left it, in words."""
    if state == "blocked":
        return Word(tr("blocked"), "alert", "late")
    if state == "waiting":
        return Word(tr("waits for {name}", name=waiting_for) if waiting_for else tr("waits for somebody"), "hourglass", "soon")
    return Word(tr("open"), "circle", "text")


def show_clocks(clock: ClockShown | None) -> tuple[str, str]:
    """When a day ends at its office and by the receiver's clock; the office's is "" where none counts it."""
    if clock is None:
        return "", ""
    there = city_of(clock.receiver_zone)
    if not clock.office_zone:
        return "", f"{show_date(clock.day)} 24:00 {there}"
    office = f"{show_date(clock.day)} 24:00 {city_of(clock.office_zone)}"
    if clock.office_zone == clock.receiver_zone:
        return office, office
    return office, f"{show_instant(clock.ends, ZoneInfo(clock.receiver_zone))} {there}"


def city_of(zone: str) -> str:
    """The place that names a time zone: New York."""
    return zone.rpartition("/")[2].replace("_", " ")
