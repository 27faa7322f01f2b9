"""Closes, lapses or transfers a matter; its future dates end with the reason and stay readable."""

from collections.abc import Iterator

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import Choice
from ipdocket.ui.widgets.changes import Changes
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.text import add_field, chosen, make_choice, make_form
from ipdocket.ui.words import tr


class EndMatter(Form):
    """Shows every date that will end before anything is accepted."""

    section = 3

    def __init__(self, desk: Desk, matter: int, reference: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Close, lapse or transfer {reference}", reference=reference),
            "",
            tr("End this matter"),
            parent,
            (820, 540),
        )
        self._desk = desk
        self._matter = matter
        form = make_form()
        kinds = (
            Choice("abandoned", tr("abandoned: the owner gives it up")),
            Choice("lapsed", tr("lapsed: the office or the law ended it")),
            Choice("withdrawn", tr("withdrawn: the owner took it back")),
            Choice("refused", tr("refused by the office")),
            Choice("expired", tr("expired: its term has run out")),
            Choice("transferred", tr("transferred: another firm looks after it")),
        )
        self.kind = make_choice(tr("What ends it"), kinds, tr("choose"))
        self.day = DateEdit(tr("From which day"), desk.read_date, desk.clock)
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName(tr("Reason"))
        self.reason.setTabChangesFocus(True)
        self.reason.setMaximumHeight(scaled(70))
        add_field(form, tr("&What ends it"), self.kind)
        add_field(form, tr("&From which day"), self.day)
        add_field(form, tr("&Reason"), self.reason)
        self.changes = Changes(tr("The dates that end will be listed here before you accept."))
        self.body.addLayout(form)
        self.body.addWidget(self.changes, 1)
        self.kind.currentIndexChanged.connect(lambda _index: self._look())
        self.day.changed.connect(self._look)
        self.reason.textChanged.connect(self.check)
        self.check()
        self.kind.setFocus()

    def find_missing(self) -> Iterator[str]:
        """A reason is compulsory."""
        if not chosen(self.kind):
            yield tr("Choose what ends the matter.")
        if self.day.day is None:
            yield self.day.problem or tr("Type the day.")
        if not self.reason.toPlainText().strip():
            yield tr("Give the reason; it stays with every date that ends.")

    def send(self) -> None:
        """Ends the matter."""
        self.wait()
        self._desk.tasks.change(
            self._desk.docket.docketing.end_matter,
            self._matter,
            chosen(self.kind),
            self.day.day,
            self.reason.toPlainText().strip(),
            then=self._finish,
            refused=self.refuse,
            owner=self,
        )

    def _look(self) -> None:
        self.check()
        if chosen(self.kind) and self.day.day is not None:
            ask = self._desk.docket.docketing.preview_ending
            self._desk.read(
                self, "preview", ask, self._matter, chosen(self.kind), self.day.day, then=self.changes.show_preview
            )

    def _finish(self, number: int) -> None:
        self._desk.tell(tr("Ended; {number} future dates closed with the reason.", number=number))
        self.accept()
