"""Backups of the docket and going back to one, from the services."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ipdocket.services import restoring
from ipdocket.services.core.session import Session
from ipdocket.ui.shown_backups import BackupLine, LossShown
from ipdocket.ui.wiring.record_words import RecordWords
from ipdocket.ui.words import tr


class Restoring:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def backups(self) -> Sequence[BackupLine]:
        """The verified backups, newest first."""
        return [
            BackupLine(
                str(path), path.name, datetime.fromisoformat(one.made), one.head, one.matters, one.open_deadlines
            )
            for path, one in restoring.list_restorable(self._session)
        ]

    def loss(self, path: str) -> LossShown:
        """What was recorded since that backup."""
        loss, newest = restoring.foresee_loss(self._session, Path(path))
        return LossShown(loss.belongs, loss.entries, loss.kinds, tuple(map(RecordWords(self._session).row, newest)))

    def restore(self, path: str) -> str:
        """Goes back to that backup; the docket is open again and nobody is signed in."""
        done = restoring.restore(self._session, Path(path))
        return tr(
            "Restored {name}. The file before is kept beside the docket as {kept}. Sign in again.",
            name=Path(path).name, kept=done.kept_as,
        )  # fmt: skip
