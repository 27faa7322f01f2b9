"""What the actions of proof do: ask where the file goes, and write it."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from ipdocket.ui.main_window import MainWindow
from ipdocket.ui.words import tr


class ProofCommands(QObject):
    """Ties the actions of proof to one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        window.actions_.offer("proof_sheet", self._save_sheets)

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

    def _ask(self, name: str, ending: str, then: Callable[[str], object]) -> None:
        title = tr("Save proof for others")
        proposed = f"{name} {self._desk.clock.today():%Y-%m-%d}.{ending}"
        path, _kind = QFileDialog.getSaveFileName(self._window, title, proposed, f"{ending.upper()} (*.{ending})")
        if path:
            then(path if path.endswith(f".{ending}") else f"{path}.{ending}")
