"""A date set by hand: marked "typed, not computed" everywhere from then on."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.shown import TypedDraft
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.text import add_field, chosen, fill_choice, make_choice, make_form, make_line
from ipdocket.ui.words import tr


class TypedDate(Form):
    """Title, due, final, reason and responsible person."""

    section = 3

    def __init__(self, desk: Desk, matter: int, reference: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Add a date by hand"),
            tr(
                "For {reference}. It will be marked “typed, not computed” in every list and on every report.",
                reference=reference,
            ),
            tr("Add date"),
            parent,
        )
        self._desk = desk
        self._matter = matter
        form = make_form()
        self.title = make_line(tr("What must be done"))
        self.due = DateEdit(tr("Due"), desk.read_date, desk.clock)
        self.final = DateEdit(tr("Final"), desk.read_date, desk.clock)
        self.reason = make_line(tr("Reason"), tr("why no rule gives this date"))
        self.responsible = make_choice(tr("Responsible"), (), tr("nobody yet"))
        add_field(form, tr("&What must be done"), self.title)
        add_field(form, tr("&Due"), self.due)
        add_field(form, tr("&Final"), self.final)
        add_field(form, tr("&Reason"), self.reason)
        add_field(form, tr("Re&sponsible"), self.responsible)
        self.body.addLayout(form)
        for signal in (self.title.textChanged, self.due.changed, self.final.changed, self.reason.textChanged):
            signal.connect(self.check)
        desk.read(
            self, "people", desk.docket.looking.choices, "person",
            then=lambda people: fill_choice(self.responsible, people, tr("nobody yet")),
        )  # fmt: skip
        self.check()
        self.title.setFocus()

    def find_missing(self) -> Iterator[str]:
        """A date by hand needs a reason, and its final date may not lie before its due date."""
        if not self.title.text().strip():
            yield tr("Say what must be done.")
        if self.due.day is None:
            yield self.due.problem or tr("Type the due date.")
        if self.final.day is None:
            yield self.final.problem or tr("Type the final date; it may be the due date.")
        if self.due.day and self.final.day and self.final.day < self.due.day:
            yield tr("The final date lies before the due date.")
        if not self.reason.text().strip():
            yield tr("Say why this date is typed and not computed.")

    def send(self) -> None:
        """Adds the date."""
        if self.due.day is None or self.final.day is None:
            return
        self.wait()
        draft = TypedDraft(
            self._matter,
            self.title.text().strip(),
            self.due.day,
            self.final.day,
            self.reason.text().strip(),
            chosen(self.responsible),
        )
        self._desk.tasks.change(
            self._desk.docket.docketing.add_typed_date, draft, then=self._finish, refused=self.refuse, owner=self
        )

    def _finish(self, _deadline: int) -> None:
        self._desk.tell(tr("Date added, typed by hand."))
        self.accept()
