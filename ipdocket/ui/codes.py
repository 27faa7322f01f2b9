"""Asks for a one-time code where a password was right and needs one, then asks the docket the very same again."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ipdocket.errors import Refused
from ipdocket.ui.main_window import MainWindow
from ipdocket.ui.shown import PersonShown
from ipdocket.ui.tasks import Task
from ipdocket.ui.words import tr


class CodeAsker(QObject):
    """Serves every dialog that takes a name and a password, without their knowing of codes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.desk.tasks.wanted.connect(self._ask)
        window.entered.connect(self._tell)
        window.actions_.offer("own_code", self._open_own)

    def _ask(self, task: Task, refusal: Refused) -> None:
        """The dialog stands over what asked, so that a locked desk lets it be seen."""
        from ipdocket.ui.dialogs.ask_text import AskText

        parent = task.owner if isinstance(task.owner, QWidget) else self._window
        about = tr("{name} signs in with a code of the authenticator program as well.", name=refusal.wants_code_of)
        dialog = AskText(tr("Code"), about, tr("&Code"), parent)
        dialog.told.connect(lambda code: self._ask_again(task, code))
        dialog.rejected.connect(lambda: self._window.desk.tasks.give_up(task, refusal))
        dialog.open()

    def _ask_again(self, task: Task, code: str) -> None:
        offer, call = self._window.desk.docket.codes.offer, task.call

        def call_with_code() -> object:
            offer(code)
            return call()

        task.call = call_with_code
        self._window.desk.tasks.send_again(task)

    def _tell(self, _person: PersonShown) -> None:
        desk = self._window.desk
        desk.read(self, "notice", desk.docket.codes.take_notice, then=self._warn)

    def _warn(self, notice: str) -> None:
        if notice:
            self._window.desk.warn(notice)

    def _open_own(self) -> None:
        from ipdocket.ui.dialogs.own_code import OwnCode

        OwnCode(self._window.desk, self._window).open()
