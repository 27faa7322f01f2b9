"""A span of days for reports, spreadsheets and calendars: this week, the next 30 or 90 days, or one's own."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ipdocket.clock import Clock
from ipdocket.ui.formats import show_date
from ipdocket.ui.ports import DateReader, Query
from ipdocket.ui.shown import Choice
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.text import Label, chosen, make_choice
from ipdocket.ui.words import tr

AHEAD = {"30": 30, "90": 90}


class Span(QWidget):
    """Emits `changed` when the days are others; a span that is not whole yet changes nothing."""

    changed = Signal()

    def __init__(self, read_date: DateReader, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._told_last: tuple[date | None, date | None] = (None, None)
        self.choice = make_choice(
            tr("Span of days"),
            (
                Choice("", tr("all days")),
                Choice("week", tr("this week")),
                Choice("30", tr("next 30 days")),
                Choice("90", tr("next 90 days")),
                Choice("own", tr("own span…")),
            ),
        )
        self.late = QCheckBox(tr("with what is &overdue"))
        self.late.setChecked(True)
        self.first = DateEdit(tr("From"), read_date, clock)
        self.last = DateEdit(tr("To"), read_date, clock)
        self.words = Label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._own = (Label(tr("from")), self.first, Label(tr("to")), self.last)
        for widget in (self.choice, *self._own, self.late, self.words):
            row.addWidget(widget)
        row.addStretch(1)
        self.choice.currentIndexChanged.connect(lambda _index: self._take())
        self.late.toggled.connect(lambda _on: self._take())
        self.first.changed.connect(self._take)
        self.last.changed.connect(self._take)
        self._show()

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day; None where the span is open on that side."""
        kind, today = chosen(self.choice), self._clock.today()
        if kind == "own":
            return (self.first.day, self.last.day) if not self.problem else self._told_last
        if not kind:
            return None, None
        monday = today - timedelta(days=today.weekday())
        first = monday if kind == "week" else today
        last = monday + timedelta(days=6) if kind == "week" else today + timedelta(days=AHEAD[kind])
        return None if self.late.isChecked() else first, last

    @property
    def problem(self) -> str:
        """What is wrong with one's own span, in words."""
        if chosen(self.choice) != "own":
            return ""
        wrong = self.first.problem or self.last.problem
        backwards = self.first.day and self.last.day and self.last.day < self.first.day
        return wrong or (tr("The last day lies before the first.") if backwards else "")

    def bound(self, query: Query) -> Query:
        """The query within these days."""
        first, last = self.days
        query = query.with_filter("from", first.isoformat() if first else "")
        return query.with_filter("to", last.isoformat() if last else "")

    def _take(self) -> None:
        self._show()
        if self.days != self._told_last:
            self._told_last = self.days
            self.changed.emit()

    def _show(self) -> None:
        kind = chosen(self.choice)
        for widget in self._own:
            widget.setVisible(kind == "own")
        self.late.setVisible(kind not in ("", "own"))
        first, last = self.days
        words = f"{show_date(first) or '…'} – {show_date(last) or '…'}" if kind and (first or last) else ""
        self.words.set_tone("late" if self.problem else "muted")
        self.words.setText(self.problem or words)
