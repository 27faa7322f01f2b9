"""Pages of a report as pictures: one at a time, drawn on the docket's thread and handed in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ipdocket.ui.widgets.text import Label, make_button
from ipdocket.ui.words import tr


class PagePreview(QWidget):
    """Emits the number of the page wanted, counted from 0."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = 0
        self.pages = 0
        self._picture = QLabel()
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setObjectName("paper")
        self._picture.setAccessibleName(tr("Page preview"))
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(tr("Page preview"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._picture)
        self._told = Label(tr("no preview yet"), "muted")
        self._back = make_button(tr("Page before"), lambda: self._turn(-1), "arrow-left")
        self._on = make_button(tr("Next page"), lambda: self._turn(1), "arrow-right")
        row = QHBoxLayout()
        for widget in (self._back, self._on, self._told):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll, 1)
        column.addLayout(row)
        self._switch()

    @property
    def room(self) -> int:
        """How many pixels wide a page may be drawn."""
        return max(400, int((self._scroll.viewport().width() - 24) * self.devicePixelRatioF()))

    def show_page(self, page: int, pages: int, picture: bytes) -> None:
        """Shows one page."""
        self.page, self.pages = page, pages
        pixmap = QPixmap()
        pixmap.loadFromData(picture)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(pixmap)
        self._told.setText(tr("page {page} of {pages}", page=page + 1, pages=pages))
        self._switch()

    def show_words(self, words: str) -> None:
        """Says why no page is shown."""
        self.pages = 0
        self._picture.setPixmap(QPixmap())
        self._told.setText(words)
        self._switch()

    def _turn(self, step: int) -> None:
        self.wanted.emit(min(max(self.page + step, 0), max(self.pages - 1, 0)))

    def _switch(self) -> None:
        self._back.setEnabled(self.pages > 0 and self.page > 0)
        self._on.setEnabled(self.page + 1 < self.pages)
