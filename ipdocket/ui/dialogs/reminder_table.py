"""The firm's table of reminders: by kind of date when people are reminded, who from when on, and when silence is alarmed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form, quiet
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_reminders import ScheduleLine, ScheduleTable
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import (
    Label,
    add_field,
    chosen,
    fill_choice,
    make_button,
    make_choice,
    make_form,
    make_line,
)
from ipdocket.ui.words import tr

GENERAL = ("rights end", "other")  # rows that are never taken away
MOST = 730  # days before a date


class ReminderTable(Form):
    """Rows above, the chosen one's fields below; an administrator or supervisor declares the whole table at once."""

    section = 20

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Table of reminders"),
            tr("Days before a date at which people are reminded. A kind without a row of its own follows the general ones."),
            tr("Declare"), parent, (820, 0),
        )  # fmt: skip
        self._desk = desk
        self._may_change = False
        self.lines: list[ScheduleLine] = []
        titles = (tr("Kind of date"), tr("Days before"), tr("Back-up from"), tr("Supervisors from"), tr("Silence"))
        self.table = SmallTable(tr("Table of reminders"), titles, (190, 225, 100, 125, 70))
        self.table.itemSelectionChanged.connect(self._show_line)
        self.body.addWidget(self.table)
        self.told = Label("", "muted", wrap=True)
        self.body.addWidget(self.told)
        form = make_form()
        self.tiers = make_line(tr("Days before"), "180, 90, 60, 30, 14, 7, 3, 1, 0")
        self.backup = make_line(tr("Back-up from"), "14")
        self.supervisor = make_line(tr("Supervisors from"), "3")
        self.silent = make_line(tr("Silence, in working days"), "10")
        add_field(form, tr("&Days before"), self.tiers)
        add_field(form, tr("Back-&up from so many days on"), self.backup)
        add_field(form, tr("&Supervisors from so many days on"), self.supervisor)
        add_field(form, tr("Si&lence, in working days"), self.silent)
        self.body.addLayout(form)
        for field in self._fields():
            field.textEdited.connect(self._take_line)
        self.kind = make_choice(tr("Kind to give a row of its own"))
        self.add = make_button(tr("&Add a row for"), self._add_line, "plus")
        self.remove = make_button(tr("&Take this row away"), self._remove_line, "minus")
        row = QHBoxLayout()
        for part in (self.add, self.kind, self.remove):
            row.addWidget(part)
        row.addStretch(1)
        self.body.addLayout(row)
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
        desk.tasks.read(desk.docket.reminders.table, then=self._show, refused=self.refuse, owner=self)
        self.check()

    def find_missing(self) -> Iterator[str]:
        """Numbers in every field of every row, at least one tier."""
        if not self._may_change:
            yield tr("An administrator or supervisor declares the table.")
        for line in self.lines:
            if not line.tiers or min(line.tiers) < 0 or max(line.tiers) > MOST:
                yield tr("{kind}: type days before the date from 0 to {most}, at least one.", kind=kind_word(line.kind), most=MOST)
            if not all(0 <= one <= MOST for one in (line.backup_from, line.supervisor_from, line.silent_days)):
                yield tr("{kind}: type a number from 0 to {most} in every field.", kind=kind_word(line.kind), most=MOST)

    def send(self) -> None:
        """Declares the table."""
        self.wait()
        self._desk.tasks.change(
            self._desk.docket.reminders.declare, tuple(self.lines), then=self._finish, refused=self.refuse, owner=self
        )

    def _finish(self, message: str) -> None:
        self._desk.tell(message)
        self.accept()

    def _fields(self) -> tuple[QLineEdit, ...]:
        return (self.tiers, self.backup, self.supervisor, self.silent)

    def _show(self, shown: ScheduleTable) -> None:
        self._may_change = shown.may_change
        self._kinds = shown.kinds
        self.lines = list(shown.lines)
        self._fill(0)

    def _fill(self, chosen_line: int) -> None:
        with quiet(self.table):
            self.table.setRowCount(len(self.lines))
            for line in range(len(self.lines)):
                self._put(line)
            self.table.selectRow(chosen_line)
        self.table.fit_height(8)
        free = [kind for kind in self._kinds if kind not in {line.kind for line in self.lines}]
        fill_choice(self.kind, [Choice(kind, kind_word(kind)) for kind in free])
        self._show_line()

    def _put(self, line: int) -> None:
        one = self.lines[line]
        texts = (
            kind_word(one.kind), ", ".join(map(str, one.tiers)), tr("{n} days", n=one.backup_from),
            tr("{n} days", n=one.supervisor_from), tr("{n} days", n=one.silent_days),
        )  # fmt: skip
        for place, text in enumerate(texts):
            self.table.put(line, place, text)

    def _show_line(self) -> None:
        line = self.table.currentRow()
        known = 0 <= line < len(self.lines)
        if known:
            one = self.lines[line]
            texts = (", ".join(map(str, one.tiers)), one.backup_from, one.supervisor_from, one.silent_days)
            for field, text in zip(self._fields(), texts, strict=True):
                field.setText(str(text))
            self.told.setText(tr("The row “{kind}”:", kind=kind_word(one.kind)))
        for field in self._fields():
            field.setEnabled(known and self._may_change)
        self.remove.setEnabled(known and self._may_change and self.lines[line].kind not in GENERAL)
        self.add.setEnabled(self._may_change and self.kind.count() > 0)
        self.kind.setEnabled(self._may_change)
        self.check()

    def _take_line(self) -> None:
        line = self.table.currentRow()
        if 0 <= line < len(self.lines):
            numbers = [_number(field.text()) for field in self._fields()[1:]]
            self.lines[line] = ScheduleLine(self.lines[line].kind, read_tiers(self.tiers.text()), *numbers)
            with quiet(self.table):
                self._put(line)
            self.check()

    def _add_line(self) -> None:
        if chosen(self.kind):
            self.lines.append(replace(self.lines[0], kind=chosen(self.kind)))
            self._fill(len(self.lines) - 1)

    def _remove_line(self) -> None:
        del self.lines[self.table.currentRow()]
        self._fill(0)


def read_tiers(text: str) -> tuple[int, ...]:
    """The numbers typed, falling, each once; none where something else stands between them."""
    parts = [part for part in re.split(r"[\s,;/]+", text.strip()) if part]
    if not all(part.isascii() and part.isdigit() and len(part) < 5 for part in parts):
        return ()
    return tuple(sorted({int(part) for part in parts}, reverse=True))


def _number(text: str) -> int:
    """The number typed, -1 for anything else."""
    found = read_tiers(text)
    return found[0] if len(found) == 1 else -1


def kind_word(kind: str) -> str:
    """What a row is called."""
    words = {"rights end": tr("where a right is lost"), "other": tr("every other date")}
    return words.get(kind, kind.replace("_", " "))
