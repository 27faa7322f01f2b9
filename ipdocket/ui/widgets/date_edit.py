"""A field for dates as people type them; it shows the one unambiguous form and never guesses."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ipdocket.clock import Clock
from ipdocket.ui.formats import show_date
from ipdocket.ui.ports import DateReader
from ipdocket.ui.widgets.text import Label, make_button, make_line
from ipdocket.ui.words import tr


class DateEdit(QWidget):
    """A line and, under it, what was understood, what is wrong, or the two days that it could be."""

    changed = Signal()

    def __init__(self, name: str, read: DateReader, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._clock = clock
        self._day: date | None = None
        self._choices: tuple[date, date] | None = None
        self._wrong = ""
        self.line = make_line(name, tr("e.g. 23 Nov 2026, 2026-11-23, +3m, today"))
        self.setAccessibleName(name)
        self.setFocusProxy(self.line)
        self._told = Label("", "muted", wrap=True)
        self._either = (
            make_button(tr("day first"), lambda: self._choose(0)),
            make_button(tr("month first"), lambda: self._choose(1)),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self._told)
        row = QHBoxLayout()
        for button in self._either:
            button.setVisible(False)
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)
        self._told.setVisible(False)
        self.line.textEdited.connect(self._take)
        self.line.editingFinished.connect(self._show_plainly)

    @property
    def day(self) -> date | None:
        """The day that was understood; None while the text is empty, wrong or ambiguous."""
        return self._day

    @property
    def problem(self) -> str:
        """What keeps the text from being one day, in words; empty when it is one, or when nothing is typed."""
        if self._choices is not None:
            return tr("Choose which day is meant.")
        return self._wrong

    def set_day(self, day: date | None) -> None:
        """Shows a day."""
        self._day, self._choices, self._wrong = day, None, ""
        self.line.setText(show_date(day))
        self._tell()
        self.changed.emit()

    def _take(self, text: str) -> None:
        self._day, self._choices, self._wrong = None, None, ""
        if text.strip():
            read = self._read(text.strip(), self._clock.today())
            self._day, self._choices, self._wrong = read.day, read.choices, read.wrong
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        if self._choices is not None:
            text, tone = tr("Which day is meant?"), "soon"
        elif self._wrong:
            text, tone = self._wrong, "late"
        else:
            text, tone = show_date(self._day), "muted"
        self._told.set_tone(tone)
        self._told.setText(text)
        self._told.setVisible(bool(text) and text != self.line.text())
        for place, button in enumerate(self._either):
            button.setVisible(self._choices is not None)
            if self._choices is not None:
                words = show_date(self._choices[place])
                button.setText(words)
                button.setAccessibleName(words)

    def _choose(self, place: int) -> None:
        if self._choices is not None:
            self.set_day(self._choices[place])
            self.line.setFocus()

    def _show_plainly(self) -> None:
        if self._day is not None:
            self.line.setText(show_date(self._day))
            self._told.setVisible(False)
