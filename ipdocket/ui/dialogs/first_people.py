"""The first start of a new docket: two persons, and why it takes two."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from ipdocket.errors import Refused
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.widgets.text import Label, add_field, make_form, make_line
from ipdocket.ui.words import tr

SHORTEST = 10


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person as typed on the first start."""

    name: str
    login: str
    password: str


class FirstPeople(Form):
    """Name, sign-in name and password of two persons; `enter` stores them on the docket's thread."""

    def __init__(
        self,
        enter: Callable[[NewPerson, NewPerson, Callable[[], object], Callable[[Refused], object]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Welcome to a new docket"),
            tr(
                "A filing is done only after two different people have confirmed it, and a date counts as verified only"
                " after a second person has typed it from the paper. So a docket begins with two persons: one who"
                " dockets and administers, and one who checks."
            ),
            tr("Begin"),
            parent,
        )
        self._enter = enter
        self.first = self._ask(tr("First person: dockets and administers"))
        self.second = self._ask(tr("Second person: checks and confirms"))
        self.check()
        self.first[0].setFocus()

    def _ask(self, heading: str) -> tuple[QLineEdit, QLineEdit, QLineEdit]:
        self.body.addWidget(Label(heading, "heading"))
        form = make_form()
        name, login = make_line(tr("Name")), make_line(tr("Sign-in name"))
        password = make_line(tr("Password"), tr("at least {n} characters", n=SHORTEST))
        password.setEchoMode(QLineEdit.EchoMode.Password)
        for title, field in ((tr("Name"), name), (tr("Sign-in name"), login), (tr("Password"), password)):
            add_field(form, title, field)
            field.textChanged.connect(self.check)
        self.body.addLayout(form)
        return name, login, password

    def find_missing(self) -> Iterator[str]:
        """Two names, two different sign-in names, two passwords that are long enough."""
        for name, login, password in (self.first, self.second):
            if not name.text().strip() or not login.text().strip():
                yield tr("Give both persons a name and a sign-in name.")
            if len(password.text()) < SHORTEST:
                yield tr("Each password needs at least {n} characters.", n=SHORTEST)
        if self.first[1].text().strip().casefold() == self.second[1].text().strip().casefold():
            yield tr("The two sign-in names must differ: they are two people.")

    def send(self) -> None:
        """Stores both persons."""
        self.wait()
        one, other = (NewPerson(*(field.text().strip() for field in fields)) for fields in (self.first, self.second))
        self._enter(one, other, self.accept, self.refuse)
