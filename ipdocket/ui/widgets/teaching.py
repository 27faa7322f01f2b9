"""What an empty docket says: the three ways to begin."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ipdocket.ui.scale import scaled
from ipdocket.ui.widgets.inspector import bind_button
from ipdocket.ui.widgets.text import Label, Picture
from ipdocket.ui.words import tr


class Teaching(QWidget):
    """Shown instead of a list while the docket holds no matter."""

    def __init__(self, ways: Sequence[tuple[QAction, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("An empty docket"))
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(Label(tr("This docket is empty"), "title"), 0, Qt.AlignmentFlag.AlignHCenter)
        about = Label(
            tr("Every date it will hold comes with its law and its steps. Begin in one of these ways:"), "muted"
        )
        column.addWidget(about, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        for action, picture, words in ways:
            row.addWidget(_card(action, picture, words))
        row.addStretch(1)
        column.addSpacing(16)
        column.addLayout(row)
        column.addStretch(2)


def _card(action: QAction, picture: str, words: str) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    card.setFixedWidth(scaled(250))
    layout = QVBoxLayout(card)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.addWidget(Picture(picture, "accent", 32))
    layout.addWidget(Label(words, wrap=True), 1)
    layout.addWidget(bind_button(action))
    return card
