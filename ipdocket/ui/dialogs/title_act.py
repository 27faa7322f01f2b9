"""An act of title is recorded, or taken out of its chain again."""

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.formats import show_date
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_titles import ChainShown, TitleDraft, TitleRow
from ipdocket.ui.views.matter_title import kind_words
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.file_field import FileField
from ipdocket.ui.widgets.text import Label, add_field, chosen, fill_choice, make_choice, make_form, make_line
from ipdocket.ui.words import tr

KINDS = ("assignment", "merger", "change_of_name", "licence", "first_owner")
PAUSE = 300  # milliseconds of quiet before the chain is tried


class RecordTitle(Form):
    """Kind, day, from whom, to whom, where it was recorded, and the paper; gaps and overlaps are told while typing."""

    section = 16

    def __init__(self, desk: Desk, matter: int, reference: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Record a transfer of title"),
            tr("For {reference}. The last act makes its taker the owner; of a licence the owner stays.", reference=reference),
            tr("Record"),
            parent,
        )
        self._desk = desk
        self._matter = matter
        self.kind = make_choice(tr("What happened"), [Choice(kind, kind_words(kind)) for kind in KINDS])
        self.day = DateEdit(tr("Day on which it took effect"), desk.read_date, desk.clock)
        self.giver = make_line(tr("From"), tr("as on the paper"))
        self.taker = make_choice(tr("To"), (), "", typed=True)
        self.recorded = DateEdit(tr("Recorded at the office on"), desk.read_date, desk.clock)
        self.number = make_line(tr("Number of the recordal"), tr("reel and frame, or the register's number"))
        self.paper = FileField(tr("Paper"), tr("Papers (*.pdf *.eml *.png *.jpg *.xml *.zip);;All files (*)"))
        self.note = make_line(tr("Note"))
        self.faults = Label("", "late", wrap=True)
        self.faults.hide()
        form = make_form()
        fields = (
            (tr("&What happened"), self.kind), (tr("&Day it took effect"), self.day), (tr("&From"), self.giver),
            (tr("&To"), self.taker), (tr("Re&corded at the office on"), self.recorded),
            (tr("N&umber of the recordal"), self.number),
            (tr("&Paper"), self.paper), (tr("&Note"), self.note),
        )  # fmt: skip
        for title, field in fields:
            add_field(form, title, field)
        self.body.addLayout(form)
        self.body.addWidget(self.faults)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._try)
        self._listen()
        desk.read(
            self, "owners", desk.docket.looking.choices, "owner name", then=lambda names: fill_choice(self.taker, names)
        )
        desk.read(self, "chain", desk.docket.titles.chain, matter, then=self._fill)
        self.check()
        self.day.setFocus()

    def _listen(self) -> None:
        for signal in (
            self.kind.currentIndexChanged, self.day.changed, self.giver.textChanged, self.taker.currentTextChanged,
            self.recorded.changed, self.paper.changed,
        ):  # fmt: skip
            signal.connect(self._touched)

    def _touched(self, *_what: object) -> None:
        first = chosen(self.kind) == "first_owner"
        self.giver.setEnabled(not first)
        self.check()
        self._pause.start()

    def _fill(self, chain: ChainShown) -> None:
        if not chain.rows:
            self.kind.setCurrentIndex(KINDS.index("first_owner"))
            self.taker.setCurrentText(chain.present)
        elif not self.giver.text():
            self.giver.setText(chain.present)

    def find_missing(self) -> Iterator[str]:
        """An act has a day and someone who took."""
        if self.day.day is None:
            yield self.day.problem or tr("Type the day on which it took effect.")
        elif self.day.day > self._desk.clock.today():
            yield tr("{day} is still to come: record what has happened.", day=show_date(self.day.day))
        if not chosen(self.taker):
            yield tr("Type who took the right, as on the paper.")
        if self.recorded.problem and self.recorded.line.text().strip():
            yield self.recorded.problem
        if self.paper.path and not self.paper.exists:
            yield tr("There is no such file.")

    def send(self) -> None:
        """Records the act."""
        draft = self._draft()
        if draft is not None:
            self.wait()
            self._desk.tasks.change(
                self._desk.docket.titles.record, draft, then=self._finish, refused=self.refuse, owner=self
            )

    def _draft(self) -> TitleDraft | None:
        if self.day.day is None:
            return None
        kind = chosen(self.kind)
        return TitleDraft(
            self._matter, kind, self.day.day, "" if kind == "first_owner" else self.giver.text().strip(), chosen(self.taker),
            self.recorded.day, self.number.text().strip(), self.paper.path, self.note.text().strip(),
        )  # fmt: skip

    def _try(self) -> None:
        draft = self._draft()
        if draft is not None and draft.taker:
            self._desk.read(self, "try", self._desk.docket.titles.preview, draft, then=self._show_faults)

    def _show_faults(self, faults: tuple[str, ...]) -> None:
        self.faults.setText("\n".join(faults))
        self.faults.setVisible(bool(faults))

    def _finish(self, message: str) -> None:
        self._desk.tell(message)
        self.accept()


class WithdrawTitle(Form):
    """The reason why an act counts no more."""

    section = 16

    def __init__(self, desk: Desk, row: TitleRow, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Entered in error"),
            tr("{what} to {taker} on {day} will count no more. It stays readable.",
               what=kind_words(row.kind), taker=row.taker, day=show_date(row.day)),
            tr("Take it out of the chain"),
            parent,
        )  # fmt: skip
        self._desk = desk
        self._row = row
        self.reason = make_line(tr("What was wrong"))
        form = make_form()
        add_field(form, tr("&What was wrong"), self.reason)
        self.body.addLayout(form)
        self.reason.textChanged.connect(lambda _text: self.check())
        self.check()
        self.reason.setFocus()

    def find_missing(self) -> Iterator[str]:
        """The reason."""
        if not self.reason.text().strip():
            yield tr("Say what was wrong.")

    def send(self) -> None:
        """Takes the act out."""
        self.wait()
        self._desk.tasks.change(
            self._desk.docket.titles.withdraw, self._row.id, self.reason.text().strip(),
            then=self._finish, refused=self.refuse, owner=self,
        )  # fmt: skip

    def _finish(self, message: str) -> None:
        self._desk.tell(message)
        self.accept()
