"""One step of one deadline, with its reason: extended, taken back from waiting, opened again."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.formats import show_date
from ipdocket.ui.shown_steps import ClosedShown, LadderShown
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import add_field, make_form, make_line
from ipdocket.ui.words import count, tr


class StepForm(Form):
    """Asks for the reason and sends it; the docket refuses what the deadline's state does not allow."""

    section = 5
    reason_words = ""

    def __init__(
        self, desk: Desk, deadline: int, heads: tuple[str, str, str], rows: tuple[tuple[str, ...], tuple[str, ...]],
        parent: QWidget | None,
    ) -> None:  # fmt: skip
        super().__init__(*heads, parent, (740, 0))
        self._desk, self._deadline = desk, deadline
        titles, values = rows
        table = SmallTable(heads[0], titles, (120, 240, 110, 110, 100)[: len(titles)])
        table.fill([values])
        table.fit_height()
        self.body.addWidget(table)
        self.reason = make_line(tr("Reason"), self.reason_words)
        form = make_form()
        add_field(form, tr("&Reason"), self.reason)
        self.body.addLayout(form)
        self.reason.textChanged.connect(self.check)
        self.check()
        self.reason.setFocus()

    def find_missing(self) -> Iterator[str]:
        """A reason."""
        if not self.reason.text().strip():
            yield tr("Say why.")

    def send(self) -> None:
        """Takes the step."""
        self.wait()
        self._desk.tasks.change(
            self.act(), self._deadline, self.reason.text().strip(), then=self._finish, refused=self.refuse, owner=self
        )

    def act(self) -> Callable[[int, str], str]:
        """What the docket is asked to do; each form says."""
        raise NotImplementedError

    def _finish(self, told: str) -> None:
        self._desk.tell(told)
        self.accept()


class Extend(StepForm):
    """Opens the next extension; the day until which the act can be done at all stays as it is."""

    def __init__(self, desk: Desk, deadline: int, now: LadderShown, parent: QWidget | None = None) -> None:
        self.reason_words = tr("e.g. client's instruction of 20 Nov 2026; fee paid with the request")
        self._left = now.left
        about = tr(
            "{by}. {left} on the ladder. The final date never moves.",
            by=now.by, left=count(now.left, tr("extension left"), tr("extensions left")),
        ) if now.left else tr("No extension is left on the ladder: the final date stands.")  # fmt: skip
        rows = (
            (tr("Ref"), tr("Action"), tr("Act by"), tr("After that"), tr("Final")),
            (now.reference, now.action, show_date(now.act_by), show_date(now.until), show_date(now.final)),
        )
        super().__init__(desk, deadline, (tr("Extend"), about, tr("Extend")), rows, parent)

    def find_missing(self) -> Iterator[str]:
        """An extension and a reason."""
        if not self._left:
            yield tr("There is nothing to extend.")
        yield from super().find_missing()

    def act(self) -> Callable[[int, str], str]:
        """Extends."""
        return self._desk.docket.steps.extend


class TakeBack(StepForm):
    """A first entry made in error counts no more; the deadline is open again."""

    def __init__(self, desk: Desk, deadline: int, now: LadderShown, parent: QWidget | None = None) -> None:
        self.reason_words = tr("e.g. receipt of another matter")
        about = tr(
            "Your own first entry, while no second person has confirmed. It stays on the record; the deadline is open again."
        )
        rows = (
            (tr("Ref"), tr("Action"), tr("Act by"), tr("Final")),
            (now.reference, now.action, show_date(now.act_by), show_date(now.final)),
        )
        super().__init__(desk, deadline, (tr("Take a first entry back"), about, tr("Take back")), rows, parent)

    def act(self) -> Callable[[int, str], str]:
        """Takes it back."""
        return self._desk.docket.steps.take_back


class OpenAgain(StepForm):
    """What two persons closed, two persons open again."""

    def __init__(self, desk: Desk, deadline: int, now: ClosedShown, parent: QWidget | None = None) -> None:
        self.reason_words = tr("e.g. the fee was booked for another application")
        about = tr(
            "Closed by {first} and {second}. You are the first of two people: it stays closed until another person"
            " has typed the same day and number again.",
            first=now.first_by, second=now.second_by,
        )  # fmt: skip
        rows = (
            (tr("Ref"), tr("Action"), tr("Day"), tr("Number"), tr("Closed as")),
            (now.reference, now.action, show_date(now.day), now.number, now.act),
        )
        super().__init__(desk, deadline, (tr("Open again"), about, tr("Propose")), rows, parent)

    def act(self) -> Callable[[int, str], str]:
        """Proposes it."""
        return self._desk.docket.steps.open_again
