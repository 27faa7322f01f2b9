"""Takes the last import back, after saying what it was and what stays."""

from PySide6.QtWidgets import QWidget

from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.shown_work import LastImport
from ipdocket.ui.words import tr


class UndoImport(Form):
    """Its matters and dates become void and stay readable; refused, with the list, for rows someone relied on."""

    section = 6

    def __init__(self, desk: Desk, last: LastImport, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Undo the last import"),
            tr(
                "{name}: {n} rows, imported by {who}. Its matters and dates become void and stay readable, their"
                " references are free again, and the same file may be imported anew.",
                name=last.name,
                n=last.rows,
                who=last.who,
            ),
            tr("Undo this import"),
            parent,
        )
        self._desk = desk
        self._last = last
        self.check()

    def send(self) -> None:
        """Undoes it."""
        self.wait()
        undo = self._desk.docket.importing.undo_import
        self._desk.tasks.change(undo, self._last.batch, then=self._finish, refused=self.refuse, owner=self)

    def _finish(self, told: str) -> None:
        self._desk.tell(told)
        self.accept()
