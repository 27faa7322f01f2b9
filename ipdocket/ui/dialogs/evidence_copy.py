"""A kept file shown outside: in the system's own viewer where that only shows, else saved where the person says."""

from collections.abc import Callable
from pathlib import Path, PurePath

from PySide6.QtCore import QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from ipdocket.errors import Refused
from ipdocket.ui.desk import Desk
from ipdocket.ui.shown_steps import EvidenceCopy
from ipdocket.ui.words import tr

# What a viewer shows and does not run; anything else is saved, for the person to decide.
SHOWN = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".txt")
_copies: list[QTemporaryDir] = []


def show_evidence(desk: Desk, deadline: int, parent: QWidget, refused: Callable[[Refused], object]) -> None:
    """Asks for the file of a deadline's newest confirmation and shows it; that it was opened stands in the record."""
    desk.tasks.change(
        desk.docket.steps.evidence, deadline, then=lambda held: show_copy(desk, held, parent), refused=refused, owner=parent
    )


def show_copy(desk: Desk, held: EvidenceCopy, parent: QWidget) -> None:
    """Opens a copy that is gone when the program ends, or saves one."""
    name = PurePath(held.name).name or "evidence"
    if PurePath(name).suffix.lower() in SHOWN and _open(name, held.content):
        return
    path, _kind = QFileDialog.getSaveFileName(parent, tr("Save the evidence"), name)
    if path:
        try:
            Path(path).write_bytes(held.content)
        except OSError as error:
            desk.warn(tr("The file could not be written: {why}. Nothing else was changed.", why=error.strerror or str(error)))
        else:
            desk.tell(tr("Saved: {path}", path=path))


def _open(name: str, content: bytes) -> bool:
    folder = QTemporaryDir()
    if not folder.isValid():
        return False
    application = QApplication.instance()
    if application is not None and not _copies:
        application.aboutToQuit.connect(_copies.clear)  # which removes them
    _copies.append(folder)
    copy = Path(folder.path()) / name
    copy.write_bytes(content)
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))
