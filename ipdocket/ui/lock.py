"""Covers the window when nobody uses it, or at once, until its person comes back or another one signs in."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ipdocket.ui.aside import Held, bring_back, hold, put_aside
from ipdocket.ui.idle import IdleWatch
from ipdocket.ui.main_window import MainWindow
from ipdocket.ui.shown import PersonShown
from ipdocket.ui.views.lock_sheet import LockSheet
from ipdocket.ui.views.page import Page


@dataclass(frozen=True, slots=True)
class Kept:
    """What a person left open when another one signed in at a locked desk."""

    pages: dict[str, Page]
    shown: str
    held: list[Held]


class Lock(QObject):
    """While locked, the window holds nothing but the sheet: all else is in a drawer that no screen reader can open."""

    def __init__(self, window: MainWindow, timer: QTimer | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._drawer = QWidget()  # never shown, and without a window of its own
        self._whole: QWidget | None = None
        self._focus: QWidget | None = None
        self._held: list[Held] = []
        self._kept: dict[int, Kept] = {}
        self.sheet: LockSheet | None = None
        self.idle = IdleWatch(window.desk.clock, self, timer)
        self.idle.idle.connect(self.lock)
        window.entered.connect(self._begin)
        window.actions_.offer("lock", self.lock)
        window.actions_.offer("idle_lock", self._choose_minutes)

    def lock(self, minutes: int = 0) -> None:
        """Covers the window; `minutes` is how long nobody used it, 0 by hand."""
        window = self._window
        if self.sheet is not None or window.person is None:
            return
        self.idle.rest()
        self._focus = window.focusWidget()
        self._held = put_aside(window, self._drawer)
        unsaved = len([each for each in self._held if each.parent is not None])
        self.sheet = LockSheet(window.desk, window.person, minutes, unsaved)
        self.sheet.opened.connect(self._unlock)
        self.sheet.left.connect(self._leave)
        window.cover_all(True)
        self._whole = window.takeCentralWidget()
        if self._whole is not None:
            self._whole.setParent(self._drawer)
        window.setCentralWidget(self.sheet)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # the window is shown, so it is there
        self.sheet.setFocus()
        locking = window.desk.docket.locking
        window.desk.tasks.read(locking.lock, minutes, then=_nothing, refused=self.sheet.refuse, owner=self.sheet)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that an answer opens while the desk is locked goes into the drawer, too; a closed desk takes nothing."""
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and not isinstance(watched, MainWindow) and not self._is_of_sheet(watched):
            QTimer.singleShot(0, watched, partial(self._catch, watched))
        return False

    def _is_of_sheet(self, widget: QObject) -> bool:
        parent: QObject | None = widget
        while parent is not None and parent is not self.sheet:
            parent = parent.parent()
        return parent is not None

    def _catch(self, widget: QObject) -> None:
        if self.sheet is None or not self._window.isVisible():
            return
        if isinstance(widget, QWidget) and isValid(widget) and widget.isVisible():
            held = hold(widget, self._drawer)
            if held is not None:
                self._held.append(held)

    def _uncover(self) -> None:
        window = self._window
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        if self._whole is not None:
            window.setCentralWidget(self._whole)  # which deletes the sheet
            self._whole.show()
        self._whole = self.sheet = None
        window.cover_all(False)

    def _unlock(self) -> None:
        held, self._held = self._held, []
        self._uncover()
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()
        bring_back(held, self._window)
        self._window.refresh()
        self._ask_minutes()

    def _leave(self) -> None:
        window = self._window
        held, self._held = self._held, []
        shown = next((key for key, page in window.pages.items() if page is window.page), "docket")
        if window.person is not None:
            self._kept[window.person.id] = Kept(dict(window.pages), shown, held)
        for page in window.pages.values():
            page.setParent(self._drawer)
        window.pages.clear()
        self._uncover()
        window.strip.hide()
        window.show_sign_in()

    def forget(self) -> None:
        """Throws away what was kept for others: after going back to a backup its numbers may mean something else."""
        for kept in self._kept.values():
            for widget in (*kept.pages.values(), *(each.widget for each in kept.held)):
                if isValid(widget):
                    widget.deleteLater()
        self._kept.clear()

    def _begin(self, person: PersonShown) -> None:
        """Gives a person back what they left; for everyone the watch begins."""
        kept = self._kept.pop(person.id, None)
        if kept is not None:
            self._window.pages.update(kept.pages)
            QTimer.singleShot(0, self, lambda: self._give_back(kept))
        self._ask_minutes()

    def _give_back(self, kept: Kept) -> None:
        self._window.go(kept.shown)
        self._window.refresh()
        bring_back(kept.held, self._window)

    def _ask_minutes(self) -> None:
        desk = self._window.desk
        desk.read(self, "minutes", desk.docket.locking.minutes, then=self._expect)

    def _expect(self, minutes: int) -> None:
        if self.sheet is None and self._window.person is not None:
            self.idle.expect(minutes)

    def _choose_minutes(self) -> None:
        from ipdocket.ui.dialogs.idle_lock import IdleLock

        dialog = IdleLock(self._window.desk, self._window)
        dialog.accepted.connect(self._ask_minutes)
        dialog.open()


def _nothing(_done: object) -> None:
    return None
