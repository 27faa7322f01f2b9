"""The date of an event typed a second time from the paper, without seeing the one entered."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.differing import show_difference
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.shown import Choice, EventRow, SecondOutcome
from ipdocket.ui.shown_checks import CheckDraft
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.text import Label, add_field, chosen, make_choice, make_form, make_line, make_rule
from ipdocket.ui.words import count, tr


class VerifyDate(Form):
    """Never shows a date of the matter: only which event or paper, and who entered it."""

    section = 5

    def __init__(
        self,
        desk: Desk,
        reference: str,
        events: Sequence[EventRow],
        event: EventRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Verify a date from the paper"),
            tr(
                "{reference}: a second, different person takes the paper and types the date that stands on it."
                " The date entered first is not shown.",
                reference=reference,
            ),
            tr("Verify"),
            parent,
        )
        self._desk = desk
        self._events = {str(one.id): one for one in events}
        self._may = "verify_event" in desk.actions.allowed
        self.event_choice = make_choice(tr("Event or paper"), name_events(events))
        if event is not None:
            self.event_choice.setCurrentIndex(max(0, self.event_choice.findData(str(event.id))))
        self.entered_by = Label("", "muted")
        self.day = DateEdit(tr("Date on the paper"), desk.read_date, desk.clock)
        self.person = make_line(tr("Confirm as"))
        self.password = make_line(tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._lay_out()
        self.event_choice.currentIndexChanged.connect(lambda _index: self._fit_event())
        for signal in (self.day.changed, self.person.textChanged, self.password.textChanged):
            signal.connect(self.check)
        self._fit_event()
        (self.day if self._may_myself else self.person).setFocus()

    def _lay_out(self) -> None:
        self.fields = QWidget()
        inner = QVBoxLayout(self.fields)
        inner.setContentsMargins(0, 0, 0, 0)
        form = make_form()
        add_field(form, tr("&Event or paper"), self.event_choice)
        form.addRow("", self.entered_by)
        form.addRow(make_rule())
        add_field(form, tr("&Confirm as"), self.person)
        add_field(form, tr("&Password"), self.password)
        form.addRow(make_rule())
        add_field(form, tr("&Date on the paper"), self.day)
        inner.addLayout(form)
        self.body.addWidget(self.fields)

    def find_missing(self) -> Iterator[str]:
        """Who verifies, and the date."""
        if not self._events:
            yield tr("Every date of this matter is verified.")
        if not self.person.text().strip() and not self._may_myself:
            yield tr("Type the sign-in name of the second person.")
        if self.person.text().strip() and not self.password.text():
            yield tr("Type the password of the second person.")
        if self.day.day is None:
            yield self.day.problem or tr("Type the date that stands on the paper.")

    def send(self) -> None:
        """Asks the docket to compare the two dates."""
        if self.day.day is None:
            return
        self.wait()
        person = self.person.text().strip()
        draft = CheckDraft(int(chosen(self.event_choice)), self.day.day, person, self.password.text() if person else "")
        self.password.clear()
        self._desk.tasks.change(
            self._desk.docket.confirming.verify_event, draft, then=self._finish, refused=self.refuse, owner=self
        )

    @property
    def _may_myself(self) -> bool:
        event = self._events.get(chosen(self.event_choice))
        return self._may and event is not None and not event.mine

    def _fit_event(self) -> None:
        event = self._events.get(chosen(self.event_choice))
        who = event.typed_by if event is not None else ""
        self.entered_by.setText(tr("Entered by {who}.", who=who) if who else tr("It came in with a file."))
        mine = tr("empty: you, as signed in") if self._may_myself else tr("sign-in name of the second person")
        self.person.setPlaceholderText(mine)
        self.check()

    def _finish(self, outcome: SecondOutcome) -> None:
        if outcome.agreed:
            self._desk.tell(outcome.message)
            self.accept()
        else:
            show_difference(self, self.fields, outcome)
            self._desk.warn(outcome.message)


def name_events(events: Sequence[EventRow]) -> list[Choice]:
    """Each event by its name without any date; of several alike also its place among them, the earliest first."""
    named: list[Choice] = []
    for event in events:
        alike = [one.id for one in events if one.what == event.what]
        place = tr(" ({n} of {all}, earliest first)", n=alike.index(event.id) + 1, all=count(len(alike), "", "").strip())
        note = tr(" – {note}", note=event.note) if event.note else ""
        named.append(Choice(str(event.id), f"{event.what}{place if len(alike) > 1 else ''}{note}"))
    return named
