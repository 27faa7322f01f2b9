"""Notices by the clock that nobody has used keyboard or mouse for a while."""

from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from ipdocket.clock import Clock

LOOK_EVERY = 5000  # milliseconds
_USED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Says `idle` with the minutes when so many have passed by the clock since the last key or movement in any window.

    It listens on the windows as the system knows them, not on every widget: each key and movement comes through there
    once. A computer that slept is noticed at the first look, because the clock went on.
    """

    idle = Signal(int)

    def __init__(self, clock: Clock, parent: QObject | None = None, timer: QTimer | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last = clock.now()
        self._minutes = 0
        self._timer = timer or QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    def expect(self, minutes: int) -> None:
        """From now on says `idle` after so many minutes; 0 never."""
        self._minutes = minutes
        self._last = self._clock.now()
        self._timer.stop()
        if minutes:
            self._listen()
            self._timer.start()

    def rest(self) -> None:
        """Looks no more until it is told what to expect."""
        self.expect(0)

    def look(self) -> None:
        """Compares the clock with the last use; a clock set back counts as use, so that no wait grows by it."""
        self._listen()
        now = self._clock.now()
        self._last = min(self._last, now)
        if self._minutes and now - self._last >= timedelta(minutes=self._minutes):
            minutes = self._minutes
            self.rest()
            self.idle.emit(minutes)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notes a use and keeps nothing back."""
        if event.type() in _USED:
            self._last = self._clock.now()
        return False

    def _listen(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)  # a second time changes nothing
