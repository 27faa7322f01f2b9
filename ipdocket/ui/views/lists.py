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
        self.table.opened.connect(self._tell)
        self.bar.set_query(self.bar.query.with_filter("from", "").with_filter("to", ""))  # not remembered, as not in view
        self.first = DateEdit(tr("From day"), desk.read_date, desk.clock)
        self.last = DateEdit(tr("To day"), desk.read_date, desk.clock)
        row = QHBoxLayout()
        for widget in (Label(tr("from")), self.first, Label(tr("to")), self.last):
            row.addWidget(widget)
        row.addStretch(1)
        self.column.insertLayout(1, row)
        self.first.changed.connect(self._bound)
        self.last.changed.connect(self._bound)

    def context(self) -> set[str]:
        """The list of the record is in view."""
        return {"list", "audit"}

    def _bound(self) -> None:
        """Shows the entries of those days; a day that is not whole yet changes nothing."""
        if self.first.problem or self.last.problem:
            return
        query = self.bar.query
        for name, day in (("from", self.first.day), ("to", self.last.day)):
            query = query.with_filter(name, day.isoformat() if day else "")
        if query != self.bar.query:
            self.bar.set_query(query)
            self._ask(query)

    def _tell(self, row: object) -> None:
        if isinstance(row, AuditRow):
            change = f"{row.before} → {row.after}" if row.before else row.after
            self.desk.tell(tr("No. {number}: {what} {change}", number=row.id, what=row.what, change=change))
