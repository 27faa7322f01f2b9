"""The two sheets of a day: what was entered, and what is due before everybody leaves."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.sign_sheet import SignSheet
from ipdocket.ui.formats import show_date, show_instant
from ipdocket.ui.shown_controls import DayShown, EntryRow, ExitRow, SignDraft
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import Label, make_button
from ipdocket.ui.words import Word, count, state_word, tr


class SheetTab(QWidget):
    """A table with what to do below it; `opened` carries the matter of a row."""

    opened = Signal(int)
    chose = Signal(object)
    sheet = ""

    def __init__(self, desk: Desk, table: SmallTable, about: str) -> None:
        super().__init__()
        self.desk = desk
        self.table = table
        self.told = Label("", "head", wrap=True)
        self.sign_button = make_button(tr("&Sign…"), self.sign, "check")
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self.sign_button)
        self.buttons.addWidget(make_button(tr("Save as &PDF…"), self.save, "print"))
        self.buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(Label(about, "muted", wrap=True))
        column.addWidget(self.told)
        column.addWidget(table, 1)
        column.addLayout(self.buttons)
        self.day: date | None = None
        table.itemActivated.connect(lambda item: self._open(item.row()))
        table.itemSelectionChanged.connect(lambda: self.chose.emit(None))

    def matter_of(self, line: int) -> int | None:
        """The matter of a row; each sheet knows its own rows."""
        raise NotImplementedError

    def chosen_matter(self) -> int | None:
        """The matter of the row under the cursor."""
        return self.matter_of(self.table.currentRow())

    def add_button(self, button: QPushButton) -> None:
        """Puts a further button beside the first two."""
        self.buttons.insertWidget(2, button)

    def draft(self) -> SignDraft | None:
        """What would be signed."""
        return SignDraft(self.sheet, self.day) if self.day is not None else None

    def sign(self) -> None:
        """Asks who signs."""
        draft = self.draft()
        if draft is not None:
            SignSheet(self.desk, draft, self.window()).open()

    def save(self) -> None:
        """Asks where the PDF goes, and writes it."""
        if self.day is None:
            return
        name = f"{self.sheet}-sheet-{self.day.isoformat()}.pdf"
        path, _kind = QFileDialog.getSaveFileName(self, tr("Save as PDF"), name, "PDF (*.pdf)")
        if path:
            self.desk.tasks.change(
                self.desk.docket.controls.save, self.sheet, self.day, path,
                then=self.desk.tell, refused=self.desk.refuse, owner=self,
            )  # fmt: skip

    def _open(self, line: int) -> None:
        matter = self.matter_of(line)
        if matter is not None:
            self.opened.emit(matter)


class EntriesTab(SheetTab):
    """The entry control sheet."""

    sheet = "entry"

    def __init__(self, desk: Desk) -> None:
        table = SmallTable(
            tr("Entry control sheet"),
            (tr("Time"), tr("Entered by"), tr("Ref"), tr("What"), tr("Date"), tr("Due or day"), tr("Final"), tr("Was"),
             tr("Paper or cause"), tr("Signed by")),
            (50, 110, 112, 86, 230, 92, 92, 92, 190, 100),
        )  # fmt: skip
        super().__init__(
            desk, table,
            tr("Each date that was new, changed or struck on this day. Control it against the paper; nobody signs"
               " their own lines."),
        )  # fmt: skip
        self.rows: tuple[EntryRow, ...] = ()

    def show_day(self, shown: DayShown) -> None:
        """Shows the sheet of a day."""
        self.day, self.rows = shown.day, shown.entries
        words = {"new": Word(tr("new"), "plus", "good"), "changed": Word(tr("changed"), "arrow-right", "soon"),
                 "struck": Word(tr("struck"), "strike", "late"),
                 "no deadline": Word(tr("no deadline"), "minus", "soon")}  # fmt: skip
        self.table.setRowCount(len(self.rows))
        for line, row in enumerate(self.rows):
            word = words[row.happened]
            texts = (
                show_instant(row.at)[-5:], row.who, row.reference, word.text, row.what, show_date(row.due),
                show_date(row.final), show_date(row.before), row.paper,
            )  # fmt: skip
            for place, text in enumerate(texts):
                self.table.put(line, place, text, word if place == 3 else None)
            _put_signed(self.table, line, 9, row.signed_by)
        left = sum(not row.signed_by for row in self.rows)
        self.told.setText(_sum_up(len(self.rows), left, tr("Nothing was entered, changed or struck on this day.")))
        self.sign_button.setEnabled(left > 0)

    def matter_of(self, line: int) -> int | None:
        """The matter of a row, None for what belongs to no one matter."""
        return self.rows[line].matter if 0 <= line < len(self.rows) else None


class ExitTab(SheetTab):
    """The evening's exit check."""

    sheet = "exit"

    def __init__(self, desk: Desk) -> None:
        table = SmallTable(
            tr("Evening exit check"),
            (tr("Due"), tr("Final"), tr("Left at the office"), tr("Ref"), tr("Country"), tr("Action"), tr("State"),
             tr("Confirmed by"), tr("Responsible"), tr("If open: why"), tr("Signed by")),
            (92, 92, 150, 112, 58, 190, 132, 120, 92, 120, 100),
        )  # fmt: skip
        super().__init__(
            desk, table,
            tr("Due or final today or on the office's next working day, and what was closed today. Open the proof again."
               " Whoever closed one of them does not sign."),
        )  # fmt: skip
        self.rows: tuple[ExitRow, ...] = ()
        self._why: dict[int, str] = {}
        self.explain_button = make_button(tr("&Why it stays open…"), self.explain, "pencil")
        self.add_button(self.explain_button)
        table.itemSelectionChanged.connect(self._switch)

    def show_day(self, shown: DayShown) -> None:
        """Shows the check of a day."""
        if shown.day != self.day:
            self._why.clear()
        self.day, self.rows = shown.day, shown.exits
        self.table.setRowCount(len(self.rows))
        for line, row in enumerate(self.rows):
            word = state_word(row.state)
            texts = (
                show_date(row.due), show_date(row.final), "", row.reference, row.country, row.action, word.text,
                row.confirmed_by, row.responsible, row.explanation or self._why.get(row.deadline, ""),
            )  # fmt: skip
            for place, text in enumerate(texts):
                self.table.put(line, place, text, word if place == 6 else None)
            _put_signed(self.table, line, 10, row.signed_by)
        self.count_down()
        left = sum(not row.signed_by for row in self.rows)
        told = _sum_up(len(self.rows), left, tr("Nothing is due or final on this day or the next working day."))
        still = sum(not row.closed for row in self.rows)
        self.told.setText(f"{told} {tr('{n} still open.', n=still)}" if still else told)
        self.sign_button.setEnabled(left > 0)
        self._switch()

    def count_down(self) -> None:
        """Shows anew how long each day still lasts at its office."""
        now = self.desk.clock.now()
        for line, row in enumerate(self.rows):
            left = row.ends - now
            tone = "muted" if row.closed else "late" if left < timedelta(hours=12) else "soon"
            self.table.put(line, 2, f"{show_left(left)} · {row.zone.rpartition('/')[2].replace('_', ' ')}", Word("", "", tone))

    def explain(self) -> None:
        """Asks why the chosen dates may stay open tonight: one reason for all of them."""
        rows = self._unexplained()
        if not rows:
            return
        from ipdocket.ui.dialogs.ask_text import AskText

        about = f"{rows[0].reference}: {rows[0].action}"
        if len(rows) > 1:
            about = tr("{n}, from {first} on", n=count(len(rows), tr("open date"), tr("open dates")), first=about)
        known = {self._why.get(row.deadline, "") for row in rows}
        text = known.pop() if len(known) == 1 else ""
        dialog = AskText(tr("Why it stays open"), about, tr("&Reason"), self.window(), text)
        dialog.told.connect(partial(self.take_reason, tuple(row.deadline for row in rows)))
        dialog.open()

    def take_reason(self, deadlines: Sequence[int], told: str) -> None:
        """Keeps a reason until the sheet is signed."""
        self._why |= dict.fromkeys(deadlines, told.strip())
        for line, row in enumerate(self.rows):
            if row.deadline in deadlines:
                self.table.put(line, 9, self._why[row.deadline])

    def draft(self) -> SignDraft | None:
        """What would be signed, with the reasons given."""
        return None if self.day is None else SignDraft(self.sheet, self.day, explanations=tuple(self._why.items()))

    def matter_of(self, line: int) -> int | None:
        """The matter of a row."""
        return self.rows[line].matter if 0 <= line < len(self.rows) else None

    def chosen_deadlines(self) -> Sequence[int]:
        """The deadline under the cursor."""
        row = self._chosen()
        return [row.deadline] if row is not None else []

    def _chosen(self) -> ExitRow | None:
        line = self.table.currentRow()
        return self.rows[line] if 0 <= line < len(self.rows) else None

    def _unexplained(self) -> list[ExitRow]:
        """The chosen rows that are still open and that nobody has signed."""
        lines = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        chosen = [self.rows[line] for line in lines if line < len(self.rows)]
        return [row for row in chosen if not row.closed and not row.signed_by]

    def _switch(self) -> None:
        self.explain_button.setEnabled(bool(self._unexplained()))


def show_left(left: timedelta) -> str:
    """Hours and minutes until a day ends: "31 h 12 min", or "over"."""
    minutes = int(left.total_seconds() // 60)
    return tr("{h} h {m} min", h=minutes // 60, m=minutes % 60) if minutes >= 0 else tr("over")


def _put_signed(table: SmallTable, line: int, place: int, name: str) -> None:
    table.put(line, place, name or tr("not signed"), Word("", "check", "good") if name else Word("", "alert", "soon"))


def _sum_up(number: int, left: int, nothing: str) -> str:
    if not number:
        return nothing
    told = tr("all signed") if not left else tr("{n} not signed", n=left)
    return f"{count(number, tr('line'), tr('lines'))}, {told}."
