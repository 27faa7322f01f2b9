"""The pages that are one list: matters and the audit record."""

from PySide6.QtWidgets import QHBoxLayout

from ipdocket.ui.columns import audit_columns, matter_columns
from ipdocket.ui.desk import Desk
from ipdocket.ui.ports import Query
from ipdocket.ui.shown import AuditRow, MatterRow
from ipdocket.ui.views.page import ListPage
from ipdocket.ui.widgets.date_edit import DateEdit
from ipdocket.ui.widgets.text import Label
from ipdocket.ui.words import tr


class MattersPage(ListPage):
    """Every matter; Enter opens it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            "matters",
            desk.docket.matters,
            matter_columns(),
            {"country": tr("any country"), "right": tr("any right"), "responsible": tr("any person")},
            start=Query(sort="reference"),
            words=(tr("matter"), tr("matters")),
        )
        self.table.setAccessibleName(tr("Matters"))
        self.table.customContextMenuRequested.connect(
            lambda where: desk.actions.context_menu(
                ("open_matter", "record_event", "typed_date", "end_matter", "-", "copy"), self
            ).popup(self.table.viewport().mapToGlobal(where))
        )

    def context(self) -> set[str]:
        """A matter is chosen as soon as the cursor stands on one."""
        return {"list", "matter"} if self.chosen_matter() is not None else {"list"}

    def chosen_matter(self) -> int | None:
        """The matter under the cursor."""
        row = self.table.current_row()
        return row.id if isinstance(row, MatterRow) else None


class AuditPage(ListPage):
    """The record of everything, newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            "audit",
            desk.docket.audit,
            audit_columns(),
            {"who": tr("any person"), "act": tr("any act")},
            start=Query(sort="id", descending=True),
            words=(tr("entry"), tr("entries")),
        )
        self.table.setAccessibleName(tr("Audit"))
        self.table.opened.connect(self._open)
        self.table.customContextMenuRequested.connect(
            lambda where: desk.actions.context_menu(("open_entry", "copy"), self).popup(
                self.table.viewport().mapToGlobal(where)
            )
        )
        self.bar.set_query(self.bar.query.with_filter("from", "").with_filter("to", ""))  # not remembered, as not in view
        self.first = DateEdit(tr("From day"), desk.read_date, desk.clock)
        self.last = DateEdit(tr("To day"), desk.read_date, desk.clock)
        row = QHBoxLayout()
        for widget in (Label(tr("from")), self.first, Label(tr("to")), self.last):
            row.addWidget(widget)
        self.backwards = Label(tr("The last day lies before the first: the list still shows what it showed."), "late")
        self.backwards.hide()
        row.addWidget(self.backwards)
        row.addStretch(1)
        self.column.insertLayout(1, row)
        self.first.changed.connect(self._bound)
        self.last.changed.connect(self._bound)

    def context(self) -> set[str]:
        """The list of the record is in view, and perhaps one entry is under the cursor."""
        return {"list", "audit", "entry"} if isinstance(self.table.current_row(), AuditRow) else {"list", "audit"}

    def open_entry(self) -> None:
        """Shows the entry under the cursor side by side."""
        self._open(self.table.current_row())

    def _bound(self) -> None:
        """Shows the entries of those days; a day that is not whole yet, or lies the wrong way round, changes nothing."""
        first, last = self.first.day, self.last.day
        self.backwards.setVisible(first is not None and last is not None and last < first)
        if self.first.problem or self.last.problem or not self.backwards.isHidden():
            return
        query = self.bar.query
        for name, day in (("from", first), ("to", last)):
            query = query.with_filter(name, day.isoformat() if day else "")
        if query != self.bar.query:
            self.bar.set_query(query)
            self._ask(query)

    def _open(self, row: object) -> None:
        if isinstance(row, AuditRow):
            from ipdocket.ui.dialogs.record_entry import open_entry

            open_entry(self.desk, row.id, self.window())
