"""Why no date follows from a paper; another person signs it on the day's entry control sheet."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ipdocket.domain.intake import says_enough
from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.shown_intake import PaperRow
from ipdocket.ui.widgets.text import add_field, make_form, make_line
from ipdocket.ui.words import tr


class NoDeadline(Form):
    """Marks the paper processed with its reason."""

    section = 24

    def __init__(self, desk: Desk, paper: PaperRow, parent: QWidget | None = None) -> None:
        told = tr("{label}: {what}. The reason stands on today's entry control sheet, where another person signs it.",
                  label=paper.label, what=paper.what)  # fmt: skip
        super().__init__(tr("No deadline follows from this paper"), told, tr("Processed"), parent)
        self._desk, self._paper = desk, paper
        self.reason = make_line(tr("Reason"), tr("e.g. official receipt of what we filed on 20 Nov"))
        form = make_form()
        add_field(form, tr("&Reason"), self.reason)
        self.body.addLayout(form)
        self.reason.textChanged.connect(self.check)
        self.check()
        self.reason.setFocus()

    def find_missing(self) -> Iterator[str]:
        """A reason of a few words."""
        if not says_enough(self.reason.text()):
            yield tr("Say in a few words why no deadline follows.")

    def send(self) -> None:
        """Marks it."""
        self.wait()
        self._desk.tasks.change(
            self._desk.docket.intake.declare_no_deadline, self._paper.id, self.reason.text().strip(),
            then=self._finish, refused=self.refuse, owner=self,
        )  # fmt: skip

    def _finish(self, told: str) -> None:
        self._desk.tell(told)
        self.accept()
