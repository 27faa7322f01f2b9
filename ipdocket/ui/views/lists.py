"""The pages that are one list: matters and the audit record."""

from ipdocket.ui.columns import audit_columns, matter_columns
from ipdocket.ui.desk import Desk
from ipdocket.ui.ports import Query
from ipdocket.ui.shown import AuditRow, MatterRow
from ipdocket.ui.views.page import ListPage
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

    def _tell(self, row: object) -> None:
        if isinstance(row, AuditRow):
            change = f"{row.before} → {row.after}" if row.before else row.after
            self.desk.tell(tr("No. {number}: {what} {change}", number=row.id, what=row.what, change=change))
