"""Papers of an office as a person types them: one card each, as many as there are."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_calculation import PaperTyped
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.text import add_field, chosen, fill_choice, make_button, make_choice, make_form, make_line
from ipdocket.ui.words import tr


class PaperRows(QWidget):
    """The papers typed so far; `changed` tells that one of them did."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kinds: tuple[Choice, ...] = ()
        self.cards: list[PaperCard] = []
        self.add = make_button(tr("Add a &paper"), self.add_card, "plus")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.addWidget(self.add)

    def offer(self, kinds: Sequence[Choice]) -> None:
        """The papers that can be chosen; what was chosen stays."""
        self._kinds = tuple(kinds)
        for card in self.cards:
            fill_choice(card.kind, self._kinds, tr("choose a paper"))

    def add_card(self) -> "PaperCard":
        """One more paper, with the cursor in it."""
        card = PaperCard(self._desk, self._kinds)
        card.changed.connect(self.changed)
        card.gone.connect(lambda: self._drop(card))
        self.cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)
        card.kind.setFocus()
        return card

    def typed(self) -> tuple[PaperTyped, ...]:
        """The papers whose kind and date are known."""
        return tuple(paper for card in self.cards if (paper := card.typed()) is not None)

    def find_missing(self) -> Iterator[str]:
        """Dates that are wrong or could be two."""
        for card in self.cards:
            for field in (card.day, card.notified):
                if field.problem:
                    yield field.problem

    def _drop(self, card: "PaperCard") -> None:
        self.cards.remove(card)
        card.deleteLater()
        self.add.setFocus()
        self.changed.emit()


class PaperCard(QFrame):
    """One paper."""

    changed = Signal()
    gone = Signal()

    def __init__(self, desk: Desk, kinds: Sequence[Choice]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.kind = make_choice(tr("Paper"), kinds, tr("choose a paper"))
        self.day = DateEdit(tr("Date it bears"), desk.read_date, desk.clock)
        self.notified = DateEdit(tr("Day it reached us"), desk.read_date, desk.clock)
        self.delivery = make_choice(tr("How it was sent"), _ways(), tr("the office's usual way"))
        self.period = make_line(tr("Period it sets"), tr("e.g. 4 months; empty: the law's own"))
        form = make_form()
        add_field(form, tr("Paper"), self.kind)
        add_field(form, tr("Date it bears"), self.day)
        add_field(form, tr("Reached us"), self.notified)
        add_field(form, tr("Sent"), self.delivery)
        add_field(form, tr("Period"), self.period)
        form.addRow(make_button(tr("Take it away"), self.gone.emit, "minus"))
        self.setLayout(form)
        for box in (self.kind, self.delivery):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        for field in (self.day, self.notified):
            field.changed.connect(self.changed)
        self.period.textEdited.connect(lambda _text: self.changed.emit())

    def typed(self) -> PaperTyped | None:
        """The paper, None while its kind or date is not known."""
        day = self.day.day
        if not chosen(self.kind) or day is None:
            return None
        return PaperTyped(
            chosen(self.kind), day, self.notified.day, chosen(self.delivery), self.period.text().strip()
        )


def _ways() -> tuple[Choice, ...]:
    return (
        Choice("electronic", tr("electronically")),
        Choice("post", tr("by post")),
        Choice("registered_post", tr("by registered post")),
    )
