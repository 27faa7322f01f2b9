"""Going back to a backup: which one, what would be lost, and only then the step itself."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ipdocket.errors import Refused
from ipdocket.ui.desk import Desk
from ipdocket.ui.dialogs.frame import Form
from ipdocket.ui.formats import show_instant
from ipdocket.ui.shown_backups import BackupLine, LossShown
from ipdocket.ui.widgets.changes import SmallTable
from ipdocket.ui.widgets.text import Label
from ipdocket.ui.words import count, tr


class RestoreBackup(Form):
    """`restored` carries what was done; everybody must sign in again then."""

    section = 10
    restored = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Restore a backup"),
            tr("The docket goes back to where it was when the backup was made. The present file is kept beside it."),
            tr("Restore this backup"),
            parent,
            (940, 640),
        )
        self._desk = desk
        self._backups: tuple[BackupLine, ...] = ()
        self._loss: LossShown | None = None
        self.table = SmallTable(
            tr("Verified backups"),
            (tr("Made"), tr("Matters"), tr("Open deadlines"), tr("Record up to"), tr("File")),
            (150, 90, 120, 160, 320),
        )
        self.told = Label(tr("Choose a backup to see what would be lost."), "head", wrap=True)
        self.lost = SmallTable(
            tr("Newest entries that would be lost"),
            (tr("No."), tr("When"), tr("Who"), tr("What"), tr("About"), tr("After")),
            (60, 140, 130, 140, 180, 260),
        )
        self.read_box = QCheckBox(tr("I have &read what would be lost"))
        self.body.addWidget(self.table, 2)
        self.body.addWidget(self.told)
        self.body.addWidget(self.lost, 3)
        self.body.addWidget(self.read_box)
        self.table.itemSelectionChanged.connect(self._ask_loss)
        self.read_box.toggled.connect(self.check)
        desk.tasks.read(desk.docket.restoring.backups, then=self._show, refused=self._refuse_all, owner=self)
        self.check()
        self.table.setFocus()

    def find_missing(self) -> Iterator[str]:
        """A backup, and a person who has read what goes."""
        if self._chosen() is None:
            yield tr("Choose a backup.") if self._backups else tr("There is no verified backup beside this docket.")
        elif self._loss is None:
            yield tr("Comparing the backup with the record…")
        if not self.read_box.isChecked():
            yield tr("Read what would be lost, then tick that you have.")

    def send(self) -> None:
        """Goes back."""
        chosen = self._chosen()
        if chosen is None:
            return
        self.wait()
        self._desk.tasks.read(
            self._desk.docket.restoring.restore, chosen.path, then=self._finish, refused=self.refuse, owner=self
        )

    def _chosen(self) -> BackupLine | None:
        line = self.table.currentRow()
        return self._backups[line] if 0 <= line < len(self._backups) else None

    def _show(self, backups: Sequence[BackupLine]) -> None:
        self._backups = tuple(backups)
        self.table.fill(
            [
                (show_instant(one.made), f"{one.matters:,}", f"{one.open_deadlines:,}", one.head, one.name)
                for one in backups
            ]
        )
        self.check()

    def _ask_loss(self) -> None:
        chosen = self._chosen()
        self._loss = None
        self.read_box.setChecked(False)
        self.lost.setRowCount(0)
        self.check()
        if chosen is None:
            return
        self.told.set_tone("head")
        self.told.setText(tr("Comparing the backup with the record…"))
        self._desk.tasks.read(
            self._desk.docket.restoring.loss, chosen.path,
            then=self._show_loss, refused=self._refuse_loss, owner=self, key="loss",
        )  # fmt: skip

    def _show_loss(self, loss: LossShown) -> None:
        self._loss = loss
        self.told.setText(_in_words(loss))
        self.told.set_tone("late" if loss.entries or not loss.belongs else "good")
        self.lost.fill(
            [
                (str(one.id), show_instant(one.at), one.who, one.what, one.subject, one.after)
                for one in loss.newest
            ]
        )
        self.lost.fit_columns(300)
        self.check()

    def _refuse_loss(self, refusal: Refused) -> None:
        self.told.setText(tr("This backup cannot be restored."))
        self.strip.refuse(refusal)

    def _refuse_all(self, refusal: Refused) -> None:
        self.strip.refuse(refusal)
        self.check()

    def _finish(self, message: str) -> None:
        self.accept()
        self.restored.emit(message)


def _in_words(loss: LossShown) -> str:
    if not loss.belongs:
        return tr(
            "This backup does not belong to the record of the present docket. Restoring it puts another docket in its place."
        )
    if not loss.entries:
        return tr("Nothing was recorded since this backup: nothing would be lost.")
    kinds = ", ".join(f"{number:,} × {kind}" for kind, number in loss.kinds)
    entries = count(loss.entries, tr("entry"), tr("entries"))
    return tr("{entries} recorded since this backup would be lost: {kinds}.", entries=entries, kinds=kinds)
