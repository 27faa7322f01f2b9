"""Gives one or many deadlines to people: responsible, back-up, final sign-off."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_absences import AssignTyped
from ipdocket.ui.widgets.text import Label, add_field, chosen, fill_choice, make_choice, make_form
from ipdocket.ui.words import count, tr

OF_MATTER = "matter"


class Assign(Form):
    """Asks for the people; what is left as it is does not change."""

    section = 3

    def __init__(self, desk: Desk, deadlines: Sequence[int], parent: QWidget | None = None) -> None:
        number = count(len(deadlines), tr("deadline"), tr("deadlines"))
        super().__init__(
            tr("Assign"), tr("Who is responsible for {number}?", number=number), tr("Assign"), parent, (520, 0)
        )
        self._desk = desk
        self._deadlines = tuple(deadlines)
        form = make_form()
        self.person = make_choice(tr("Responsible person"), (), tr("as it is"))
        self.backup = make_choice(tr("Back-up"), (), tr("as it is"))
        self.sign_off = make_choice(tr("Final sign-off"), (), tr("as it is"))
        add_field(form, tr("&Responsible"), self.person)
        add_field(form, tr("&Back-up"), self.backup)
        add_field(form, tr("Final &sign-off"), self.sign_off)
        self.body.addLayout(form)
        about = tr("Somebody who is away at the due date is accepted only with a back-up who is there.")
        self.body.addWidget(Label(about, "muted", wrap=True))
        for box in self._boxes():
            box.currentIndexChanged.connect(lambda _index: self.check())
        desk.read(self, "people", desk.docket.looking.choices, "person", then=self._offer)
        self.check()
        self.person.setFocus()

    def _boxes(self) -> tuple[QComboBox, QComboBox, QComboBox]:
        return self.person, self.backup, self.sign_off

    def find_missing(self) -> Iterator[str]:
        """Somebody must be chosen."""
        if not any(map(chosen, self._boxes())):
            yield tr("Choose a person.")

    def send(self) -> None:
        """Assigns the deadlines."""
        self.wait()
        self._desk.tasks.change(
            self._desk.docket.docketing.assign,
            self._deadlines,
            AssignTyped(*map(_typed, self._boxes())),
            then=self._finish,
            refused=self.refuse,
            owner=self,
        )

    def _offer(self, people: Sequence[Choice]) -> None:
        choices = (Choice(OF_MATTER, tr("as on the matter")), *people)
        for box in self._boxes():
            fill_choice(box, choices, tr("as it is"))
        self.check()

    def _finish(self, number: int) -> None:
        self._desk.tell(tr("{number} assigned.", number=count(number, tr("deadline"), tr("deadlines"))))
        self.accept()


def _typed(box: QComboBox) -> str | None:
    code = chosen(box)
    return "" if code == OF_MATTER else code or None
