"""Away from a day until a day: everything due is shown with who takes it, and nothing may be left."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.formats import show_date
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_absences import AbsenceLine, AbsenceTyped, HandedLine
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.date_edit import DateEdit
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
from ipdocket.ui.words import Word, count, tr

TAKEN = 1  # the column that says who takes it
PAUSE = 250  # milliseconds of quiet before what is due is asked for


class EnterAbsence(Form):
    """A new absence, or who takes what in a recorded one; chosen rows, or all, are given to a person in the same dialog."""

    section = 22
    saved = Signal(str)

    def __init__(self, desk: Desk, line: AbsenceLine | None, parent: QWidget | None = None) -> None:
        title = tr("New absence") if line is None else tr("Who takes what while {name} is away", name=line.person)
        about = tr(
            "Everything due until the next working day after it, with who takes it: the back-up, or whom you name here."
        )
        super().__init__(title, about, tr("Save"), parent, (980, 620))
        self._desk = desk
        self._line = line
        self._rows: tuple[HandedLine, ...] = ()
        self._named: dict[int, str] = {}
        self._asked = False
        self.person = make_choice(tr("Who is away"), (), tr("choose a person"))
        self.first = DateEdit(tr("First day away"), desk.read_date, desk.clock)
        self.last = DateEdit(tr("Last day away, inclusive"), desk.read_date, desk.clock)
        self.note = make_line(tr("Note"), tr("for instance: holiday"))
        self.substitute = make_choice(tr("Takes whatever no back-up takes"), (), tr("nobody"))
        if line is None:
            self._add_fields()
        self._add_rows()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look)
        self._listen()

    def _add_rows(self) -> None:
        self.told = Label("", "head", wrap=True)
        self.table = SmallTable(
            tr("What is due"),
            (tr("Due"), tr("Who takes it"), tr("Ref"), tr("Action"), tr("As"), tr("Country"), tr("Final")),
            (92, 230, 106, 190, 96, 64, 100),
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setMinimumHeight(180)
        self.stand_in = make_choice(tr("Person for the chosen rows"), (), tr("choose a person"))
        self.name_button = make_button(tr("&Give the chosen rows to"), self._name_chosen)
        self.name_button.setAutoDefault(False)
        naming = QHBoxLayout()
        naming.addWidget(self.name_button)
        naming.addWidget(self.stand_in)
        naming.addStretch(1)
        self.body.addWidget(self.told)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(naming)

    def _add_fields(self) -> None:
        form = make_form()
        add_field(form, tr("&Who is away"), self.person)
        add_field(form, tr("&First day away"), self.first)
        add_field(form, tr("&Last day away, inclusive"), self.last)
        add_field(form, tr("&Takes whatever no back-up takes"), self.substitute)
        add_field(form, tr("N&ote"), self.note)
        self.body.addLayout(form)
        self.person.setFocus()

    def _listen(self) -> None:
        self.table.itemSelectionChanged.connect(self.check)
        self.stand_in.currentIndexChanged.connect(lambda _index: self.check())
        looking = self._desk.docket.looking.choices
        self._desk.read(self, "stand-ins", looking, "person", then=self._offer_stand_ins)
        if self._line is not None:
            self._look()
            return
        for box in (self.person, self.substitute):
            box.currentIndexChanged.connect(lambda _index: self._touched())
        self.first.changed.connect(self._touched)
        self.last.changed.connect(self._touched)
        self._desk.read(self, "people", self._desk.docket.absences.people, then=self._offer_people)
        self.check()

    def _offer_people(self, people: Sequence[Choice]) -> None:
        fill_choice(self.person, people, tr("choose a person"))
        if people:
            self.person.setCurrentIndex(1)

    def _offer_stand_ins(self, people: Sequence[Choice]) -> None:
        fill_choice(self.substitute, people, tr("nobody"))
        fill_choice(self.stand_in, people, tr("choose a person"))
        self.check()

    def find_missing(self) -> Iterator[str]:
        """Who, from, until, and somebody for everything."""
        rows = bool(self.table.selectionModel().selectedRows())
        self.name_button.setEnabled(rows and bool(chosen(self.stand_in)))
        if self._line is None:
            yield from self._missing_fields()
        left = sum(bool(row.why) for row in self._rows)
        if left:
            yield tr("{n} would be left with someone who is away: name somebody.", n=count(left, tr("deadline"), tr("deadlines")))
        elif not self._asked:
            yield tr("One moment…")
        elif self._line is not None and not self._named:
            yield tr("Choose rows and give them to somebody.")

    def _missing_fields(self) -> Iterator[str]:
        if not chosen(self.person):
            yield tr("Choose who is away.")
        if self.first.day is None:
            yield self.first.problem or tr("Type the first day away.")
        if self.last.day is None:
            yield self.last.problem or tr("Type the last day away.")
        if self.first.day is not None and self.last.day is not None and self.last.day < self.first.day:
            yield tr("The last day lies before the first.")
        if chosen(self.person) and chosen(self.person) == chosen(self.substitute):
            yield tr("Nobody acts for themselves: choose another person.")

    def send(self) -> None:
        """Saves it."""
        typed = self._typed()
        if typed is None:
            return
        self.wait()
        enter = self._desk.docket.absences.enter
        self._desk.tasks.change(enter, typed, then=self._finish, refused=self.refuse, owner=self)

    def _typed(self) -> AbsenceTyped | None:
        named = tuple(sorted(self._named.items()))
        if self._line is not None:
            return AbsenceTyped("", self._line.first, self._line.last, substitutes=named, absence=self._line.id)
        if next(self._missing_fields(), "") or self.first.day is None or self.last.day is None:
            return None
        note = self.note.text().strip()
        return AbsenceTyped(chosen(self.person), self.first.day, self.last.day, note, chosen(self.substitute), named)

    def _touched(self) -> None:
        self._asked = False
        self._pause.start()
        self.check()

    def _look(self) -> None:
        typed = self._typed()
        if typed is not None:
            self._desk.read(self, "foresee", self._desk.docket.absences.foresee, typed, then=self._show)
        else:
            self._show(())
            self._asked = False
        self.check()

    def _show(self, rows: Sequence[HandedLine]) -> None:
        self._rows, self._asked = tuple(rows), True
        kept = {index.row() for index in self.table.selectionModel().selectedRows()}
        self.table.setRowCount(len(rows))
        for line, row in enumerate(rows):
            taken = Word(row.why, "alert", "late") if row.why else Word(row.taken_by, "check", "good")
            cells = (show_date(row.due), taken.text, row.reference, row.action, _roles(row), row.country, show_date(row.final))
            for place, text in enumerate(cells):
                self.table.put(line, place, text, taken if place == TAKEN else None)
        left = [line for line, row in enumerate(rows) if row.why]
        self.told.setText(
            tr("{n} due, {left} without anybody who is there", n=count(len(rows), tr("deadline"), tr("deadlines")), left=len(left))
            if rows else tr("Nothing is due in these days.") if self._typed() is not None else ""
        )  # fmt: skip
        self._choose_rows(left if left and not kept else sorted(kept))
        self.check()

    def _choose_rows(self, lines: Sequence[int]) -> None:
        """Those without anybody are chosen from the start, to be given to one person at once."""
        model, selection = self.table.model(), self.table.selectionModel()
        selection.clearSelection()
        for line in lines:
            if line < len(self._rows):
                selection.select(model.index(line, 0), selection.SelectionFlag.Select | selection.SelectionFlag.Rows)

    def _name_chosen(self) -> None:
        person = chosen(self.stand_in)
        for index in self.table.selectionModel().selectedRows():
            self._named[self._rows[index.row()].deadline] = person
        self.table.selectionModel().clearSelection()
        self._look()

    def _finish(self, told: str) -> None:
        self.saved.emit(told)
        self.accept()


def _roles(row: HandedLine) -> str:
    words = {"responsible": tr("responsible"), "back-up": tr("back-up"), "final sign-off": tr("final sign-off")}
    return ", ".join(words[role] for role in row.roles) or tr("stands in")
