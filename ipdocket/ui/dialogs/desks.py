"""The firm's desks: where a hand-off note may go besides to a person, by which clock, and who sits there."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form, quiet
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_hand_off import DeskLine, DesksShown
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import (
    add_field,
    chosen,
    fill_choice,
    find_by_typing,
    make_button,
    make_choice,
    make_form,
    make_line,
)
from ipdocket.ui.words import tr

WHO = Qt.ItemDataRole.UserRole


class Desks(Form):
    """Rows above, the chosen one's fields below; an administrator or supervisor declares all desks at once."""

    section = 26

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        about = tr("A note to a desk waits for everybody who sits there; with nobody ticked, for everybody of the firm.")
        super().__init__(tr("Desks"), about, tr("Declare"), parent, (640, 0))
        self._desk = desk
        self._shown = DesksShown((), (), (), False)
        self.lines: list[DeskLine] = []
        self.table = SmallTable(tr("Desks"), (tr("Desk"), tr("Time zone"), tr("Who sits there")), (150, 180, 200))
        self.name = make_line(tr("Name"), tr("for instance: Manila"))
        self.zone = make_choice(tr("Time zone"))
        find_by_typing(self.zone)
        self.people = QListWidget()
        self.people.setAccessibleName(tr("Who sits there"))
        self.people.setFixedHeight(scaled(130))
        self.add = make_button(tr("&Add a desk"), self._add_line, "plus")
        self.remove = make_button(tr("Take this desk a&way"), self._remove_line, "minus")
        self._lay_out()
        self.table.itemSelectionChanged.connect(self._show_line)
        self.name.textEdited.connect(lambda _text: self._take_line())
        self.zone.currentIndexChanged.connect(lambda _place: self._take_line())
        self.zone.editTextChanged.connect(lambda _text: self._take_line())
        self.people.itemChanged.connect(lambda _item: self._take_line())
        desk.tasks.read(desk.docket.hand_offs.desks, then=self._show, refused=self.refuse, owner=self)
        self.check()

    def _lay_out(self) -> None:
        self.body.addWidget(self.table)
        row = QHBoxLayout()
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        form = make_form()
        add_field(form, tr("&Name"), self.name)
        add_field(form, tr("Time &zone"), self.zone)
        add_field(form, tr("Who &sits there"), self.people)
        self.body.addLayout(form)

    def find_missing(self) -> Iterator[str]:
        """A name of its own and a time zone for each."""
        if not self._shown.may_change:
            yield tr("An administrator or supervisor declares the desks.")
        names = [one.name.strip().casefold() for one in self.lines]
        if "" in names:
            yield tr("Type a name for each desk.")
        if len(set(names)) < len(names):
            yield tr("Two desks have the same name.")
        for one in self.lines:
            if one.zone not in self._shown.zones:
                yield tr("{desk}: choose its time zone.", desk=one.name or tr("The desk"))

    def send(self) -> None:
        """Declares the desks."""
        self.wait()
        declare = self._desk.docket.hand_offs.declare
        self._desk.tasks.change(declare, tuple(self.lines), then=self._finish, refused=self.refuse, owner=self)

    def _finish(self, told: str) -> None:
        self._desk.tell(told)
        self.accept()

    def _show(self, shown: DesksShown) -> None:
        self._shown = shown
        self.lines = list(shown.lines)
        with quiet(self.zone):
            fill_choice(self.zone, [Choice(one, one) for one in shown.zones])
        with quiet(self.people):
            for one in shown.people:
                item = QListWidgetItem(one.text, self.people)
                item.setData(WHO, int(one.code))
                item.setCheckState(Qt.CheckState.Unchecked)
        self._fill(0)

    def _fill(self, chosen_line: int) -> None:
        with quiet(self.table):
            self.table.setRowCount(len(self.lines))
            for line in range(len(self.lines)):
                self._put(line)
            self.table.selectRow(chosen_line)
        self.table.fit_height(6)
        self._show_line()

    def _put(self, line: int) -> None:
        one = self.lines[line]
        names = {int(each.code): each.text for each in self._shown.people}
        sitting = ", ".join(names[person] for person in one.people if person in names)
        for place, text in enumerate((one.name, one.zone, sitting or tr("everybody"))):
            self.table.put(line, place, text)

    def _show_line(self) -> None:
        line = self.table.currentRow()
        known = 0 <= line < len(self.lines)
        one = self.lines[line] if known else DeskLine("", "")
        with quiet(self.name), quiet(self.zone), quiet(self.people):
            self.name.setText(one.name)
            self.zone.setCurrentIndex(self.zone.findData(one.zone))
            if not one.zone:
                self.zone.setEditText("")
            for place in range(self.people.count()):
                item = self.people.item(place)
                item.setCheckState(Qt.CheckState.Checked if item.data(WHO) in one.people else Qt.CheckState.Unchecked)
        for field in (self.name, self.zone, self.people, self.remove):
            field.setEnabled(known and self._shown.may_change)
        self.add.setEnabled(self._shown.may_change)
        self.check()

    def _take_line(self) -> None:
        line = self.table.currentRow()
        if not 0 <= line < len(self.lines):
            return
        items = [self.people.item(place) for place in range(self.people.count())]
        sitting = tuple(int(item.data(WHO)) for item in items if item.checkState() == Qt.CheckState.Checked)
        self.lines[line] = replace(self.lines[line], name=self.name.text().strip(), zone=chosen(self.zone), people=sitting)
        with quiet(self.table):
            self._put(line)
        self.check()

    def _add_line(self) -> None:
        self.lines.append(DeskLine("", ""))
        self._fill(len(self.lines) - 1)
        self.name.setFocus()

    def _remove_line(self) -> None:
        del self.lines[self.table.currentRow()]
        self._fill(0)
