"""Confirm: what waits for a second person, and what came back because the entries differ."""

from collections.abc import Sequence

from ipdocket.ui.columns import awaiting_columns
from ipdocket.ui.desk import Desk
from ipdocket.ui.ports import Query
from ipdocket.ui.shown import AwaitingRow
from ipdocket.ui.shown_changes import ChangeLine
from ipdocket.ui.views.page import ListPage
from ipdocket.ui.widgets.text import make_button
from ipdocket.ui.words import count, tr


class ConfirmPage(ListPage):
    """Enter opens the second confirmation of the row."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            "confirm",
            desk.docket.awaiting,
            awaiting_columns(),
            {"country": tr("any country")},
            start=Query(group="band"),
            words=(tr("filing waits"), tr("filings wait")),
        )
        self.table.setAccessibleName(tr("Waiting for a second person"))
        self.nothing.setText(tr("Nothing waits for a second person."))
        self.changed = make_button("", desk.actions["changed_dates"].trigger, "two-people")
        self.changed.hide()
        self.column.insertWidget(0, self.changed)
        self.table.opened.connect(lambda _row: desk.actions["confirm_second"].trigger())
        self.table.customContextMenuRequested.connect(
            lambda where: desk.actions.context_menu(
                ("confirm_second", "confirm_first", "evidence", "take_back", "-", "open_matter", "copy"), self
            ).popup(self.table.viewport().mapToGlobal(where))
        )

    def refresh(self) -> None:
        """Asks for the list again, and whether changed dates wait beside the filings."""
        super().refresh()
        self.desk.read(self, "changed", self.desk.docket.date_changes.waiting, then=self._tell_changed)

    def _tell_changed(self, lines: Sequence[ChangeLine]) -> None:
        number = count(len(lines), tr("changed date waits"), tr("changed dates wait"))
        self.changed.setText(tr("{number} for a second person: show…", number=number))
        self.changed.setAccessibleName(self.changed.text())
        self.changed.setVisible(bool(lines))

    def context(self) -> set[str]:
        """Waiting filings take a second confirmation; those that came back a new first one."""
        return {"list", "deadline", "one deadline", "matter"} if self.table.current_row() is not None else {"list"}

    def chosen_deadlines(self) -> list[int]:
        """What came back and must be confirmed anew."""
        row = self.table.current_row()
        return [row.deadline] if isinstance(row, AwaitingRow) and row.id < 0 else []

    @property
    def awaiting(self) -> AwaitingRow | None:
        """The filing under the cursor that waits; None on one that came back."""
        row = self.table.current_row()
        return row if isinstance(row, AwaitingRow) and row.id > 0 else None

    @property
    def came_back(self) -> AwaitingRow | None:
        """The filing under the cursor whose two entries differed."""
        row = self.table.current_row()
        return row if isinstance(row, AwaitingRow) and row.id < 0 else None

    def chosen_matter(self) -> int | None:
        """The matter of that filing."""
        row = self.table.current_row()
        return row.matter if isinstance(row, AwaitingRow) else None
