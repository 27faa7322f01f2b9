"""Gives one or many deadlines to a responsible person."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.shown import Choice
from ipdocket.ui.widgets.text import add_field, chosen, fill_choice, make_choice, make_form
from ipdocket.ui.words import count, tr


class Assign(Form):
    """Asks for the person."""

    section = 3

    def __init__(self, desk: Desk, deadlines: Sequence[int], parent: QWidget | None = None) -> None:
        number = count(len(deadlines), tr("deadline"), tr("deadlines"))
        super().__init__(
            tr("Assign"), tr("Who is responsible for {number}?", number=number), tr("Assign"), parent, (460, 0)
        )
        self._desk = desk
        self._deadlines = tuple(deadlines)
        form = make_form()
        self.person = make_choice(tr("Responsible person"), (), tr("choose a person"))
        add_field(form, tr("&Person"), self.person)
        self.body.addLayout(form)
        self.person.currentIndexChanged.connect(lambda _index: self.check())
        desk.read(self, "people", desk.docket.looking.choices, "person", then=self._offer)
        self.check()
        self.person.setFocus()

    def find_missing(self) -> Iterator[str]:
        """Somebody must be chosen."""
        if not chosen(self.person):
            yield tr("Choose a person.")

    def send(self) -> None:
        """Assigns the deadlines."""
        self.wait()
        self._desk.tasks.change(
            self._desk.docket.docketing.assign,
            self._deadlines,
            chosen(self.person),
            then=self._finish,
            refused=self.refuse,
            owner=self,
        )

    def _offer(self, people: Sequence[Choice]) -> None:
        fill_choice(self.person, people, tr("choose a person"))
        self.check()

    def _finish(self, number: int) -> None:
        self._desk.tell(tr("{number} assigned.", number=count(number, tr("deadline"), tr("deadlines"))))
        self.accept()
