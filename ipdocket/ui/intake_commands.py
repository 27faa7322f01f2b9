"""What the actions of the menu Paper do."""

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from ipdocket.ui.main_window import MainWindow
from ipdocket.ui.shown import MatterShown
from ipdocket.ui.shown_intake import PaperRow
from ipdocket.ui.words import tr


class IntakeCommands(QObject):
    """Ties the actions on incoming papers to one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        offers: dict[str, Callable[[], object]] = {
            "new_paper": self.log_paper,
            "open_paper": lambda: self._with_paper(self._open),
            "paper_date": lambda: self._with_paper(self.record_date),
            "paper_processed": lambda: self._with_paper(self._mark_processed),
            "paper_no_deadline": lambda: self._with_paper(self._declare_no_deadline),
            "paper_file": lambda: self._with_paper(self._save_file),
        }
        for name, do in offers.items():
            window.actions_.offer(name, do)

    def _with_paper(self, then: Callable[[PaperRow], object]) -> None:
        paper = getattr(self._window.page, "paper", None)  # the page of intake need not be imported to ask
        if isinstance(paper, PaperRow):
            then(paper)

    def log_paper(self, path: str = "") -> None:
        """Asks what came; `path` is a file that was dropped."""
        from ipdocket.ui.dialogs.paper import PaperForm

        PaperForm(self._desk, path=path, parent=self._window).open()

    def _open(self, paper: PaperRow) -> None:
        from ipdocket.ui.dialogs.paper import PaperForm

        PaperForm(self._desk, paper, parent=self._window).open()

    def record_date(self, paper: PaperRow) -> None:
        """Opens the form of an event filled from the paper; asks first what the paper is about where nobody has said."""
        from ipdocket.ui.dialogs.paper import PaperForm

        if paper.matter is None:
            form = PaperForm(self._desk, paper, parent=self._window)
            form.strip.tell(tr("Say first which matter it is about; its date is asked for next."))
            form.kept.connect(lambda kept: self.record_date(kept) if kept.matter is not None else None)
            form.open()
            return
        ask = self._desk.docket.docketing.open_matter
        self._desk.read(self, "matter", ask, paper.matter, then=lambda shown: self._record(paper, shown))

    def _record(self, paper: PaperRow, shown: MatterShown) -> None:
        from ipdocket.ui.dialogs.record_event import RecordEvent

        RecordEvent(self._desk, shown.row.id, shown.row.reference, parent=self._window, paper=paper).open()

    def _mark_processed(self, paper: PaperRow) -> None:
        self._desk.tasks.change(
            self._desk.docket.intake.mark_processed, paper.id, then=self._desk.tell, refused=self._desk.refuse, owner=self
        )

    def _declare_no_deadline(self, paper: PaperRow) -> None:
        from ipdocket.ui.dialogs.no_deadline import NoDeadline

        NoDeadline(self._desk, paper, self._window).open()

    def _save_file(self, paper: PaperRow) -> None:
        proposed = f"{paper.label.replace('/', '-')} {PurePath(paper.file).name}"
        path, _kind = QFileDialog.getSaveFileName(self._window, tr("Save the file of the paper"), proposed)
        if path:
            self._desk.tasks.change(
                self._desk.docket.intake.save_file, paper.id, path, then=self._desk.tell, refused=self._desk.refuse, owner=self
            )
