"""The line above a page that says what just happened, or in three parts why something was refused."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ipdocket.errors import Refused
from ipdocket.ui.widgets.text import Label, Picture, make_button, make_selectable
from ipdocket.ui.words import tr

SHORTEST_STAY = 8000  # milliseconds; long news stay as long as it takes to read them


class MessageStrip(QFrame):
    """Shows one message; good news leaves by itself, a refusal stays until it is put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAccessibleName(tr("Message"))
        self._icon = Picture("info")
        self._what = make_selectable(Label("", wrap=True))
        self._rest = make_selectable(Label("", "muted", wrap=True))
        close = make_button(tr("Put away"), self.hide)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self._what)
        texts.addWidget(self._rest)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 8, 6)
        row.addWidget(self._icon)
        row.addLayout(texts, 1)
        row.addWidget(close)
        self._leaving = QTimer(self, singleShot=True, interval=8000)
        self._leaving.timeout.connect(self.hide)
        self.hide()

    def tell(self, text: str) -> None:
        """Says what was done."""
        self._show("check", "good", text, "")
        self._leaving.start(max(SHORTEST_STAY, 70 * len(text)))

    def warn(self, text: str) -> None:
        """Says what needs somebody's look; it stays until it is put away."""
        self._leaving.stop()
        self._show("alert", "late", text, "")

    def refuse(self, refusal: Refused) -> None:
        """Says what happened, what was kept, and what to do next."""
        self._leaving.stop()
        self._show("alert", "late", refusal.what, " ".join(part for part in (refusal.kept, refusal.do) if part))

    @property
    def words(self) -> str:
        """All that is said just now."""
        return " ".join(part for part in (self._what.text(), self._rest.text()) if part)

    def _show(self, picture: str, tone: str, what: str, rest: str) -> None:
        self._icon.show_picture(picture, tone)
        self._what.setText(what)
        self._what.set_tone(tone if tone == "late" else "")
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self.show()
