"""What the actions of proof do: ask where the file goes, and write it."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from ipdocket.ui.main_window import MainWindow
from ipdocket.ui.ports import Query
from ipdocket.ui.views.page import ListPage
from ipdocket.ui.words import tr


class ProofCommands(QObject):
    """Ties the actions of proof to one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        window.actions_.offer("proof_sheet", self._save_sheets)
        window.actions_.offer("proof_pack", self._save_pack)
        window.actions_.offer("verify_record", self.verify_record)
        window.actions_.offer("export_record", self._save_record)
        window.actions_.offer("open_entry", self._open_entry)

    def _save_sheets(self) -> None:
        page = self._window.page
        ids = page.chosen_deadlines() if page is not None else []
        if ids:
            self._ask("proof sheet", "pdf", lambda path: self.save_sheets(ids, path))

    def save_sheets(self, deadlines: list[int], path: str) -> None:
        """Writes a proof sheet of each deadline to one file."""
        self._desk.tasks.change(
            self._desk.docket.proving.save_sheets, deadlines, path,
            then=self._desk.tell, refused=self._desk.refuse, owner=self,
        )  # fmt: skip

    def verify_record(self) -> None:
        """Verifies the whole record, with progress and Cancel."""
        self._desk.tasks.read(
            self._desk.docket.proving.verify_record,
            then=self._desk.tell, refused=self._desk.refuse, owner=self, title=tr("Verifying the record"),
        )  # fmt: skip

    def _open_entry(self) -> None:
        from ipdocket.ui.views.lists import AuditPage

        if isinstance(self._window.page, AuditPage):
            self._window.page.open_entry()

    def _save_record(self) -> None:
        page = self._window.page
        if not isinstance(page, ListPage):
            return
        query, kinds = page.bar.query, "XLSX (*.xlsx);;CSV (*.csv)"
        proposed = f"record {self._desk.clock.today():%Y-%m-%d}.xlsx"
        path, kind = QFileDialog.getSaveFileName(self._window, tr("Export the record"), proposed, kinds)
        if path:
            ending = ".csv" if kind.startswith("CSV") else ".xlsx"
            self.save_record(query, path if path.casefold().endswith((".csv", ".xlsx")) else path + ending)

    def save_record(self, query: Query, path: str) -> None:
        """Writes the entries that the query shows."""
        self._desk.tasks.change(
            self._desk.docket.proving.save_record, query, path,
            then=self._desk.tell, refused=self._desk.refuse, owner=self, title=tr("Exporting the record"),
        )  # fmt: skip

    def _save_pack(self) -> None:
        page = self._window.page
        matter = page.chosen_matter() if page is not None else None
        if matter is not None:
            self._ask("proof pack", "zip", lambda path: self.save_pack(matter, path))

    def save_pack(self, matter: int, path: str) -> None:
        """Writes the proof pack of a matter."""
        self._desk.tasks.change(
            self._desk.docket.proving.save_pack, matter, path,
            then=self._desk.tell, refused=self._desk.refuse, owner=self,
        )  # fmt: skip

    def _ask(self, name: str, ending: str, then: Callable[[str], object]) -> None:
        title = tr("Save proof for others")
        proposed = f"{name} {self._desk.clock.today():%Y-%m-%d}.{ending}"
        path, _kind = QFileDialog.getSaveFileName(self._window, title, proposed, f"{ending.upper()} (*.{ending})")
        if path:
            then(path if path.endswith(f".{ending}") else f"{path}.{ending}")
