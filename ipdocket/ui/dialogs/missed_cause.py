"""Why a date was missed: one sentence that stays with it."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.widgets.text import add_field, make_form, make_line
from ipdocket.ui.words import tr


class MissedCause(Form):
    """The date stays missed; the docket refuses a cause for one that is not."""

    section = 5

    def __init__(self, desk: Desk, deadline: int, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Why it was missed"),
            tr("The final date has passed. Say what happened; it stands in the record, and earlier words stay readable."),
            tr("Keep"),
            parent,
        )
        self._desk = desk
        self._deadline = deadline
        self.cause = make_line(tr("Cause"))
        form = make_form()
        add_field(form, tr("&Cause"), self.cause)
        self.body.addLayout(form)
        self.cause.textChanged.connect(self.check)
        self.check()
        self.cause.setFocus()

    def find_missing(self) -> Iterator[str]:
        """A cause."""
        if not self.cause.text().strip():
            yield tr("Say why.")

    def send(self) -> None:
        """Keeps it."""
        self.wait()
        self._desk.tasks.change(
            self._desk.docket.date_changes.explain_missed, self._deadline, self.cause.text().strip(),
            then=self._finish, refused=self.refuse, owner=self,
        )  # fmt: skip

    def _finish(self, told: str) -> None:
        self._desk.tell(told)
        self.accept()
