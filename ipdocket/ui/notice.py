"""A notice on the desktop while the program runs; where the system shows none, in the message strip."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon

from ipdocket.ui.icons import icon
from ipdocket.ui.words import count, tr

STAYS = 15_000  # milliseconds


class Notice(QObject):
    """Tells once of each number of reminders, alarms and items of hand-off notes that wait; `warn` is the strip of the window."""

    def __init__(self, warn: Callable[[str], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._warn = warn
        self._tray: QSystemTrayIcon | None = None
        self._told: tuple[int, int, int] = (0, 0, 0)

    def tell_waiting(self, reminders: int, alarms: int, handed: int = 0) -> str:
        """Tells what waits where it became more, and gives the words; "" where nothing new waits."""
        before, self._told = self._told, (reminders, alarms, handed)
        if reminders <= before[0] and alarms <= before[1] and handed <= before[2]:
            return ""
        parts = []
        if reminders:
            parts.append(tr("Reminders to acknowledge: {n}.", n=count(reminders, tr("deadline"), tr("deadlines"))))
        if alarms:
            parts.append(tr("Nothing was entered on {n}.", n=count(alarms, tr("near date"), tr("near dates"))))
        if handed:
            parts.append(tr("Handed on and accepted by nobody: {n}.", n=count(handed, tr("item"), tr("items"))))
        words = f"{' '.join(parts)} {tr('See the page Today.')}"
        if not self._show_on_desktop(words):
            self._warn(words)
        return words

    def forget(self) -> None:
        """Begins anew for the next person at the desk."""
        self._told = (0, 0, 0)
        if self._tray is not None:
            self._tray.hide()

    def _show_on_desktop(self, words: str) -> bool:
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return False
        if self._tray is None:
            self._tray = QSystemTrayIcon(icon("today"), self)
        self._tray.show()
        self._tray.showMessage("ipdocket", words, QSystemTrayIcon.MessageIcon.Warning, STAYS)
        return True
