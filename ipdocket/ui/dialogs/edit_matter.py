"""The facts and parties of a matter, changed; what moves is shown before it is accepted."""

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.shown import Choice, Preview
from ipdocket.ui.shown_facts import MatterEdit
from ipdocket.ui.widgets.changes import Changes
from ipdocket.ui.widgets.remarks import Remarks
from ipdocket.ui.widgets.text import add_field, chosen, fill_choice, make_choice, make_form, make_line
from ipdocket.ui.words import tr

PAUSE = 300  # milliseconds of quiet before what moves is asked for


class EditMatter(Form):
    """Reference, title, classes, numbers, parties, people, designated offices."""

    section = 3

    def __init__(self, desk: Desk, matter: int, reference: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Facts and parties of {reference}", reference=reference),
            tr("The owner's name as recorded at the office stays as it was when the matter was entered."),
            tr("Save"),
            parent,
            (980, 620),
        )
        self._desk = desk
        self._read: MatterEdit | None = None
        self.lines: dict[str, QLineEdit] = {}
        self.status = make_choice(tr("Status"), _statuses())
        self.responsible = make_choice(tr("Responsible"), (), tr("nobody yet"))
        self.backup = make_choice(tr("Back-up"), (), tr("nobody yet"))
        self.sign_off = make_choice(tr("Final sign-off"), (), tr("nobody yet"))
        columns = QHBoxLayout()
        columns.addLayout(self._make_column(_left(), {tr("S&tatus"): self.status}), 1)
        people = {
            tr("Res&ponsible"): self.responsible, tr("&Back-up"): self.backup, tr("Final s&ign-off"): self.sign_off,
        }  # fmt: skip
        columns.addLayout(self._make_column(_right(), people), 1)
        self.changes = Changes(tr("Dates that would move, appear or go are listed here before you accept."))
        self.remarks = Remarks()
        self.remarks.changed.connect(self.check)
        self.body.addLayout(columns)
        self.body.addWidget(self.remarks)
        self.body.addWidget(self.changes, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look)
        self.status.currentIndexChanged.connect(lambda _index: self._touched())
        desk.read(self, "people", desk.docket.looking.choices, "person", then=self._fill_people)
        desk.read(self, "facts", desk.docket.editing.facts_of, matter, then=self._fill)
        self.check()

    def _make_column(self, fields: tuple[tuple[str, str, str], ...], boxes: dict[str, QComboBox]) -> QFormLayout:
        form = make_form()
        for name, label, hint in fields:
            line = make_line(label.replace("&", ""), hint)
            line.textChanged.connect(self._touched)
            self.lines[name] = line
            add_field(form, label, line)
        for title, box in boxes.items():
            add_field(form, title, box)
        return form

    def find_missing(self) -> Iterator[str]:
        """A matter has a reference."""
        if self._read is None:
            yield tr("One moment…")
        elif not self.lines["reference"].text().strip():
            yield tr("Give the matter a reference.")
        elif self.remarks.missing:
            yield self.remarks.missing

    def send(self) -> None:
        """Saves the changed facts."""
        self.wait()
        self._desk.tasks.change(
            self._desk.docket.editing.edit_matter, self._typed(), then=self._finish, refused=self.refuse, owner=self
        )

    def _typed(self) -> MatterEdit:
        assert self._read is not None, "the dialog cannot be sent before the facts are read"
        typed = {name: line.text().strip() for name, line in self.lines.items()}
        status = chosen(self.status) or self._read.status
        return MatterEdit(
            self._read.matter, self._read.version, status=status, responsible=chosen(self.responsible),
            backup=chosen(self.backup), sign_off=chosen(self.sign_off), number_reason=self.remarks.reason.text().strip(), **typed,
        )  # fmt: skip

    def _fill_people(self, people: tuple[Choice, ...]) -> None:
        for box in (self.responsible, self.backup, self.sign_off):
            fill_choice(box, people, tr("nobody yet"))
        self._choose_person()

    def _fill(self, facts: MatterEdit) -> None:
        self._read = facts
        for name, line in self.lines.items():
            line.setText(getattr(facts, name))
        place = self.status.findData(facts.status)
        if place >= 0:
            self.status.setCurrentIndex(place)
        else:
            self.status.setEnabled(False)  # an ended matter: its end is corrected in its events
        self._choose_person()
        self._pause.stop()
        self.lines["title"].setFocus()
        self.check()

    def _choose_person(self) -> None:
        if self._read is not None:
            people = (self._read.responsible, self._read.backup, self._read.sign_off)
            for box, person in zip((self.responsible, self.backup, self.sign_off), people, strict=True):
                box.setCurrentIndex(max(0, box.findData(person)))

    def _touched(self) -> None:
        self.check()
        self._pause.start()

    def _look(self) -> None:
        if self._read is not None:
            ask = self._desk.docket.editing.preview_edit
            self._desk.read(self, "preview", ask, self._typed(), then=self._show_preview)

    def _show_preview(self, preview: Preview) -> None:
        self.changes.show_preview(preview)
        self.remarks.show_preview(preview)
        self.check()

    def _finish(self, _matter: int) -> None:
        self._desk.tell(tr("Saved."))
        self.accept()


def _statuses() -> tuple[Choice, ...]:
    return (
        Choice("pending", tr("pending")),
        Choice("granted", tr("granted")),
        Choice("registered", tr("registered")),
        Choice("unknown", tr("not known")),
    )


def _left() -> tuple[tuple[str, str, str], ...]:
    return (
        ("reference", tr("&Our reference"), ""),
        ("title", tr("&Title or mark"), ""),
        ("classes", tr("&Classes"), tr("parted by commas")),
        ("application", tr("&Application number"), ""),
        ("publication", tr("P&ublication number"), ""),
        ("registration", tr("Re&gistration number"), ""),
        ("designated", tr("&Designated offices"), tr("country codes, parted by commas")),
    )


def _right() -> tuple[tuple[str, str, str], ...]:
    return (
        ("owner", tr("O&wner"), ""),
        ("client", tr("C&lient"), ""),
        ("agent", tr("Ag&ent"), ""),
        ("agent_reference", tr("Agent's re&ference"), ""),
        ("family", tr("Fa&mily"), tr("the same word for all members")),
        ("notes", tr("&Notes"), ""),
    )
