"""The docket: open deadlines in bands, two dates a row, and why beside them."""

from ipdocket.ui.columns import deadline_columns
from ipdocket.ui.desk import Desk
from ipdocket.ui.ports import Query
from ipdocket.ui.scale import scaled
from ipdocket.ui.shown import Choice, DeadlineRow, Explained, Standing
from ipdocket.ui.views.page import ListPage
from ipdocket.ui.widgets.inspector import Inspector
from ipdocket.ui.widgets.teaching import Teaching
from ipdocket.ui.words import tr

MENU = (
    "confirm_first", "extend", "assign", "evidence", "proof_sheet", "-", "open_matter", "record_event", "typed_date", "-", "copy",
)  # fmt: skip


class DocketPage(ListPage):
    """Shows every open deadline; the inspector explains the one the cursor stands on."""

    def __init__(self, desk: Desk) -> None:
        groups = (
            Choice("band", tr("by urgency")),
            Choice("responsible", tr("by person")),
            Choice("country", tr("by country")),
            Choice("owner", tr("by owner")),
            Choice("", tr("no groups")),
        )
        super().__init__(
            desk,
            "docket",
            desk.docket.deadlines,
            deadline_columns(),
            {
                "responsible": tr("any person"),
                "backup": tr("any back-up"),
                "country": tr("any country"),
                "right": tr("any right"),
                "show": tr("what is open"),
            },
            groups,
            Query(group="band", sort="due"),
            (tr("deadline"), tr("deadlines")),
        )
        self.table.setAccessibleName(tr("Docket"))
        self._teaching: Teaching | None = None
        self.inspector = Inspector([desk.actions[name] for name in ("confirm_first", "assign", "open_matter")])
        self.splitter.addWidget(self.inspector)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([900, int(desk.memory.recall("inspector/width") or scaled(350))])
        self.splitter.splitterMoved.connect(self._remember_width)
        self.inspector.setVisible(desk.memory.recall("inspector/shown") is not False)
        self.table.chosen.connect(self._explain)
        self.table.toggled.connect(self.toggle_inspector)
        self.table.customContextMenuRequested.connect(
            lambda where: desk.actions.context_menu(MENU, self).popup(self.table.viewport().mapToGlobal(where))
        )

    def context(self) -> set[str]:
        """What the actions may count on."""
        chosen = self.chosen_deadlines()
        found = {"list"} | ({"deadline", "matter"} if chosen else set())
        return found | ({"one deadline"} if len(chosen) == 1 else set())

    def chosen_deadlines(self) -> list[int]:
        """The ids of the chosen deadlines."""
        return self.table.chosen_ids()

    def chosen_matter(self) -> int | None:
        """The matter of the deadline under the cursor."""
        row = self.table.current_row()
        return row.matter if isinstance(row, DeadlineRow) else None

    def toggle_inspector(self) -> None:
        """Shows or hides why."""
        shown = not self.inspector.isVisible()
        self.inspector.setVisible(shown)
        self.desk.memory.remember("inspector/shown", shown)
        if shown:
            self._explain(self.table.current_row())

    def show_standing(self, standing: Standing) -> None:
        """Teaches how to begin while the docket is empty."""
        if standing.empty and self._teaching is None:
            actions = self.desk.actions
            self._teaching = Teaching(
                (
                    (actions["new_matter"], "plus", tr("Add a matter: choose country and right, type its dates.")),
                    (
                        actions["import"],
                        "import",
                        tr("Bring in a spreadsheet: every row is shown before it is written."),
                    ),
                    (
                        actions["demonstration"],
                        "star",
                        tr("Look at the demonstration docket, made of real public records."),
                    ),
                )
            )
            self.column.addWidget(self._teaching, 1)
        if self._teaching is not None:
            self._teaching.setVisible(standing.empty)
        self.bar.setVisible(not standing.empty)
        self.splitter.setVisible(not standing.empty)

    def _explain(self, row: DeadlineRow | None) -> None:
        if row is None:
            self.inspector.show_nothing()
            return
        if not self.inspector.isVisible() and self.isVisible():
            return
        self.inspector.show_row(row)
        self.desk.read(self, "explain", self.desk.docket.docketing.explain, row.id, then=self._show_explained)

    def _show_explained(self, told: Explained) -> None:
        row = self.table.current_row()
        if row is not None and row.id == told.row.id:
            self.inspector.show_explained(told)

    def _remember_width(self, *_args: int) -> None:
        self.desk.memory.remember("inspector/width", self.inspector.width())
