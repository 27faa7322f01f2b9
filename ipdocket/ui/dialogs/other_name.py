"""Another name of an owner that no likeness of letters shows: former, translated, trading name, subsidiary."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ipdocket.domain.owners import AliasKind
from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_owners import AliasDraft
from ipdocket.ui.widgets.text import add_field, chosen, make_choice, make_form, make_line
from ipdocket.ui.words import tr


class OtherName(Form):
    """The name, what it is, and the paper or register that says so."""

    section = 9

    def __init__(self, desk: Desk, owner: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Other name of {name}", name=name),
            tr("A name that follows from a paper, not from its letters. It is found and offered with its source."),
            tr("Keep the name"),
            parent,
        )
        self._desk = desk
        self._owner = owner
        self.name = make_line(tr("Name"))
        self.kind = make_choice(tr("What it is"), _kinds())
        self.source = make_line(tr("Source"), tr("e.g. commercial register, extract of 3 May 2021"))
        form = make_form()
        add_field(form, tr("&Name"), self.name)
        add_field(form, tr("&What it is"), self.kind)
        add_field(form, tr("&Source"), self.source)
        self.body.addLayout(form)
        for line in (self.name, self.source):
            line.textChanged.connect(self.check)
        self.check()
        self.name.setFocus()

    def find_missing(self) -> Iterator[str]:
        """A name and its source."""
        if not self.name.text().strip():
            yield tr("Type the name.")
        if not self.source.text().strip():
            yield tr("Name the paper or register that says so.")

    def send(self) -> None:
        """Keeps the name."""
        self.wait()
        draft = AliasDraft(self._owner, self.name.text().strip(), chosen(self.kind), self.source.text().strip())
        self._desk.tasks.change(
            self._desk.docket.owner_work.add_alias, draft, then=self._finish, refused=self.refuse, owner=self
        )

    def _finish(self, told: str) -> None:
        self._desk.tell(told)
        self.accept()


def _kinds() -> tuple[Choice, ...]:
    words = {
        AliasKind.FORMER: tr("former name"),
        AliasKind.TRANSLATION: tr("translation"),
        AliasKind.TRADING: tr("trading name"),
        AliasKind.SUBSIDIARY: tr("subsidiary"),
    }
    return tuple(Choice(str(kind), text) for kind, text in words.items())
