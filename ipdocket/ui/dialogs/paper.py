"""Logs an incoming paper, or says of a logged one what it is and what it is about."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.formats import show_instant
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_intake import PaperDraft, PaperRow
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.file_field import FileField
from ipdocket.ui.widgets.matter_field import MatterField
from ipdocket.ui.widgets.text import Label, add_field, chosen, fill_choice, make_choice, make_form, make_line
from ipdocket.ui.words import carriage_word, sender_word, tr

SENDERS = ("office", "agent", "client", "other")
WAYS = ("post", "email", "portal", "fax")


class PaperForm(Form):
    """`kept` carries the paper as it stands after the dialog was accepted; `path` is a file that was dropped."""

    section = 24
    kept = Signal(object)

    def __init__(self, desk: Desk, paper: PaperRow | None = None, path: str = "", parent: QWidget | None = None) -> None:
        title = tr("Log an incoming paper") if paper is None else tr("Paper {label}", label=paper.label)
        about = tr("It gets the next number of the year; write that on the paper.") if paper is None else self._tell_of(paper)
        super().__init__(title, about, tr("Log") if paper is None else tr("Keep"), parent, (720, 0))
        self._desk, self._paper = desk, paper
        self.received = DateEdit(tr("Came on"), desk.read_date, desk.clock)
        self.origin = make_choice(tr("From"), [Choice(code, sender_word(code)) for code in SENDERS])
        self.sender_name = make_line(tr("Name of the sender"), tr("e.g. EPO, Kuhn & Partner"))
        self.how = make_choice(tr("How it came"), [Choice(code, carriage_word(code)) for code in WAYS])
        self.what = make_choice(tr("What it is"), (), typed=True)
        self.matter = MatterField(desk, tr("About matter"))
        self.file = FileField(tr("File"), tr("Papers (*.pdf *.eml *.xml *.zip);;All files (*)"))
        self._lay_out()
        self.received.set_day(paper.received if paper else desk.clock.today())
        self.file.line.setText(path)
        if paper is not None:
            self._show_paper(paper)
        self._listen()
        desk.read(self, "kinds", desk.docket.intake.kinds, then=self._offer)
        self.check()
        (self.what if paper is None else self.matter).setFocus()

    @staticmethod
    def _tell_of(paper: PaperRow) -> str:
        told = [tr("logged by {name}, {at}", name=paper.entered_by, at=show_instant(paper.entered_at)), paper.told]
        if paper.sha256:
            told.append(tr("file {name}, SHA-256 {digest}…", name=paper.file, digest=paper.sha256[:16]))
        return "; ".join(filter(None, told))

    def _lay_out(self) -> None:
        form = make_form()
        add_field(form, tr("&What it is"), self.what)
        add_field(form, tr("About &matter"), self.matter)
        add_field(form, tr("&From"), self.origin)
        add_field(form, tr("&Name of the sender"), self.sender_name)
        add_field(form, tr("&How it came"), self.how)
        add_field(form, tr("Came &on"), self.received)
        add_field(form, tr("F&ile"), self.file)
        self.body.addLayout(form)
        told = tr("What it is may be typed in plain words; a kind from the list is taken over when its date is recorded.")
        self.body.addWidget(Label(told, "muted", wrap=True))

    def _show_paper(self, paper: PaperRow) -> None:
        self.origin.setCurrentIndex(self.origin.findData(paper.sender))
        self.sender_name.setText(paper.sender_name)
        self.how.setCurrentIndex(self.how.findData(paper.how))
        self.what.setEditText(paper.what)
        if paper.matter is not None:
            self.matter.set_matter(paper.matter, paper.reference)
        self.file.line.setText(paper.file)
        settled = paper.state not in ("open", "late") or bool(paper.told and paper.matter)
        for fixed in (self.received, self.how):  # as it came: never changed
            fixed.setEnabled(False)
        for said in (self.origin, self.sender_name, self.what, self.matter):
            said.setEnabled(not settled)
        self.file.setEnabled(not paper.file)

    def _listen(self) -> None:
        self.what.currentTextChanged.connect(lambda _text: self.check())
        self.matter.changed.connect(self.check)
        self.received.changed.connect(self.check)
        self.file.changed.connect(self.check)

    def _offer(self, kinds: Sequence[Choice]) -> None:
        typed = self.what.currentText()
        fill_choice(self.what, kinds)
        self.what.setEditText(typed)
        self.check()

    def find_missing(self) -> Iterator[str]:
        """What it is and when it came are needed; the matter can be said later."""
        if not self.what.currentText().strip():
            yield tr("Say what it is.")
        if self.matter.problem:
            yield self.matter.problem
        if self.received.day is None:
            yield self.received.problem or tr("Type the day on which it came.")
        if self._path and not self.file.exists:
            yield tr("There is no such file.")

    @property
    def _path(self) -> str:
        """The path of a file to be kept; "" where the paper has one already."""
        return "" if self._paper is not None and self._paper.file else self.file.path

    def send(self) -> None:
        """Logs the paper, or keeps what is said of it."""
        if self.received.day is None:
            return
        draft = PaperDraft(
            self.received.day, chosen(self.origin), self.sender_name.text().strip(), chosen(self.how), chosen(self.what),
            self.matter.matter, self._path, self._paper.id if self._paper else None,
        )  # fmt: skip
        self.wait()
        intake = self._desk.docket.intake
        act = intake.log if self._paper is None else intake.change
        self._desk.tasks.change(act, draft, then=self._finish, refused=self.refuse, owner=self)

    def _finish(self, paper: PaperRow) -> None:
        if self._paper is None:
            self._desk.tell(tr("Logged as {label}: write this number on the paper.", label=paper.label))
        self.kept.emit(paper)
        self.accept()
