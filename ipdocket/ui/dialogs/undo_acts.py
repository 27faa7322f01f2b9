"""One's own last acts of this session: each is undone by the act that compensates it, with its reason."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.formats import show_instant
from ipdocket.ui.shown_undo import UndoLine
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import Label, add_field, make_form, make_line
from ipdocket.ui.words import Word, tr


class UndoActs(Form):
    """Nothing is deleted: act and compensation both stay on the record."""

    section = 25

    def __init__(self, desk: Desk, lines: Sequence[UndoLine], parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Undo"),
            tr(
                "Your last acts since you signed in. Nothing is deleted: what compensates an act is recorded beside it, with"
                " your reason. What another person has relied on is changed by two."
            ),
            tr("Undo this"),
            parent,
            (860, 0),
        )
        self._desk, self._lines = desk, tuple(lines)
        self.table = SmallTable(
            tr("Your last acts"), (tr("When"), tr("What"), tr("About"), tr("How it is undone")), (150, 130, 240, 260)
        )
        self.table.setRowCount(len(self._lines))
        for line, one in enumerate(self._lines):
            word = Word("", "undo", "text") if one.able else Word("", "minus", "muted")
            for place, text in enumerate((show_instant(one.at), one.what, one.about, one.how)):
                self.table.put(line, place, text, word if place == 3 else None)
        self.table.fit_height(10)
        self.body.addWidget(self.table)
        self.detail = Label("", "muted", wrap=True)
        self.body.addWidget(self.detail)
        self.reason = make_line(tr("Reason"))
        form = make_form()
        add_field(form, tr("&Reason"), self.reason)
        self.body.addLayout(form)
        self.table.itemSelectionChanged.connect(self._switch)
        self.reason.textChanged.connect(self.check)
        able = next((line for line, one in enumerate(self._lines) if one.able), 0)
        self.table.selectRow(able)
        self._switch()
        self.reason.setFocus()

    def find_missing(self) -> Iterator[str]:
        """An act that one step undoes, and a reason."""
        line = self._chosen()
        if line is None:
            yield tr("Nothing was done since you signed in.") if not self._lines else tr("Choose an act.")
        elif not line.able:
            yield tr("No single step undoes this: correct it where it stands.")
        elif not self.reason.text().strip():
            yield tr("Say why.")

    def send(self) -> None:
        """Undoes the chosen act."""
        line = self._chosen()
        if line is None:
            return
        self.wait()
        self._desk.tasks.change(
            self._desk.docket.undoing.undo, line.number, self.reason.text().strip(),
            then=self._finish, refused=self.refuse, owner=self,
        )  # fmt: skip

    def _chosen(self) -> UndoLine | None:
        line = self.table.currentRow()
        return self._lines[line] if 0 <= line < len(self._lines) else None

    def _switch(self) -> None:
        line = self._chosen()
        self.detail.setText(tr("Entry {number}: {detail}", number=line.number, detail=line.detail[:300]) if line else "")
        self.check()

    def _finish(self, told: str) -> None:
        self._desk.tell(told)
        self.accept()
