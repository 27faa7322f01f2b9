"""Brings in a spreadsheet: columns, ambiguous dates, preview of every row, progress, result, undo."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ipdocket.errors import Refused
from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.import_pages import DoneStep, MappingStep, PreviewStep
from ipdocket.ui.shown_work import ImportChecked, ImportOutcome, SheetOpened
from ipdocket.ui.widgets.strip import MessageStrip
from ipdocket.ui.widgets.text import Label, make_button
from ipdocket.ui.words import count, tr


class ImportWizard(QDialog):
    """Three steps; nothing is written before the last button of the second."""

    def __init__(self, desk: Desk, path: str, parent: QWidget | None = None, office: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Import spreadsheet"))
        self.setAccessibleName(tr("Import spreadsheet"))
        self.setMinimumSize(980, 640)
        self._desk = desk
        self._path = path
        self.strip = MessageStrip()
        self.mapping = MappingStep()
        self.preview = PreviewStep()
        self.result_step = DoneStep()
        self.steps = QStackedWidget()
        for step in (self.mapping, self.preview, self.result_step):
            self.steps.addWidget(step)
        self._told = Label(tr("Opening {path}…", path=path), "muted", wrap=True)
        self._back = make_button(tr("&Back"), lambda: self._go(self.mapping), "arrow-left")
        self._next = make_button(tr("&Check all rows"), self._check, chief=True)
        self._close = make_button(tr("Cancel"), self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self._told, 1)
        for button in (self._close, self._back, self._next):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(self.strip)
        column.addWidget(self.steps, 1)
        column.addLayout(buttons)
        self.preview.answered.connect(self._check)
        self.result_step.undo_wanted.connect(self._undo)
        self._go(self.mapping)
        self._next.setEnabled(False)
        ask = desk.docket.importing.open_office_file if office else desk.docket.importing.open_sheet
        desk.tasks.read(ask, path, then=self._show_sheet, refused=self._refuse, owner=self)

    def _show_sheet(self, sheet: SheetOpened) -> None:
        self.mapping.show_sheet(sheet)
        self._next.setEnabled(True)
        known = tr("this layout was imported before; its columns are remembered") if sheet.remembered else ""
        self._told.setText(" – ".join(part for part in (count(sheet.rows, tr("row"), tr("rows")), known) if part))
        if not sheet.columns:
            self._check()  # an office's own file says itself which field is what

    def _check(self) -> None:
        self._wait(tr("Checking every row…"))
        self._desk.tasks.read(
            self._desk.docket.importing.check_sheet,
            self._path,
            self.mapping.mapping(),
            self.preview.readings(),
            then=self._show_checked,
            refused=self._refuse,
            owner=self,
            key="check",
            title=tr("Checking rows"),
        )

    def _show_checked(self, checked: ImportChecked) -> None:
        self.preview.show_checked(checked)
        self._go(self.preview)
        asks = bool(checked.ambiguous)
        self._next.setEnabled(not asks and checked.new > 0)
        told = tr("Answer the question about dates first.") if asks else ""
        self._told.setText(told if asks or checked.new else tr("There is nothing new to import."))
        if checked.new:
            self._next.setText(tr("&Import {rows}", rows=count(checked.new, tr("new row"), tr("new rows"))))

    def _import(self) -> None:
        self._wait(tr("Importing…"))
        self._desk.tasks.change(
            self._desk.docket.importing.import_sheet,
            self._path,
            self.mapping.mapping(),
            self.preview.readings(),
            self.preview.owners.taken(),
            then=self._show_outcome,
            refused=self._refuse,
            owner=self,
            title=tr("Importing"),
        )

    def _show_outcome(self, outcome: ImportOutcome) -> None:
        self.result_step.show_outcome(outcome)
        self._go(self.result_step)
        self._told.setText("")

    def _undo(self, batch: int) -> None:
        self._desk.tasks.change(
            self._desk.docket.importing.undo_import, batch, then=self._end_undone, refused=self._refuse, owner=self
        )

    def _end_undone(self, message: str) -> None:
        self.strip.tell(message)
        self.result_step.forbid_undo()

    def _refuse(self, refusal: Refused) -> None:
        self.strip.refuse(refusal)
        self._told.setText("")
        self._next.setEnabled(self.mapping.opened)

    def _wait(self, words: str) -> None:
        self._next.setEnabled(False)
        self._told.setText(words)

    def _go(self, step: QWidget) -> None:
        self.steps.setCurrentWidget(step)
        does: dict[QWidget, tuple[str, Callable[[], object]]] = {
            self.mapping: (tr("&Check all rows"), self._check),
            self.preview: (tr("&Import"), self._import),
            self.result_step: (tr("Close"), self.accept),
        }
        text, do = does[step]
        self._next.clicked.disconnect()
        self._next.clicked.connect(lambda _checked=False: do())
        self._next.setText(text)
        self._next.setEnabled(True)
        self._back.setVisible(step is self.preview)
        self._close.setVisible(step is not self.result_step)
        if step is self.result_step:
            self._next.setFocus()
