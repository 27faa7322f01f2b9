"""An event entered in error: what would move is shown first; a verified one is struck by two persons."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.formats import show_date
from ipdocket.ui.shown import EventRow
from ipdocket.ui.widgets.changes import Changes
from ipdocket.ui.widgets.text import Label, add_field, make_form, make_line
from ipdocket.ui.words import tr


class StrikeEvent(Form):
    """The event stays readable as struck; its dates are computed anew."""

    section = 5

    def __init__(self, desk: Desk, event: EventRow, reference: str, parent: QWidget | None = None) -> None:
        verified = event.verified == "verified"
        super().__init__(
            tr("Entered in error"),
            tr("{reference}: {what} of {day}", reference=reference, what=event.what, day=show_date(event.day)),
            tr("Propose") if verified else tr("Strike"),
            parent,
            (820, 520),
        )
        self._desk = desk
        self._event = event
        self.reason = make_line(tr("Reason"), tr("why this entry does not belong here"))
        form = make_form()
        add_field(form, tr("&Reason"), self.reason)
        self.body.addLayout(form)
        self.changes = Changes(tr("Every deadline that moves or goes is shown here."))
        self.body.addWidget(self.changes, 1)
        if verified:
            told = tr("Its date was verified: nothing moves until a second person has typed it again and agreed.")
            self.body.addWidget(Label(told, "muted", wrap=True))
        self.reason.textChanged.connect(self.check)
        desk.read(self, "preview", desk.docket.date_changes.foresee_strike, event.id, then=self.changes.show_preview)
        self.check()
        self.reason.setFocus()

    def find_missing(self) -> Iterator[str]:
        """A reason."""
        if not self.reason.text().strip():
            yield tr("Say why.")

    def send(self) -> None:
        """Strikes or proposes."""
        self.wait()
        self._desk.tasks.change(
            self._desk.docket.date_changes.strike, self._event.id, self.reason.text().strip(),
            then=self._finish, refused=self.refuse, owner=self,
        )  # fmt: skip

    def _finish(self, told: str) -> None:
        self._desk.tell(told)
        self.accept()
