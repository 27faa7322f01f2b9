"""Two versions of the same thing beside each other: what is in the docket now, and what was typed here."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ipdocket.ui.widgets.text import Label, make_selectable
from ipdocket.ui.words import tr

MOST = 12  # lines; the rest is told as a number


class Versions(QFrame):
    """A line for each thing that differs; what was typed can be marked and copied."""

    def __init__(self, versions: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Both versions"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, words in ((1, tr("In the docket now")), (2, tr("As you typed it"))):
            grid.addWidget(Label(words, "head"), 0, column)
        for row, (what, stored, typed) in enumerate(versions[:MOST], 1):
            grid.addWidget(Label(what, "muted"), row, 0)
            for column, text in ((1, stored), (2, typed)):
                shown = make_selectable(Label(text or tr("(empty)"), wrap=True))
                shown.setAccessibleName(f"{what}: {text}")
                grid.addWidget(shown, row, column)
        if len(versions) > MOST:
            grid.addWidget(Label(tr("and {n} more", n=len(versions) - MOST), "muted"), MOST + 1, 0)
