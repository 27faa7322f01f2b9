"""What the actions of the hand-off do."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ipdocket.ui.main_window import MainWindow


class HandOffCommands(QObject):
    """Ties the actions on hand-off notes to one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        offers: dict[str, Callable[[], object]] = {
            "hand_off": self._write,
            "accept_items": lambda: self._tell_tab("accept_chosen"),
            "send_back": lambda: self._tell_tab("refuse_chosen"),
        }
        for name, do in offers.items():
            window.actions_.offer(name, do)

    def _write(self) -> None:
        from ipdocket.ui.dialogs.hand_off import HandOff

        HandOff(self._window.desk, self._window).open()

    def _tell_tab(self, what: str) -> None:
        tab = getattr(self._window.page, "hand_off", None)  # the page of the day need not be imported to ask
        if tab is not None:
            getattr(tab, what)()
