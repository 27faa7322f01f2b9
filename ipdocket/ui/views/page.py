"""What every page with a list has in common: filters, table, remembered query, copy."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ipdocket.ui.columns import Column
from ipdocket.ui.desk import Desk
from ipdocket.ui.models.page_model import PageModel
from ipdocket.ui.ports import Query, Rows
from ipdocket.ui.shown import Choice, Standing
from ipdocket.ui.widgets.filter_bar import FilterBar
from ipdocket.ui.widgets.table import Table
from ipdocket.ui.widgets.text import Label
from ipdocket.ui.words import count, tr

COPY_LIMIT = 50_000


class Page(QWidget):
    """One page of the window; `chose` tells what is chosen, for the actions, `tried` asks the calculator (office, right)."""

    chose = Signal(object)
    tried = Signal(str, str)

    def refresh(self) -> None:
        """Asks for everything on the page again, after the docket changed."""

    def show_standing(self, standing: Standing) -> None:
        """Hears how the docket stands, for instance that it is empty."""

    def take_focus(self) -> None:
        """Puts the cursor where work on this page begins.

        A focus proxy of the whole page would do the same, but Tab would then jump over everything above it.
        """

    def context(self) -> set[str]:
        """What is chosen: "deadline", "one deadline", "matter", "list"."""
        return set()

    def chosen_deadlines(self) -> list[int]:
        """The ids of the chosen deadlines."""
        return []

    def chosen_matter(self) -> int | None:
        """The matter that matter actions mean."""
        return None


class ListPage(Page):
    """A page whose work is one table."""

    opened = Signal(object)

    def __init__(
        self,
        desk: Desk,
        name: str,
        source: Rows,
        columns: Sequence[Column],
        filters: Mapping[str, str],
        groups: Sequence[Choice] = (),
        start: Query | None = None,
        words: tuple[str, str] = ("row", "rows"),
    ) -> None:
        super().__init__()
        self.desk = desk
        self.name = name
        self._words = words
        self._asked = False
        self.model = PageModel(source, columns, desk.tasks, self)
        self.table = Table(name, self.model, desk.memory)
        self.bar = FilterBar(filters, groups)
        self.bar.set_query(self._recalled(start or Query()))
        self.nothing = Label(tr("Nothing matches these filters."), "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        self._lay_out()
        self._listen()
        self._offer_choices(filters)

    def _lay_out(self) -> None:
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addWidget(self.bar)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        left = QWidget()
        inner = QVBoxLayout(left)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.nothing)
        self.splitter.addWidget(left)
        column.addWidget(self.splitter, 1)

    def _listen(self) -> None:
        self.bar.asked.connect(self._ask)
        self.bar.left.connect(self.take_focus)
        self.model.all_counted.connect(self._show_count)
        self.model.refused.connect(self.desk.refuse)
        self.table.opened.connect(self.opened)
        self.table.chosen.connect(self.chose)
        self.table.copied.connect(lambda number: self.desk.tell(tr("{rows} copied", rows=count(number, *self._words))))

    def _offer_choices(self, filters: Mapping[str, str]) -> None:
        for field in filters:
            if field == "show":
                self.bar.offer(field, _what_to_show())
                continue
            kind = "person" if field in ("responsible", "backup", "who") else field
            ask = self.desk.docket.looking.choices
            self.desk.read(self, f"choices {field}", ask, kind, then=self._offer(field))

    def refresh(self) -> None:
        """Asks for the list again with the same query."""
        self.model.ask(self.model.query if self._asked else self.bar.query)
        self._asked = True

    def take_focus(self) -> None:
        """Puts the cursor into the table."""
        self.table.setFocus()

    def context(self) -> set[str]:
        """A list is in view, and perhaps a row is chosen."""
        return {"list"}

    def copy_rows(self) -> None:
        """Copies the chosen rows, fetching those that are not on the screen."""
        ids = self.table.chosen_ids()[:COPY_LIMIT]
        if not ids:
            return

        def put(rows: Sequence[Any]) -> None:
            known = {row.id: row for row in rows}
            self.table.put_rows_on_clipboard([known[each] for each in ids if each in known])

        self.desk.read(self, "copy", self.model.source.rows, ids, self.model.query, then=put)

    def open_view(self, query: Query) -> None:
        """Shows the list with a saved order, grouping and filters."""
        self.bar.set_query(query)
        self._ask(query)

    def _offer(self, field: str) -> Callable[[Sequence[Choice]], None]:
        return lambda choices: self.bar.offer(field, choices)

    def _ask(self, query: Query) -> None:
        query = replace(query, sort=self.model.query.sort, descending=self.model.query.descending)
        self.desk.memory.remember(f"query/{self.name}", _as_plain(query))
        self.model.ask(query)

    def _recalled(self, start: Query) -> Query:
        kept = self.desk.memory.recall(f"query/{self.name}")
        query = _from_plain(kept) if isinstance(kept, dict) else start
        sort = self.desk.memory.recall(f"sort/{self.name}") or [start.sort, start.descending]
        return replace(query, text="", sort=str(sort[0]), descending=bool(sort[1]))

    def _show_count(self, number: int) -> None:
        self.bar.show_count(number, *self._words)
        self.nothing.setVisible(number == 0 and self.model.rowCount() == 0)


def _what_to_show() -> tuple[Choice, ...]:
    return (
        Choice("unknown", tr("unknown since take-over")),
        Choice("closed", tr("closed")),
        Choice("information", tr("information only")),
    )


def save_view(page: ListPage, parent: QWidget) -> None:
    """Asks for a name and keeps the page's columns, order, grouping and filters under it."""
    from ipdocket.ui.dialogs.ask_text import AskText

    about = tr("Keeps columns, order, grouping and filters of this list.")
    dialog = AskText(tr("Save this view"), about, tr("&Name of the view"), parent)
    dialog.told.connect(partial(_keep_view, page))
    dialog.open()


def _keep_view(page: ListPage, name: str) -> None:
    if name.strip():
        views = page.desk.memory.recall(f"views/{page.name}") or {}
        views[name.strip()] = {
            "query": _as_plain(page.model.query),
            "columns": page.desk.memory.recall(f"columns/{page.name}") or {},
        }
        page.desk.memory.remember(f"views/{page.name}", dict(views))


def named_views(page: ListPage) -> dict[str, Query]:
    """The saved views of a page by name."""
    views = page.desk.memory.recall(f"views/{page.name}") or {}
    return {name: _from_plain(view.get("query", {})) for name, view in views.items()}


def _as_plain(query: Query) -> dict[str, Any]:
    return {
        "text": query.text,
        "filters": [list(pair) for pair in query.filters],
        "sort": query.sort,
        "descending": query.descending,
        "group": query.group,
    }


def _from_plain(kept: Mapping[str, Any]) -> Query:
    return Query(
        text=str(kept.get("text", "")),
        filters=tuple((str(pair[0]), str(pair[1])) for pair in kept.get("filters", ()) if len(pair) == 2),
        sort=str(kept.get("sort", "")),
        descending=bool(kept.get("descending", False)),
        group=str(kept.get("group", "")),
    )
