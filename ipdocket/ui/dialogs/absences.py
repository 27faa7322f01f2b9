"""Who is away and when: the list of absences, and what can be done to each."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.enter_absence import EnterAbsence
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.formats import show_date
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown_absences import AbsenceLine
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.strip import MessageStrip
from ipdocket.ui.widgets.text import Label, add_field, make_button, make_form
from ipdocket.ui.words import Word, tr

SECTION = 22


class AbsencesDialog(QDialog):
    """Enter opens what is due in the absence under the cursor and who takes it."""

    section = SECTION

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Absences"))
        self.setAccessibleName(tr("Absences"))
        self.resize(scaled(900), scaled(440))
        self._desk = desk
        self._absences: tuple[AbsenceLine, ...] = ()
        self.strip = MessageStrip()
        self.table = SmallTable(
            tr("Absences"),
            (tr("Who"), tr("From"), tr("Until, inclusive"), tr("State"), tr("For what no back-up takes"), tr("Note")),
            (180, 100, 112, 110, 180, 100),
        )
        self.table.keeps_enter = True
        self.table.itemActivated.connect(lambda _item: self._hand_over())
        self.table.itemSelectionChanged.connect(self._switch)
        self._add = make_button(tr("&New absence…"), self._enter, "plus")
        self._hand = make_button(tr("&Who takes what…"), self._hand_over, "person")
        self._back = make_button(tr("&Back early…"), self._come_back, "undo")
        close = make_button(tr("Close"), self.accept)
        buttons = QHBoxLayout()
        for button in (self._add, self._hand, self._back):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        self._lay_out(buttons)
        self._switch()
        self._ask()

    def _lay_out(self, buttons: QHBoxLayout) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(Label(tr("Absences"), "title"))
        about = tr(
            "While somebody is away, lists, reports and reminders name who acts for them. An absence is ended, never deleted."
        )
        column.addWidget(Label(about, "muted", wrap=True))
        column.addWidget(self.strip)
        column.addWidget(self.table, 1)
        self.sign_off = QCheckBox(tr("&List matters without an owner of final sign-off as holes"))
        self.sign_off.setEnabled(False)
        self.sign_off.clicked.connect(self._want_sign_off)
        column.addWidget(self.sign_off)
        column.addLayout(buttons)

    def _ask(self) -> None:
        ask = self._desk.docket.absences.all
        self._desk.tasks.read(ask, then=self._show, refused=self.strip.refuse, owner=self, key="absences")

        wanted = self._desk.docket.absences.sign_off
        self._desk.tasks.read(wanted, then=self._show_sign_off, refused=self.strip.refuse, owner=self, key="sign-off")

    def _show_sign_off(self, told: tuple[bool, bool]) -> None:
        self.sign_off.setChecked(told[0])
        self.sign_off.setEnabled(told[1])

    def _want_sign_off(self, wanted: bool) -> None:
        want = self._desk.docket.absences.want_sign_off
        self._desk.tasks.change(want, wanted, then=self._tell, refused=self.strip.refuse, owner=self)

    def _show(self, absences: Sequence[AbsenceLine]) -> None:
        self._absences = tuple(absences)
        self.table.setRowCount(len(absences))
        for line, one in enumerate(absences):
            word = _state_word(one.state)
            self.table.put(line, 0, one.person)
            self.table.put(line, 1, show_date(one.first))
            self.table.put(line, 2, show_date(max(one.until, one.first) if one.state != "called_off" else one.last))
            self.table.put(line, 3, word.text, word)
            self.table.put(line, 4, one.substitute)
            self.table.put(line, 5, one.note)
        if absences:
            self.table.selectRow(0)
            self.table.setFocus()
        else:
            self._add.setFocus()
        self._switch()

    def _chosen(self) -> AbsenceLine | None:
        line = self.table.currentRow()
        return self._absences[line] if 0 <= line < len(self._absences) else None

    def _switch(self) -> None:
        one = self._chosen()
        lasting = one is not None and one.mine and one.state in ("away", "to_come")
        self._hand.setEnabled(lasting)
        self._back.setEnabled(lasting)

    def _enter(self) -> None:
        self._open(EnterAbsence(self._desk, None, self))

    def _hand_over(self) -> None:
        one = self._chosen()
        if one is not None and self._hand.isEnabled():
            self._open(EnterAbsence(self._desk, one, self))

    def _come_back(self) -> None:
        one = self._chosen()
        if one is not None:
            self._open(ComeBack(self._desk, one, self))

    def _open(self, dialog: "EnterAbsence | ComeBack") -> None:
        dialog.saved.connect(self._tell)
        dialog.finished.connect(lambda _result: self.table.setFocus())
        dialog.open()

    def _tell(self, message: str) -> None:
        self.strip.tell(message)
        self._ask()


class ComeBack(Form):
    """Ends an absence before its last day."""

    section = SECTION
    saved = Signal(str)

    def __init__(self, desk: Desk, line: AbsenceLine, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("{name} is back early", name=line.person),
            tr("Away since {first}, expected until {last}.", first=show_date(line.first), last=show_date(line.last)),
            tr("End the absence"), parent, (480, 0),
        )  # fmt: skip
        self._desk = desk
        self._line = line
        self.day = DateEdit(tr("First day back"), desk.read_date, desk.clock)
        form = make_form()
        add_field(form, tr("&First day back"), self.day)
        self.body.addLayout(form)
        self.day.changed.connect(self.check)
        self.day.set_day(desk.clock.today())
        self.check()
        self.day.setFocus()

    def find_missing(self) -> Iterator[str]:
        """A day no later than the last one."""
        if self.day.day is None:
            yield self.day.problem or tr("Type the first day back.")
        elif self.day.day > self._line.last:
            yield tr("The absence ends on {day} anyhow.", day=show_date(self._line.last))

    def send(self) -> None:
        """Ends it."""
        if self.day.day is None:
            return
        self.wait()
        end = self._desk.docket.absences.come_back
        self._desk.tasks.change(end, self._line.id, self.day.day, then=self._finish, refused=self.refuse, owner=self)

    def _finish(self, told: str) -> None:
        self.saved.emit(told)
        self.accept()


def _state_word(state: str) -> Word:
    return {
        "to_come": Word(tr("to come"), "calendar", "muted"),
        "away": Word(tr("away now"), "clock", "soon"),
        "over": Word(tr("over"), "check", "good"),
        "called_off": Word(tr("called off"), "strike", "muted"),
    }[state]
