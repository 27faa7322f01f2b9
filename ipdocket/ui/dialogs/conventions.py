"""The firm's pattern of references, the references that break it, and numbers that need a look."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from ipdocket.errors import Refused
from ipdocket.ui.desk import Desk
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_conventions import Declared, NumberShown, OffenceLine
from ipdocket.ui.shown_titles import FaultLine
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.strip import MessageStrip
from ipdocket.ui.widgets.text import Label, add_field, chosen, make_button, make_choice, make_form, make_line
from ipdocket.ui.words import Word, tr

PAUSE = 300  # milliseconds of quiet before the pattern is tried on the references in use


class ConventionsDialog(QDialog):
    """Four tabs; Enter on a line opens its matter, which `opened` carries."""

    section = 15

    opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("References and numbers"))
        self.setAccessibleName(tr("References and numbers"))
        self.resize(scaled(1040), scaled(560))
        self._desk = desk
        self._offences: tuple[OffenceLine, ...] = ()
        self._numbers: tuple[NumberShown, ...] = ()
        self._faults: tuple[FaultLine, ...] = ()
        self.strip = MessageStrip()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Parts of references and numbers"))
        self.tabs.tabBar().setAccessibleName(tr("Parts of references and numbers"))
        self.tabs.addTab(self._make_references(), tr("&References"))
        self.tabs.addTab(self._make_numbers(), tr("&Numbers"))
        self.tabs.addTab(self._make_titles(), tr("T&itles"))
        self.tabs.addTab(self._make_pattern(), tr("Pa&ttern"))
        close = make_button(tr("Close"), self.accept)
        save = make_button(tr("&Save this list…"), self._save, "export")
        save.setAutoDefault(False)
        self.tabs.currentChanged.connect(lambda tab: save.setEnabled(tab < 2))
        buttons = QHBoxLayout()
        buttons.addWidget(save)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(Label(tr("References and numbers"), "title"))
        column.addWidget(self.strip)
        column.addWidget(self.tabs, 1)
        column.addLayout(buttons)
        self._ask()

    def _make_references(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        self._told = Label("", "head", wrap=True)
        self.offences = SmallTable(
            tr("References that break the pattern"),
            (tr("Reference"), tr("Proposed instead"), tr("What is wrong"), tr("Title or mark")),
            (150, 150, 400, 200),
        )
        self.offences.keeps_enter = True
        self.offences.itemActivated.connect(lambda item: self._open(self._offences[item.row()].matter))
        self.offences.itemSelectionChanged.connect(self._switch)
        self.repair = make_button(tr("Ta&ke what is proposed"), self._repair, "check")
        self.repair.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.repair)
        row.addStretch(1)
        column.addWidget(self._told)
        column.addWidget(self.offences, 1)
        column.addLayout(row)
        return page

    def _make_numbers(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        self._counted = Label("", "head", wrap=True)
        self.numbers = SmallTable(
            tr("Numbers that need a look"),
            (tr("Number"), tr("As typed"), tr("Reference"), tr("What is wrong"), tr("Kept because"), tr("Title or mark")),
            (150, 140, 130, 300, 140, 140),
        )
        self.numbers.keeps_enter = True
        self.numbers.itemActivated.connect(lambda item: self._open(self._numbers[item.row()].matter))
        column.addWidget(self._counted)
        column.addWidget(self.numbers, 1)
        return page

    def _make_titles(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        self._chains = Label("", "head", wrap=True)
        self.titles = SmallTable(
            tr("Chains of title that do not hold"), (tr("Reference"), tr("What does not hold")), (180, 700)
        )
        self.titles.keeps_enter = True
        self.titles.itemActivated.connect(lambda item: self._open(self._faults[item.row()].matter))
        column.addWidget(self._chains)
        column.addWidget(self.titles, 1)
        return page

    def _show_titles(self, faults: Sequence[FaultLine]) -> None:
        self._faults = tuple(faults)
        self.titles.fill([(one.reference, one.words) for one in faults])
        told = tr("Gaps and overlaps in chains of title.") if faults else tr("Every recorded chain of title holds.")
        self._chains.setText(told)

    def _make_pattern(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        form = make_form()
        self.pattern = make_line(tr("Pattern"), "{client:A3}-{number:N4}-{country}[-{suffix}]")
        self.check = make_choice(
            tr("A reference that breaks it"),
            (Choice("warn", tr("is told, and taken")), Choice("refuse", tr("is refused, on entry and import"))),
        )
        add_field(form, tr("&Pattern"), self.pattern)
        add_field(form, tr("&A reference that breaks it"), self.check)
        column.addLayout(form)
        self.tried = Label("", wrap=True)
        column.addWidget(self.tried)
        column.addWidget(Label(_explained(), "muted", wrap=True))
        column.addStretch(1)
        self.declare = make_button(tr("&Declare"), self._declare, "check")
        self.declare.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.declare)
        row.addStretch(1)
        column.addLayout(row)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._try)
        self.pattern.textEdited.connect(lambda _text: self._pause.start())
        return page

    def _ask(self) -> None:
        port, read = self._desk.docket.conventions, self._desk.tasks.read
        read(port.declared, then=self._show_declared, refused=self._refuse, owner=self, key="declared")
        read(port.offences, then=self._show_offences, refused=self._refuse, owner=self, key="offences")
        read(port.numbers, then=self._show_numbers, refused=self._refuse, owner=self, key="numbers")
        read(self._desk.docket.titles.faulty, then=self._show_titles, refused=self._refuse, owner=self, key="titles")

    def _show_declared(self, declared: Declared) -> None:
        self.pattern.setText(declared.pattern)
        self.check.setCurrentIndex(max(0, self.check.findData(declared.check)))
        for field in (self.pattern, self.check, self.declare):
            field.setEnabled(declared.may_change)
        if not declared.may_change:
            self.tried.setText(tr("An administrator or supervisor declares the pattern."))
        else:
            self._try()

    def _show_offences(self, offences: Sequence[OffenceLine]) -> None:
        self._offences = tuple(offences)
        self.offences.fill([(one.reference, one.repair, one.words, one.title) for one in offences])
        self.offences.fit_columns(380)
        self._told.setText(
            tr("{n} of the references in use need a look.", n=len(offences)) if offences else tr("Every reference is in order.")
        )
        if offences:
            self.offences.selectRow(0)
        self.offences.setFocus()
        self._switch()

    def _show_numbers(self, numbers: Sequence[NumberShown]) -> None:
        self._numbers = tuple(numbers)
        self.numbers.setRowCount(len(numbers))
        for line, one in enumerate(numbers):
            word = Word(one.words, "two-people", "soon") if one.twice else Word(one.words, "alert", "late")
            for place, text in enumerate((one.number, one.typed, one.reference, one.words, one.reason, one.title)):
                self.numbers.put(line, place, text, word if place == 3 else None)
        self.numbers.fit_columns(320)
        self._counted.setText(
            tr("Numbers on more than one matter, and numbers in which something was found.")
            if numbers
            else tr("No number stands twice, and nothing was found in any.")
        )

    def _switch(self) -> None:
        self.repair.setEnabled(bool(self._repairable()) and "enter" in self._desk.actions.allowed)

    def _repairable(self) -> list[tuple[int, str]]:
        rows = {index.row() for index in self.offences.selectionModel().selectedRows()}
        chosen_ones = (self._offences[row] for row in sorted(rows))
        return [(one.matter, one.repair) for one in chosen_ones if one.repair]

    def _repair(self) -> None:
        chosen_ones = self._repairable()
        if chosen_ones:
            self._change(self._desk.docket.conventions.repair, chosen_ones)

    def _declare(self) -> None:
        self._change(self._desk.docket.conventions.declare, self.pattern.text().strip(), chosen(self.check))

    def _change(self, do: object, *what: object) -> None:
        self._desk.tasks.change(do, *what, then=self._tell, refused=self._refuse, owner=self)  # type: ignore[arg-type]  # one of the port's own functions

    def _try(self) -> None:
        self._desk.tasks.read(
            self._desk.docket.conventions.try_pattern, self.pattern.text(), then=self.tried.setText,
            refused=lambda refusal: self.tried.setText(str(refusal)), owner=self, key="try",
        )  # fmt: skip

    def _save(self) -> None:
        what = "references" if self.tabs.currentIndex() == 0 else "numbers"
        kinds = tr("Printed page (*.pdf);;Spreadsheet (*.xlsx);;Text (*.csv)")
        path, _kind = QFileDialog.getSaveFileName(self, tr("Save this list"), f"{what}.pdf", kinds)
        if path:
            self.save_to(what, path)

    def save_to(self, what: str, path: str) -> None:
        """Writes the list to a file, by the ending of its name."""
        self._desk.tasks.change(
            self._desk.docket.conventions.save, what, path, then=self.strip.tell, refused=self._refuse, owner=self
        )

    def _open(self, matter: int) -> None:
        self.accept()
        self.opened.emit(matter)

    def _tell(self, message: str) -> None:
        self.strip.tell(message)
        self._ask()

    def _refuse(self, refusal: Refused) -> None:
        self.strip.refuse(refusal)


def _explained() -> str:
    return tr(
        "Fields: client, family, country, right, number, suffix. After a colon: A letters, N figures, X either, with a length or"
        " a range (A3, N2-4), or words to choose from (P|T|D). What stands in square brackets may be missing. The suffix is"
        " DIV, CON, CIP, PCT or EP. Two references that differ only by spaces, slashes, hyphens or capitals are one and the same"
        " whatever the pattern; the docket itself refuses the second."
    )
