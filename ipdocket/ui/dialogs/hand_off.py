"""Handing off at the end of a shift: what is still to do, how each thing is left, to whom, and by which clock."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidgetItem, QWidget

from ipdocket.clock import end_of_day_at
from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form, quiet
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_hand_off import ClockShown, DrawnRow, DrawnShown, ItemTyped, NoteTyped
from ipdocket.ui.views.today_hand_off import left_word, show_clocks
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import (
    Label,
    add_field,
    chosen,
    fill_choice,
    find_by_typing,
    make_choice,
    make_form,
    make_line,
)
from ipdocket.ui.words import Word, count, tr

LEFT, TOLD = 6, 7  # columns that show what was typed below
TICKED, UNTICKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class HandOff(Form):
    """Rows above, ticked those that go; below how the chosen ones are left. Space ticks."""

    section = 26

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        about = tr(
            "Drawn from the docket: what you must do soon, what waits for a second person, papers not dealt with."
            " Until somebody accepts it, each is yours. Space ticks the chosen rows, Ctrl+A chooses all."
        )
        super().__init__(tr("Hand off to the next shift"), about, tr("Hand off"), parent, (1080, 620))
        self._desk = desk
        self._drawn = DrawnShown((), (), ())
        self._left: list[ItemTyped] = []
        self._asked = False
        self.receiver = make_choice(tr("To"), (), tr("choose a person or a desk"))
        self.zone = make_choice(tr("Their time zone"))
        find_by_typing(self.zone)
        self.table = TickTable(
            tr("What is still to do"),
            (tr("Ref"), tr("What"), tr("Country"), tr("Ends at the office"), tr("By their clock"), tr("With"), tr("Left as"),
             tr("Told")),
            (140, 230, 64, 195, 180, 90, 120, 120),
        )  # fmt: skip
        self.state = make_choice(
            tr("How you leave it"),
            (Choice("open", tr("open")), Choice("blocked", tr("blocked")), Choice("waiting", tr("waiting for somebody"))),
        )
        self.waiting_for = make_line(tr("Waits for whom"), tr("for instance: the client"))
        self.sentence = make_line(tr("What they must know"), tr("one sentence"))
        self._lay_out()
        self._listen()
        desk.tasks.read(desk.docket.hand_offs.draw, then=self._show, refused=self.refuse, owner=self)
        self.check()

    def _lay_out(self) -> None:
        head, below = make_form(), make_form()
        add_field(head, tr("&To"), self.receiver)
        add_field(head, tr("Their time &zone"), self.zone)
        self.body.addLayout(head)
        self.told = Label("", "head", wrap=True)
        self.body.addWidget(self.told)
        self.table.setMinimumHeight(200)
        self.body.addWidget(self.table, 1)
        add_field(below, tr("How &you leave it"), self.state)
        add_field(below, tr("Waits for &whom"), self.waiting_for)
        add_field(below, tr("What they must &know"), self.sentence)
        self.body.addLayout(below)

    def _listen(self) -> None:
        self.receiver.currentIndexChanged.connect(lambda _place: self._take_receiver())
        self.zone.currentIndexChanged.connect(lambda _place: self._show_clocks())
        self.zone.editTextChanged.connect(lambda _text: self.check())
        self.table.itemSelectionChanged.connect(self._show_left)
        self.table.itemChanged.connect(lambda _item: self.check())
        self.state.currentIndexChanged.connect(lambda _place: self._take_left())
        self.waiting_for.textEdited.connect(lambda _text: self._take_left())
        self.sentence.textEdited.connect(lambda _text: self._take_left())

    def find_missing(self) -> Iterator[str]:
        """To whom, a clock, at least one row, and for each ticked one what its state asks for."""
        if not chosen(self.receiver):
            yield tr("Choose to whom you hand off.")
        if chosen(self.zone) not in self._drawn.zones:
            yield tr("Choose the receiver's time zone.")
        ticked = self._ticked()
        if not ticked:
            yield tr("Tick at least one row.") if self._drawn.rows or not self._asked else tr("There is nothing to hand on.")
        for line in ticked:
            name = self._drawn.rows[line].reference or self._drawn.rows[line].what
            if self._left[line].state == "blocked" and not self._left[line].sentence.strip():
                yield tr("{ref}: say what blocks it.", ref=name)
            if self._left[line].state == "waiting" and not self._left[line].waiting_for.strip():
                yield tr("{ref}: say for whom it waits.", ref=name)

    def send(self) -> None:
        """Writes the note."""
        items = tuple(self._left[line] for line in self._ticked())
        note = NoteTyped(chosen(self.receiver), chosen(self.zone), items)
        self.wait()
        write = self._desk.docket.hand_offs.write
        self._desk.tasks.change(write, note, then=self._finish, refused=self.refuse, owner=self)

    def _finish(self, told: str) -> None:
        self._desk.tell(told)
        self.accept()

    def _show(self, drawn: DrawnShown) -> None:
        self._drawn, self._asked = drawn, True
        self._left = [ItemTyped(row.about, row.id) for row in drawn.rows]
        fill_choice(self.zone, [Choice(one, one) for one in drawn.zones])
        fill_choice(self.receiver, [Choice(one.code, one.name) for one in drawn.receivers], tr("choose a person or a desk"))
        if drawn.receivers:
            self.receiver.setCurrentIndex(1)
        with quiet(self.table):
            self.table.setRowCount(len(drawn.rows))
            for line, row in enumerate(drawn.rows):
                self._put(line, row)
        self.told.setText(_sum_up(drawn))
        self._take_receiver()
        if drawn.rows:
            self.table.selectRow(0)
        self._show_left()
        self.receiver.setFocus()

    def _put(self, line: int, row: DrawnRow) -> None:
        lies = Word(tr("in note {n}", n=row.note), "hourglass", "soon") if row.note is not None else None
        texts = (row.reference or "–", row.what, row.country, "", "", lies.text if lies else row.held_by or tr("you"))
        for place, text in enumerate(texts):
            self.table.put(line, place, text, lies if place == 5 else None)
        item = self.table.item(line, 0)
        if item is not None and row.note is None:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(TICKED if row.own else UNTICKED)
        self._put_left(line)

    def _put_left(self, line: int) -> None:
        one = self._left[line]
        word = left_word(one.state, one.waiting_for.strip())
        self.table.put(line, LEFT, word.text, word)
        self.table.put(line, TOLD, one.sentence)

    def _ticked(self) -> list[int]:
        return [line for line in range(self.table.rowCount()) if self.table.is_ticked(line)]

    def _take_receiver(self) -> None:
        found = next((one for one in self._drawn.receivers if one.code == chosen(self.receiver)), None)
        place = self.zone.findData(found.zone) if found is not None else -1
        if place >= 0:
            with quiet(self.zone):
                self.zone.setCurrentIndex(place)
        self._show_clocks()

    def _show_clocks(self) -> None:
        zone = chosen(self.zone)
        if zone in self._drawn.zones:
            with quiet(self.table):
                for line, row in enumerate(self._drawn.rows):
                    clock = None
                    if row.day is not None:
                        clock = ClockShown(row.day, end_of_day_at(row.zone or zone, row.day), row.zone, zone)
                    for place, text in enumerate(show_clocks(clock), 3):
                        self.table.put(line, place, text)
        self.check()

    def _chosen_lines(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectionModel().selectedRows()})

    def _show_left(self) -> None:
        lines = self._chosen_lines()
        if lines:
            one = self._left[lines[0]]
            with quiet(self.state), quiet(self.waiting_for), quiet(self.sentence):
                self.state.setCurrentIndex(self.state.findData(one.state))
                self.waiting_for.setText(one.waiting_for)
                self.sentence.setText(one.sentence)
        for field in (self.state, self.sentence):
            field.setEnabled(bool(lines))
        self.waiting_for.setEnabled(bool(lines) and chosen(self.state) == "waiting")

    def _take_left(self) -> None:
        waiting = chosen(self.state) == "waiting"
        whom = self.waiting_for.text() if waiting else ""
        with quiet(self.table):
            for line in self._chosen_lines():
                self._left[line] = replace(
                    self._left[line], state=chosen(self.state), waiting_for=whom, sentence=self.sentence.text()
                )
                self._put_left(line)
        self.waiting_for.setEnabled(waiting)
        self.check()


class TickTable(SmallTable):
    """A table whose rows are ticked in the first column, with the mouse or with Space."""

    def __init__(self, name: str, titles: tuple[str, ...], widths: tuple[int, ...]) -> None:
        super().__init__(name, titles, widths)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def is_ticked(self, line: int) -> bool:
        """Whether a row is ticked; one that cannot be is not."""
        item = self.item(line, 0)
        return item is not None and _can_tick(item) and item.checkState() == TICKED

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the chosen rows, or takes the ticks away where all have one."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        items = [self.item(index.row(), 0) for index in self.selectionModel().selectedRows()]
        able = [item for item in items if item is not None and _can_tick(item)]
        wanted = UNTICKED if able and all(item.checkState() == TICKED for item in able) else TICKED
        for item in able:
            item.setCheckState(wanted)


def _can_tick(item: QTableWidgetItem) -> bool:
    return bool(item.flags() & Qt.ItemFlag.ItemIsUserCheckable) and item.data(Qt.ItemDataRole.CheckStateRole) is not None


def _sum_up(drawn: DrawnShown) -> str:
    lying = sum(row.note is not None for row in drawn.rows)
    told = tr("{n} found; yours are ticked.", n=count(len(drawn.rows), tr("item"), tr("items")))
    more = tr("In a note that nobody has answered: {n}.", n=lying)
    return f"{told} {more}" if lying else told if drawn.rows else tr("Nothing of yours is due soon, waits, or lies unprocessed.")
