"""The bar above a list: type to filter, lists to choose from, a chip for every filter set, named views."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ipdocket.ui.ports import Query
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import Choice
from ipdocket.ui.widgets.text import (
    Label,
    chosen,
    fill_choice,
    make_button,
    make_choice,
    make_line,
    plain_menu_text,
    set_plain_tip,
)
from ipdocket.ui.words import count, tr


class FilterBar(QWidget):
    """Emits the whole query whenever a person changes a part of it, and `left` when they go on to the list."""

    asked = Signal(object)
    left = Signal()

    def __init__(self, fields: Mapping[str, str], groups: Sequence[Choice] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.query = Query()
        self._fields = dict(fields)
        self._boxes: dict[str, QComboBox] = {}
        self._chips: list[QPushButton] = []
        self.line = make_line(tr("Filter this list"), tr("type to filter: reference, title, owner, number"))
        self.line.setClearButtonEnabled(True)
        self.line.setMinimumWidth(240)
        self._typing = QTimer(self, singleShot=True, interval=120)
        self._typing.timeout.connect(self._take)
        self.line.textChanged.connect(lambda _text: self._typing.start())
        self._count = Label("", "muted")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self.line, 2)
        for name, title in fields.items():
            row.addWidget(self._add_box(name, title))
        self._group = make_choice(tr("Group by"), groups)
        self._group.setVisible(bool(groups))
        self._group.currentIndexChanged.connect(lambda _index: self._take())
        row.addWidget(self._group)
        row.addStretch(1)
        row.addWidget(self._count)
        outer.addLayout(row)
        self._chip_row = QHBoxLayout()
        self._chip_row.addStretch(1)
        outer.addLayout(self._chip_row)
        QShortcut(QKeySequence("Esc"), self.line, self._clear_line)
        QShortcut(QKeySequence("Down"), self.line, self.left.emit, context=Qt.ShortcutContext.WidgetShortcut)
        self.line.returnPressed.connect(self.left)

    def offer(self, name: str, choices: Sequence[Choice]) -> None:
        """Fills one of the lists."""
        fill_choice(self._boxes[name], choices, self._fields[name])

    def set_query(self, query: Query) -> None:
        """Shows a query, for instance a remembered one, without asking for it."""
        self.query = query
        self.line.blockSignals(True)
        self.line.setText(query.text)
        self.line.blockSignals(False)
        for name, box in self._boxes.items():
            box.blockSignals(True)
            value = query.filter_value(name)
            if value and box.findData(value) < 0:
                box.addItem(value, value)
            box.setCurrentIndex(max(0, box.findData(value)))
            box.blockSignals(False)
        self._group.blockSignals(True)
        self._group.setCurrentIndex(max(0, self._group.findData(query.group)))
        self._group.blockSignals(False)
        self._show_chips()

    def show_count(self, number: int, one: str, many: str) -> None:
        """Says how many rows there are."""
        self._count.setText(count(number, one, many))

    def _add_box(self, name: str, title: str) -> QComboBox:
        box = make_choice(title, (), title)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMaximumWidth(scaled(200))
        box.currentIndexChanged.connect(lambda _index: self._take())
        self._boxes[name] = box
        return box

    def _take(self) -> None:
        query = replace(self.query, text=self.line.text().strip())
        for name, box in self._boxes.items():
            query = query.with_filter(name, chosen(box))
        if self._group.count():
            query = replace(query, group=chosen(self._group))
        if query == self.query:
            return
        self.query = query
        self._show_chips()
        self.asked.emit(query)

    def _show_chips(self) -> None:
        for chip in self._chips:
            chip.deleteLater()
        self._chips = []
        for name, value in self.query.filters:
            if name not in self._boxes:
                continue
            box = self._boxes[name]
            place = box.findData(value)
            words = box.itemText(place) if place >= 0 else value
            chip = make_button(plain_menu_text(words), partial(self._drop, name), "cross")
            chip.setAccessibleName(tr("Take away filter {words}", words=words))
            set_plain_tip(chip, tr("Take away this filter"))
            self._chip_row.insertWidget(len(self._chips), chip)
            self._chips.append(chip)

    def _drop(self, name: str) -> None:
        self._boxes[name].setCurrentIndex(0)

    def _clear_line(self) -> None:
        if self.line.text():
            self.line.clear()
        else:
            self.left.emit()
