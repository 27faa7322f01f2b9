"""The second confirmation: another person signs in here and types day and receipt number from the paper."""

from collections.abc import Iterator

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.differing import show_difference
from ipdocket.ui.dialogs.evidence_copy import show_evidence
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.formats import show_date
from ipdocket.ui.shown import AwaitingRow, SecondDraft, SecondOutcome
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.checklist import Checklist
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.text import Label, add_field, make_button, make_form, make_line, make_rule
from ipdocket.ui.words import confirmed_word, tr


class SecondConfirmation(Form):
    """Never shows the first entry: only which deadline, and who made the first entry."""

    section = 5

    def __init__(self, desk: Desk, row: AwaitingRow, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Confirm as…"),
            tr(
                "A second, different person signs in and types the day and the receipt number from the evidence. "
                "The first entry is not shown."
            ),
            tr("Confirm"),
            parent,
        )
        self._desk = desk
        self._row = row
        self._add_deadline()
        self._add_checklist()
        self.fields = QWidget()
        inner = QVBoxLayout(self.fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(Label(self._tell_entry(), "muted", wrap=True))
        self.look = make_button(tr("Open the &evidence"), self._look, "file-check")
        self.look.setEnabled(row.act == "reopen" or row.evidence not in ("", tr("none")))
        inner.addWidget(self.look)
        form = make_form()
        self.person = make_line(tr("Your sign-in name"))
        self.password = make_line(tr("Your password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.day = DateEdit(tr("Day it was done"), desk.read_date, desk.clock)
        self.receipt = make_line(tr("Receipt number"))
        add_field(form, tr("Confirm &as"), self.person)
        add_field(form, tr("&Password"), self.password)
        form.addRow(make_rule())
        add_field(form, tr("&Day it was done"), self.day)
        add_field(form, tr("&Receipt number"), self.receipt)
        inner.addLayout(form)
        self.body.addWidget(self.fields)
        for signal in (self.person.textChanged, self.password.textChanged, self.day.changed, self.receipt.textChanged):
            signal.connect(self.check)
        self.check()
        self.person.setFocus()

    def _add_deadline(self) -> None:
        row = self._row
        titles = (tr("Ref"), tr("Action"), tr("Due"), tr("Final"), tr("Confirmed as"))
        table = SmallTable(tr("Deadline"), titles, (110, 190, 95, 95, 150))
        table.fill([(row.reference, row.action, show_date(row.due), show_date(row.final), confirmed_word(row.act))])
        table.fit_height()
        self.body.addWidget(table)

    def _tell_entry(self) -> str:
        who = self._row.first_by
        if self._row.act == "reopen":
            return tr(
                "{who} proposes to open this deadline again. Type the day and the number by which it was closed.", who=who
            )
        return tr("First entry by {who}. Evidence: {file}", who=who, file=self._row.evidence)

    def _look(self) -> None:
        show_evidence(self._desk, self._row.deadline, self, self.refuse)

    def _add_checklist(self) -> None:
        self.checklist = Checklist(ticked=False)
        self.body.addWidget(self.checklist)
        ask = self._desk.docket.playbooks.for_deadlines
        self._desk.read(self, "playbook", ask, [self._row.deadline], then=self.checklist.show_pages)

    def find_missing(self) -> Iterator[str]:
        """What the second person has still to type."""
        if not self.person.text().strip():
            yield tr("Type your sign-in name.")
        if not self.password.text():
            yield tr("Type your password.")
        if self.day.day is None:
            yield self.day.problem or tr("Type the day from the evidence.")
        if not self.receipt.text().strip():
            yield tr("Type the receipt number from the evidence.")

    def send(self) -> None:
        """Asks the docket to compare the two entries."""
        if self.day.day is None:
            return
        self.wait()
        draft = SecondDraft(
            self._row.id, self.person.text().strip(), self.password.text(), self.day.day, self.receipt.text().strip()
        )
        self.password.clear()
        self._desk.tasks.change(
            self._desk.docket.confirming.confirm_second, draft, then=self._finish, refused=self.refuse, owner=self
        )

    def _finish(self, outcome: SecondOutcome) -> None:
        if outcome.agreed:
            self._desk.tell(outcome.message)
            self.accept()
        else:
            show_difference(self, self.fields, outcome)
            self._desk.warn(outcome.message)
