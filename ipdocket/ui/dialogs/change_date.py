"""A deadline's date that someone would change: proposed here, changed when a second person typed the same."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.formats import show_date
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_changes import ChangeDraft, ChangeStart
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.file_field import FileField
from ipdocket.ui.widgets.text import Label, add_field, chosen, make_choice, make_form, make_line
from ipdocket.ui.words import tr


class ChangeDate(Form):
    """A computed date is set by hand or given back to its rule; a typed one was an error."""

    section = 5

    def __init__(self, desk: Desk, start: ChangeStart, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Change a date"),
            tr("{reference}: {action}", reference=start.reference, action=start.action),
            tr("Propose"),
            parent,
        )
        self._desk = desk
        self._start = start
        self.what = make_choice(tr("What changes"), _choices(start))
        self.due = DateEdit(tr("New due date"), desk.read_date, desk.clock)
        self.final = DateEdit(tr("New final date"), desk.read_date, desk.clock)
        self.reason = make_line(tr("Reason"), tr("which paper says so; the second person reads this"))
        self.paper = FileField(tr("File"), tr("Papers (*.pdf *.eml *.xml *.zip);;All files (*)"))
        stands = tr("Stands: due {due}, final {final}.", due=show_date(start.due), final=show_date(start.final))
        self.body.addWidget(Label(stands, wrap=True))
        form = make_form()
        add_field(form, tr("&What changes"), self.what)
        self._by_hand = [
            (add_field(form, title, field), field)
            for title, field in ((tr("New &due date"), self.due), (tr("New &final date"), self.final))
        ]
        add_field(form, tr("&Reason"), self.reason)
        add_field(form, tr("Fi&le"), self.paper)
        self.body.addLayout(form)
        self.body.addWidget(
            Label(tr("Nothing moves until a second person has typed the same dates from the paper, unseen."), "muted", wrap=True)
        )
        for signal in (self.due.changed, self.final.changed, self.reason.textChanged):
            signal.connect(self.check)
        self.what.currentIndexChanged.connect(lambda _index: self._fit())
        self._fit()
        (self.due if not start.typed else self.reason).setFocus()

    def find_missing(self) -> Iterator[str]:
        """A reason always; by hand also the dates."""
        if chosen(self.what) == "override":
            if self.due.day is None:
                yield self.due.problem or tr("Type the new due date.")
            if self.final.day is None:
                yield self.final.problem or tr("Type the new final date; it may be the due date.")
            if self.due.day and self.final.day and self.final.day < self.due.day:
                yield tr("The final date lies before the due date.")
        if not self.reason.text().strip():
            yield tr("Say why, and from which paper.")

    def send(self) -> None:
        """Proposes the change."""
        self.wait()
        draft = ChangeDraft(
            self._start.deadline, chosen(self.what), self.reason.text().strip(), self.due.day, self.final.day, self.paper.path
        )
        self._desk.tasks.change(
            self._desk.docket.date_changes.propose, draft, then=self._finish, refused=self.refuse, owner=self
        )

    def _fit(self) -> None:
        by_hand = chosen(self.what) == "override"
        for label, field in self._by_hand:
            label.setVisible(by_hand)
            field.setVisible(by_hand)
        self.check()

    def _finish(self, told: str) -> None:
        self._desk.tell(told)
        self.accept()


def _choices(start: ChangeStart) -> tuple[Choice, ...]:
    if start.typed:
        return (Choice("void", tr("it was typed in error: strike it")),)
    by_hand = Choice("override", tr("another date, set by hand"))
    return (by_hand, Choice("restore", tr("the rule's own date again"))) if start.by_hand else (by_hand,)
