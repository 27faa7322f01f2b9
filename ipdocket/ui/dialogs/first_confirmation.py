"""The first confirmation: what was done, when, the receipt number, the amount, and the evidence."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.formats import show_date
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import Choice, ConfirmationDraft, DeadlineRow
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.checklist import Checklist
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.file_field import FileField
from ipdocket.ui.widgets.text import add_field, chosen, make_choice, make_form, make_line
from ipdocket.ui.words import count, tr


class FirstConfirmation(Form):
    """One receipt for one or several deadlines; nothing is done until a second person has confirmed each."""

    section = 5

    def __init__(self, desk: Desk, rows: Sequence[DeadlineRow], parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Confirm filed"),
            tr(
                "You are the first of two people. The deadline is done only when a second person has typed "
                "the day and the receipt number again."
            ),
            tr("Keep first entry"),
            parent,
        )
        self._desk = desk
        self._rows = tuple(rows)
        self._needed: tuple[str, ...] = ("file",)  # until the docket has said what the firm demands
        self.act = make_choice(
            tr("What is confirmed"),
            (
                Choice("filed", tr("filed or paid")),
                Choice("not_needed", tr("not needed, on instruction")),
                Choice("abandoned", tr("abandoned, on instruction")),
            ),
        )
        self.what = make_line(tr("What was done"))
        self.what.setText(rows[0].action if len(rows) == 1 else "")
        self.day = DateEdit(tr("Day it was done"), desk.read_date, desk.clock)
        self.receipt = make_line(tr("Receipt number"))
        self.amount = make_line(tr("Amount"), tr("where a fee was paid"))
        self.currency = make_line(tr("Currency"), "EUR")
        self.currency.setMaximumWidth(scaled(80))
        self.evidence = FileField(
            tr("Evidence file"), tr("Evidence (*.pdf *.eml *.png *.jpg *.xml *.zip);;All files (*)")
        )
        self.checklist = Checklist()
        self._lay_out()
        self._listen()
        ask = desk.docket.playbooks.for_deadlines
        desk.read(self, "playbook", ask, [row.id for row in rows], then=self.checklist.show_pages)
        self._ask_needed()
        (self.day if self.what.text() else self.what).setFocus()

    def _lay_out(self) -> None:
        table = SmallTable(
            tr("Deadlines served"), (tr("Ref"), tr("Action"), tr("Due"), tr("Final")), (130, 250, 100, 100)
        )
        table.fill([(row.reference, row.action, show_date(row.due), show_date(row.final)) for row in self._rows])
        table.fit_height()
        self.body.addWidget(table)
        self.body.addWidget(self.checklist)
        form = make_form()
        add_field(form, tr("&Confirmed as"), self.act)
        add_field(form, tr("&What was done"), self.what)
        add_field(form, tr("&Day"), self.day)
        add_field(form, tr("&Receipt number or reference"), self.receipt)
        add_field(form, tr("&Amount"), self._make_money())
        add_field(form, tr("&Evidence file"), self.evidence)
        self.body.addLayout(form)

    def _make_money(self) -> QWidget:
        money = QWidget()
        row = QHBoxLayout(money)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.amount, 1)
        row.addWidget(self.currency)
        money.setFocusProxy(self.amount)
        money.setAccessibleName(tr("Amount"))
        return money

    def _listen(self) -> None:
        for signal in (
            self.what.textChanged,
            self.day.changed,
            self.receipt.textChanged,
            self.amount.textChanged,
            self.evidence.changed,
        ):
            signal.connect(self.check)
        self.act.currentIndexChanged.connect(lambda _index: self._ask_needed())
        self.check()

    def _ask_needed(self) -> None:
        ask, ids = self._desk.docket.evidence_demands.needed, [row.id for row in self._rows]
        self._desk.read(self, "needed", ask, ids, chosen(self.act), then=self._demand)

    def _demand(self, needed: tuple[str, ...]) -> None:
        self._needed = needed
        self.check()

    def find_missing(self) -> Iterator[str]:
        """What the two-person rule needs of the first person."""
        if not self.what.text().strip():
            yield tr("Say what was done.")
        if self.day.day is None:
            yield self.day.problem or tr("Type the day on which it was done.")
        elif self.day.day > self._desk.clock.today():
            yield tr("{day} is still to come: a filing is confirmed after it was done.", day=show_date(self.day.day))
        if not self.receipt.text().strip():
            yield tr("Type the receipt number or reference.")
        if self.amount.text().strip() and self._read_amount() is None:
            yield tr("The amount is not a number.")
        if "amount" in self._needed and not self.amount.text().strip():
            yield tr("Type the amount: the firm demands it for this kind of act.")
        if not self.evidence.path:
            if "file" in self._needed:
                yield tr("Choose the evidence file.")
        elif not self.evidence.exists:
            yield tr("There is no such evidence file.")

    def send(self) -> None:
        """Keeps the first entry."""
        if self.day.day is None:
            return
        self.wait()
        draft = ConfirmationDraft(
            deadlines=tuple(row.id for row in self._rows),
            what=self.what.text().strip(),
            day=self.day.day,
            receipt=self.receipt.text().strip(),
            amount=self._read_amount(),
            currency=self.currency.text().strip(),
            evidence=self.evidence.path,
            act=chosen(self.act),
            playbook=self.checklist.told,
        )
        self._desk.tasks.change(
            self._desk.docket.confirming.confirm_first, draft, then=self._finish, refused=self.refuse, owner=self
        )

    def _finish(self, message: str) -> None:
        number = count(len(self._rows), tr("deadline"), tr("deadlines"))
        self._desk.tell(message or tr("First entry kept for {number}; a second person must confirm.", number=number))
        self.accept()

    def _read_amount(self) -> Decimal | None:
        text = self.amount.text().strip().replace(" ", "").replace(",", "")
        try:
            amount = Decimal(text)
        except InvalidOperation:
            return None
        return amount if amount.is_finite() and amount >= 0 else None
