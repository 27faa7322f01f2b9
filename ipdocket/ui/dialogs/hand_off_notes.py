"""Every hand-off note that concerns the person at the desk, newest first, to be kept as PDF."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.formats import show_instant
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown_hand_off import NoteLine
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.strip import MessageStrip
from ipdocket.ui.widgets.text import Label, make_button
from ipdocket.ui.words import Word, tr


class HandOffNotes(QDialog):
    """Enter saves the note under the cursor as PDF."""

    section = 26

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Hand-off notes"))
        self.setAccessibleName(tr("Hand-off notes"))
        self.resize(scaled(860), scaled(440))
        self._desk = desk
        self.lines: tuple[NoteLine, ...] = ()
        self.strip = MessageStrip()
        self.table = SmallTable(
            tr("Hand-off notes"),
            (tr("Number"), tr("Written"), tr("By"), tr("To"), tr("Items"), tr("Accepted"), tr("Accepted by nobody")),
            (76, 140, 150, 150, 64, 84, 140),
        )
        self.table.keeps_enter = True
        self.table.itemActivated.connect(lambda _item: self.save())
        self.save_button = make_button(tr("Save as &PDF…"), self.save, "print")
        self.save_button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        buttons.addWidget(make_button(tr("Close"), self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(Label(tr("Hand-off notes"), "title"))
        about = tr("Those that you wrote, received or answered; a supervisor sees all. A note is never changed.")
        column.addWidget(Label(about, "muted", wrap=True))
        column.addWidget(self.strip)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self.save_button.setEnabled(False)
        desk.tasks.read(desk.docket.hand_offs.past, then=self._show, refused=self.strip.refuse, owner=self)

    def _show(self, lines: Sequence[NoteLine]) -> None:
        self.lines = tuple(lines)
        self.table.setRowCount(len(lines))
        for line, one in enumerate(lines):
            left = Word(str(one.left), "alert", "late") if one.left else None
            texts = (str(one.id), show_instant(one.written), one.writer, one.to, str(one.items), str(one.accepted), str(one.left))
            for place, text in enumerate(texts):
                self.table.put(line, place, text, left if place == len(texts) - 1 else None)
        if lines:
            self.table.selectRow(0)
            self.table.setFocus()
        self.save_button.setEnabled(bool(lines))

    def save(self) -> None:
        """Asks where the PDF of the note under the cursor goes, and writes it."""
        line = self.table.currentRow()
        if not 0 <= line < len(self.lines):
            return
        note = self.lines[line].id
        path, _kind = QFileDialog.getSaveFileName(self, tr("Save as PDF"), f"hand-off-{note}.pdf", "PDF (*.pdf)")
        if path:
            save = self._desk.docket.hand_offs.save
            self._desk.tasks.change(save, note, path, then=self.strip.tell, refused=self.strip.refuse, owner=self)
