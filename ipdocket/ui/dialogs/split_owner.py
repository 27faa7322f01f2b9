"""Some matters of an owner that belong to another: proposed here, accepted by a second person."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_owners import OwnerMatter, SplitDraft
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import Label, add_field, chosen, fill_choice, make_choice, make_form, make_line
from ipdocket.ui.words import tr


class SplitOwner(Form):
    """Matters are chosen in the list; the other owner is one of the docket, or a new one by name."""

    section = 9

    def __init__(self, desk: Desk, owner: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Split {name}", name=name),
            tr("Choose the matters that belong to another owner. A second person looks at the proposal before it counts."),
            tr("Propose"),
            parent,
            (860, 560),
        )
        self._desk = desk
        self._owner = owner
        self._matters: tuple[OwnerMatter, ...] = ()
        self.table = SmallTable(
            tr("Matters of the owner"),
            (tr("Ref"), tr("Country"), tr("Title"), tr("Name on record")),
            (140, 70, 300, 280),
        )
        self.into = make_choice(tr("Goes to"), (), tr("a new owner"))
        self.name = make_line(tr("Name of the new owner"))
        self.reason = make_line(tr("Reason"), tr("why these are not the same owner"))
        form = make_form()
        add_field(form, tr("&Goes to"), self.into)
        add_field(form, tr("&Name of the new owner"), self.name)
        add_field(form, tr("&Reason"), self.reason)
        self.body.addWidget(Label(tr("Several: hold Ctrl, or Shift with the arrows."), "muted"))
        self.body.addWidget(self.table, 1)
        self.body.addLayout(form)
        self.table.itemSelectionChanged.connect(self.check)
        self.into.currentIndexChanged.connect(lambda _index: self._fit())
        for line in (self.name, self.reason):
            line.textChanged.connect(self.check)
        desk.read(self, "matters", desk.docket.owner_work.matters_of, owner, then=self._show)
        desk.read(self, "owners", desk.docket.looking.choices, "owner", then=self._offer)
        self._fit()
        self.table.setFocus()

    def find_missing(self) -> Iterator[str]:
        """Matters, another owner, a reason."""
        if not self.chosen_matters():
            yield tr("Choose at least one matter.")
        if not chosen(self.into) and not self.name.text().strip():
            yield tr("Choose the owner that they go to, or type the name of a new one.")
        if not self.reason.text().strip():
            yield tr("Say why.")

    def chosen_matters(self) -> tuple[int, ...]:
        """The ids of the chosen matters."""
        lines = {index.row() for index in self.table.selectionModel().selectedRows()}
        return tuple(self._matters[line].id for line in sorted(lines))

    def send(self) -> None:
        """Proposes the split."""
        self.wait()
        into = chosen(self.into)
        draft = SplitDraft(
            self._owner, self.chosen_matters(), self.name.text().strip(), self.reason.text().strip(), int(into) if into else None
        )
        self._desk.tasks.change(
            self._desk.docket.owner_work.split, draft, then=self._finish, refused=self.refuse, owner=self
        )

    def _finish(self, told: str) -> None:
        self._desk.tell(told)
        self.accept()

    def _fit(self) -> None:
        self.name.setEnabled(not chosen(self.into))
        self.check()

    def _show(self, matters: Sequence[OwnerMatter]) -> None:
        self._matters = tuple(matters)
        self.table.fill([(each.reference, each.country, each.title, each.recorded) for each in matters])
        self.table.fit_columns(300)
        self.check()

    def _offer(self, owners: Sequence[Choice]) -> None:
        fill_choice(self.into, [each for each in owners if each.code != str(self._owner)], tr("a new owner"))
