"""The steps of the import: which column is what, every row before it is written, and what was done."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ipdocket.ui.formats import show_date
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown_work import AmbiguousDates, ImportChecked, ImportOutcome, ImportRow, SheetOpened
from ipdocket.ui.theme import current_theme
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.owner_guesses import OwnerGuesses
from ipdocket.ui.widgets.text import Label, make_button, make_choice
from ipdocket.ui.words import Word, count, tr

SHOWN_ROWS = 2000


class MappingStep(QWidget):
    """One line a column: its title, two samples, and what it is taken for."""

    def __init__(self) -> None:
        super().__init__()
        self.opened = False
        self._boxes: list[QComboBox] = []
        self._table = SmallTable(
            tr("Columns of the file"), (tr("Column"), tr("For example"), tr("Is taken for")), (220, 380, 260)
        )
        self._table.verticalHeader().setDefaultSectionSize(scaled(34))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(tr("Which column is what?"), "title"))
        column.addWidget(
            Label(
                tr("The guesses are made from titles and contents. A column taken for nothing is left out."),
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self._table, 1)

    def show_sheet(self, sheet: SheetOpened) -> None:
        """Shows the columns with their guesses."""
        self.opened = True
        self._boxes = []
        self._table.setRowCount(len(sheet.columns))
        for line, name in enumerate(sheet.columns):
            samples = [row[line] for row in sheet.sample if line < len(row) and row[line]]
            self._table.put(line, 0, name)
            self._table.put(line, 1, " · ".join(samples[:3]))
            box = make_choice(tr("{column} is taken for", column=name), sheet.fields, tr("nothing (left out)"))
            box.setCurrentIndex(max(0, box.findData(sheet.guesses[line])))
            self._table.setCellWidget(line, 2, box)
            self._boxes.append(box)

    def mapping(self) -> tuple[str, ...]:
        """What each column is taken for, in their order; empty for nothing."""
        return tuple(str(box.currentData() or "") for box in self._boxes)


class PreviewStep(QWidget):
    """Every row as it would be written; trouble is told by words, and by colour besides."""

    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._readings: dict[str, str] = {}
        self._checked: ImportChecked | None = None
        self._told = Label("", "head", wrap=True)
        self._questions = QVBoxLayout()
        self.owners = OwnerGuesses()
        self._only = QCheckBox(tr("&Only rows with errors or warnings"))
        self._only.toggled.connect(lambda _on: self._show_rows())
        self._table = SmallTable(tr("Rows as they would be imported"), (), ())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(tr("What will be imported"), "title"))
        column.addWidget(self._told)
        column.addLayout(self._questions)
        column.addWidget(self.owners)
        column.addWidget(self._only)
        column.addWidget(self._table, 1)

    def show_checked(self, checked: ImportChecked) -> None:
        """Shows the rows and asks about ambiguous dates."""
        self._checked = checked
        self._told.setText(
            tr(
                "{new} new, {known} already in the docket, {warnings} with warnings, {errors} with errors. "
                "Rows with errors are left out; they never cost a good one.",
                new=f"{checked.new:,}",
                known=f"{checked.known:,}",
                warnings=f"{checked.warnings:,}",
                errors=f"{checked.errors:,}",
            )
        )  # fmt: skip
        while self._questions.count():
            taken = self._questions.takeAt(0)
            question = taken.widget() if taken is not None else None
            if question is not None:
                question.deleteLater()
        for each in checked.ambiguous:
            self._questions.addWidget(self._ask(each))
        self.owners.show_guesses(checked.owners)
        self._show_rows()

    def readings(self) -> tuple[tuple[str, str], ...]:
        """How ambiguous columns are to be read: (column, "day" or "month" first)."""
        return tuple(sorted(self._readings.items()))

    def _ask(self, each: AmbiguousDates) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        rows = count(each.rows, tr("row"), tr("rows"))
        text = tr(
            "In column “{column}”, {example} can be read two ways ({rows}). Which is meant?",
            column=each.column,
            example=each.example,
            rows=rows,
        )
        row.addWidget(Label(text, "soon", wrap=True), 1)
        for reading, day in (("day", each.day_first), ("month", each.month_first)):
            row.addWidget(make_button(show_date(day), partial(self._answer, each.column, reading)))
        return line

    def _answer(self, column: str, reading: str) -> None:
        self._readings[column] = reading
        self.answered.emit()

    def _show_rows(self) -> None:
        if self._checked is None:
            return
        titles = (tr("Line"), tr("Verdict"), tr("What is wrong"), *self._checked.titles)
        rows = [row for row in self._checked.rows if not self._only.isChecked() or row.verdict in ("error", "warning")][
            :SHOWN_ROWS
        ]
        self._table.setColumnCount(len(titles))
        self._table.setHorizontalHeaderLabels(list(titles))
        self._table.setRowCount(len(rows))
        for line, row in enumerate(rows):
            self._show_row(line, row)
        for place, width in enumerate((60, 150, 320, *[130] * len(self._checked.titles))):
            self._table.setColumnWidth(place, width)

    def _show_row(self, line: int, row: ImportRow) -> None:
        self._table.put(line, 0, str(row.line))
        self._table.put(line, 1, _verdict(row.verdict).text, _verdict(row.verdict))
        for place, cell in enumerate(row.cells, 3):
            self._table.put(line, place, cell.text)
            if cell.trouble:
                self._table.tint(line, place, _tint(cell.trouble))
        told = "; ".join(cell.message for cell in row.cells if cell.message)
        self._table.put(line, 2, told)


class DoneStep(QWidget):
    """What was done, and the way back."""

    undo_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._batch = 0
        self._told = Label("", wrap=True)
        self._undo = make_button(tr("&Undo this import"), lambda: self.undo_wanted.emit(self._batch), "undo")
        column = QVBoxLayout(self)
        column.addWidget(Label(tr("Imported"), "title"))
        column.addWidget(self._told)
        column.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(
            Label(
                tr(
                    "Undoing makes the matters and dates of this import void; they stay readable, "
                    "and the same file may be imported again."
                ),
                "muted",
                wrap=True,
            )
        )
        column.addStretch(1)

    def show_outcome(self, outcome: ImportOutcome) -> None:
        """Says what is in the docket now."""
        self._batch = outcome.batch
        self._undo.setEnabled(outcome.matters > 0)
        parts = (
            count(outcome.matters, tr("matter was added"), tr("matters were added")),
            count(outcome.deadlines, tr("deadline was computed"), tr("deadlines were computed")),
            count(outcome.known, tr("row was already in the docket"), tr("rows were already in the docket")),
            count(
                outcome.left_out, tr("row was left out because of errors"), tr("rows were left out because of errors")
            ),
        )
        self._told.setText("\n".join((*parts, outcome.message)).strip())

    def forbid_undo(self) -> None:
        """Once is enough."""
        self._undo.setEnabled(False)


def _verdict(code: str) -> Word:
    words = {
        "new": Word(tr("new"), "plus", "good"),
        "known": Word(tr("already there"), "check", "muted"),
        "warning": Word(tr("new, with warning"), "info", "soon"),
        "error": Word(tr("error: left out"), "alert", "late"),
    }
    return words.get(code, Word(code, "question", "text"))


def _tint(trouble: str) -> QColor:
    theme = current_theme()
    tint = theme.colour("late" if trouble == "error" else "soon")
    tint.setAlpha(70 if theme.dark else 45)
    return tint
