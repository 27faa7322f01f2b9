"""Every chain of title in which an owner stands."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.formats import show_date
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown_titles import OwnerTitleRow
from ipdocket.ui.views.matter_title import kind_words
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.strip import MessageStrip
from ipdocket.ui.widgets.text import Label, make_button
from ipdocket.ui.words import tr


class OwnerTitles(QDialog):
    """Matter by matter, act by act; Enter opens the matter, which `opened` carries."""

    section = 16

    opened = Signal(int)

    def __init__(self, desk: Desk, party: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = tr("Chains of title of {name}", name=name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(scaled(1000), scaled(480))
        self._rows: tuple[OwnerTitleRow, ...] = ()
        self.strip = MessageStrip()
        self.told = Label("", "muted", wrap=True)
        self.table = SmallTable(
            tr("Chains of title"),
            (tr("Matter"), tr("Date"), tr("What happened"), tr("From"), tr("To"), tr("Recorded"), tr("What does not hold")),
            (130, 105, 130, 190, 190, 105, 260),
        )
        self.table.keeps_enter = True
        self.table.itemActivated.connect(lambda item: self._open(self._rows[item.row()].matter))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(make_button(tr("Close"), self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        for part in (Label(title, "title", wrap=True), self.strip, self.told):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        desk.tasks.read(
            desk.docket.titles.of_owner, party, then=self._show, refused=self.strip.refuse, owner=self, key="titles"
        )

    def _show(self, rows: Sequence[OwnerTitleRow]) -> None:
        self._rows = tuple(rows)
        self.told.setText("" if rows else tr("No chain of title names this owner. Record acts on the matters, with Ctrl+T."))
        self.told.setVisible(not rows)
        self.table.fill([
            (
                one.reference, show_date(one.row.day), kind_words(one.row.kind), one.row.giver, one.row.taker,
                show_date(one.row.recorded), " ".join(one.faults),
            )
            for one in rows
        ])  # fmt: skip
        self.table.fit_columns(260)
        if rows:
            self.table.selectRow(0)
        self.table.setFocus()

    def _open(self, matter: int) -> None:
        self.accept()
        self.opened.emit(matter)
