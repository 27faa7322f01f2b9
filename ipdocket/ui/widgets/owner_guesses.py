"""Owners' names of a file that are probably owners of the docket: each taken, or not, by the person."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidgetItem, QVBoxLayout, QWidget

from ipdocket.ui.shown_work import OwnerGuess
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import Label
from ipdocket.ui.words import count, tr

ROWS_SEEN = 5


class OwnerGuesses(QWidget):
    """A row for each name, with a tick; nothing is ticked beforehand. What was ticked stays when the file is checked anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guesses: tuple[OwnerGuess, ...] = ()
        self._told = Label("", "soon", wrap=True)
        self.table = SmallTable(
            tr("Owners that may be in the docket"),
            (tr("Name in the file"), tr("Rows"), tr("Is probably"), tr("Why")),
            (300, 60, 300, 280),
        )
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        column.addWidget(self.table)
        self.hide()

    def show_guesses(self, guesses: Sequence[OwnerGuess]) -> None:
        """Shows the names; without any the part is hidden."""
        ticked = {name for name, _owner in self.taken()}
        self._guesses = tuple(guesses)
        names = count(len(guesses), tr("owner of the file is"), tr("owners of the file are"))
        words = tr(
            "{names} probably in the docket under another spelling. Tick (Space) what is the same owner; the name"
            " stays as recorded. What is not ticked becomes an owner of its own."
        )
        self._told.setText(words.format(names=names))
        self.table.setRowCount(len(guesses))
        for line, guess in enumerate(guesses):
            item = QTableWidgetItem(guess.name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if guess.name in ticked else Qt.CheckState.Unchecked)
            self.table.setItem(line, 0, item)
            self.table.put(line, 1, f"{guess.rows:,}")
            matters = count(guess.matters, tr("matter"), tr("matters"))
            self.table.put(line, 2, f"{guess.owner_name} ({matters})")
            self.table.put(line, 3, guess.why)
        self.table.fit_columns(270)
        self.table.fit_height(ROWS_SEEN)
        self.setVisible(bool(guesses))

    def taken(self) -> tuple[tuple[str, int], ...]:
        """The names that were ticked, with the owner that each is."""
        found = []
        for line, guess in enumerate(self._guesses):
            item = self.table.item(line, 0)
            if item is not None and item.checkState() == Qt.CheckState.Checked:
                found.append((guess.name, guess.owner))
        return tuple(found)
