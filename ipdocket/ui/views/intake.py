"""Intake: every paper that came, and whether someone has dealt with it."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout

from ipdocket.ui.columns import paper_columns
from ipdocket.ui.desk import Desk
from ipdocket.ui.ports import Query
from ipdocket.ui.shown import Choice
from ipdocket.ui.shown_intake import PaperRow
from ipdocket.ui.views.page import ListPage
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.text import Label, make_button
from ipdocket.ui.words import tr


class IntakePage(ListPage):
    """Enter opens a paper; `dropped` carries the path of a file that was dropped on the page."""

    dropped = Signal(str)

    def __init__(self, desk: Desk) -> None:
        self.day = DateEdit(tr("Came on"), desk.read_date, desk.clock)
        super().__init__(
            desk,
            "intake",
            desk.docket.papers,
            paper_columns(),
            {"papers": tr("open papers")},
            words=(tr("paper"), tr("papers")),
        )
        self.table.setAccessibleName(tr("Incoming papers"))
        self.nothing.setText(tr("No paper here. Log one with Ctrl+Shift+N, or drop its file on this page."))
        self.setAcceptDrops(True)
        self.bar.set_query(self.bar.query.with_filter("day", ""))
        self._lay_out_top()
        self.day.changed.connect(self._ask_day)
        self.table.opened.connect(lambda _row: desk.actions["open_paper"].trigger())
        self.table.customContextMenuRequested.connect(
            lambda where: desk.actions.context_menu(
                ("open_paper", "paper_date", "paper_processed", "paper_no_deadline", "paper_file", "-", "open_matter", "copy"), self
            ).popup(self.table.viewport().mapToGlobal(where))
        )

    def _lay_out_top(self) -> None:
        actions = self.desk.actions
        asked = Label(tr("Came o&n"))
        asked.setBuddy(self.day.line)
        self.log_button = make_button(tr("&Log a paper…"), actions["new_paper"].trigger, "plus")
        self.date_button = make_button(tr("Record its &date…"), actions["paper_date"].trigger, "file-plus")
        self.none_button = make_button(tr("No deadl&ine…"), actions["paper_no_deadline"].trigger, "minus")
        self.done_button = make_button(tr("&Processed"), actions["paper_processed"].trigger, "check")
        row = QHBoxLayout()
        for button in (self.log_button, self.date_button, self.none_button, self.done_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(asked)
        row.addWidget(self.day)
        self.column.insertLayout(0, row)
        self.chose.connect(lambda _what: self._switch())
        for name in ("new_paper", "paper_date", "paper_no_deadline", "paper_processed"):
            actions[name].changed.connect(self._switch)

    def _switch(self) -> None:
        """The buttons can do what the actions can."""
        actions = self.desk.actions
        for button, name in (
            (self.log_button, "new_paper"), (self.date_button, "paper_date"),
            (self.none_button, "paper_no_deadline"), (self.done_button, "paper_processed"),
        ):  # fmt: skip
            button.setEnabled(actions[name].isEnabled())

    def _offer_choices(self, filters: Mapping[str, str]) -> None:
        self.bar.offer("papers", (Choice("all", tr("all papers")), Choice("late", tr("open too long"))))

    def _ask_day(self) -> None:
        if self.day.problem:
            return
        day = self.day.day
        query = self.bar.query.with_filter("day", day.isoformat() if day else "")
        self.bar.set_query(query)
        self._ask(query)

    def _recalled(self, start: Query) -> Query:
        return replace(super()._recalled(start)).with_filter("day", "")

    def context(self) -> set[str]:
        """What can be done with the paper under the cursor."""
        row = self.paper
        found = {"list"}
        if row is not None:
            found |= {"paper"} | ({"matter"} if row.matter is not None else set())
            found |= {"open paper"} if row.open else set()
            found |= {"filed paper"} if row.file else set()
        return found

    @property
    def paper(self) -> PaperRow | None:
        """The paper under the cursor."""
        row = self.table.current_row()
        return row if isinstance(row, PaperRow) else None

    def chosen_matter(self) -> int | None:
        """The matter that the paper is about."""
        return self.paper.matter if self.paper is not None else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes one file from the desktop, for those who may log papers."""
        if event.mimeData().hasUrls() and self.desk.actions["new_paper"].isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hands the file over to be logged."""
        for url in event.mimeData().urls()[:1]:
            self.dropped.emit(url.toLocalFile())
