"""The chain of title of a matter: who had the right since when, on which paper, and on any past day."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.formats import show_date
from ipdocket.ui.shown_titles import ChainShown, TitleRow
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.inspector import bind_button
from ipdocket.ui.widgets.text import Label, make_button, make_selectable
from ipdocket.ui.words import Word, tr


class TitleTab(QWidget):
    """Reads its own chain when a matter is shown; `withdraw` carries the act that was entered in error."""

    withdraw = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._matter = 0
        self._rows: tuple[TitleRow, ...] = ()
        self.table = SmallTable(
            tr("Chain of title"),
            (tr("Date"), tr("What happened"), tr("From"), tr("To"), tr("Recorded"), tr("Number"), tr("Paper"),
             tr("Entered by"), tr("Note")),
            (105, 140, 200, 200, 105, 110, 120, 160, 120),
        )  # fmt: skip
        self.faults = Label("", "late", wrap=True)
        self.day = DateEdit(tr("Owner on"), desk.read_date, desk.clock)
        self.answer = make_selectable(Label("", "head", wrap=True))
        asked = Label(tr("O&wner on"))
        asked.setBuddy(self.day.focusProxy() or self.day)
        self.day.changed.connect(self._ask_day)
        self._withdraw = make_button(tr("Entered in error…"), self._send, "cross")
        self._paper = make_button(tr("Save the paper…"), self._ask_place, "export")
        row = QHBoxLayout()
        row.addWidget(bind_button(desk.actions["title"]))
        row.addWidget(self._withdraw)
        row.addWidget(self._paper)
        row.addSpacing(16)
        row.addWidget(asked)
        row.addWidget(self.day)
        row.addWidget(self.answer, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(row)
        column.addWidget(self.faults)
        column.addWidget(self.table, 1)
        self.table.itemSelectionChanged.connect(self._switch)
        self._switch()

    def show_matter(self, matter: int) -> None:
        """Asks for the chain of a matter."""
        if matter != self._matter:
            self.answer.clear()
        self._matter = matter
        self._desk.read(self, "chain", self._desk.docket.titles.chain, matter, then=self._show)

    def _show(self, chain: ChainShown) -> None:
        self._rows = chain.rows
        self.table.setRowCount(len(chain.rows))
        for line, row in enumerate(chain.rows):
            gone = Word("", "", "muted") if row.withdrawn else None
            note = tr("entered in error: {reason}", reason=row.withdrawn) if row.withdrawn else row.note
            what = tr("{what} (entered in error)", what=kind_words(row.kind)) if gone else kind_words(row.kind)
            texts = (
                show_date(row.day), what, row.giver, row.taker, show_date(row.recorded), row.number, row.paper,
                row.entered, note,
            )  # fmt: skip
            for place, text in enumerate(texts):
                self.table.put(line, place, text, gone)
        self.table.fit_columns(260)
        told = list(chain.faults)
        if not chain.rows:
            told = [tr("No chain is recorded. Begin with the first owner.")]
        self.faults.setText("\n".join(told))
        self.faults.set_tone("late" if chain.faults else "muted")
        self.faults.setVisible(bool(told))
        self._switch()
        self._ask_day()

    def _chosen(self) -> TitleRow | None:
        line = self.table.currentRow()
        return self._rows[line] if 0 <= line < len(self._rows) else None

    def _switch(self) -> None:
        row = self._chosen()
        allowed = self._desk.actions.allowed
        self._withdraw.setEnabled(row is not None and not row.withdrawn and "enter" in allowed)
        self._paper.setEnabled(row is not None and bool(row.paper) and "export" in allowed)

    def _send(self) -> None:
        row = self._chosen()
        if row is not None:
            self.withdraw.emit(row)

    def _ask_place(self) -> None:
        row = self._chosen()
        if row is not None and row.paper:
            path, _kind = QFileDialog.getSaveFileName(self, tr("Save the paper"), row.paper)
            if path:
                self.save_paper(row, path)

    def save_paper(self, row: TitleRow, path: str) -> None:
        """Writes the paper behind an act to a file."""
        self._desk.tasks.change(
            self._desk.docket.titles.save_paper, self._matter, row.id, path,
            then=self._desk.tell, refused=self._desk.refuse, owner=self,
        )  # fmt: skip

    def _ask_day(self) -> None:
        if self.day.day is None:
            self.answer.setText(self.day.problem if self.day.line.text().strip() else "")
        elif self._matter:
            ask = self._desk.docket.titles.owner_on
            self._desk.read(self, "owner on", ask, self._matter, self.day.day, then=self.answer.setText)


def kind_words(kind: str) -> str:
    """An act of title in words."""
    return {
        "first_owner": tr("first owner"), "assignment": tr("assignment"), "merger": tr("merger"),
        "change_of_name": tr("change of name"), "licence": tr("licence"),
    }.get(kind, kind)  # fmt: skip
