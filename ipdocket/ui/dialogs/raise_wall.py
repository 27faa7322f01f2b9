"""Raising an ethical wall, and lifting one: around what, against whom, why."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_walls import WallDraft, WallLine
from ipdocket.ui.widgets.text import Label, add_field, chosen, fill_choice, make_choice, make_form, make_line
from ipdocket.ui.words import tr

_ID = Qt.ItemDataRole.UserRole


class RaiseWall(Form):
    """Asks for a client or a matter, the people, and the reason."""

    section = 21
    saved = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Raise a wall"),
            tr("The people ticked see nothing of it from now on. What they did before stays in the record under their names."),
            tr("Raise"),
            parent,
            (620, 0),
        )
        self._desk = desk
        self._parties: list[Choice] = []
        self.client = make_choice(tr("Client"), (), tr("no client: a single matter"))
        self.reference = make_line(tr("Reference of the matter"))
        self.reason = make_line(tr("Reason"))
        self.people = QListWidget()
        self.people.setAccessibleName(tr("People who must see nothing of it"))
        self.people.setFixedHeight(scaled(170))
        form = make_form()
        add_field(form, tr("&Client or owner"), self.client)
        add_field(form, tr("or single &matter"), self.reference)
        add_field(form, tr("&Reason"), self.reason)
        self.body.addLayout(form)
        self.body.addWidget(Label(tr("People who must see nothing of it"), "head"))
        self.body.addWidget(self.people)
        self.client.currentIndexChanged.connect(lambda _index: self.check())
        self.people.itemChanged.connect(lambda _item: self.check())
        for line in (self.reference, self.reason):
            line.textChanged.connect(self.check)
        for name in ("client", "owner"):
            desk.read(self, f"{name}s", desk.docket.looking.choices, name, then=self._offer)
        desk.read(self, "people", desk.docket.walls.people, then=self._offer_people)
        self.check()
        self.client.setFocus()

    def _offer(self, parties: Sequence[Choice]) -> None:
        self._parties = sorted({*self._parties, *parties}, key=lambda one: one.text.casefold())
        fill_choice(self.client, self._parties, tr("no client: a single matter"))
        self.check()

    def _offer_people(self, people: Sequence[Choice]) -> None:
        self.people.clear()
        for one in people:
            item = QListWidgetItem(one.text)
            item.setData(_ID, one.code)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.people.addItem(item)
        self.check()

    def _ticked(self) -> tuple[int, ...]:
        items = (self.people.item(line) for line in range(self.people.count()))
        return tuple(int(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked)

    def find_missing(self) -> Iterator[str]:
        """One client or one matter, somebody, and a reason."""
        around = (bool(chosen(self.client)), bool(self.reference.text().strip()))
        if around == (False, False):
            yield tr("Choose the client, or type the reference of the matter.")
        if around == (True, True):
            yield tr("A wall stands around one client or one matter, not both.")
        if not self.reason.text().strip():
            yield tr("Say why.")
        if not self._ticked():
            yield tr("Tick at least one person.")

    def send(self) -> None:
        """Raises it."""
        self.wait()
        draft = WallDraft(
            int(chosen(self.client) or 0), self.reference.text().strip(), self._ticked(), self.reason.text().strip()
        )
        self._desk.tasks.change(
            self._desk.docket.walls.raise_wall, draft, then=self._finish, refused=self.refuse, owner=self
        )

    def _finish(self, message: str) -> None:
        self.saved.emit(message)
        self.accept()


class LiftWall(Form):
    """Asks why a wall is no longer needed."""

    section = 21
    saved = Signal(str)

    def __init__(self, desk: Desk, wall: WallLine, parent: QWidget | None = None) -> None:
        names = ", ".join(wall.persons)
        super().__init__(
            tr("Lift the wall around {around}", around=wall.around),
            tr("{names} will see all of it again. The wall stays in the list as lifted.", names=names),
            tr("Lift"),
            parent,
            (560, 0),
        )
        self._desk = desk
        self._wall = wall
        self.reason = make_line(tr("Reason"))
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
        """Lifts it."""
        self.wait()
        self._desk.tasks.change(
            self._desk.docket.walls.lift, self._wall.id, self.reason.text().strip(),
            then=self._finish, refused=self.refuse, owner=self,
        )  # fmt: skip

    def _finish(self, message: str) -> None:
        self.saved.emit(message)
        self.accept()
