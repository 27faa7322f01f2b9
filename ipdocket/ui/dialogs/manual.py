"""The manual, read inside the program: its sections on the left, its text on the right, a line to find words."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QKeySequence, QShortcut, QTextBlock, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ipdocket.ui.scale import scaled
from ipdocket.ui.widgets.text import Label, make_button, make_line
from ipdocket.ui.words import tr

WIDEST = 720  # pixels of a picture


class Manual(QDialog):
    """A window of its own that stays open beside the work; Esc closes it."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Manual"))
        self.setAccessibleName(tr("Manual"))
        self.setModal(False)
        self.resize(1100, 760)
        self.sections = QListWidget()
        self.sections.setAccessibleName(tr("Sections of the manual"))
        self.text = ManualText(folder)
        self.line = make_line(tr("Find in the manual"), tr("find in the manual"))
        self._told = Label("", "soon")
        top = QHBoxLayout()
        top.addWidget(self.line, 1)
        find = make_button(tr("&Find next"), self.find_next, "search")
        find.setDefault(True)
        top.addWidget(find)
        top.addWidget(self._told)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.sections)
        halves.addWidget(self.text)
        halves.setSizes([scaled(270), 830])
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(halves, 1)
        for block in self.text.headings(2):
            item = QListWidgetItem(block.text())
            item.setData(Qt.ItemDataRole.UserRole, block.text())
            self.sections.addItem(item)
        self.sections.currentItemChanged.connect(lambda item, _before: self.text.go_to(item.text()) if item else None)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._start_finding)

    def show_section(self, number: int) -> None:
        """Opens the manual at a section by its number."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.setFocus()
        for line in range(self.sections.count()):
            title = self.sections.item(line).text()
            if title.startswith(f"{number}. "):
                self.sections.setCurrentRow(line)
                self.text.go_to(title)
                QTimer.singleShot(0, self, lambda title=title: self.text.go_to(title))  # again once it is laid out

    def find_next(self) -> None:
        """Goes to the next place of the words typed, from the top again behind the last one."""
        words = self.line.text().strip()
        found = bool(words) and (self.text.find(words) or self._from_the_top(words))
        self._told.setText("" if found or not words else tr("not in the manual"))

    def _from_the_top(self, words: str) -> bool:
        cursor = self.text.textCursor()
        cursor.setPosition(0)
        self.text.setTextCursor(cursor)
        return self.text.find(words)

    def _start_finding(self) -> None:
        self.line.setFocus()
        self.line.selectAll()


class ManualText(QTextBrowser):
    """The text of the manual; links within it are followed here, others in the person's own browser."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.setAccessibleName(tr("Text of the manual"))
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.document().setDocumentMargin(16)
        text = (folder / "manual.md").read_text(encoding="utf-8")
        self.document().setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the manual, made to fit."""
        path = QUrl(name).path() if isinstance(name, str) else name.path()
        image = QImage(str(self._folder / path))
        if image.isNull() or image.width() <= WIDEST:
            return image
        return image.scaledToWidth(WIDEST, Qt.TransformationMode.SmoothTransformation)

    def headings(self, level: int) -> list[QTextBlock]:
        """The headings of this level in order."""
        found: list[QTextBlock] = []
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() == level:
                found.append(block)
            block = block.next()
        return found

    def go_to(self, heading: str) -> None:
        """Puts this heading at the top."""
        for block in self.headings(2):
            if block.text() == heading:
                cursor = self.textCursor()
                cursor.setPosition(block.position())
                self.setTextCursor(cursor)
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(int(top))

    def _follow(self, link: QUrl) -> None:
        if link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
            return
        for block in self.headings(2):
            if link.fragment() == anchor_of(block.text()):
                self.go_to(block.text())


def anchor_of(heading: str) -> str:
    """The name by which a link in the manual means a heading: "2. The window" is 2-the-window."""
    kept = "".join(one for one in heading.lower() if one.isalnum() or one in " -")
    return kept.replace(" ", "-")
