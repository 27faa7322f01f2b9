"""Records an event or an incoming paper, and shows first every deadline that moves, appears or goes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.shown import Asked, Choice, EventDraft, EventRow, Preview
from ipdocket.ui.shown_intake import PaperRow
from ipdocket.ui.widgets.changes import Changes
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.file_field import FileField
from ipdocket.ui.widgets.text import (
    Label,
    add_field,
    chosen,
    fill_choice,
    find_by_typing,
    make_choice,
    make_form,
    make_line,
)
from ipdocket.ui.words import tr


class RecordEvent(Form):
    """For a new event, one from a `paper` of the intake log, or with `replaces` for a corrected date of an old one."""

    _foreseen: EventDraft | None = None  # what the dates in view were computed for

    section = 3

    def __init__(
        self, desk: Desk, matter: int, reference: str, replaces: EventRow | None = None, parent: QWidget | None = None,
        paper: PaperRow | None = None,
    ) -> None:  # fmt: skip
        title = tr("Record event or paper") if replaces is None else tr("Correct {what}", what=replaces.what)
        self._verified = replaces is not None and replaces.verified == "verified"
        super().__init__(title, reference, tr("Propose") if self._verified else tr("Accept"), parent, (860, 620))
        self._desk, self._matter = desk, matter
        self._replaces, self._source = replaces, paper
        self._kinds: dict[str, Asked] = {}
        self.kind = make_choice(tr("What happened"))
        find_by_typing(self.kind)
        line = self.kind.lineEdit()
        if line is not None:
            line.setPlaceholderText(tr("type a part of its name, or choose"))
        self.every = QCheckBox(tr("Offer a&ll events and papers, not only those that the rules of this matter know"))
        self.day = DateEdit(tr("Date it bears"), desk.read_date, desk.clock)
        self.notified = DateEdit(tr("Day it reached us"), desk.read_date, desk.clock)
        self.delivery = make_choice(
            tr("How it was sent"),
            (
                Choice("electronic", tr("electronically")),
                Choice("post", tr("by post")),
                Choice("registered_post", tr("by registered post")),
            ),
            tr("the office's usual way"),
        )
        self.period = make_line(tr("Period it sets"), tr("e.g. 4 months, P2M; empty: the law's own"))
        self.note = make_line(tr("Note"))
        self.paper = FileField(tr("File"), tr("Papers (*.pdf *.eml *.xml *.zip);;All files (*)"))
        self.changes = Changes(tr("Every deadline that moves, appears or goes is shown here before you accept."))
        self._lay_out()
        self._typing = QTimer(self, singleShot=True, interval=200)
        self._typing.timeout.connect(self._look)
        self._listen()
        if paper is not None:
            self._fill_from(paper)
        self._fit_kind()
        desk.read(self, "kinds", desk.docket.asking.event_kinds, matter, then=self._offer)
        self.kind.setFocus()

    def _lay_out(self) -> None:
        form = make_form()
        add_field(form, tr("&What happened"), self.kind)
        form.addRow("", self.every)
        add_field(form, tr("&Date it bears"), self.day)
        self._paper_rows = [
            (add_field(form, title, field), field)
            for title, field in (
                (tr("Day it &reached us"), self.notified),
                (tr("&How it was sent"), self.delivery),
                (tr("&Period it sets"), self.period),
            )
        ]
        add_field(form, tr("&File"), self.paper)
        add_field(form, tr("&Note") if self._replaces is None else tr("&Reason"), self.note)
        self.body.addLayout(form)
        self.body.addWidget(self.changes, 1)
        if self._verified:
            told = tr("Its date was verified: nothing moves until a second person has typed the new one, unseen.")
            self.body.addWidget(Label(told, "muted", wrap=True))

    def find_missing(self) -> Iterator[str]:
        """Kind and date are needed; everything else the office's own rules fill in."""
        if not self._code:
            yield self._ask_kind()
        if self.day.day is None:
            yield self.day.problem or tr("Type the date that it bears.")
        if self.notified.problem:
            yield self.notified.problem
        if self._replaces is not None and not self.note.text().strip():
            yield tr("Say why the date is corrected; the old one stays readable.")
        if self._foreseen is None or self._foreseen != self._question():
            yield tr("One moment: the dates that follow are computed.")

    def send(self) -> None:
        """Records the event."""
        draft = self._draft()
        if draft is None:
            return
        self.wait()
        self._desk.tasks.change(
            self._desk.docket.docketing.record_event, draft, then=self._finish, refused=self.refuse, owner=self
        )

    def _listen(self) -> None:
        self.kind.currentTextChanged.connect(lambda _text: self._fit_kind())
        self.every.toggled.connect(lambda _on: self._fill_kinds())
        self.delivery.currentIndexChanged.connect(lambda _index: self._type())
        self.period.textEdited.connect(lambda _text: self._type())
        self.note.textEdited.connect(lambda _text: self.check())
        self.day.changed.connect(self._type)
        self.notified.changed.connect(self._type)

    def _draft(self) -> EventDraft | None:
        if self.day.day is None or not self._code:
            return None
        return EventDraft(
            matter=self._matter,
            kind=self._code,
            day=self.day.day,
            notified=self.notified.day,
            period=self.period.text().strip(),
            delivery=chosen(self.delivery),
            note=self.note.text().strip(),
            replaces=self._replaces.id if self._replaces else None,
            evidence="" if self._source and self._source.file else self.paper.path,
            paper=self._source.id if self._source else None,
        )

    def _offer(self, kinds: Sequence[Asked]) -> None:
        self._kinds = {kind.key: kind for kind in kinds}
        if self._replaces is not None:
            # A line of imported history is none of the events that can be recorded; its date can be corrected all the same.
            self._kinds.setdefault(self._replaces.kind, Asked(self._replaces.kind, self._replaces.what))
            self.every.setChecked(True)
            self.every.hide()
        self._choose_kind()
        self._fill_kinds()
        if self._replaces is not None:
            self.kind.setCurrentIndex(self.kind.findData(self._replaces.kind))
            self.kind.setEnabled(False)
            self.day.set_day(self._replaces.day)
            self.day.setFocus()

    def _fill_from(self, paper: PaperRow) -> None:
        """What the log knows of the paper; the date that it bears is typed from the paper itself."""
        self.notified.set_day(paper.received)
        self.paper.line.setText(paper.file)
        self.paper.setEnabled(not paper.file)

    def _choose_kind(self) -> None:
        """The kind under which the paper was logged, where it is one that can be recorded."""
        known = self._kinds.get(self._source.kind) if self._source is not None else None
        if known is not None:
            self.every.setChecked(not known.required)
            self.kind.setEditText(known.title)
            self.day.setFocus()

    @property
    def _code(self) -> str:
        """The kind chosen; empty while what is typed is none of them."""
        code = chosen(self.kind)
        return code if code in self._kinds else ""

    def _ask_kind(self) -> str:
        typed = self.kind.currentText().strip()
        if not typed:
            return tr("Choose what happened.")
        hidden = [one.title for one in self._kinds.values() if typed.casefold() in one.title.casefold()]
        if hidden and not self.every.isChecked() and self.kind.findText(typed, Qt.MatchFlag.MatchContains) < 0:
            return tr("“{typed}” is not known to the rules of this matter; it stands among all events.", typed=typed)
        return tr("“{typed}” is none of the events and papers; choose one.", typed=typed)

    def _fill_kinds(self) -> None:
        """Offers what the rules know, or everything; what was typed stays."""
        typed = self.kind.currentText()
        offered = [one for one in self._kinds.values() if one.required or self.every.isChecked()]
        fill_choice(self.kind, [Choice(one.key, one.title) for one in offered])
        self.kind.setEditText(typed)
        place = self.kind.findText(typed, Qt.MatchFlag.MatchFixedString)
        self.kind.setCurrentIndex(place)
        if place < 0:
            self.kind.setEditText(typed)
        self._fit_kind()

    def _fit_kind(self) -> None:
        asked = self._kinds.get(self._code)
        is_paper = asked is not None and asked.kind == "paper"
        for label, field in self._paper_rows:
            label.setVisible(is_paper)
            field.setVisible(is_paper)
        self._type()

    def _type(self) -> None:
        self.check()
        self._typing.start()

    def _question(self) -> EventDraft | None:
        """What the preview depends on; a note moves no date."""
        draft = self._draft()
        return replace(draft, note="", evidence="") if draft is not None else None

    def _look(self) -> None:
        asked = self._question()
        if asked is not None:
            ask = self._desk.docket.docketing.preview_event
            self._desk.read(self, "preview", ask, asked, then=lambda preview: self._show_preview(asked, preview))

    def _show_preview(self, asked: EventDraft, preview: Preview) -> None:
        self._foreseen = asked
        self.changes.show_preview(preview)
        self.check()

    def _finish(self, preview: Preview) -> None:
        if preview.waits:
            self._desk.tell(tr("Proposed. A second person must type the new date from the paper (Ctrl+Shift+D)."))
        else:
            told = tr("Recorded; the deadlines that it moves are on the docket.")
            more = tr("Mark paper {label} processed with Ctrl+Shift+M.", label=self._source.label) if self._source else ""
            self._desk.tell(f"{told} {more}".strip())
        self.accept()
