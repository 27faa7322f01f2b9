"""Owners: the list, the work list of names that may be one, what waits for a second person, what was decided."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from ipdocket.ui.columns import owner_columns
from ipdocket.ui.desk import Desk
from ipdocket.ui.ports import Query
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import OwnerRow
from ipdocket.ui.shown_owners import SideShown
from ipdocket.ui.views.owner_decisions import DecidedTab, WaitingTab, waiting_title
from ipdocket.ui.views.owner_work import WorkTab
from ipdocket.ui.views.page import ListPage
from ipdocket.ui.widgets.owner_side import OwnerSide
from ipdocket.ui.widgets.text import make_button
from ipdocket.ui.words import tr


class OwnersPage(ListPage):
    """Every owner, found by any of its names in any script; Enter shows its matters. `go_to` carries a matter."""

    go_to = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            "owners",
            desk.docket.owners,
            owner_columns(),
            {},
            start=Query(sort="name"),
            words=(tr("owner"), tr("owners")),
        )
        self.table.setAccessibleName(tr("Owners"))
        self.side = OwnerSide(tr("The owner"))
        self.work = WorkTab(desk)
        self.waiting = WaitingTab(desk)
        self.decided = DecidedTab(desk)
        self.tabs = QTabWidget()
        self._make_tabs()
        self.table.chosen.connect(lambda _rows: self._look())
        self.tabs.currentChanged.connect(lambda _tab: self._turn())
        self.waiting.counted.connect(lambda number: self.tabs.setTabText(2, waiting_title(number)))
        for tab in (self.work, self.waiting, self.decided):
            tab.changed.connect(self._decide)

    def refresh(self) -> None:
        """Asks for the list again and for what waits; the work list keeps its place until one turns to it anew."""
        super().refresh()
        self.waiting.refresh()
        if self.tabs.currentWidget() is self.decided:
            self.decided.refresh()

    def take_focus(self) -> None:
        """Puts the cursor into the list of the open tab."""
        tab = self.tabs.currentWidget()
        if tab is self.work:
            self.work.table.setFocus()
        elif tab is self.waiting:
            self.waiting.table.setFocus()
        else:
            super().take_focus()

    def context(self) -> set[str]:
        """A list is in view on the first tab only."""
        return {"list"} if self.tabs.currentIndex() == 0 else set()

    def split_owner(self) -> None:
        """Opens the split of the owner under the cursor."""
        from ipdocket.ui.dialogs.split_owner import SplitOwner

        row = self.table.current_row()
        if isinstance(row, OwnerRow):
            SplitOwner(self.desk, row.id, row.name, self.window()).open()
        else:
            self.desk.warn(tr("Choose an owner first."))

    def add_name(self) -> None:
        """Opens the form for another name of the owner under the cursor."""
        from ipdocket.ui.dialogs.other_name import OtherName

        row = self.table.current_row()
        if isinstance(row, OwnerRow):
            dialog = OtherName(self.desk, row.id, row.name, self.window())
            dialog.accepted.connect(self._look)
            dialog.open()
        else:
            self.desk.warn(tr("Choose an owner first."))

    def show_addresses(self) -> None:
        """Opens the standard addresses of the owner under the cursor."""
        from ipdocket.ui.dialogs.owner_addresses import OwnerAddresses

        row = self.table.current_row()
        if isinstance(row, OwnerRow):
            OwnerAddresses(self.desk, row.id, row.name, self.window()).open()
        else:
            self.desk.warn(tr("Choose an owner first."))

    def show_titles(self) -> None:
        """Opens the chains of title in which the owner under the cursor stands."""
        from ipdocket.ui.dialogs.owner_titles import OwnerTitles

        row = self.table.current_row()
        if isinstance(row, OwnerRow):
            dialog = OwnerTitles(self.desk, row.id, row.name, self.window())
            dialog.opened.connect(self.go_to.emit)
            dialog.open()
        else:
            self.desk.warn(tr("Choose an owner first."))

    def _ask_file(self) -> None:
        kinds = tr("Spreadsheet (*.xlsx);;Text (*.csv)")
        path, _kind = QFileDialog.getSaveFileName(self, tr("Recordal list"), "recordals.xlsx", kinds)
        if path:
            self.save_recordals(path)

    def save_recordals(self, path: str) -> None:
        """Writes the matters of the owner under the cursor that an office has under another name."""
        row = self.table.current_row()
        if isinstance(row, OwnerRow):
            save = self.desk.docket.owner_entry.save_recordals
            self.desk.tasks.change(save, row.id, path, then=self.desk.tell, refused=self.desk.refuse, owner=self)
        else:
            self.desk.warn(tr("Choose an owner first."))

    def _make_tabs(self) -> None:
        first = QWidget()
        first.setLayout(self.column)  # the list moves into the first tab as it is
        right = QWidget()
        inner = QVBoxLayout(right)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.side, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(make_button(tr("Other &name…"), self.add_name, "plus"))
        buttons.addWidget(make_button(tr("&Split…"), self.split_owner, "strike"))
        more = QHBoxLayout()
        more.addWidget(make_button(tr("Add&resses…"), self.show_addresses, "owners"))
        more.addWidget(make_button(tr("Chains of &title…"), self.show_titles, "history"))
        inner.addLayout(buttons)
        inner.addLayout(more)
        inner.addWidget(make_button(tr("&Recordal list…"), self._ask_file, "export"))
        self.splitter.addWidget(right)
        self.splitter.setSizes([scaled(760), scaled(360)])
        self.tabs.setAccessibleName(tr("Parts of the page"))
        self.tabs.tabBar().setAccessibleName(tr("Parts of the page"))
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(first, tr("&Owners"))
        self.tabs.addTab(self.work, tr("May be &one"))
        self.tabs.addTab(self.waiting, waiting_title(0))
        self.tabs.addTab(self.decided, tr("De&cided"))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addWidget(self.tabs)

    def _turn(self) -> None:
        tab = self.tabs.currentWidget()
        for each in (self.work, self.waiting, self.decided):
            if tab is each:
                each.refresh()
        self.chose.emit(None)
        self.take_focus()

    def _decide(self) -> None:
        self.refresh()

    def _look(self) -> None:
        row = self.table.current_row()
        if isinstance(row, OwnerRow):
            self.desk.read(self, "side", self.desk.docket.owner_work.side, row.id, then=self._show_side)

    def _show_side(self, side: SideShown) -> None:
        self.side.show_side(side)
