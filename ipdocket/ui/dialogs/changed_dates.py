"""Changed dates that wait: the second person types them from the paper, refuses, or the first takes one back."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.differing import TwoEntries
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.formats import show_instant
from ipdocket.ui.shown import SecondOutcome
from ipdocket.ui.shown_changes import ChangeLine, DecideDraft
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.text import Label, add_field, make_button, make_form, make_line
from ipdocket.ui.words import tr


class ChangedDates(Form):
    """Never shows a proposed date to anyone but the person who proposed it."""

    section = 5

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Changed dates that wait"),
            tr("A second, different person takes the paper and types the date. Who proposed it may only take it back."),
            tr("Agree"),
            parent,
            (980, 620),
        )
        self._desk = desk
        self._lines: tuple[ChangeLine, ...] = ()
        self.table = SmallTable(
            tr("Proposals"),
            (tr("Ref"), tr("What"), tr("Of what"), tr("Reason"), tr("Stands"), tr("Proposed"), tr("By"), tr("When")),
            (120, 130, 200, 220, 150, 130, 120, 130),
        )
        self.table.currentCellChanged.connect(lambda *_: self._fit())
        self.person = make_line(tr("Confirm as"), tr("empty: you, as signed in"))
        self.password = make_line(tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.day = DateEdit(tr("Date on the paper"), desk.read_date, desk.clock)
        self.last_day = DateEdit(tr("Final date"), desk.read_date, desk.clock)
        self.reason = make_line(tr("Reason"), tr("only to refuse or to take back"))
        self.nothing = Label(tr("No changed date waits."), "muted")
        self._differing: TwoEntries | None = None
        self._lay_out()
        for signal in (self.person.textChanged, self.password.textChanged, self.day.changed, self.last_day.changed):
            signal.connect(self.check)
        self.reason.textChanged.connect(lambda _text: self._switch())
        self._load()

    def _lay_out(self) -> None:
        form = make_form()
        add_field(form, tr("&Confirm as"), self.person)
        add_field(form, tr("&Password"), self.password)
        add_field(form, tr("&Date on the paper"), self.day)
        self._last_label = add_field(form, tr("&Final date"), self.last_day)
        add_field(form, tr("&Reason"), self.reason)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.nothing)
        self.body.addLayout(form)
        self.refuse_button = make_button(tr("Re&fuse"), self.refuse_it, "cross")
        self.back_button = make_button(tr("&Take back"), self.take_back, "undo")
        for button in (self.refuse_button, self.back_button):
            button.setAutoDefault(False)
            self.buttons.insertWidget(1, button)
        self.cancel_button.setText(tr("Close"))

    @property
    def line(self) -> ChangeLine | None:
        """The proposal under the cursor."""
        row = self.table.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def find_missing(self) -> Iterator[str]:
        """Who, and the date; one's own proposal is agreed by somebody else."""
        line = self.line
        if line is None:
            yield tr("Choose a proposal.")
            return
        if line.mine and not self.person.text().strip():
            yield tr("You proposed it: a second person types their sign-in name.")
        if self.person.text().strip() and not self.password.text():
            yield tr("Type the password of the second person.")
        if self.day.day is None:
            yield self.day.problem or tr("Type the date that stands on the paper.")
        if line.two_days and self.last_day.day is None:
            yield self.last_day.problem or tr("Type the final date; it may be the same day.")

    def send(self) -> None:
        """Asks the docket to compare."""
        line = self.line
        if line is None or self.day.day is None:
            return
        self.wait()
        person = self.person.text().strip()
        last = self.last_day.day if line.two_days else None
        draft = DecideDraft(line.id, self.day.day, last, person, self.password.text() if person else "")
        self.password.clear()
        self._desk.tasks.change(
            self._desk.docket.date_changes.decide, draft, then=self._decided, refused=self.refuse, owner=self
        )

    def refuse_it(self) -> None:
        """The second person says no."""
        if self.line is not None:
            person, password = self.person.text().strip(), self.password.text()
            self.password.clear()
            self._desk.tasks.change(
                self._desk.docket.date_changes.refuse, self.line.id, self.reason.text().strip(), person, password,
                then=self._told, refused=self.refuse, owner=self,
            )  # fmt: skip

    def take_back(self) -> None:
        """The first person says no."""
        if self.line is not None:
            self._desk.tasks.change(
                self._desk.docket.date_changes.take_back, self.line.id, self.reason.text().strip(),
                then=self._told, refused=self.refuse, owner=self,
            )  # fmt: skip

    def _decided(self, outcome: SecondOutcome) -> None:
        if outcome.agreed:
            self._told(outcome.message)
            return
        self._clear_differing()
        self._differing = TwoEntries(outcome)
        self.body.addWidget(self._differing)
        self._desk.warn(outcome.message)
        self._load()

    def _told(self, told: str) -> None:
        self._clear_differing()
        self.strip.tell(told)
        self._desk.tell(told)
        self._load()

    def _clear_differing(self) -> None:
        if self._differing is not None:
            self._differing.deleteLater()
            self._differing = None

    def _load(self) -> None:
        for date_field in (self.day, self.last_day):
            date_field.set_day(None)
        self.reason.clear()
        self._desk.read(self, "waiting", self._desk.docket.date_changes.waiting, then=self._show)

    def _show(self, lines: Sequence[ChangeLine]) -> None:
        self._lines = tuple(lines)
        self.table.fill(
            [
                (one.reference, one.what, one.about, one.reason, one.stands, one.proposed, one.who, show_instant(one.at))
                for one in lines
            ]
        )
        self.table.fit_columns(260)
        self.nothing.setVisible(not lines)
        if lines:
            self.table.selectRow(0)
        self._fit()

    def _fit(self) -> None:
        two = self.line is not None and self.line.two_days
        self._last_label.setVisible(two)
        self.last_day.setVisible(two)
        self._switch()
        self.check()

    def _switch(self) -> None:
        line, reason = self.line, bool(self.reason.text().strip())
        self.back_button.setVisible(line is not None and line.mine)
        self.back_button.setEnabled(reason)
        self.refuse_button.setEnabled(reason and line is not None and (not line.mine or bool(self.person.text().strip())))
