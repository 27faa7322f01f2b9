"""Under a typed owner: which owner of the docket it probably is, and a button that takes it."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.shown_owners import SuggestedOwner
from ipdocket.ui.widgets.text import Label, make_button
from ipdocket.ui.words import count, tr

PAUSE = 300  # milliseconds of quiet before the name is looked up


class OwnerHint(QWidget):
    """Takes nothing by itself: what only the writing tells apart is said, the rest is offered."""

    def __init__(self, desk: Desk, box: QComboBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._box = desk, box
        self.told = Label("", "soon", wrap=True)
        self.take = make_button(tr("Take this o&wner"), self._take, "check")
        self.take.setAutoDefault(False)
        self._offered = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.told)
        column.addWidget(self.take)
        box.currentTextChanged.connect(lambda _text: self._begin())
        self.hide()

    def _begin(self) -> None:
        self.hide()
        self._desk.tasks.drop(self, "suggest")
        self._pause.start()

    def _ask(self) -> None:
        name = self._box.currentText().strip()
        if name:
            self._desk.read(self, "suggest", self._desk.docket.owner_entry.suggest, name, then=self._show)

    def _show(self, found: Sequence[SuggestedOwner]) -> None:
        self.setVisible(bool(found))
        if not found:
            return
        one = found[0]
        matters = count(one.matters, tr("matter"), tr("matters"))
        words = (
            tr("Goes to {name} ({matters}): {why}.")
            if one.silent
            else tr("Probably the same as {name} ({matters}): {why}.")
        )
        self.told.setText(words.format(name=one.name, matters=matters, why=one.why))
        self._offered = one.name
        self.take.setVisible(not one.silent)
        self.take.setAccessibleDescription(one.name)

    def _take(self) -> None:
        self._box.setEditText(self._offered)
        self._box.setFocus()
