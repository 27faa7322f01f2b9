"""What each action does: opens the dialog or page that belongs to it."""

import sys
from collections.abc import Callable
from datetime import tzinfo
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox

from ipdocket import __version__
from ipdocket.clock import Clock
from ipdocket.ui.application import switch_theme
from ipdocket.ui.codes import CodeAsker
from ipdocket.ui.hand_off_commands import HandOffCommands
from ipdocket.ui.intake_commands import IntakeCommands
from ipdocket.ui.lock import Lock
from ipdocket.ui.main_window import SHEETS, MainWindow, PersonalMemory
from ipdocket.ui.matter_commands import MatterCommands
from ipdocket.ui.ports import DateReader, Docket
from ipdocket.ui.proof_commands import ProofCommands
from ipdocket.ui.shown import Found, MatterRow, OwnerRow, Standing
from ipdocket.ui.shown_work import LastImport
from ipdocket.ui.step_commands import StepCommands
from ipdocket.ui.tasks import Tasks
from ipdocket.ui.views.page import ListPage, Page, named_views, save_view
from ipdocket.ui.widgets.text import plain_menu_text
from ipdocket.ui.words import tr

if TYPE_CHECKING:
    from ipdocket.ui.dialogs.manual import Manual

# The section of the manual that tells about a page; before sign-in the first.
_SECTIONS = {
    "docket": 2, "today": 20, "matters": 3, "matter": 3, "intake": 24, "confirm": 5, "owners": 9, "rules": 9, "calculator": 9,
    "reports": 7, "audit": 9,
}  # fmt: skip


class Commands(QObject):
    """Ties the actions to one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._matters, self._intake = MatterCommands(window), IntakeCommands(window)
        self._proofs, self._hand_offs = ProofCommands(window), HandOffCommands(window)
        self._matters.opened.connect(self.open_matter)
        self._manual: Manual | None = None
        offers: dict[str, Callable[[], object]] = {
            "new_matter": self._new_matter,
            "import": self._import,
            "import_office": self._import_office,
            "print": lambda: window.go("reports"),
            "calendar": self._calendar,
            "people": self._people, "walls": self._walls,
            "absences": self._absences,
            "conventions": self._conventions,
            "playbooks": self._playbooks,
            "restore": self._restore,
            "sign_out": self._sign_out,
            "quit": window.close,
            "copy": self._copy,
            "find": self._find,
            "filter": self._filter,
            "inspector": self._inspector,
            "refresh": window.refresh,
            "columns": self._columns,
            "save_view": self._save_view,
            "open_view": self._open_view,
            "undo_import": self._undo_import,
            "demonstration": open_demonstration,
            "theme": self._switch_theme,
            "open_matter": self._open_chosen,
            "help": self._help,
            "about": self._about,
        }
        for name, do in offers.items():
            window.actions_.offer(name, do)
        self._offer_pages()
        window.made_page.connect(self.attach)
        window.dropped.connect(self.open_sheet)

    def _offer_pages(self) -> None:
        for key in ("docket", "today", "matters", "intake", "confirm", "owners", "rules", "calculator", "reports", "audit"):
            self._window.actions_.offer(f"go_{key}", partial(self._window.go, key))

    def attach(self, page: object) -> None:
        """Listens to a page that was just made."""
        from ipdocket.ui.views.matter import MatterPage

        if isinstance(page, Page):
            page.tried.connect(self._try)
        if isinstance(page, ListPage):
            page.opened.connect(self._open_row)
        if hasattr(page, "dropped"):  # the page of intake need not be imported to ask
            page.dropped.connect(self._intake.log_paper)
        if hasattr(page, "go_to"):  # pages of owners and of a day need not be imported to ask
            page.go_to.connect(self.open_matter)
        if isinstance(page, MatterPage):
            page.left.connect(lambda: self._window.go(self._window.came_from))
            page.correct.connect(self._matters.correct_event)
            page.title_tab.withdraw.connect(self._matters.withdraw_title)

    def _try(self, office: str, right: str) -> None:
        self._window.go("calculator").begin(office, right)  # type: ignore[attr-defined]  # the calculator has it

    def open_matter(self, matter: int) -> None:
        """Shows the page of a matter."""
        self._window.go("matter").open(matter)  # type: ignore[attr-defined]  # the matter's page has it

    def open_sheet(self, path: str, office: bool = False) -> None:
        """Opens the import of a spreadsheet, or of an office's own file."""
        from ipdocket.ui.dialogs.import_wizard import ImportWizard

        ImportWizard(self._desk, path, self._window, office).open()

    def _open_row(self, row: object) -> None:
        if isinstance(row, MatterRow):
            self.open_matter(row.id)
        elif isinstance(row, OwnerRow):
            self._filter_matters(row.name)
        elif hasattr(row, "matter") and self._window.page not in [self._window.pages.get(key) for key in ("confirm", "intake")]:
            self.open_matter(row.matter)

    def _open_chosen(self) -> None:
        matter = self._matter()
        if matter is not None:
            self.open_matter(matter)

    def _matter(self) -> int | None:
        page = self._window.page
        return page.chosen_matter() if page is not None else None

    def _new_matter(self) -> None:
        from ipdocket.ui.dialogs.new_matter import NewMatter

        dialog = NewMatter(self._desk, self._window)
        dialog.made.connect(self.open_matter)
        dialog.open()

    def _import(self) -> None:
        kinds = tr("Spreadsheets ({kinds});;All files (*)", kinds=SHEETS)
        path, _kind = QFileDialog.getOpenFileName(self._window, tr("Import spreadsheet"), "", kinds)
        if path:
            self.open_sheet(path)

    def _import_office(self) -> None:
        kinds = tr("Office files ({kinds});;All files (*)", kinds="*.xml *.json *.csv")
        path, _kind = QFileDialog.getOpenFileName(self._window, tr("Import office file"), "", kinds)
        if path:
            self.open_sheet(path, office=True)

    def _calendar(self) -> None:
        page: Any = self._window.go("reports")
        page.choose("reminders")

    def _walls(self) -> None:
        from ipdocket.ui.dialogs.walls import Walls

        Walls(self._desk, self._window).open()

    def _people(self) -> None:
        from ipdocket.ui.dialogs.people import People

        People(self._desk, self._window).open()

    def _absences(self) -> None:
        from ipdocket.ui.dialogs.absences import AbsencesDialog

        AbsencesDialog(self._desk, self._window).open()

    def _playbooks(self) -> None:
        from ipdocket.ui.dialogs.playbooks import PlaybooksDialog

        PlaybooksDialog(self._desk, self._window).open()

    def _conventions(self) -> None:
        from ipdocket.ui.dialogs.conventions import ConventionsDialog

        dialog = ConventionsDialog(self._desk, self._window)
        dialog.opened.connect(self.open_matter)
        dialog.open()

    def _restore(self) -> None:
        from ipdocket.ui.dialogs.restore_backup import RestoreBackup

        dialog = RestoreBackup(self._desk, self._window)
        dialog.restored.connect(self._begin_anew)
        dialog.open()

    def _begin_anew(self, told: str) -> None:
        lock = self._window.findChild(Lock)
        if isinstance(lock, Lock):
            lock.forget()
        self._window.show_sign_in()
        self._desk.tell(told)

    def _sign_out(self) -> None:
        self._desk.read(
            self, "sign out", self._desk.docket.accounts.sign_out, then=lambda _done: self._window.show_sign_in()
        )

    def _copy(self) -> None:
        page = self._window.page
        if isinstance(page, ListPage):
            page.copy_rows()

    def _find(self) -> None:
        from ipdocket.ui.widgets.search_palette import SearchPalette

        palette = SearchPalette(self._desk, self._window)
        palette.found.connect(self._go_found)
        palette.move(self._window.mapToGlobal(self._window.rect().center()) - palette.rect().center())
        palette.show()
        palette.line.setFocus()

    def _go_found(self, found: Found) -> None:
        if found.kind == "owner":
            self._filter_matters(found.text)
        elif found.kind == "deadline":
            ask = self._desk.docket.docketing.explain
            self._desk.read(self, "found", ask, found.id, then=lambda told: self.open_matter(told.row.matter))
        else:
            self.open_matter(found.id)

    def _filter_matters(self, owner: str) -> None:
        page: Any = self._window.go("matters")
        page.bar.line.setText(owner)

    def _filter(self) -> None:
        page = self._window.page
        if isinstance(page, ListPage):
            page.bar.line.setFocus()
            page.bar.line.selectAll()

    def _inspector(self) -> None:
        page: Any = self._window.go("docket")
        page.toggle_inspector()

    def _columns(self) -> None:
        page = self._window.page
        if isinstance(page, ListPage):
            page.table.offer_columns()

    def _save_view(self) -> None:
        page = self._window.page
        if isinstance(page, ListPage):
            save_view(page, self._window)

    def _open_view(self) -> None:
        page = self._window.page
        if not isinstance(page, ListPage):
            return
        views = named_views(page)
        if not views:
            self._desk.tell(tr("No view of this page has been saved yet."))
            return
        menu = QMenu(self._window)
        for name, query in views.items():
            menu.addAction(plain_menu_text(name), partial(page.open_view, query))
        menu.popup(page.mapToGlobal(page.rect().topLeft()))

    def _undo_import(self) -> None:
        from ipdocket.ui.dialogs.undo_import import UndoImport

        def show(last: LastImport | None) -> None:
            if last is None:
                self._desk.tell(tr("There is no import to undo."))
            else:
                UndoImport(self._desk, last, self._window).open()

        self._desk.read(self, "last import", self._desk.docket.importing.last_import, then=show)

    def _switch_theme(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._desk.memory.remember("window/theme", switch_theme(application))

    def _help(self) -> None:
        from ipdocket.paths import docs_folder
        from ipdocket.ui.dialogs.manual import Manual

        if self._manual is None:
            self._manual = Manual(docs_folder())
            self._window.destroyed.connect(self._manual.deleteLater)
        asking = QApplication.activeModalWidget()
        key = next((key for key, page in self._window.pages.items() if page is self._window.page), "")
        self._manual.show_section(getattr(asking, "section", 0) or _SECTIONS.get(key, 1))

    def _about(self) -> None:
        self._desk.read(self, "about", self._desk.docket.looking.standing, then=self._show_about)

    def _show_about(self, standing: Standing) -> None:
        from PySide6.QtCore import Qt

        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(tr("About ipdocket"))
        text = tr(
            "ipdocket {version}, rules {rules}. Free software under the Apache License 2.0.",
            version=__version__,
            rules=standing.rules,
        )
        box.setText(text)
        box.open()


def open_demonstration() -> None:
    """Starts the program again, in a window of its own, on the demonstration docket."""
    frozen = getattr(sys, "frozen", False)
    QProcess.startDetached(sys.executable, ["--demo"] if frozen else ["-m", "ipdocket", "--demo"])


def make_window(
    docket: Docket,
    tasks: Tasks,
    clock: Clock,
    memory: PersonalMemory,
    read_date: DateReader,
    zone: tzinfo | None = None,
) -> MainWindow:
    """The whole window with its actions tied, at its sign-in page; the caller shows it."""
    window = MainWindow(docket, tasks, clock, memory, read_date, zone)
    Commands(window)
    StepCommands(window)
    Lock(window)
    CodeAsker(window)
    return window
