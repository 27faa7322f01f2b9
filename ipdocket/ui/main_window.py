"""The window: frame and navigation, nothing else."""

from collections.abc import Callable
from datetime import tzinfo
from typing import Protocol

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ipdocket.clock import Clock
from ipdocket.ui.actions import Actions
from ipdocket.ui.application import show_failure
from ipdocket.ui.desk import Desk
from ipdocket.ui.ports import DateReader, Docket, Memory
from ipdocket.ui.shown import PersonShown, Standing
from ipdocket.ui.tasks import Tasks
from ipdocket.ui.views.page import Page
from ipdocket.ui.views.sign_in import SignInPage
from ipdocket.ui.widgets.rail import Rail
from ipdocket.ui.widgets.status_bar import StatusBar
from ipdocket.ui.widgets.strip import MessageStrip
from ipdocket.ui.widgets.text import Label, Picture, make_button, retint_buttons
from ipdocket.ui.words import tr

SHEETS = "*.csv *.xlsx *.xlsm *.tsv *.txt"


class PersonalMemory(Memory, Protocol):
    """A memory that knows whose habits it holds."""

    def turn_to(self, person: int | None) -> None:
        """Uses the habits of this person from now on."""
        ...


class MainWindow(QMainWindow):
    """Rail, page, status bar; pages are made when they are first gone to. `ready` comes with the first page shown."""

    ready = Signal()
    made_page = Signal(object)
    entered = Signal(object)
    dropped = Signal(str)

    def __init__(
        self,
        docket: Docket,
        tasks: Tasks,
        clock: Clock,
        memory: PersonalMemory,
        read_date: DateReader,
        zone: tzinfo | None = None,
    ) -> None:
        super().__init__()
        self._memory = memory
        self.person: PersonShown | None = None
        self.locked = False
        self.setWindowTitle("ipdocket")
        self.setAcceptDrops(True)
        self.actions_ = Actions(self)
        self.strip = MessageStrip()
        strip = self.strip
        self.desk = Desk(
            docket, tasks, clock, memory, read_date, self.actions_, strip.tell, strip.warn, strip.refuse
        )
        self.status = StatusBar(zone)
        self.setStatusBar(self.status)
        self.pages: dict[str, Page] = {}
        self.came_from = "docket"
        self._stale: set[str] = set()
        self._build_frame()
        self._connect_tasks()
        geometry = memory.recall("window/geometry")
        self.resize(1360, 840)
        if isinstance(geometry, str):
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode())))
        self.show_sign_in()

    def show_sign_in(self) -> None:
        """Puts everything of the last person away and asks for the next."""
        if self.person is not None:
            self.strip.hide()  # what was told them is not for the next one
        self.person = None
        self._memory.turn_to(None)
        self.actions_.allow(frozenset())
        self.menuBar().hide()
        self.status.hide()
        for page in self.pages.values():
            page.deleteLater()
        self.pages.clear()
        self._rail.hide()
        self._search.hide()
        self._sign_in = SignInPage(self.desk.docket, self.desk.tasks)
        self._sign_in.entered.connect(self.enter)
        self._stack.addWidget(self._sign_in)
        self._stack.setCurrentWidget(self._sign_in)
        self._sign_in.login.setFocus()

    def go(self, key: str) -> Page:
        """Shows a page by its key, made now if need be."""
        page = self.pages.get(key)
        if page is None:
            page = self._make_page(key)
            self.pages[key] = page
            self._stack.addWidget(page)
            page.chose.connect(lambda _what: self._choose())
            self.made_page.emit(page)
            page.refresh()
        elif key in self._stale:
            page.refresh()
        self._stale.discard(key)
        if self._stack.indexOf(page) < 0:  # kept for this person while another sat here
            self._stack.addWidget(page)
        if key in page_makers():
            self.came_from = key
        self._stack.setCurrentWidget(page)
        self._rail.go(key if key in page_makers() else "matters")
        page.take_focus()
        self._choose()
        return page

    def cover(self, dialog: QDialog) -> None:
        """Shows nothing of the docket until the dialog is closed, because a date must be typed there unseen."""
        self._stack.hide()
        self._covered.show()
        dialog.finished.connect(self._uncover)

    def cover_all(self, locked: bool) -> None:
        """Leaves menus, keys and the line below dead and unseen while the desk is locked; the lock covers the rest."""
        self.locked = locked
        self.setWindowTitle(tr("ipdocket: locked") if locked else tr("ipdocket"))
        self.actions_.deaden(locked)
        self.menuBar().setVisible(not locked)
        self.status.setVisible(not locked)
        if not locked:
            self._retint()

    def _uncover(self) -> None:
        self._covered.hide()
        self._stack.show()
        if self.page is not None:
            self.page.take_focus()

    @property
    def page(self) -> Page | None:
        """The page in view; None at sign-in."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def refresh(self) -> None:
        """Asks for everything in view again; pages out of view follow when gone to."""
        self._stale.update(self.pages)
        if self.locked:
            return
        self._ask_standing()
        if self.page is not None:
            self._stale -= {key for key, page in self.pages.items() if page is self.page}
            self.page.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Draws icons again when the theme changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_rail"):
            self._retint()
        super().changeEvent(event)

    def _retint(self) -> None:
        self.actions_.retint()
        retint_buttons(self)
        for picture in self.findChildren(Picture):
            picture.retint()
        self._rail.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes one spreadsheet, once somebody is signed in."""
        if self.person is not None and not self.locked and _sheet_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hands the spreadsheet to the import."""
        self.dropped.emit(_sheet_in(event))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers where the window stood."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._memory.remember("window/geometry", geometry)
        super().closeEvent(event)

    def _build_frame(self) -> None:
        self.actions_.fill_menu_bar(self.menuBar())
        self._search = make_button(tr("Search   Ctrl+K"), self.actions_["find"].trigger, "search")
        self._search.setFlat(True)
        self._search.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menuBar().setCornerWidget(self._search, Qt.Corner.TopRightCorner)
        self._rail = Rail({key: (title, picture) for key, (title, picture, _make) in page_makers().items()})
        self._rail.went.connect(self.go)
        self._stack = QStackedWidget()
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        strip = QVBoxLayout()
        strip.setContentsMargins(10, 6, 10, 0)
        strip.addWidget(self.strip)
        middle.addLayout(strip)
        middle.addWidget(self._stack, 1)
        self._covered = Label(tr("The docket is covered while a date is typed from the paper."), "muted")
        self._covered.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._covered.hide()
        middle.addWidget(self._covered, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(middle, 1)
        self.setCentralWidget(whole)

    def _connect_tasks(self) -> None:
        tasks = self.desk.tasks
        tasks.refusal.connect(self.strip.refuse)
        tasks.broke.connect(lambda failure: show_failure(failure, self))
        tasks.progressed.connect(self.status.show_progress)
        tasks.ended.connect(self.status.end_work)
        tasks.changed.connect(lambda _change: self.refresh())
        self.status.cancelled.connect(tasks.cancel)

    def enter(self, person: PersonShown) -> None:
        """Shows the docket to a person who signed in."""
        self.person = person
        self._memory.turn_to(person.id)
        self.menuBar().show()
        self.status.show()
        self.status.show_person(person.name, person.roles)
        self._rail.show()
        self._search.show()
        self.desk.read(self, "allowed", self.desk.docket.accounts.allowed, then=self._allow)
        self._ask_standing()
        self.entered.emit(person)
        docket = self.go("docket")
        self._stack.removeWidget(self._sign_in)
        self._sign_in.deleteLater()
        first = getattr(docket, "model", None)
        if first is not None:
            first.first_shown.connect(self.ready, Qt.ConnectionType.SingleShotConnection)

    def _allow(self, permissions: frozenset[str]) -> None:
        self.actions_.allow(permissions)
        self._rail.allow(permissions)

    def _ask_standing(self) -> None:
        if self.person is not None:
            self.desk.read(self, "standing", self.desk.docket.looking.standing, then=self._show_standing)

    def _show_standing(self, standing: Standing) -> None:
        if not self.locked:
            self.setWindowTitle(tr("ipdocket — {docket}", docket=standing.docket))
        self.status.show_standing(standing)
        self._rail.set_counts(dict(standing.counts))
        for page in self.pages.values():
            page.show_standing(standing)

    def _choose(self) -> None:
        page = self.page
        self.actions_.choose(page.context() if page is not None else ())

    def _make_page(self, key: str) -> Page:
        if key == "matter":
            from ipdocket.ui.views.matter import MatterPage

            return MatterPage(self.desk)
        return page_makers()[key][2](self.desk)


def _sheet_in(event: QDropEvent) -> str:
    paths = [url.toLocalFile() for url in event.mimeData().urls()]
    endings = tuple(kind[1:] for kind in SHEETS.split())
    return paths[0] if len(paths) == 1 and paths[0].lower().endswith(endings) else ""


def page_makers() -> dict[str, tuple[str, str, Callable[[Desk], Page]]]:
    """The pages of the rail: title, icon, and how each is made when first gone to."""
    return {
        "docket": (tr("Docket"), "docket", _make_docket),
        "today": (tr("Today"), "today", _make_today),
        "matters": (tr("Matters"), "matters", _make_matters),
        "intake": (tr("Intake"), "import", _make_intake),
        "confirm": (tr("Confirm"), "confirm", _make_confirm),
        "owners": (tr("Owners"), "owners", _make_owners),
        "rules": (tr("Rules"), "rules", _make_rules),
        "calculator": (tr("Calculator"), "scales", _make_calculator),
        "reports": (tr("Reports"), "reports", _make_reports),
        "audit": (tr("Audit"), "audit", _make_audit),
    }


def _make_docket(desk: Desk) -> Page:
    from ipdocket.ui.views.docket import DocketPage

    return DocketPage(desk)


def _make_today(desk: Desk) -> Page:
    from ipdocket.ui.views.today import TodayPage

    return TodayPage(desk)


def _make_matters(desk: Desk) -> Page:
    from ipdocket.ui.views.lists import MattersPage

    return MattersPage(desk)


def _make_intake(desk: Desk) -> Page:
    from ipdocket.ui.views.intake import IntakePage

    return IntakePage(desk)


def _make_confirm(desk: Desk) -> Page:
    from ipdocket.ui.views.confirm import ConfirmPage

    return ConfirmPage(desk)


def _make_owners(desk: Desk) -> Page:
    from ipdocket.ui.views.owners import OwnersPage

    return OwnersPage(desk)


def _make_rules(desk: Desk) -> Page:
    from ipdocket.ui.views.rules import RulesPage

    return RulesPage(desk)


def _make_calculator(desk: Desk) -> Page:
    from ipdocket.ui.views.calculator import CalculatorPage

    return CalculatorPage(desk)


def _make_reports(desk: Desk) -> Page:
    from ipdocket.ui.views.reports import ReportsPage

    return ReportsPage(desk)


def _make_audit(desk: Desk) -> Page:
    from ipdocket.ui.views.lists import AuditPage

    return AuditPage(desk)
